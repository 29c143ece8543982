"""The site that benchmarks measure is a sound one, and the same one in every run."""

import pytest
from django.db import transaction
from wagtail.models import Page

from benchmarks.addresses import addresses
from benchmarks.filling import fill_site
from benchmarks.planning import cookie_of_a_publisher, desk_addresses, plan_a_year
from benchmarks.webinars import (
    addresses_of_past,
    addresses_of_upcoming,
    announce_webinars,
    hold_webinars,
)
from content_app.blog.models import BlogPostPage
from content_app.blog.questions import Question
from content_app.conditions.models import ConditionPage

PAGES = 100


@pytest.fixture
def filled(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    fill_site(PAGES)


def test_its_tree_is_sound_and_as_large_as_asked_for(filled):
    assert Page.objects.filter(depth__gt=1).count() == PAGES
    assert not any(Page.find_problems())
    # What models work out as they are saved is there, although nothing was validated.
    assert all(post.generated_summary for post in BlogPostPage.objects.all())
    assert Question.objects.count() == 5 * BlogPostPage.objects.filter(has_questions=True).count()


def test_each_measured_page_is_there(filled, client):
    statuses = {name: client.get(address).status_code for name, address in addresses().items()}
    assert set(statuses.values()) == {200}


def test_each_kind_is_planned_and_each_part_of_the_calendar_is_there(filled, client):
    plan_a_year(24)
    client.cookies.load(cookie_of_a_publisher())

    statuses = {name: client.get(url).status_code for name, url in desk_addresses().items()}
    shown = client.get(desk_addresses()["calendar, list"]).content.decode()

    assert set(statuses.values()) == {200}
    kinds = ("publication", "expiry", "webinar", "review", "announcement")
    assert all(f"content-app-planned content-app-planned--{kind}" in shown for kind in kinds)


def test_each_list_of_many_webinars_is_there(filled, client):
    hold_webinars(3)
    announce_webinars(2)

    addresses = addresses_of_past() | addresses_of_upcoming()
    statuses = {name: client.get(url).status_code for name, url in addresses.items()}

    assert set(statuses.values()) == {200}
    assert client.get(addresses["calendar of 500 webinars"]).content.count(b"Ahead ") == 2


def test_it_says_the_same_in_every_run(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert texts_of_a_new_site() == texts_of_a_new_site()


def texts_of_a_new_site() -> list:
    with transaction.atomic():
        fill_site(PAGES)
        conditions = ConditionPage.objects.order_by("path")
        texts = list(conditions.values_list("title", "short_answer", "translation_key"))
        transaction.set_rollback(True)
    return texts
