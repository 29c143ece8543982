"""Readers narrow the list of posts."""

from datetime import date

import pytest

from content_app.blog import listing
from tests.builders import (
    credit,
    make_condition,
    make_person,
    make_post,
    make_qa_post,
    make_site,
    relate,
)
from tests.reading import read, words_of


def titles_on(html) -> list[str]:
    return [words_of(title) for title in html.select("main .ca-teaser__title")]


def choices_of(html, name: str) -> list[str]:
    return [option["value"] for option in html.select(f"select[name={name}] option")]


@pytest.fixture
def blog(db) -> str:
    return make_site().blog.get_url()


def test_all_posts_newest_first(client, blog):
    make_post("Old", date=date(2024, 1, 5))
    make_post("New", date=date(2026, 1, 5))
    make_post("Middle", date=date(2025, 1, 5))
    make_post("A draft", publish=False)

    assert titles_on(read(client, blog)) == ["New", "Middle", "Old"]


def test_by_category(client, blog):
    make_post("On research", categories=["Research", "Life"])
    make_post("On life", categories=["Life"])

    html = read(client, f"{blog}?category=research")

    assert titles_on(html) == ["On research"]
    assert "One post fits." in words_of(html.main)


@pytest.mark.parametrize(
    ("kind", "expected"), [("article", "An article"), ("news", "Some news"), ("qa", "Questions")]
)
def test_by_kind(client, blog, kind, expected):
    make_post("An article")
    make_post("Some news", kind="news")
    make_qa_post("Questions", kind="news")

    assert titles_on(read(client, f"{blog}?kind={kind}")) == [expected]


def test_by_condition_whichever_page_holds_the_relation(client, blog):
    condition = make_condition("CIDP")
    relate(make_post("Names the condition"), condition)
    named = make_post("Named by the condition")
    relate(condition, named)
    relate(named, condition)
    make_post("About something else")

    titles = titles_on(read(client, f"{blog}?condition=cidp"))

    assert sorted(titles) == ["Named by the condition", "Names the condition"]


def test_by_author(client, blog):
    ada, bo = make_person("Ada Example"), make_person("Bo Example")
    credit(make_post("By both"), ada, bo)
    credit(make_post("By Ada", date=date(2026, 1, 1)), ada)
    credit(make_post("Reviewed by Bo"), bo, role="reviewer")

    assert titles_on(read(client, f"{blog}?author=ada-example")) == ["By both", "By Ada"]
    assert titles_on(read(client, f"{blog}?author=bo-example")) == ["By both"]


def test_by_year(client, blog):
    make_post("Last day of 2025", date=date(2025, 12, 31))
    make_post("First day of 2026", date=date(2026, 1, 1))

    assert titles_on(read(client, f"{blog}?year=2025")) == ["Last day of 2025"]


def test_filters_narrow_each_other(client, blog):
    make_post("Wanted", categories=["Research"], date=date(2025, 5, 1), kind="news")
    make_post("Another year", categories=["Research"], kind="news")
    make_post("Another kind", categories=["Research"], date=date(2025, 5, 1))
    make_post("Another category", date=date(2025, 5, 1), kind="news")

    html = read(client, f"{blog}?category=research&year=2025&kind=news")

    assert titles_on(html) == ["Wanted"]


def test_choices_are_those_that_would_find_something(client, blog):
    ada = make_person("Ada Example")
    credit(make_post("A post", categories=["Research"], date=date(2025, 5, 1)), ada)
    make_post("A draft", categories=["Secret"], date=date(2020, 5, 1), publish=False)
    make_condition("Without a post")
    make_person("Without a post")

    html = read(client, blog)

    assert choices_of(html, "category") == ["", "research"]
    assert choices_of(html, "year") == ["", "2025"]
    assert choices_of(html, "author") == ["", "ada-example"]
    assert choices_of(html, "condition") == [""]


def test_a_condition_that_is_a_draft_is_no_choice(client, blog):
    draft = make_condition("A draft", publish=False)
    relate(make_post("A post"), draft)

    assert choices_of(read(client, blog), "condition") == [""]


def test_of_very_many_conditions_those_are_choices_that_most_posts_are_about(
    client, blog, monkeypatch
):
    monkeypatch.setattr(listing, "MOST_CHOICES", 2)
    for title, posts in [("CIDP", 1), ("POEMS", 3), ("Zoster pain", 2)]:
        condition = make_condition(title)
        for number in range(posts):
            relate(make_post(f"{number} about {title}"), condition)
    # Two that name each other are one post all the same.
    axonal, its_post = make_condition("Axonal"), make_post("About axonal")
    relate(its_post, axonal)
    relate(axonal, its_post)

    html = read(client, blog)

    assert choices_of(html, "condition") == ["", "poems", "zoster-pain"]
    select = html.select_one("select[name=condition]")
    assert "most posts are about" in words_of(html.find(id=select["aria-describedby"]))


def test_of_very_many_authors_those_are_choices_who_wrote_the_most(client, blog, monkeypatch):
    monkeypatch.setattr(listing, "MOST_CHOICES", 2)
    for name, posts in [("Ada Example", 1), ("Bea Example", 3), ("Zoe Example", 2)]:
        person = make_person(name)
        for number in range(posts):
            credit(make_post(f"{number} by {name}"), person)

    html = read(client, blog)

    assert choices_of(html, "author") == ["", "bea-example", "zoe-example"]
    select = html.select_one("select[name=author]")
    assert "wrote the most" in words_of(html.find(id=select["aria-describedby"]))


def test_a_link_to_the_posts_of_somebody_who_wrote_less_holds(client, blog, monkeypatch):
    monkeypatch.setattr(listing, "MOST_CHOICES", 1)
    for name, posts in [("Ada Example", 2), ("Bea Example", 1)]:
        person = make_person(name)
        for number in range(posts):
            credit(make_post(f"{number} by {name}"), person)

    html = read(client, f"{blog}?author=bea-example")

    assert titles_on(html) == ["0 by Bea Example"]
    assert html.select_one("select[name=author] option[selected]")["value"] == "bea-example"


def test_a_link_to_the_posts_about_a_rarer_condition_holds(client, blog, monkeypatch):
    monkeypatch.setattr(listing, "MOST_CHOICES", 1)
    for title, posts in [("Ataxia", 2), ("CIDP", 1)]:
        condition = make_condition(title)
        for number in range(posts):
            relate(make_post(f"{number} about {title}"), condition)

    html = read(client, f"{blog}?condition=cidp")

    assert titles_on(html) == ["0 about CIDP"]
    assert html.select_one("select[name=condition] option[selected]")["value"] == "cidp"


def test_what_was_chosen_stays_chosen_and_can_be_cleared(client, blog):
    make_post("A post", categories=["Research"])

    html = read(client, f"{blog}?category=research")

    assert html.select_one("select[name=category] option[selected]")["value"] == "research"
    assert html.find("a", string=lambda text: text and "Show everything" in text)["href"] == blog


def test_a_combination_that_finds_nothing_says_so(client, blog):
    make_post("A post", categories=["Research"], date=date(2025, 5, 1))
    make_post("Another", categories=["Life"], date=date(2024, 5, 1))

    html = read(client, f"{blog}?category=research&year=2024")

    assert titles_on(html) == []
    assert "There is no such post yet." in words_of(html.main)


def test_a_category_of_a_post_leads_to_the_posts_filed_there(client, blog):
    post = make_post("A post", categories=["Research"])

    link = read(client, post).select_one("a.ca-tag")

    assert titles_on(read(client, link["href"])) == ["A post"]
