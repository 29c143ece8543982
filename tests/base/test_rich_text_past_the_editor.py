"""Rich text that was not written in the editor: nothing in it runs, nothing breaks, no words are lost."""

import json

import pytest
from bs4 import BeautifulSoup
from wagtail.admin.rich_text import get_rich_text_editor_widget

from content_app.base.blocks import PROSE_FEATURES
from content_app.crosslinks.resolver import LinkResolver
from content_app.crosslinks.rich_text import render_rich_text
from content_app.people.models import Person
from tests import builders
from tests.editing import add_url, edit_url, send
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    builders.make_site()
    return builders.make_person()


def content(*blocks: dict, entities=()) -> str:
    """What the editor sends: blocks of text, and the entities that ranges of them stand for."""
    return json.dumps(
        {"blocks": list(blocks), "entityMap": {str(n): e for n, e in enumerate(entities)}}
    )


def block(text: str, kind="unstyled", entity: int | None = None, styles=(), **more) -> dict:
    ranges = [] if entity is None else [{"offset": 0, "length": len(text), "key": entity}]
    style_ranges = [{"offset": 0, "length": len(text), "style": style} for style in styles]
    return {
        "key": "abcde",
        "text": text,
        "type": kind,
        "depth": 0,
        "inlineStyleRanges": style_ranges,
        "entityRanges": ranges,
    } | more


def link(**data) -> dict:
    return {"type": "LINK", "mutability": "MUTABLE", "data": data}


def shown(posted: str) -> BeautifulSoup:
    """What a reader gets of what was posted."""
    widget = get_rich_text_editor_widget("default", features=PROSE_FEATURES)
    stored = widget.value_from_datadict({"text": posted}, {}, "text")
    return BeautifulSoup(render_rich_text(stored, LinkResolver.for_request(None)), "html.parser")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</p><iframe src=https://example.org></iframe>",
        '<a href="javascript:alert(1)">a</a>',
    ],
)
def test_markup_in_the_text_is_shown_as_text(text):
    result = shown(content(block(text)))

    assert words_of(result) == text
    assert not result.find(["script", "img", "iframe", "a"])


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
    ],
)
def test_a_link_that_would_run_leads_nowhere(address):
    posted = content(block("press here", entity=0), entities=[link(url=address)])

    result = shown(posted)

    assert words_of(result) == "press here"
    assert not result.select("a[href]")


def test_an_address_cannot_break_out_of_its_attribute(client, admin_client, person):
    address = 'https://example.org/" onmouseover="alert(1)'
    posted = content(block("press here", entity=0), entities=[link(url=address)])

    result = shown(posted)

    assert list(result.a.attrs) == ["href"]


@pytest.mark.parametrize("kind", ["unstyled", "header-two", "atomic", "script", "code-block", ""])
def test_no_kind_of_block_brings_an_event_handler(kind):
    posted = content(block("words", kind=kind, data={"onclick": "alert(1)"}))

    result = shown(posted)

    assert "onclick" not in str(result)


@pytest.mark.parametrize("kind", ["IMAGE", "EMBED", "SCRIPT", "", None])
def test_an_unknown_entity_is_left_out(kind):
    entity = {"type": kind, "mutability": "IMMUTABLE", "data": {"src": "x", "id": "1"}}
    posted = content(block("before"), block("it", entity=0), block("after"), entities=[entity])

    result = shown(posted)

    assert words_of(result).startswith("before")
    assert words_of(result).endswith("after")
    assert not result.find(["img", "iframe", "embed", "script"])


def test_an_unknown_style_keeps_its_words(client, admin_client, person):
    posted = content(block("plain words", styles=["COLOUR-RED", "BOLD"]))

    result = shown(posted)

    assert words_of(result) == "plain words"
    assert result.b


@pytest.mark.parametrize(
    "key", ["abc", "1 OR 1=1", "", "-1", "1.5", "9" * 30, '1" onclick="x', None]
)
@pytest.mark.parametrize(
    "data", [{"linktype": "page"}, {"url": "/documents/1/"}], ids=["page", "document"]
)
def test_a_link_to_what_cannot_be_a_key_is_plain_words(key, data):
    kind = "LINK" if "linktype" in data else "DOCUMENT"
    entity = {"type": kind, "mutability": "MUTABLE", "data": data | {"id": key}}
    posted = content(block("read this", entity=0), entities=[entity])

    result = shown(posted)

    assert "read this" in words_of(result)
    assert not result.select("a[href]")


@pytest.mark.parametrize(
    "posted",
    [
        "just words",
        "<p>markup</p>",
        '{"blocks": [',
        "null",
        "[]",
        "5",
        "{}",
        '{"blocks": 5, "entityMap": {}}',
        '{"blocks": [{}], "entityMap": {}}',
        '{"blocks": [null], "entityMap": null}',
        content(block("words", entity=7)),
        content(block("words", entity=0), entities=[{"type": "LINK"}]),
        content(block("words", entity=0), entities=[link()]),
        content(block("words", styles=["BOLD"]) | {"inlineStyleRanges": [{"style": "BOLD"}]}),
        "[" * 100_000,
        "\x00",
        content(block("\ud83d")),
    ],
    ids=lambda posted: posted[:24],
)
def test_what_is_not_in_the_format_of_the_editor_is_no_error(posted):
    shown(posted).encode()


def test_what_is_not_in_the_format_of_the_editor_stays_as_words():
    assert words_of(shown("<b>Only</b> words")) == "<b>Only</b> words"


def test_nothing_that_an_editor_posts_reaches_a_reader_as_a_script(client, admin_client, person):
    posted = content(
        block("<script>alert(1)</script>"),
        block("press here", entity=0, data={"onclick": "alert(1)"}),
        entities=[link(url="javascript:alert(1)")],
    )

    send(admin_client, edit_url(person), {"biography": posted}, publish=True)

    biography = read(client, person).select_one("main .ca-rich-text")
    assert words_of(biography) == "<script>alert(1)</script> press here"
    assert not biography.select("script, a[href], [onclick]")


@pytest.mark.parametrize("posted", ['{"blocks": [', content(block("\ud83d")), "\x00"], ids=repr)
def test_a_form_that_the_editor_did_not_send_is_no_error(client, admin_client, person, posted):
    response = send(admin_client, edit_url(person), {"biography": posted}, publish=True)

    assert response.status_code == 200
    assert read(client, person).h1


def test_a_new_record_is_made_all_the_same(admin_client):
    builders.make_site()

    send(admin_client, add_url(Person), {"name": "Ada", "biography": "{"}, publish=True)

    assert Person.objects.get().live


def test_the_editor_opens_what_was_saved(admin_client, person):
    send(admin_client, edit_url(person), {"biography": "only words"})

    assert "only words" in admin_client.get(edit_url(person)).content.decode()
