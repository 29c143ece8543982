"""Takes what readers answer, or says in words why not."""

import secrets
from datetime import date, timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from content_app.base import clock
from content_app.base.rate_limits import RateLimit, all_allow, connection_of
from content_app.base.readers import has_session, is_program
from content_app.base.same_origin import is_sent_from_here

from .models import ReaderAnswer

HOUR = 3600
PER_PAGE = RateLimit(20, HOUR)
PER_CONNECTION = RateLimit(100, HOUR)
"""A clinic, or a group that meets, shares one."""
ALL = RateLimit(600, HOUR)
"""What no site of this kind receives from people."""

KEEP_KEYS_DAYS = 1
"""So many days after that of the answer, words may be added to it."""


class Refused(Exception):
    """`str()` says why, for the reader; `status` for machines."""

    def __init__(self, reason: str, status: int):
        super().__init__(reason)
        self.status = status


def check_sender(request: HttpRequest) -> None:
    """Raises Refused for what another site has sent."""
    if not is_sent_from_here(request):
        raise Refused(
            _(
                "Your browser did not say that this came from a page of this site, so it was not "
                "taken. That is how we keep other sites from answering in your name."
            ),
            403,
        )


def check_rate(request: HttpRequest, page: Page) -> None:
    """Raises Refused where too much came from one connection, or from all together."""
    connection = connection_of(request)
    asked: list[tuple[RateLimit, list[object]]] = [(ALL, [])]
    if connection:
        asked = [(PER_CONNECTION, [connection]), (PER_PAGE, [connection, page.pk]), *asked]
    if not all_allow(*asked):
        raise Refused(
            _(
                "Many answers came from your connection in the last hour, so this one was not taken. "
                "Please try again in an hour."
            ),
            429,
        )


def is_logged_in(request: HttpRequest) -> bool:
    """A session alone may be that of a reader who has entered a page's password."""
    return has_session(request) and request.user.is_authenticated


def is_to_be_kept(request: HttpRequest) -> bool:
    """Answers of staff say nothing of readers; programs fill in the field that nobody sees."""
    return not (is_logged_in(request) or is_program(request) or request.POST.get("homepage"))


def keep_answer(page: Page, is_helpful: bool) -> str:
    """Returns the key with which words can be added to this answer."""
    answer = ReaderAnswer.objects.create(
        page=page,
        is_helpful=is_helpful,
        day=_today(),
        language=page.locale.language_code,
        words_key=secrets.token_urlsafe(),
    )
    return answer.words_key


def add_words(page: Page, key: str, words: str) -> None:
    """Once only: what was added stands, and who presses twice is thanked twice.

    Raises Refused where the answer is unknown or older than yesterday, and where staff deleted its words.
    """
    since = _today() - timedelta(days=KEEP_KEYS_DAYS)
    answers = ReaderAnswer.objects.filter(page_id=page.pk, day__gte=since, words_key=key)
    if not (key and answers.exists()):
        raise Refused(
            _(
                "Words can no longer be added to your answer, which was some time ago. "
                "Go back to the page and answer once more."
            ),
            410,
        )
    answers.filter(words="").update(words=words)


def _today() -> date:
    return timezone.localdate(clock.now(), timezone.get_default_timezone())
