"""Whoever knows a thing by another name finds it."""

import pytest
from django.db import IntegrityError, transaction

from content_app.crosslinks.models import OtherName
from tests import builders
from tests.editing import add_url, edit_url, rows, send
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db

FORMER_NAME = OtherName.Kind.FORMER_NAME


def found(client, query: str) -> str:
    return words_of(read(client, f"/search/?query={query}").main)


def test_a_condition_is_found_by_its_abbreviation(client):
    builders.make_condition("Chronic polyneuropathy", other_names=[("CIDP", "abbreviation")])

    assert "Chronic polyneuropathy" in found(client, "CIDP")


@pytest.mark.parametrize(
    "make",
    [builders.make_person, builders.make_therapy, builders.make_study],
    ids=lambda make: make.__name__,
)
def test_a_record_is_found_by_its_former_name(client, make):
    builders.make_site()
    record = make(other_names=[("Wintergreen", FORMER_NAME)])

    assert record.name in found(client, "Wintergreen")


def test_a_name_that_was_removed_finds_nothing(client):
    condition = builders.make_condition("Chronic", other_names=[("CIDP", "abbreviation")])
    condition.other_names.clear()
    condition.save_revision().publish()

    assert "Read more about Chronic" not in found(client, "CIDP")


def test_a_name_in_a_draft_finds_nothing_yet(client):
    condition = builders.make_condition("Chronic")
    condition.other_names.add(OtherName(name="CIDP", kind="abbreviation"))
    condition.save_revision()

    assert "Read more about Chronic" not in found(client, "CIDP")


def test_the_page_says_how_else_the_condition_is_called(client):
    page = builders.make_condition("Chronic", other_names=[("CIDP", "abbreviation")])

    assert "CIDP" in words_of(read(client, page).main)


def test_the_alphabet_has_an_entry_for_each_name(client):
    page = builders.make_condition("Zoster pain", other_names=[("Shingles pain", "synonym")])
    index = read(client, builders.make_site().conditions).main

    assert "Shingles pain" in words_of(index)
    assert len(index.select(f'a[href="{page.get_url()}"]')) >= 2


def test_other_names_are_written_in_the_form_of_a_record(client, admin_client):
    builders.make_site()
    names = rows({"name": "Rituxan", "kind": "synonym"}, {"name": "RTX", "kind": "abbreviation"})
    therapy = builders.make_therapy("Rituximab")

    send(admin_client, edit_url(therapy), {"other_names": names}, publish=True)

    assert [name.name for name in type(therapy).objects.get().other_names.all()] == [
        "Rituxan",
        "RTX",
    ]


def test_a_new_record_brings_its_other_names_along(client, admin_client):
    builders.make_site()
    names = rows({"name": "Rituxan", "kind": "synonym"})
    form = {"name": "Rituximab", "kind": "medicine", "other_names": names}

    send(admin_client, add_url(type(builders.make_therapy("Other"))), form, publish=True)

    assert "Rituximab" in found(client, "Rituxan")


@pytest.mark.parametrize("owners", [0, 2])
def test_a_name_belongs_to_exactly_one(owners):
    entries = {"person": builders.make_person(), "therapy": builders.make_therapy()}
    entries = dict(list(entries.items())[:owners])

    with pytest.raises(IntegrityError), transaction.atomic():
        OtherName.objects.create(name="Nobody's", **entries)
