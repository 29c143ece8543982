"""Where no runner runs, the next request does what is due, and then answers."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from content_app.scheduling import catching_up, heartbeat
from content_app.scheduling.models import Heartbeat, LedgerEntry
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(settings):
    settings.MIDDLEWARE = [
        "content_app.scheduling.catching_up.CatchUpMiddleware",
        *settings.MIDDLEWARE,
    ]
    return Client()


@pytest.fixture
def due(monkeypatch):
    """Pages that are to go live now."""

    def make(count: int = 1):
        posts = [builders.make_post(f"Post {n}", publish=False) for n in range(count)]
        for post in posts:
            post.go_live_at = timezone.now() + timedelta(minutes=1)
            post.save_revision().publish()
        later = timezone.now() + timedelta(minutes=2)
        monkeypatch.setattr(timezone, "now", lambda: later)
        return posts

    return make


def test_the_page_that_is_due_is_there_when_it_is_asked_for(client, due):
    (post,) = due()

    assert client.get(f"/blog/{post.slug}/").status_code == 200


def test_while_a_runner_is_alive_that_is_its_work(client, due):
    (post,) = due()
    heartbeat.beat()

    assert client.get(f"/blog/{post.slug}/").status_code == 404


def test_a_runner_that_is_alive_is_not_asked_after_by_each_request(client, monkeypatch):
    heartbeat.beat()
    client.get("/robots.txt")
    monkeypatch.setattr(heartbeat, "alive_until", pytest.fail)

    assert client.get("/robots.txt").status_code == 200


def test_a_visitor_is_not_kept_waiting_for_all_of_it(client, due, monkeypatch):
    monkeypatch.setattr(catching_up, "BUDGET_SECONDS", 0)
    due(3)

    client.get("/robots.txt")

    assert not LedgerEntry.objects.filter(status="done").exists()


def test_after_two_minutes_of_silence_requests_take_over(client, due):
    (post,) = due()
    heartbeat.beat()
    client.get("/robots.txt")
    Heartbeat.objects.update(beat_at=timezone.now() - heartbeat.STALE_AFTER)

    assert Client().get(f"/blog/{post.slug}/").status_code == 200


def test_a_database_that_is_away_is_left_to_the_page(client, monkeypatch, caplog):
    def away():
        raise DatabaseError("away")

    monkeypatch.setattr(heartbeat, "alive_until", away)

    assert client.get("/robots.txt").status_code == 200
    assert "Could not catch up" in caplog.text
