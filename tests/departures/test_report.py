"""Staff find an undo again, and hear of what expired while something still refers to it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from content_app.departures.kinds import Action, Answer
from content_app.departures.models import Departure
from content_app.editorial.roles import PUBLISHERS, WRITERS
from tests import builders
from tests.departures.decisions import for_all, leave, linking_to
from tests.editorial.desk import Desk, was_refused
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db

REPORT = "departures_report"


def test_an_undo_is_found_again():
    publisher = builders.make_user(PUBLISHERS)
    departure = leave(
        Action.UNPUBLISH, builders.make_standard_page("Old"), for_all(Answer.KEEP), user=publisher
    )

    report = read(Desk(publisher).client, reverse(REPORT))

    undo = report.find("a", href=reverse("undo_departure", args=[departure.pk]))
    assert words_of(undo) == "Undo"
    assert "Unpublish" in words_of(report.select_one("table.listing"))


def test_what_expired_with_links_to_it_is_told_to_staff():
    old, lonely = builders.make_standard_page("Old"), builders.make_standard_page("Lonely")
    person = builders.make_person()
    builders.credit(builders.make_post("Post", body=linking_to(old)), person)

    for expired in (old, lonely, person):
        expired.unpublish(set_expired=True)

    noted = dict(Departure.objects.values_list("label", "note"))
    assert noted == {
        "Old": "One still refers to it: Post",
        "Ada Example, MD": "One still refers to it: Post",
    }
    report = read(Desk(builders.make_user(PUBLISHERS)).client, reverse(REPORT))
    assert "One still refers to it: Post" in words_of(report.select_one("table.listing"))


def test_what_is_old_is_kept_no_longer():
    publisher = builders.make_user(PUBLISHERS)
    for title in ("Old", "New"):
        Departure.objects.update(happened_at=timezone.now() - timedelta(days=91))
        leave(
            Action.UNPUBLISH,
            builders.make_standard_page(title),
            for_all(Answer.KEEP),
            user=publisher,
        )

    assert [departure.label for departure in Departure.objects.all()] == ["New"]


def test_the_report_is_for_those_who_publish():
    assert was_refused(Desk(builders.make_user(WRITERS)).get(reverse(REPORT)))
