from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from content_app.base.conflicts import ConflictAwareSnippetEditView
from content_app.base.viewsets import RECORD_COLUMNS, AskingUnpublishView

from .models import Callout


class CalloutViewSet(SnippetViewSet):
    model = Callout
    edit_view_class = ConflictAwareSnippetEditView
    unpublish_view_class = AskingUnpublishView
    icon = "lightbulb"
    add_to_admin_menu = True
    menu_label = _("Did You Know?")
    menu_order = 230
    list_display = ["title", "show_from", "show_until", *RECORD_COLUMNS]
    list_export = ["title", "source", "show_from", "show_until", "live"]
    copy_view_enabled = False
