"""Takes what readers answer, or says in words why not."""

from django.core import signing
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
PER_PAGE = RateLimit(5, HOUR)
PER_CONNECTION = RateLimit(20, HOUR)
"""A clinic or a household shares one."""
ALL = RateLimit(600, HOUR)
"""What no site of this kind receives from people."""

WORDS_FOLLOW_SECONDS = 24 * HOUR
_SALT = "content_app.feedback"


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


def is_to_be_kept(request: HttpRequest) -> bool:
    """Answers of staff say nothing of readers; programs fill in the field that nobody sees."""
    return not (has_session(request) or is_program(request) or request.POST.get("homepage"))


def keep_answer(page: Page, is_helpful: bool) -> str:
    """Returns the token with which words can be added to this answer."""
    answer = ReaderAnswer.objects.create(
        page=page,
        is_helpful=is_helpful,
        day=timezone.localdate(clock.now(), timezone.get_default_timezone()),
        language=page.locale.language_code,
    )
    return signing.dumps(answer.pk, salt=_SALT)


def add_words(page: Page, token: str, words: str) -> None:
    """Once only: what was added stands.

    Raises Refused where the answer is a day old or unknown.
    """
    key = answer_of(token)
    answer = ReaderAnswer.objects.filter(pk=key, page_id=page.pk).first() if key else None
    if answer is None:
        raise Refused(
            _("Too much time has passed to add words. Go back to the page and answer once more."),
            410,
        )
    if not answer.words:
        answer.words = words
        answer.save(update_fields=["words"])


def answer_of(token: str) -> int | None:
    """The key of the answer that the token belongs to; None for one that is old or made up."""
    try:
        return int(signing.loads(token, salt=_SALT, max_age=WORDS_FOLLOW_SECONDS))
    except signing.BadSignature:
        return None
