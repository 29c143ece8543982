"""A rich text from which every word was taken counts as none: Wagtail's editor sends an empty paragraph for it."""

import pytest
from wagtail.test.utils.form_data import streamfield

from tests import builders
from tests.editing import edit_url, message_beside, send, written
from tests.reading import read, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]

EMPTIED = ["", "<p> </p>", "<p>&nbsp;</p>", "<p></p><p></p>", "<ul><li></li></ul>"]


@pytest.mark.parametrize("html", EMPTIED)
def test_readers_get_no_heading_with_nothing_below_it(client, admin_client, html):
    webinar = builders.make_past_webinar(transcript="<p>What was said.</p>", recording_url="")
    assert "Transcript" in words_of(read(client, webinar).main)

    send(admin_client, edit_url(webinar), {"transcript": written(html)}, publish=True)

    assert "Transcript" not in words_of(read(client, webinar).main)


@pytest.mark.parametrize("html", EMPTIED)
def test_a_text_inside_a_block_counts_as_none_too(client, admin_client, html):
    condition = builders.make_condition()
    therapy = {
        "therapy": str(builders.make_therapy().pk),
        "recommendation": "recommended",
        "what_is_known": written("<p>It helped.</p>"),
        "cautions": written(html),
        "references": streamfield([]),
    }
    treatment = {
        "heading": "",
        "caveat": "",
        "introduction": written(""),
        "therapies": {"count": "1", "0": {"value": therapy, "order": "0", "deleted": ""}},
        "body": streamfield([]),
    }

    send(
        admin_client,
        edit_url(condition),
        {"sections": streamfield([("treatment", treatment)])},
        publish=True,
    )

    entry = words_of(read(client, condition).select_one(".ca-therapy"))
    assert "It helped." in entry
    assert "Be careful" not in entry


@pytest.mark.parametrize("html", EMPTIED)
def test_a_text_that_is_required_is_asked_for(admin_client, html):
    callout = builders.make_callout()

    response = send(admin_client, edit_url(callout), {"text": written(html)}, publish=True)

    assert message_beside(response, "text") == "This field is required."


def test_a_line_across_is_something_to_see(client, admin_client):
    webinar = builders.make_past_webinar()

    send(admin_client, edit_url(webinar), {"transcript": written("<hr/>")}, publish=True)

    assert read(client, webinar).select("main hr")
