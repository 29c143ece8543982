"""Readers see where they are (WCAG 2.2, 2.4.8): by the trail above the page, and by the menu."""

import pytest

from tests.home.every_page import addresses_of_every_page
from tests.reading import links_of, read

pytestmark = pytest.mark.django_db

OUTSIDE_THE_TREE = {"home", "search", "empty search"}


def test_every_page_stands_in_a_trail_and_in_a_part_of_the_menu(client):
    addresses = addresses_of_every_page()
    in_menu = links_of(read(client, addresses["home"]).select_one(".site-menu nav")).values()
    assert in_menu
    for name, address in addresses.items():
        html = read(client, address)
        trail = html.find("nav", attrs={"aria-label": "Where you are"})
        current = [link["href"] for link in html.select(".site-menu [aria-current]")]
        if name in OUTSIDE_THE_TREE:
            assert (trail, current) == (None, []), name
            continue
        assert next(iter(links_of(trail).values())) == addresses["home"], name
        assert current == [part for part in in_menu if address.startswith(part)], name
