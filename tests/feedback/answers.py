"""Answers of readers, and the report in which staff find their words."""

from datetime import timedelta

from bs4 import BeautifulSoup
from django.utils import timezone

from content_app.feedback.models import ReaderAnswer
from tests.reading import words_of

REPORT = "/admin/reports/what-readers-wrote/"


def answer(page, words="", days_ago=0, is_helpful=True, is_read=False) -> ReaderAnswer:
    day = timezone.localdate() - timedelta(days=days_ago)
    return ReaderAnswer.objects.create(
        page=page.page_ptr,
        is_helpful=is_helpful,
        words=words,
        day=day,
        language="en",
        is_read=is_read,
    )


def words_in_report(desk, **filters) -> list[str]:
    html = BeautifulSoup(desk.get(REPORT, data=filters).content, "html.parser")
    return [words_of(words) for words in html.select("main blockquote")]
