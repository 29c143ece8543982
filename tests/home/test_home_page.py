"""The front door: lead, featured condition, next webinar, newest posts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from wagtail.models import PageViewRestriction

from content_app.base import clock
from content_app.webinars.states import Standing
from tests.builders import (
    make_callout,
    make_condition,
    make_post,
    make_site,
    make_webinar,
    paragraph,
    unpublish,
)
from tests.reading import links_of, read, words_of

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def home(db):
    with clock.at(NOW):
        yield make_site().home


def publish(home, **fields):
    for name, value in fields.items():
        setattr(home, name, value)
    home.save_revision().publish()
    return home


def section_of(html, name: str):
    return html.find("section", attrs={"aria-labelledby": name})


def test_the_lead_is_what_a_visitor_reads_first(client, home):
    publish(home, lead_title="You are not alone", lead_text="First.\n\nSecond.")

    html = read(client, home)

    assert words_of(html.h1) == "You are not alone"
    assert [words_of(text) for text in html.select(".ca-lede p")] == ["First.", "Second."]


def test_without_a_lead_the_title_stands_there(client, home):
    assert words_of(read(client, home).h1) == home.title


def test_the_featured_condition_is_shown_and_linked(client, home):
    condition = make_condition("CIDP", summary="A short summary.")
    publish(home, featured_condition=condition)

    featured = section_of(read(client, home), "featured")

    assert words_of(featured.h2) == "CIDP"
    assert "A short summary." in words_of(featured)
    assert links_of(featured) == {"Read about CIDP": condition.get_url()}


@pytest.mark.parametrize("hide", ["unpublish", "delete", "restrict"])
def test_a_featured_condition_that_is_not_public_is_left_out(client, home, hide):
    condition = make_condition("CIDP")
    publish(home, featured_condition=condition)

    if hide == "unpublish":
        unpublish(condition)
    elif hide == "delete":
        condition.delete()
    else:
        PageViewRestriction.objects.create(page=condition.page_ptr, restriction_type="login")

    html = read(client, home)
    assert section_of(html, "featured") is None
    assert "CIDP" not in words_of(html.main)


def test_the_next_webinar_is_the_one_that_comes_first(client, home):
    make_webinar("Later", starts_at=NOW + timedelta(days=9))
    soon = make_webinar("Soon", starts_at=NOW + timedelta(days=2))
    make_webinar("Over", starts_at=NOW - timedelta(days=2))
    make_webinar("A draft", starts_at=NOW + timedelta(days=1), publish=False)
    called_off = {"starts_at": NOW + timedelta(days=1), "notice": "The speaker is ill."}
    make_webinar("Cancelled", standing=Standing.CANCELLED, **called_off)
    make_webinar("Postponed", standing=Standing.POSTPONED, **called_off)

    webinar = section_of(read(client, home), "next-webinar")

    assert words_of(webinar.h3) == "Soon"
    assert "Wednesday, May 6, 2026 8 a.m. EDT (clocks in New York)" in words_of(webinar)
    assert list(links_of(webinar).values()) == [soon.get_url()]


def test_without_a_webinar_ahead_nothing_is_promised(client, home):
    make_webinar("Over", starts_at=NOW - timedelta(days=2))

    assert section_of(read(client, home), "next-webinar") is None


def test_the_newest_posts_are_shown(client, home):
    for day in range(1, 6):
        make_post(f"Day {day}", date=date(2026, 4, day))
    make_post("A draft", publish=False)

    posts = section_of(read(client, home), "newest")

    assert [words_of(title) for title in posts.select("h3")] == ["Day 5", "Day 4", "Day 3"]


def test_without_posts_there_is_no_heading_for_them(client, home):
    assert section_of(read(client, home), "newest") is None


def test_a_callout_and_further_text_stand_below(client, home):
    make_callout("Nerves can recover", on=[home])
    publish(home, body=[paragraph("<p>Further text.</p>")])

    text = words_of(read(client, home).main)

    assert "Did You Know? Nerves can recover" in text
    assert "Further text." in text
