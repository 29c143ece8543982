"""A block that is not right is sent back with its message, and with everything that was typed."""

import json

import pytest
from wagtail.test.utils.form_data import nested_form_data, streamfield

from tests import builders
from tests.editing import edit_url, open_form, send, written
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db

PICTURE = {"image": "", "alt_text": "", "decorative": ""}
KEPT = ("paragraph", {"text": written("<p>Words that I typed.</p>"), "references": streamfield([])})


@pytest.fixture
def about():
    return builders.make_standard_page("About")


def publish(admin_client, about, *blocks):
    return send(admin_client, edit_url(about), {"body": streamfield([KEPT, *blocks])}, publish=True)


def assert_refused(client, response, about, message):
    content = response.content.decode()
    assert response.status_code == 200
    assert message in content
    assert "Words that I typed." in content
    assert "Words that I typed." not in words_of(read(client, about).main)


def test_what_is_right_is_published(client, admin_client, about):
    publish(admin_client, about)

    assert "Words that I typed." in words_of(read(client, about).main)


@pytest.mark.parametrize(
    "address", ["https://example.org/talk", "https://[broken/talk.mp4", "javascript:alert(1)"]
)
def test_an_address_that_is_no_video(client, admin_client, about, address):
    value = {"url": address, "title": "A talk", "still": PICTURE, "transcript": written("")}

    response = publish(admin_client, about, ("video", value))

    is_address = address == "https://example.org/talk"
    message = "This is not the address of a video" if is_address else "Enter a valid URL"
    assert_refused(client, response, about, message)


def test_an_image_without_a_description(client, admin_client, about):
    image = {"image": str(builders.make_image().pk), "alt_text": "", "decorative": ""}

    response = publish(admin_client, about, ("image", {"image": image, "caption": ""}))

    assert_refused(client, response, about, "alt text")


def test_a_required_text_that_is_missing(client, admin_client, about):
    response = publish(admin_client, about, ("quote", {"text": "", "attribution": "A patient"}))

    assert_refused(client, response, about, "This field is required")


def test_a_page_that_is_gone(client, admin_client, about):
    gone = builders.make_post()
    key = str(gone.pk)
    gone.delete()

    response = publish(admin_client, about, ("page_teaser", {"page": key}))

    assert response.status_code == 200
    assert "Words that I typed." in response.content.decode()


BROKEN_TABLES = [
    "",
    "not json",
    "[1]",
    '{"data": 5}',
    '{"data": [5]}',
    '{"data": [], "table_header_choice": [], "table_caption": 5}',
    "null",
]


@pytest.mark.parametrize("broken", BROKEN_TABLES)
def test_a_table_that_its_editor_did_not_send_is_no_error(client, admin_client, about, broken):
    response = publish(admin_client, about, ("table", {"table": broken}))

    assert response.status_code == 200
    assert read(client, about).h1


def table(**more) -> tuple[str, dict]:
    """As Wagtail's editor of tables sends one."""
    sent = {
        "data": [["Week", "Dose"], ["1", "Low"]],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": "row",
        "first_col_is_header": None,
        "table_header_choice": "row",
        "table_caption": "Doses by week",
    }
    return "table", {"table": json.dumps(sent | more)}


@pytest.mark.parametrize("headings", ["row", "column", "both"])
def test_a_table_with_headings_and_a_caption_is_published(client, admin_client, about, headings):
    publish(admin_client, about, table(table_header_choice=headings))

    assert words_of(read(client, about).table.caption) == "Doses by week"


NO_HEADINGS = "whether the first row or the first column holds the headings"
NO_CAPTION = "Give the table a caption that says what it shows."

INCOMPLETE_TABLES = {
    "no headings": ({"table_header_choice": "neither"}, NO_HEADINGS),
    "nothing chosen": ({"table_header_choice": ""}, NO_HEADINGS),
    "an empty row of headings": ({"data": [["", " "], ["1", "Low"]]}, NO_HEADINGS),
    "an empty column of headings": (
        {"data": [[None, "Dose"], [None, "Low"]], "table_header_choice": "both"},
        NO_HEADINGS,
    ),
    "no row": ({"data": []}, NO_HEADINGS),
    "no caption": ({"table_caption": " "}, NO_CAPTION),
}


@pytest.mark.parametrize(("more", "message"), INCOMPLETE_TABLES.values(), ids=INCOMPLETE_TABLES)
def test_a_table_that_not_everybody_could_read(client, admin_client, about, more, message):
    response = publish(admin_client, about, table(**more))

    assert_refused(client, response, about, message)
    others = {NO_HEADINGS, NO_CAPTION} - {message}
    assert not any(other in response.content.decode() for other in others)


def test_a_table_that_lacks_both_is_told_both(client, admin_client, about):
    response = publish(admin_client, about, table(table_header_choice="", table_caption=""))

    assert_refused(client, response, about, NO_HEADINGS)
    assert_refused(client, response, about, NO_CAPTION)


@pytest.mark.parametrize(("more", "message"), INCOMPLETE_TABLES.values(), ids=INCOMPLETE_TABLES)
def test_a_draft_keeps_a_table_that_is_not_finished(admin_client, about, more, message):
    _kind, sent = block = table(**more)

    send(admin_client, edit_url(about), {"body": streamfield([KEPT, block])})

    (kept,) = [part.value for part in newest(about).body if part.block_type == "table"]
    typed = json.loads(sent["table"])
    assert {name: kept["table"][name] for name in ("data", "table_caption")} == {
        name: typed[name] for name in ("data", "table_caption")
    }


def test_saving_by_itself_keeps_a_table_that_is_not_finished(admin_client, about):
    unfinished = table(table_header_choice="", table_caption="")
    changes = nested_form_data({"body": streamfield([unfinished])})

    response = admin_client.post(
        edit_url(about),
        open_form(admin_client, edit_url(about)) | changes,
        headers={"accept": "application/json"},
    )

    assert response.json()["success"]
    assert "Low" in str(newest(about).body.get_prep_value())


def newest(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def test_a_block_of_a_kind_that_does_not_exist_is_no_error(client, admin_client, about):
    response = publish(admin_client, about, ("script", "alert(1)"))

    assert response.status_code in {200, 400}
    assert read(client, about).h1
