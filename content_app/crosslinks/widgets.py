"""The field in which a related page stands."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import BaseChooser
from wagtail.models import Page

RELATED_PAGE_CHOOSER = "related_page_chooser"


class RelatedPageChooser(BaseChooser):
    """Opens the window of `chooser.py`."""

    model = Page
    icon = "doc-empty-inverse"
    choose_one_text = _("Choose a page")
    choose_another_text = _("Choose another page")
    link_to_chosen_text = _("Edit this page")
    chooser_modal_url_name = f"{RELATED_PAGE_CHOOSER}:choose"

    def get_display_title(self, instance):
        return instance.get_admin_display_title()
