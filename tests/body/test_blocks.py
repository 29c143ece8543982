"""Every block of a text, as a reader gets it."""

import pytest

from tests import builders
from tests.reading import links_of, read, words_of

pytestmark = pytest.mark.django_db


def text_of(client, *blocks):
    return read(client, builders.make_standard_page(body=list(blocks))).main


def test_headings_are_listed_and_can_be_reached(client):
    blocks = [
        ("heading", {"text": title, "level": level})
        for title, level in (("First", "main"), ("Detail", "sub"), ("Second", "main"))
    ]
    main = text_of(client, *blocks)

    assert {"First", "Second"} <= {words_of(h) for h in main.find_all("h2")}
    assert "Detail" in [words_of(h) for h in main.find_all("h3")]
    contents = links_of(main)
    assert all(main.find(id=contents[title].lstrip("#")) for title in ("First", "Second"))


def test_an_image_has_words_for_those_who_cannot_see_it(client):
    image = {"image": builders.make_image(), "alt_text": "A nerve", "decorative": False}
    main = text_of(client, ("image", {"image": image, "caption": "Drawn for this test"}))

    assert main.select_one("figure img")["alt"] == "A nerve"
    assert words_of(main.figcaption) == "Drawn for this test"


def test_a_decorative_image_is_passed_over(client):
    image = {"image": builders.make_image(), "alt_text": "", "decorative": True}

    assert text_of(client, ("image", {"image": image})).select_one("figure img")["alt"] == ""


def test_a_quotation_says_who_said_it(client):
    main = text_of(client, ("quote", {"text": "One step.", "attribution": "A patient"}))

    assert "One step." in words_of(main.blockquote)
    assert "A patient" in words_of(main)


@pytest.mark.parametrize(("kind", "tag"), [("bulleted", "ul"), ("numbered", "ol")])
def test_a_list_is_a_list(client, kind, tag):
    main = text_of(client, ("list", {"kind": kind, "items": ["<p>One</p>", "<p>Two</p>"]}))

    items = [words_of(item) for item in main.select(f"{tag} > li")]
    assert items[-2:] == ["One", "Two"]


def table(data, **more):
    return {
        "table": {
            "data": data,
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_header_choice": "row",
            "table_caption": "Doses",
            "cell": [],
            "mergeCells": [],
        }
        | more
    }


def test_a_table_has_a_caption_and_headings(client):
    main = text_of(client, ("table", table([["Week", "Dose"], ["1", "Low"]])))

    assert words_of(main.table.caption) == "Doses"
    assert [words_of(cell) for cell in main.table.find_all("th")] == ["Week", "Dose"]
    assert all(cell.get("scope") == "col" for cell in main.table.find_all("th"))


def test_a_column_of_headings_belongs_to_its_rows(client):
    both = {"first_col_is_header": True, "table_header_choice": "both"}
    main = text_of(client, ("table", table([["Week", "Dose"], ["1", "Low"]], **both)))

    scopes = {words_of(cell): cell["scope"] for cell in main.table.find_all("th")}
    assert scopes == {"Week": "col", "Dose": "col", "1": "row"}


def test_a_table_that_is_too_wide_can_be_scrolled_by_keyboard(client):
    main = text_of(client, ("table", table([["Week", "Dose"], ["1", "Low"]])))

    frame = main.table.find_parent(attrs={"role": "region"})
    assert (frame["tabindex"], frame["aria-label"]) == ("0", "Doses")


def test_markup_in_a_table_is_shown_as_text(client):
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"

    main = text_of(client, ("table", table([["Head"], [attack]])))

    assert words_of(main.table.td) == attack
    assert not main.table.find(["script", "img"])


def video(**more):
    return (
        "video",
        {
            "url": "https://www.youtube.com/watch?v=abcdefghijk",
            "title": "A talk",
            "still": None,
            "transcript": "",
        }
        | more,
    )


def test_a_video_loads_nothing_and_says_what_it_would_load(client):
    main = text_of(client, video())

    assert not main.find(["iframe", "video", "embed", "object"])
    assert "https://www.youtube.com/watch?v=abcdefghijk" in links_of(main).values()
    assert "Nothing is loaded from outside until you press play" in words_of(main)
    assert "YouTube" in words_of(main)


def test_a_video_has_its_transcript(client):
    assert "What is said." in words_of(text_of(client, video(transcript="<p>What is said.</p>")))


def test_a_video_says_that_it_has_no_transcript(client):
    assert "There is no transcript of this video yet." in words_of(text_of(client, video()))


def test_a_video_of_a_draft_that_is_none_is_left_out(client):
    main = text_of(client, builders.paragraph(), video(url="https://example.org/no-video"))

    assert "A talk" not in words_of(main)


def test_a_document_is_offered_under_its_label_or_title(client):
    document = builders.make_document("A guide")

    assert document.url in links_of(text_of(client, ("document", {"document": document}))).values()
    main = text_of(client, ("document", {"document": document, "label": "Read the guide"}))
    assert "Read the guide" in words_of(main)


def test_a_deleted_document_is_left_out(client):
    document = builders.make_document("A guide")
    page = builders.make_standard_page(body=[("document", {"document": document})])
    document.delete()

    assert "A guide" not in words_of(read(client, page).main)


def test_a_deleted_image_is_left_out(client):
    picture = builders.make_image()
    image = {"image": picture, "alt_text": "A nerve", "decorative": False}
    page = builders.make_standard_page(body=[("image", {"image": image, "caption": "Drawn"})])
    picture.delete()

    assert not read(client, page).main.find("img")


def test_a_disclosure_opens_without_a_script(client):
    value = {"summary": "Medical disclaimer", "text": "<p>Ask your doctor.</p>"}
    main = text_of(client, ("disclosure", value))

    assert "Medical disclaimer" in words_of(main.details.summary)
    assert "Ask your doctor." in words_of(main.details)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("heading", {"text": "<b>x</b>", "level": "main"}),
        ("quote", {"text": "<b>x</b>", "attribution": "<b>x</b>"}),
        ("disclosure", {"summary": "<b>x</b>", "text": "<p>y</p>"}),
        (
            "call_to_action",
            {"title": "<b>x</b>", "link": {"url": "https://a.org", "label": "<b>x</b>"}},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_markup_in_a_plain_field_is_shown_as_text(client, kind, value):
    main = text_of(client, (kind, value))

    assert "<b>x</b>" in words_of(main)
    assert not main.find("b")
