"""A callout that staff place in a text is left out while it may not be shown."""

from datetime import date

import pytest

from content_app.base import clock
from tests import builders
from tests.callouts.test_beside_the_text import NOON_IN_NEW_YORK
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db


def text_with(client, callout, after=lambda callout: None) -> str:
    page = builders.make_standard_page(
        body=[builders.paragraph("<p>Before.</p>"), ("callout", {"callout": callout})]
    )
    after(callout)
    with clock.at(NOON_IN_NEW_YORK):
        return words_of(read(client, page).main)


def test_it_shows_where_it_stands(client):
    assert "Did You Know? Nerves grow" in text_with(client, builders.make_callout("Nerves grow"))


@pytest.mark.parametrize(
    "fields",
    [
        {"publish": False},
        {"show_from": date(2026, 6, 11)},
        {"show_until": date(2026, 6, 9)},
    ],
    ids=["draft", "not-yet", "no-more"],
)
def test_it_is_left_out_otherwise(client, fields):
    assert "Nerves grow" not in text_with(client, builders.make_callout("Nerves grow", **fields))


@pytest.mark.parametrize("withdraw", [builders.unpublish, lambda callout: callout.delete()])
def test_and_once_it_is_withdrawn(client, withdraw):
    text = text_with(client, builders.make_callout("Nerves grow"), after=withdraw)

    assert "Before." in text
    assert "Nerves grow" not in text
