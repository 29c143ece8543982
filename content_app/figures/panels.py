"""Where staff meet the figures without asking: beside a page in its editor, and on the dashboard."""

from django.db.models import Count, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from content_app.feedback.models import ReaderAnswer
from content_app.feedback.permissions import may_delete_words, may_read_answers
from content_app.scheduling.edit_links import EditLinks

from .totals import first_day_of_last, in_words, weeks_of

WEEKS_SHOWN = 4
WORDS_SHOWN = 20
ANSWERS_OF_DAYS = 365
NEW_FOR_DAYS = 7
NEW_SHOWN = 5


class ReadersSidePanel(BaseSidePanel):
    """How often the page is read, whether it helped, and what readers wrote: three queries."""

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
        since = first_day_of_last(NEW_FOR_DAYS)
        return sum(answer.day >= since for answer in self.answers_with_words)

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


class NewWordsPanel(Component):
    """What readers wrote lately, for whoever may read it; nothing where nobody wrote."""

    name = "new_words"
    template_name = "content_app/admin/new_words_panel.html"
    order = 260

    def get_context_data(self, parent_context):
        answers = ReaderAnswer.objects.exclude(words="").select_related("page__locale")
        answers = answers.filter(day__gte=first_day_of_last(NEW_FOR_DAYS))
        newest = list(answers.order_by("-day", "-pk")[:NEW_SHOWN])
        links = EditLinks(parent_context["request"].user, [_About(answer) for answer in newest])
        return {"new_words": [(answer, links.url_of(_About(answer))) for answer in newest]}


class _About:
    """What an answer is about, as `EditLinks` asks for it."""

    model = Page

    def __init__(self, answer: ReaderAnswer):
        self.key = str(answer.page_id)


def add_new_words(request, panels) -> None:
    if may_read_answers(request.user):
        panels.append(NewWordsPanel())
