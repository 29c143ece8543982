from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from content_app.base.conflicts import ConflictAwareSnippetEditView
from content_app.base.viewsets import RECORD_COLUMNS

from .glossary import GlossaryTerm


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    edit_view_class = ConflictAwareSnippetEditView
    icon = "openquote"
    add_to_admin_menu = True
    menu_label = _("Glossary")
    menu_order = 245
    list_display = ["term", *RECORD_COLUMNS]
    list_export = ["term", "definition", "live"]
    copy_view_enabled = False
