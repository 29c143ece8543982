"""An old address leads to its page in one step, or says that it was not found."""

import pytest
from wagtail.models import PageViewRestriction

from tests import builders
from tests.crosslinks.test_links_to_what_has_left import redirect

pytestmark = pytest.mark.django_db


def test_a_chain_is_one_step(client):
    site = builders.make_site()
    between = builders.unpublish(builders.make_standard_page("Between"))
    redirect("/first/", "/second/?of=two")
    redirect("/second/?of=two", between)
    redirect(between.get_url(), site.people, redirect_page_route_path="/ada-example/")
    redirect("/people/ada-example/", builders.make_person("Bea Example").get_url())

    response = client.get("/first/")

    assert response.status_code == 301
    assert response.headers["Location"] == "/people/bea-example/"


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [(True, True, 301), (True, False, 302), (False, True, 302)],
)
def test_a_chain_is_permanent_if_each_of_its_steps_is(client, first, second, status):
    page = builders.make_standard_page("Moved twice")
    redirect("/first/", "/second/", is_permanent=first)
    redirect("/second/", page, is_permanent=second)

    response = client.get("/first/")

    assert (response.status_code, response.headers["Location"]) == (status, page.get_url())


def test_a_circle_and_a_way_to_nothing_are_not_found(client):
    redirect("/round/", "/and-round/")
    redirect("/and-round/", "http://localhost/round/")
    redirect("/nowhere/", builders.make_standard_page(publish=False))
    outside = builders.make_standard_page("Outside")
    outside.move(builders.make_site().home.get_parent(), pos="last-child")
    redirect("/outside/", outside, redirect_page_route_path="/below/")

    for address in ("/round/", "/and-round/", "/nowhere/", "/outside/"):
        assert client.get(address).status_code == 404, address


def test_a_private_page_is_led_to_and_asks_who_comes(client):
    page = builders.make_standard_page("For members")
    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")
    redirect("/members/", page, is_permanent=False)

    response = client.get("/members/")

    assert (response.status_code, response.headers["Location"]) == (302, page.get_url())
