"""A long list of posts has pages."""

from datetime import date, timedelta

import pytest

from content_app.blog.listing import POSTS_PER_PAGE
from tests.builders import make_post, make_site
from tests.reading import read, words_of


def titles_on(html) -> list[str]:
    return [words_of(title) for title in html.select("main .ca-teaser__title")]


@pytest.fixture
def posts(db) -> list[str]:
    """Titles of more posts than fit on a page, newest first; two share each day."""
    first = date(2026, 3, 1)
    titles = [f"Post {number:02}" for number in range(POSTS_PER_PAGE + 2)]
    for number, title in enumerate(titles):
        day = first + timedelta(days=number // 2)
        make_post(title, date=day, categories=["Research"], body=[])
    return titles[::-1]


def test_every_post_is_on_one_page_and_on_one_only(client, posts):
    blog = make_site().blog.get_url()

    first, second = (titles_on(read(client, f"{blog}?page={number}")) for number in (1, 2))

    assert [*first, *second] == posts
    assert len(first) == POSTS_PER_PAGE


def test_links_lead_on_and_back_and_keep_the_filters(client, posts):
    blog = make_site().blog.get_url()
    first = read(client, f"{blog}?category=research")
    onwards = first.select_one("a[rel=next]")["href"]

    second = read(client, f"{blog}{onwards}")

    assert titles_on(second) == posts[POSTS_PER_PAGE:]
    assert second.select_one("select[name=category] option[selected]")["value"] == "research"
    assert not second.select("a[rel=next]")
    back = second.select_one("a[rel=prev]")["href"]
    assert titles_on(read(client, f"{blog}{back}")) == posts[:POSTS_PER_PAGE]


def test_a_page_beyond_the_last_is_the_last(client, posts):
    html = read(client, f"{make_site().blog.get_url()}?page=99")

    assert titles_on(html) == posts[POSTS_PER_PAGE:]
    assert "Page 2 of 2" in words_of(html.select_one(".ca-pagination"))


@pytest.mark.django_db
def test_a_short_list_has_no_links_to_pages(client):
    make_post()

    assert not read(client, make_site().blog).select(".ca-pagination")
