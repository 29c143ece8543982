"""Where staff meet the figures without asking: beside a page in its editor."""

from django.db.models import Count, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from content_app.feedback.models import ReaderAnswer
from content_app.feedback.permissions import may_delete_words, may_read_answers

from .totals import first_day_of_last, in_words, weeks_of

WEEKS_SHOWN = 4
WORDS_SHOWN = 20
ANSWERS_OF_DAYS = 365


class ReadersSidePanel(BaseSidePanel):
    """How often the page is read, whether it helped, and what readers wrote: four queries."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle readers")
        icon_name = "group"

        def get_context_data(self, parent_context):
            return super().get_context_data(parent_context) | {"count": self.panel.new_words}

    name = "readers"
    title = _("Readers")
    template_name = "content_app/admin/readers_panel.html"
    order = 330

    @cached_property
    def answers_with_words(self) -> list[ReaderAnswer]:
        if not may_read_answers(self.request.user):
            return []
        answers = ReaderAnswer.objects.filter(page=self.object.pk).exclude(words="")
        return list(answers.order_by("-day", "-pk")[:WORDS_SHOWN])

    @property
    def new_words(self) -> int:
        return sum(not answer.is_read for answer in self.answers_with_words)

    def get_context_data(self, parent_context):
        user = self.request.user
        return super().get_context_data(parent_context) | {
            "weeks": weeks_of(self.object, WEEKS_SHOWN),
            "is_asked": getattr(self.object, "asks_readers", False),
            "may_read_answers": may_read_answers(user),
            "may_delete_words": may_delete_words(user),
            "answers_with_words": self.answers_with_words,
            **self._answers(),
        }

    def _answers(self) -> dict[str, str]:
        since = first_day_of_last(ANSWERS_OF_DAYS)
        numbers = ReaderAnswer.objects.filter(page=self.object.pk, day__gte=since).aggregate(
            helpful=Count("pk", filter=Q(is_helpful=True)),
            not_helpful=Count("pk", filter=Q(is_helpful=False)),
        )
        return {name: in_words(number) for name, number in numbers.items()}
