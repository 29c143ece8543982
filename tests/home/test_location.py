"""Readers see where they are (WCAG 2.2, 2.4.8): by the trail above the page, and by the menu."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.builders import make_post, make_site, make_standard_page
from tests.home.every_page import addresses_of_every_page
from tests.reading import links_of, read, words_of

pytestmark = pytest.mark.django_db

OUTSIDE_THE_TREE = {"home", "search", "empty search"}


def trail_of(html: BeautifulSoup):
    return html.find("nav", attrs={"aria-label": "Where you are"})


def current_in_menu(html: BeautifulSoup) -> list[str]:
    return [link["href"] for link in html.select(".site-menu [aria-current]")]


def test_every_page_stands_in_a_trail_and_in_a_part_of_the_menu(client):
    addresses = addresses_of_every_page()
    addresses["summary of a condition"] = f"{addresses['condition']}summary/"
    in_menu = links_of(read(client, addresses["home"]).select_one(".site-menu nav")).values()
    assert in_menu
    for name, address in addresses.items():
        if name in OUTSIDE_THE_TREE:
            continue
        html = read(client, address)
        assert next(iter(links_of(trail_of(html)).values())) == addresses["home"], name
        assert current_in_menu(html) == [part for part in in_menu if address.startswith(part)], name


def test_the_summary_of_a_condition_stands_below_its_page(client):
    condition = addresses_of_every_page()["condition"]

    trail = trail_of(read(client, f"{condition}summary/"))

    assert [*links_of(trail).values()][-1] == condition


def test_what_stands_outside_the_tree_says_what_it_is_by_its_title_and_heading(client):
    """The exceptions that docs/accessibility.md names."""
    post = make_post()
    private = make_standard_page("For members")
    private.view_restrictions.create(restriction_type="password", password="open sesame")
    outside = {
        make_site().home.get_url(): "Neuropathy foundation",
        "/search/": "Search",
        "/no-such-page/": "This page was not found",
        private.get_url(): "A password is needed here",
        reverse("content_app:feedback_thanks", args=[post.pk]): "Was this page helpful?",
    }
    for address, name in outside.items():
        html = BeautifulSoup(client.get(address).content, "html.parser")
        assert (trail_of(html), current_in_menu(html)) == (None, []), address
        assert words_of(html.title).startswith(name), address
        assert words_of(html.h1) == name, address
