"""Where staff meet the figures without asking: beside a page in its editor."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from content_app.feedback.models import ReaderAnswer
from content_app.feedback.permissions import may_delete_words, may_read_answers
from content_app.feedback.report_views import ABOUT, REPORT
from content_app.feedback.words import words_of_readers

from .totals import LatestViews, first_day_of_last, in_words

WEEKS_SHOWN = 4
WORDS_SHOWN = 20
ANSWERS_OF_DAYS = 365


class ReadersSidePanel(BaseSidePanel):
    """How often the page is read, whether it helped, and what readers wrote: five queries."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle readers")
        icon_name = "group"

        def get_context_data(self, parent_context):
            return super().get_context_data(parent_context) | {"count": self.panel.new_words}

    name = "readers"
    title = _("Readers")
    template_name = "content_app/admin/readers_panel.html"
    order = 330

    @property
    def _answers_with_words(self) -> list[ReaderAnswer]:
        if not may_read_answers(self.request.user):
            return []
        return list(words_of_readers().filter(page=self.object.pk)[:WORDS_SHOWN])

    @property
    def new_words(self) -> int:
        if not may_read_answers(self.request.user):
            return 0
        return words_of_readers().filter(page=self.object.pk, is_read=False).count()

    def get_context_data(self, parent_context):
        user = self.request.user
        return super().get_context_data(parent_context) | {
            "views": LatestViews(self.object, WEEKS_SHOWN),
            "is_asked": getattr(self.object, "asks_readers", False),
            "may_read_answers": may_read_answers(user),
            "may_delete_words": may_delete_words(user),
            "answers_with_words": self._answers_with_words,
            "words_url": f"{reverse(REPORT)}?{urlencode({ABOUT: self.object.pk})}",
            **self._answers(),
        }

    def _answers(self) -> dict[str, str]:
        since = first_day_of_last(ANSWERS_OF_DAYS)
        numbers = ReaderAnswer.objects.filter(page=self.object.pk, day__gte=since).aggregate(
            helpful=Count("pk", filter=Q(is_helpful=True)),
            not_helpful=Count("pk", filter=Q(is_helpful=False)),
        )
        return {name: in_words(number) for name, number in numbers.items()}
