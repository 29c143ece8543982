"""A block that is not right is sent back with its message, and with everything that was typed."""

import pytest
from wagtail.test.utils.form_data import streamfield

from tests import builders
from tests.editing import edit_url, send, written
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


@pytest.mark.parametrize("broken", ["", "not json", "[1]", '{"data": 5}', '{"data": [5]}', "null"])
def test_a_table_that_its_editor_did_not_send_is_no_error(client, admin_client, about, broken):
    response = publish(admin_client, about, ("table", {"table": broken}))

    assert response.status_code == 200
    assert read(client, about).h1


def test_a_block_of_a_kind_that_does_not_exist_is_no_error(client, admin_client, about):
    response = publish(admin_client, about, ("script", "alert(1)"))

    assert response.status_code in {200, 400}
    assert read(client, about).h1
