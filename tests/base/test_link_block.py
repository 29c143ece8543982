"""A link has one destination, and never one that would run."""

import pytest
from wagtail.blocks import StructBlockValidationError

from content_app.base.blocks import LinkBlock
from tests import builders
from tests.editing import edit_url, send
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def destinations():
    return {
        "page": builders.make_standard_page().page_ptr,
        "document": builders.make_document(),
        "url": "https://example.org/",
    }


def clean(**given):
    block = LinkBlock()
    return block.clean(block.to_python({}) | given)


def refusal(**given) -> dict[str, str]:
    with pytest.raises(StructBlockValidationError) as refused:
        clean(**given)
    return {name: " ".join(error.messages) for name, error in refused.value.block_errors.items()}


@pytest.mark.parametrize("name", ["page", "document", "url"])
def test_one_destination_is_enough(destinations, name):
    value = clean(**{name: destinations[name], "label": "There"})

    assert value[name] == destinations[name]


@pytest.mark.parametrize("left_out", ["page", "document", "url", None])
def test_two_destinations_are_refused_beside_the_last(destinations, left_out):
    given = {name: value for name, value in destinations.items() if name != left_out}

    assert refusal(**given, label="There") == {
        list(given)[-1]: "Choose one destination only, and clear the others."
    }


def test_none_is_refused():
    assert "Choose a page or a document" in refusal(label="There")["page"]


def test_an_address_needs_words():
    assert "Say in words" in refusal(url="https://example.org/")["label"]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "here"],
)
def test_an_address_that_is_none_is_refused_beside_it(address):
    assert refusal(url=address, label="There")["url"]


def send_call_to_action(admin_client, take_part, publish=True, **link):
    destination = {"page": "", "document": "", "url": "", "label": ""} | link
    value = {"title": "Join", "text": "", "link": destination}
    body = {
        "count": "1",
        "0": {"type": "call_to_action", "value": value, "order": "0", "deleted": ""},
    }
    return send(admin_client, edit_url(take_part), {"body": body}, publish=publish)


def test_an_editor_who_gives_two_is_told_and_loses_nothing(client, admin_client, destinations):
    page = builders.make_standard_page("Take part")

    response = send_call_to_action(
        admin_client, page, page=destinations["page"].pk, url="https://example.org/"
    )

    assert "Choose one destination only" in response.content.decode()
    assert "https://example.org/" in response.content.decode()
    assert "Join" not in read(client, page).main.text


def test_an_editor_cannot_publish_a_link_that_would_run(client, admin_client):
    page = builders.make_standard_page("Take part")

    response = send_call_to_action(admin_client, page, url="javascript:alert(1)", label="Press")

    assert "Enter a valid URL" in response.content.decode()
    assert "javascript:alert" not in str(read(client, page))


def newest_version(page) -> str:
    return str(type(page).objects.get(pk=page.pk).get_latest_revision().content)


def test_nor_save_it_as_a_draft(admin_client):
    page = builders.make_standard_page("Take part")

    send_call_to_action(admin_client, page, publish=False, url="javascript:alert(1)", label="Press")

    assert "javascript:alert" not in newest_version(page)


def test_a_draft_may_leave_the_destination_open(admin_client):
    page = builders.make_standard_page("Take part")

    send_call_to_action(admin_client, page, publish=False)

    assert "Join" in newest_version(page)
