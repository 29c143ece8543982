"""Saving is never blind: whoever saves second is told, sees what changed, and loses nothing.

Wagtail says so to autosave only; a press of "Save" or "Publish" replaces a newer version without a word
(wagtail/admin/views/pages/edit.py, `is_out_of_date`, as of Wagtail 8.0).
"""

from collections.abc import Mapping, Sequence

from django.contrib.admin.utils import quote
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.create import CreateView as PageCreateView
from wagtail.admin.views.pages.edit import EditView as PageEditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView as PageRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Revision, get_page_models
from wagtail.snippets.views.snippets import EditView as SnippetEditView

from .models import ContentPage
from .side_panels import with_own_panels


class ConflictAwareMixin:
    """Stops a save that would replace a version that the editor has not seen.

    The form comes back with everything that was typed, and with the newest version as the one it was loaded from, so
    that a second, deliberate save goes through.
    """

    edited_object_attribute: str
    """Where the view keeps what is edited: as a page, or as an object."""

    def post(self, request, *args, **kwargs):
        # Of two requests at the same moment, the second waits here and then sees what the first has saved.
        with transaction.atomic():
            self.latest_revision = self.lock_and_get_latest_revision()
            if self.expects_json_response or not self.is_out_of_date or not self.may_save_form():
                return super().post(request, *args, **kwargs)
        return self.refuse_to_replace()

    def lock_and_get_latest_revision(self) -> Revision | None:
        edited = self.edited_object
        rows = type(edited)._base_manager.select_for_update().values("latest_revision_id")
        newest = get_object_or_404(rows, pk=edited.pk)
        # The revision is read anew because autosave replaces its content and keeps its id.
        newest_id = newest["latest_revision_id"]
        return Revision.objects.select_related("user").filter(pk=newest_id).first()

    @cached_property
    def is_out_of_date(self) -> bool:
        posted = self.request.POST
        if self.latest_revision and not (
            posted.get("loaded_revision_id") or posted.get("overwrite_revision_id")
        ):
            # Opened when there was no version at all; somebody has made the first one since.
            return self.latest_revision.user_id not in {None, self.request.user.pk}
        return super().is_out_of_date

    def may_save_form(self) -> bool:
        """False where Wagtail answers by itself that nothing can be saved here at all."""
        return True

    def refuse_to_replace(self):
        form = self.bind_form()
        self.form = form
        self.edited_object.latest_revision = self.latest_revision
        # Autosave would do at once what only a deliberate second save may do.
        self.autosave_enabled = False
        self.has_unsaved_changes = True
        self.produced_error_message = None
        form.defer_required_fields()
        form.is_valid()
        form.restore_required_fields()
        label, url = self.newest_version_link()
        messages.warning(
            self.request,
            conflict_message(self.latest_revision, self.request.user),
            buttons=[messages.button(url, label, new_window=True)],
        )
        if self.locked_for_user:
            messages.error(
                self.request,
                _("It is also locked at the moment, and cannot be saved until it is unlocked."),
            )
        return self.render_to_response(self.get_context_data(form=form))

    def newest_version_link(self) -> tuple[str, str]:
        """A comparison from the version that the editor knows to the newest one.

        Where autosave has replaced that version's content, it starts from the version before; without one before,
        only the newest version itself can be shown.
        """
        revisions = self.edited_object.revisions.exclude(pk=self.latest_revision.pk)
        loaded_id = self.request.POST.get("loaded_revision_id", "")
        known = revisions.filter(pk=loaded_id).first() if loaded_id.isdecimal() else None
        known = known or revisions.order_by("-created_at", "-pk").first()
        if known is not None:
            return _("See what changed"), self.compare_url(known.pk, self.latest_revision.pk)
        return _("See the newest version"), self.revision_url(self.latest_revision.pk)

    @property
    def edited_object(self):
        return getattr(self, self.edited_object_attribute)


def conflict_message(latest_revision: Revision, reader) -> str:
    if latest_revision.user_id is None:
        what_happened = _("a newer version was saved by the system while you were editing.")
    elif latest_revision.user_id == reader.pk:
        what_happened = _("you saved a newer version in another window.")
    else:
        what_happened = _("%(author)s saved a newer version while you were editing.") % {
            "author": get_user_display_name(latest_revision.user)
        }
    return _(
        "Not saved yet: %(what_happened)s Everything that you typed is still in the form below. Look "
        "at what changed first. If you save again, your version becomes the newest one, and the "
        "other stays in the history."
    ) % {"what_happened": what_happened}


class ConflictAwarePageMixin(ConflictAwareMixin):
    edited_object_attribute = "page"

    def may_save_form(self):
        return not self.page.alias_of_id

    def bind_form(self):
        return self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )

    def compare_url(self, known_id, newest_id):
        return reverse(
            "wagtailadmin_pages:revisions_compare", args=[self.page.pk, known_id, newest_id]
        )

    def revision_url(self, revision_id):
        return reverse("wagtailadmin_pages:revisions_view", args=[self.page.pk, revision_id])


class WholePageCreateView(PageCreateView):
    """Wagtail saves a new page as a live one and publishes it afterwards; nobody sees what is between the two."""

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            return super().post(request, *args, **kwargs)

    def get_side_panels(self):
        return with_own_panels(super().get_side_panels(), self.page, self.request)


class ConflictAwarePageEditView(ConflictAwarePageMixin, PageEditView):
    def get_side_panels(self):
        panels = super().get_side_panels()
        # An autosave leaves them as they are, unless it was the first, which makes an edited page of a new one.
        if self.expects_json_response:
            return panels
        return with_own_panels(panels, self.page, self.request)


class ConflictAwarePageRevertView(ConflictAwarePageMixin, PageRevertView):
    pass


class ConflictAwareSnippetEditView(ConflictAwareMixin, SnippetEditView):
    edited_object_attribute = "object"

    def bind_form(self):
        return self.get_form()

    def compare_url(self, known_id, newest_id):
        return reverse(
            self.revisions_compare_url_name, args=[quote(self.object.pk), known_id, newest_id]
        )

    def revision_url(self, revision_id):
        viewset = self.model.snippet_viewset
        return reverse(
            viewset.get_url_name("revisions_view"), args=[quote(self.object.pk), revision_id]
        )


class ConflictAwarePageViewSet(PageViewSet):
    add_view_class = WholePageCreateView
    edit_view_class = ConflictAwarePageEditView
    revisions_revert_view_class = ConflictAwarePageRevertView


def page_viewsets(
    views: Sequence[tuple[type[ContentPage], Mapping[str, type[View]]]],
) -> list[PageViewSet]:
    """One viewset a page type of this plugin; other page types of the host keep their own.

    `views` are those that domains put in the place of Wagtail's for pages of a type, by the names under which
    a viewset has them.
    """
    return [
        type(
            f"{model.__name__}ViewSet",
            (ConflictAwarePageViewSet,),
            {
                "model": model,
                **{
                    name: view
                    for page_type, replaced in views
                    if issubclass(model, page_type)
                    for name, view in replaced.items()
                },
            },
        )()
        for model in get_page_models()
        if issubclass(model, ContentPage)
    ]


def autosaved_version_script() -> str:
    """Hook `insert_editor_js`: makes an editor's own autosaves known to the form that was autosaved."""
    return format_html('<script src="{}"></script>', static("content_app/js/autosaved_version.js"))
