"""One connection answers so often and no more, and nobody can tell afterwards whose it was."""

import threading
import time
from unittest.mock import Mock

import pytest

from content_app.base.rate_limits import RateLimit, all_allow, connection_of
from content_app.feedback import receiving
from content_app.feedback.models import ReaderAnswer
from tests import builders
from tests.visiting import FROM_HERE, visitor

pytestmark = pytest.mark.django_db


def press(page, address="192.0.2.1"):
    return visitor().post(
        f"/feedback/{page.pk}/", {"answer": "yes"}, headers=FROM_HERE, REMOTE_ADDR=address
    )


def test_too_many_answers_are_refused_in_words_until_the_hour_is_over(monkeypatch):
    post = builders.make_post()
    for _ in range(20):
        assert press(post).status_code == 200

    refused = press(post)
    assert refused.status_code == 429
    assert "Please try again in an hour." in refused.text
    assert press(post, "192.0.2.2").status_code == 200, "Others are not kept from answering."
    assert press(builders.make_post("Another")).status_code == 200

    later = time.monotonic() + 3601
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert press(post).status_code == 200
    assert ReaderAnswer.objects.count() == 23


def test_one_connection_does_not_use_up_what_all_may_do_together(rf):
    post = builders.make_post()
    request = rf.post("/", REMOTE_ADDR="192.0.2.1")
    refused = 0
    for _ in range(601):
        try:
            receiving.check_rate(request, post)
        except receiving.Refused:
            refused += 1

    assert refused == 581
    assert press(post, "192.0.2.2").status_code == 200


def test_what_is_refused_counts_nowhere():
    few, many = RateLimit(1, 60), RateLimit(3, 60)
    for _ in range(9):
        all_allow((many, ["reader"]), (few, ["reader", "page"]))

    assert [many.allows("reader") for _ in range(3)] == [True, True, False]


def test_neither_an_address_nor_a_lasting_key_is_kept():
    limit, other = RateLimit(1, 60), RateLimit(1, 60)
    limit.allows("192.0.2.1")
    other.allows("192.0.2.1")
    remembered = set(limit._known)
    assert remembered
    assert "192.0.2.1" not in repr(vars(limit))
    assert remembered.isdisjoint(other._known)

    limit.forget()
    limit.allows("192.0.2.1")
    assert remembered.isdisjoint(limit._known)


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "connection"),
    [
        (0, "192.0.2.1", "198.51.100.7", "192.0.2.1"),
        (1, "10.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (1, "10.0.0.1", "", ""),
        (2, "10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (0, "::ffff:192.0.2.1", "", "192.0.2.1"),
        (1, "10.0.0.1", "::ffff:c633:6407", "198.51.100.7"),
        (0, "", "", ""),
    ],
)
def test_behind_proxies_the_address_is_what_the_trusted_ones_say(
    rf, settings, proxies, remote, forwarded, connection
):
    settings.CONTENT_APP_TRUSTED_PROXIES = proxies
    request = rf.get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR=remote)

    assert connection_of(request) == connection


def test_a_period_ends_also_where_nobody_comes_any_more(monkeypatch):
    begun = []
    monkeypatch.setattr(
        threading, "Timer", lambda seconds, end: begun.append((seconds, end)) or Mock()
    )
    limit = RateLimit(5, 60)
    limit.allows("192.0.2.1")
    limit.allows("192.0.2.2")
    key = limit._key
    ((seconds, end),) = begun

    later = time.monotonic() + seconds
    monkeypatch.setattr(time, "monotonic", lambda: later)
    end()

    assert seconds <= 60
    assert not limit._known
    assert limit._key != key
