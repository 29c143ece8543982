from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from content_app.base.viewsets import EXTRA, UPDATED, ContentListingViewSet, page_columns

from .models import BlogPostPage
from .taxonomy import BlogCategory


class BlogListingViewSet(ContentListingViewSet):
    model = BlogPostPage
    name = "posts"
    icon = "edit"
    menu_label = _("Blog")
    menu_order = 210
    columns = page_columns(
        Column("date", label=_("Date"), sort_key="date", width="12%"),
        Column("kind", label=_("Kind"), accessor="get_kind_label", classname=EXTRA, width="10%"),
        UPDATED,
    )


class BlogCategoryViewSet(SnippetViewSet):
    model = BlogCategory
    icon = "tag"
    add_to_admin_menu = True
    menu_order = 215
    list_display = ["name", "slug"]
    list_export = ["name", "slug"]
    copy_view_enabled = False
