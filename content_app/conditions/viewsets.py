from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from content_app.base.viewsets import EXTRA, UPDATED, ContentListingViewSet, page_columns

from .models import ConditionPage


class ConditionListingViewSet(ContentListingViewSet):
    model = ConditionPage
    name = "conditions"
    icon = "doc-full-inverse"
    menu_label = _("Conditions")
    menu_order = 200
    columns = page_columns(
        Column(
            "reviewed_on",
            label=_("Medically reviewed on"),
            sort_key="reviewed_on",
            classname=EXTRA,
            width="18%",
        ),
        UPDATED,
    )
