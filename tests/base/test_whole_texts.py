"""What is longer than a field holds is not cut: it stays in the form, with a message beside it."""

import re

import pytest

from content_app.callouts.models import Callout
from content_app.crosslinks.mentions.glossary import GlossaryTerm
from content_app.evidence.models import Study, Therapy
from content_app.people.models import Person
from tests import builders
from tests.editing import add_url, edit_url, message_beside, send, still_in_form

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize(
    "make",
    [
        builders.make_condition,
        builders.make_post,
        builders.make_webinar,
        builders.make_standard_page,
    ],
)
def test_no_field_of_a_page_lets_the_browser_cut_a_text(admin_client, make):
    answer = admin_client.get(edit_url(make()))

    # Rows and blocks that are yet to be added stand in the page as texts for its script.
    assert re.findall(r"[^<]*maxlength[^>]*", answer.content.decode()) == []


@pytest.mark.parametrize("model", [Person, Therapy, Study, Callout, GlossaryTerm])
def test_no_field_of_a_record_lets_the_browser_cut_a_text(admin_client, model):
    answer = admin_client.get(add_url(model))

    assert re.findall(r"[^<]*maxlength[^>]*", answer.content.decode()) == []


@pytest.mark.parametrize("publish", [True, False], ids=["publishing", "saving"])
def test_a_text_that_is_too_long_is_told_and_kept(admin_client, publish):
    condition = builders.make_condition()
    title = "w" * 300

    response = send(admin_client, edit_url(condition), {"title": title}, publish=publish)

    said = message_beside(response, "title")
    assert said == "Ensure this value has at most 255 characters (it has 300)."
    assert still_in_form(response, "title") == title
