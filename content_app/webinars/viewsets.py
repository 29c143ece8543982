from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from content_app.base.viewsets import ContentListingViewSet, page_columns

from .models import WebinarPage


class WebinarListingViewSet(ContentListingViewSet):
    model = WebinarPage
    name = "webinars"
    icon = "calendar-alt"
    menu_label = _("Webinars")
    menu_order = 220
    columns = page_columns(
        Column("day", label=_("Date"), accessor="get_date", sort_key="sort_at", width="14%")
    )
