from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from content_app.base.viewsets import EXTRA, ContentListingViewSet, page_columns

from .models import WebinarPage


class WebinarListingViewSet(ContentListingViewSet):
    model = WebinarPage
    name = "webinars"
    icon = "calendar-alt"
    menu_label = _("Webinars")
    menu_order = 220
    columns = page_columns(
        Column("day", label=_("Date"), accessor="get_date", sort_key="sort_at", width="12%"),
        Column("state", label=_("State"), accessor="get_kind_label", classname=EXTRA, width="16%"),
    )
