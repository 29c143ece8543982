"""The side panel “Links” of the page editor."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from .models import Mention
from .suggestions import MOST


class MentionsSidePanel(BaseSidePanel):
    """Loads what it shows when it is opened, and again when the page was saved: nobody who opens the editor waits."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle links")
        icon_name = "link"

        def get_context_data(self, parent_context):
            return super().get_context_data(parent_context) | {"count": self.panel.known_mentions}

    name = "mentions"
    title = _("Links")
    template_name = "content_app/admin/mentions_panel.html"
    order = 320

    @cached_property
    def known_mentions(self) -> int:
        """As the last scan of the page has it."""
        return Mention.objects.filter(page_id=self.object.pk)[:MOST].count()

    def get_context_data(self, parent_context):
        pk = self.object.pk
        # A new page has one as soon as it is saved for the first time, by itself too.
        address = reverse("mentions_of_page", args=[pk]) if pk else ""
        return super().get_context_data(parent_context) | {"address": address}


def mentions_script() -> str:
    """Hook `insert_editor_js`."""
    return format_html('<script src="{}"></script>', static("content_app/js/mentions.js"))
