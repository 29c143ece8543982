"""In the window in which a related page is chosen, two pages of one title can be told apart."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content_app.crosslinks.models import OtherName
from content_app.editorial.roles import WRITERS
from tests import builders
from tests.editorial.desk import Desk
from tests.reading import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return Desk(builders.make_user(WRITERS))


def opened(desk) -> list[str]:
    window = desk.get(reverse("related_page_chooser:choose")).json()
    return _rows(window["html"])


def found(desk, **query) -> list[str]:
    return _rows(desk.get(reverse("related_page_chooser:choose_results"), data=query).content)


def _rows(html) -> list[str]:
    return [words_of(row) for row in BeautifulSoup(html, "html.parser").select("tbody tr")]


def test_it_opens_with_the_pages_that_can_be_related(writer):
    builders.make_condition("Anti-MAG")

    assert [row for row in opened(writer) if "Anti-MAG" in row]
    assert not [row for row in opened(writer) if row.startswith(("Root", "Blog", "Conditions"))]


def test_a_condition_is_found_by_its_other_names(writer):
    names = [("IgM anti-MAG", OtherName.Kind.SYNONYM), ("CIDP-x", OtherName.Kind.ABBREVIATION)]
    builders.make_condition("Peripheral neuropathy", other_names=names)

    for query in ("IgM anti-MAG", "igm", "CIDP-x", '"'):
        assert len(found(writer, q=query)) == (0 if query == '"' else 1), query


def test_pages_of_one_title_differ_in_place_type_date_and_state(writer):
    builders.make_past_webinar("Balance")
    builders.make_post("Balance", date=date(2026, 5, 4), publish=False)

    webinar, post = sorted(found(writer, q="Balance"), key=lambda row: "Blog post" in row)

    assert "Webinar · Neuropathy foundation › Webinars" in webinar
    assert "June 27, 2022" in webinar
    assert "Live" in webinar.title()
    assert "Blog post · Neuropathy foundation › Blog" in post
    assert "May 4, 2026" in post
    assert "Draft" in post.title()
    assert len(found(writer, q="Balance", page_type="webinarpage")) == 1


def test_results_cost_no_query_each(writer, django_assert_max_num_queries):
    def number_of_queries() -> int:
        with django_assert_max_num_queries(60) as queries:
            found(writer, q="Balance")
        return len(queries)

    builders.make_post("Balance")
    found(writer, q="Balance")
    few = number_of_queries()
    for number in range(5):
        builders.make_post(f"Balance {number}")

    assert number_of_queries() == few
