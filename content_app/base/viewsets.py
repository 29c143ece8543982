"""What the admin listings of pages and records have in common."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.generic.models import UnpublishView
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetCreateView
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.snippets.views.snippets import UnpublishView as SnippetUnpublishView

from .conflicts import ConflictAwareSnippetEditView


def works_with(user, model) -> bool:
    """Whether a user has any right on pages of this type, or where such pages stand.

    Wagtail asks only whether there is a right on any page at all, and would offer an empty listing.
    """
    policy = policy_registry.get_by_type(model.base_page_model)
    pages = policy.instances_user_has_any_permission_for(
        user, PageIndexView.any_permission_required
    )
    return pages.type(model, *model.allowed_parent_page_models()).exists()


class ContentListingView(PageIndexView):
    def dispatch(self, request, *args, **kwargs):
        if not works_with(request.user, self.model):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def show_locale_labels(self):
        return super().show_locale_labels and Locale.objects.count() > 1


EXTRA = "content-app-extra"
"""The class of columns for which a telephone has no room."""


UPDATED = DateColumn(
    "latest_revision_created_at",
    label=_("Updated"),
    sort_key="latest_revision_created_at",
    classname=EXTRA,
    width="12%",
)


def page_columns(*own: Column) -> list[Column]:
    """The columns of a listing of pages of one type, with the type's own in the middle."""
    return [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        *own,
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


class ContentListingViewSet(PageListingViewSet):
    """All pages of one type in a menu item of its own, for those who work with that type."""

    index_view_class = ContentListingView
    add_to_admin_menu = True
    list_per_page = 50
    columns = page_columns(UPDATED)
    export_headings = {
        "get_admin_display_title": _("Title"),
        "status_string": _("Status"),
        "full_url": _("Address"),
        "last_published_at": _("Last published"),
        "latest_revision_created_at": _("Updated"),
    }
    list_export = [*export_headings]

    @property
    def menu_item_class(self):
        def is_shown(_item, request):
            return works_with(request.user, self.model)

        return type(f"{self.model.__name__}MenuItem", (MenuItem,), {"is_shown": is_shown})


RECORD_COLUMNS = [UpdatedAtColumn(classname=EXTRA), LiveStatusTagColumn(label=_("Status"))]


class RecordCreateInChooserView(SnippetCreateView):
    """Creates a record from within a chooser: published only by someone who may publish it."""

    def get_creation_form_kwargs(self):
        # Without its language the record could not tell whether its address is still free.
        record = self.model_class()
        record.locale = record.get_default_locale()
        return {**super().get_creation_form_kwargs(), "instance": record}

    def save_form(self, form):
        record = form.instance
        policy = policy_registry.get_by_type(type(record))
        may_publish = policy.user_has_permission(self.request.user, "publish")
        record.live = may_publish
        record = super().save_form(form)
        revision = record.save_revision(user=self.request.user, log_action=True)
        if may_publish:
            revision.publish(user=self.request.user)
        return record


class RecordChooserViewSet(SnippetChooserViewSet):
    """`form_fields` names what is asked for when a record is created here; the rest can follow."""

    create_view_class = RecordCreateInChooserView


class AsksBeforeUnpublishing(UnpublishView):
    """A view that runs the hook `before_confirming_unpublish` before Wagtail asks for its confirmation.

    Wagtail's own hooks run when that is given; for a deletion it has one that runs before it asks.
    """

    def get(self, request, *args, **kwargs):
        response = self.run_hook("before_confirming_unpublish", request, self.object)
        return response or super().get(request, *args, **kwargs)


class AskingUnpublishView(AsksBeforeUnpublishing, SnippetUnpublishView):
    pass


class RecordViewSet(SnippetViewSet):
    unpublish_view_class = AskingUnpublishView
    edit_view_class = ConflictAwareSnippetEditView
    chooser_viewset_class = RecordChooserViewSet
    list_display = ["__str__", *RECORD_COLUMNS]
    list_export = ["name", "slug", "live", "last_published_at"]
    export_headings = {"live": _("Published")}
    list_per_page = 50
    copy_view_enabled = False
