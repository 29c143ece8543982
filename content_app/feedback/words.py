"""What readers wrote, and where the page is edited that it is about.

It is read on the site and nowhere else: a spreadsheet would outlive the days after which words are deleted.
"""

from collections.abc import Sequence

from django.db.models import QuerySet
from wagtail.models import Page

from content_app.scheduling.edit_links import EditLinks

from .models import ReaderAnswer


def words_of_readers() -> QuerySet[ReaderAnswer]:
    """The answers with words, the newest first."""
    answers = ReaderAnswer.objects.exclude(words="").select_related("page__locale")
    return answers.order_by("-day", "-pk")


def about_each(answers: Sequence[ReaderAnswer], user) -> Sequence[ReaderAnswer]:
    """The same, each with the `edit_url` of its page, or None where `user` may not edit that. One query."""
    links = EditLinks(user, [_About(answer) for answer in answers])
    for answer in answers:
        answer.edit_url = links.url_of(_About(answer))  # type: ignore[attr-defined]
    return answers


class _About:
    """What an answer is about, as `EditLinks` asks for it."""

    model = Page

    def __init__(self, answer: ReaderAnswer):
        self.key = str(answer.page_id)
