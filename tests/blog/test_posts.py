"""What a post says around its text."""

from datetime import date

import pytest

from tests.builders import credit, make_person, make_post, make_site, paragraph, unpublish
from tests.reading import entities_of, links_of, read, words_of


@pytest.mark.django_db
def test_it_names_its_authors_and_its_date(client):
    ada, bo = make_person("Ada Example"), make_person("Bo Example", credentials="")
    post = credit(make_post(date=date(2026, 5, 4)), ada, bo)

    byline = read(client, post).select_one(".ca-byline")

    assert (
        words_of(byline) == "May 4, 2026 By Ada Example, MD By Bo Example About one minute to read"
    )
    assert links_of(byline) == {"Ada Example, MD": ada.get_url(), "Bo Example": bo.get_url()}


@pytest.mark.django_db
def test_credentials_are_those_of_the_day(client):
    ada = make_person("Ada Example", credentials="MS")
    post = credit(make_post(), ada)

    ada.credentials = "PhD"
    ada.save_revision().publish()

    assert "By Ada Example, MS" in words_of(read(client, post).select_one(".ca-byline"))


@pytest.mark.django_db
def test_an_author_without_a_public_profile_is_not_named(client):
    ada = make_person("Ada Example")
    post = credit(make_post(), ada)
    unpublish(ada)

    assert "Ada Example" not in client.get(post.get_url()).text


@pytest.mark.django_db
def test_main_headings_are_listed_where_there_are_several(client):
    headings = [
        ("heading", {"text": "Before", "level": "main"}),
        ("heading", {"text": "A detail", "level": "sub"}),
        ("heading", {"text": "After", "level": "main"}),
    ]
    html = read(client, make_post(body=[*headings, paragraph()]))

    contents = links_of(html.find("nav", attrs={"aria-label": "On this page"}))

    assert list(contents) == ["Before", "After"]
    assert [words_of(html.find(id=target[1:])) for target in contents.values()] == [
        "Before",
        "After",
    ]


@pytest.mark.django_db
def test_every_page_points_to_the_feeds_of_posts_and_of_webinars(client):
    for target in (make_site().home, make_site().blog, make_post()):
        feeds = read(client, target).select('link[type="application/atom+xml"]')
        assert [feed["title"] for feed in feeds] == ["Newest posts", "Webinars"]
        assert {client.get(feed["href"]).status_code for feed in feeds} == {200}


@pytest.mark.django_db
def test_the_blog_index_offers_both_feeds(client):
    links = read(client, make_site().blog).select("main a[type]")

    assert [words_of(link) for link in links] == ["RSS", "Atom"]
    for link in links:
        assert client.get(link["href"]).headers["Content-Type"].startswith(link["type"])


@pytest.mark.django_db
def test_machines_read_when_it_was_published(client):
    post = make_post("A post", date=date(2026, 5, 4))

    posting = entities_of(read(client, post))["BlogPosting"]

    assert posting["headline"] == "A post"
    assert posting["datePublished"] == "2026-05-04"
    assert posting["url"] == post.get_full_url()
