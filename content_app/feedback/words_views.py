"""What staff do with the words of a reader: say that they are read, or delete them.

Deleted is, say, somebody's name, which readers were asked not to write.
"""

from uuid import UUID

from django.core.exceptions import BadRequest, PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .models import ReaderAnswer
from .permissions import may_delete_words, may_read_answers
from .report_views import REPORT


class DeleteWordsView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "content_app/admin/delete_words.html"
    page_title = gettext_lazy("Delete what a reader wrote")
    header_icon = "bin"

    def dispatch(self, request, answer_id: UUID):
        answers = ReaderAnswer.objects.select_related("page").exclude(words="")
        self.answer = get_object_or_404(answers, pk=answer_id)
        may_edit = self.answer.page.permissions_for_user(request.user).can_edit()
        if not may_edit or not may_delete_words(request.user):
            raise PermissionDenied
        return super().dispatch(request)

    def get_breadcrumbs_items(self):
        page = self.answer.page
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
                "label": page.get_admin_display_title(),
            },
            {"url": "", "label": self.page_title},
        ]

    @property
    def back_url(self) -> str:
        """To the list in which the words were read, or the page that they are about."""
        asked_for = get_valid_next_url_from_request(self.request)
        return asked_for or reverse("wagtailadmin_pages:edit", args=[self.answer.page_id])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "answer": self.answer,
            "back_url": self.back_url,
        }

    def post(self, request):
        # With the key, whoever wrote them could send them again.
        self.answer.words = self.answer.words_key = ""
        self.answer.save(update_fields=["words", "words_key"])
        messages.success(request, _("The words are deleted. The answer still counts."))
        return redirect(self.back_url)


@require_POST
def mark_words(request, answer_id: UUID):
    """As read, for all of the staff; or as not read after all, where the form says `is_read=no`."""
    if not may_read_answers(request.user):
        raise PermissionDenied
    answer = get_object_or_404(ReaderAnswer.objects.exclude(words=""), pk=answer_id)
    answer.is_read = request.POST.get("is_read") != "no"
    answer.save(update_fields=["is_read"])
    if answer.is_read:
        messages.success(
            request, _("Marked as read. It is still under Reports → What readers wrote.")
        )
    else:
        messages.success(request, _("Marked as unread. It is on everybody’s dashboard again."))
    return redirect(get_valid_next_url_from_request(request) or reverse(REPORT))


@require_POST
def mark_all_words(request):
    """As read, for all of the staff, what the report listed when it was loaded: not what readers wrote since."""
    if not may_read_answers(request.user):
        raise PermissionDenied
    try:
        listed = [UUID(key) for key in request.POST.get("answers", "").split()]
    except ValueError as error:
        raise BadRequest from error
    unread = ReaderAnswer.objects.exclude(words="").filter(pk__in=listed, is_read=False)
    count = unread.update(is_read=True)
    messages.success(
        request,
        ngettext(
            "%(count)d answer is marked as read.", "%(count)d answers are marked as read.", count
        )
        % {"count": count},
    )
    return redirect(get_valid_next_url_from_request(request) or reverse(REPORT))


def words_urls() -> list:
    delete = DeleteWordsView.as_view()
    return [
        path("feedback/<uuid:answer_id>/delete-words/", delete, name="delete_reader_words"),
        path("feedback/<uuid:answer_id>/mark-words/", mark_words, name="mark_reader_words"),
        path("feedback/mark-all-words/", mark_all_words, name="mark_all_reader_words"),
    ]
