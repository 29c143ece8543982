"""The admin's calendar asks the database no more often, however much is planned."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page, Revision

from content_app.base import clock
from content_app.editorial.roles import PUBLISHERS, WRITERS
from content_app.scheduling.models import LedgerEntry
from tests import builders
from tests.queries.counting import assert_same, queries_of
from tests.reading import read
from tests.scheduling.planning import NOW, items_in, may, staff

KINDS = 6
FEW, MANY = 1, 10


def plan_some(rounds: int, begin: int = 0) -> None:
    """In each round one thing of each kind, on a day of its own."""
    content_type = ContentType.objects.get_for_model(Page)
    for n in range(begin, rounds):
        at = may(11 + n)
        builders.make_webinar(f"Talk {n}", starts_at=at)
        builders.make_post(f"Old {n}", expire_at=at)
        builders.make_person(f"Person {n}", expire_at=at)
        builders.make_condition(f"Condition {n}", reviewed_on=date(2089, 5, 11 + n))
        draft = builders.make_post(f"Post {n}", publish=False)
        Revision.objects.filter(object_id=str(draft.pk)).update(approved_go_live_at=at)
        LedgerEntry.objects.create(
            key=f"publication:{n}:then",
            label=f"Publish {n}",
            content_type=content_type,
            object_id=str(draft.pk),
            due_at=may(1),
        )


@pytest.mark.django_db
@pytest.mark.parametrize("role", [PUBLISHERS, WRITERS], ids=lambda role: role.name)
@pytest.mark.parametrize("name", ["planned_month", "planned_list"])
def test_it_costs_the_same_with_six_and_with_sixty_items(role, name):
    client = staff(role)
    address = reverse(name)
    with clock.at(NOW):
        plan_some(FEW)
        few = queries_of(client, address)
        plan_some(MANY, begin=FEW)
        # Before they are counted: Django forgets queries with the next request.
        shown = items_in(read(client, reverse("planned_list", query={"from": "2090-05-01"})))
        many = queries_of(client, address)

    assert len(shown) == 50 < KINDS * MANY
    assert_same(few, many)
