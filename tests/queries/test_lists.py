"""No list asks the database once per entry."""

from datetime import date, timedelta

import pytest

from content_app.crosslinks.models import OtherName, Relation
from content_app.people.models import Credit, CreditRole
from tests.builders import (
    make_callout,
    make_condition,
    make_date_only_webinar,
    make_image,
    make_past_webinar,
    make_person,
    make_post,
    make_qa_post,
    make_site,
    make_study,
    make_therapy,
    make_upcoming_webinar,
)
from tests.queries.counting import FEW, MANY, assert_same_and_few, queries_of


def fill_conditions(count: int, title: str) -> None:
    image = make_image()
    for n in range(count):
        names = [(f"{title} name {n}", OtherName.Kind.SYNONYM)]
        make_condition(f"{title} {n}", lead_image=image, other_names=names)


def fill_blog(count: int, title: str) -> None:
    image = make_image()
    for n in range(count):
        post = make_post(
            f"{title} {n}",
            lead_image=image,
            date=date(2026, 1, 1) + timedelta(days=n),
            categories=[f"{title} {n}"],
        )
        person = make_person(f"{title} {n}")
        Credit.objects.create(page=post.page_ptr, person=person, role=CreditRole.AUTHOR)
        condition = make_condition(f"{title} {n}")
        Relation.objects.create(owner=post.page_ptr, target=condition.page_ptr)


def fill_webinars(count: int, title: str) -> None:
    image = make_image()
    for n in range(count):
        speaker = make_person(f"{title} {n}")
        for make in (make_upcoming_webinar, make_past_webinar, make_date_only_webinar):
            webinar = make(f"{title} {n}", lead_image=image)
            Credit.objects.create(page=webinar.page_ptr, person=speaker, role=CreditRole.SPEAKER)


def fill_people(count: int, title: str) -> None:
    photo = make_image()
    for n in range(count):
        make_person(f"{title} {n}", photo=photo)


def fill_therapies(count: int, title: str) -> None:
    for n in range(count):
        make_therapy(f"{title} {n}", other_names=[(f"{title} {n}", OtherName.Kind.SYNONYM)])


def fill_studies(count: int, title: str) -> None:
    for n in range(count):
        make_study(f"{title} {n}", countries=[("Brazil", 2018)])


def fill_home(count: int, title: str) -> None:
    image = make_image()
    for n in range(count):
        make_post(f"{title} {n}", lead_image=image, date=date(2026, 1, 1) + timedelta(days=n))
        make_upcoming_webinar(f"{title} {n}", lead_image=image)
    home = make_site().home
    home.featured_condition = make_condition(title, lead_image=image)
    home.body = [("callout", {"callout": make_callout(f"{title} {n}")}) for n in range(count)]
    home.save_revision().publish()


def fill_search(count: int, title: str) -> None:
    image = make_image()
    for n in range(count):
        make_post(f"{title} {n}", lead_image=image)
        make_qa_post(f"{title} {n}", questions=[(f"{title} {n}?", "<p>Yes.</p>")])
        make_person(f"{title} {n}", photo=image)
        make_therapy(f"{title} {n}")


LISTS = {
    "home": (fill_home, "/"),
    "condition index": (fill_conditions, "/conditions/"),
    "blog": (fill_blog, "/blog/"),
    "filtered blog": (fill_blog, "/blog/?year=2026&kind=article"),
    "webinars": (fill_webinars, "/webinars/"),
    "webinar calendar": (fill_webinars, "/calendars/webinars.ics"),
    "people": (fill_people, "/people/"),
    "therapies": (fill_therapies, "/therapies/"),
    "studies": (fill_studies, "/studies/"),
    "rss": (fill_blog, "/feeds/posts.rss"),
    "atom": (fill_blog, "/feeds/posts.atom"),
    "search": (fill_search, "/search/?query=entry"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("fill", "address"), LISTS.values(), ids=LISTS.keys())
def test_lists(client, fill, address):
    make_site()
    fill(FEW, "Entry")
    few = queries_of(client, address)

    fill(MANY - FEW, "Further entry")

    assert_same_and_few(few, queries_of(client, address))
