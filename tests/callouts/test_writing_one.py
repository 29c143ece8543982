"""The form of a callout says what does not fit together."""

import pytest

from content_app.callouts.models import Callout
from tests import builders
from tests.editing import add_url, edit_url, message_beside, rows, send, still_in_form, written
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def condition():
    return builders.make_condition("Anti-MAG")


def add_callout(admin_client, **fields):
    form = {"title": "Nerves grow", "text": written("<p>Slowly.</p>"), **fields}
    return send(admin_client, add_url(Callout), form, publish=True)


def test_it_is_written_placed_and_read(client, admin_client, condition):
    add_callout(admin_client, placements=rows({"page": str(condition.pk)}))

    assert "Nerves grow" in words_of(read(client, condition).select_one(".ca-callout"))


def test_a_last_day_before_the_first_gets_a_message_beside_it(admin_client):
    response = add_callout(admin_client, show_from="2026-06-10", show_until="2026-06-09")

    assert "before the first" in message_beside(response, "show_until")
    assert still_in_form(response, "show_from") == "2026-06-10"
    assert not Callout.objects.exists()


def test_two_destinations_get_a_message(admin_client, condition):
    response = add_callout(
        admin_client, link_page=str(condition.pk), link_url="https://example.org/"
    )

    assert "not both" in message_beside(response, "link_url")
    assert not Callout.objects.exists()


def test_a_link_that_would_run_gets_a_message(admin_client):
    response = add_callout(admin_client, link_url="javascript:alert(1)")

    assert message_beside(response, "link_url")
    assert not Callout.objects.exists()


def test_the_same_page_twice_gets_a_message_and_loses_nothing(admin_client, condition):
    row = {"page": str(condition.pk)}

    response = add_callout(admin_client, placements=rows(row, row))

    assert "already in the list" in message_beside(response, "placements-1-page")
    assert still_in_form(response, "title") == "Nerves grow"
    assert not Callout.objects.exists()


def test_a_placement_is_published_with_its_callout(client, admin_client, condition):
    callout = builders.make_callout()
    placements = {"placements": rows({"page": str(condition.pk)})}

    send(admin_client, edit_url(callout), placements)
    assert not read(client, condition).select(".ca-callout")

    send(admin_client, edit_url(callout), placements, publish=True)
    assert read(client, condition).select(".ca-callout")


def test_it_can_be_previewed(admin_client):
    callout = builders.make_callout("Nerves grow")
    response = admin_client.get(f"/admin/snippets/content_app/callout/history/{callout.pk}/")
    assert response.status_code == 200

    preview = callout.make_preview_request()

    assert "Nerves grow" in preview.render().content.decode()
