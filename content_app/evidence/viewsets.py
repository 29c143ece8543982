from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content_app.base.viewsets import EXTRA, RECORD_COLUMNS, RecordChooserViewSet, RecordViewSet

from .models import Reference, Study, Therapy


class TherapyChooserViewSet(RecordChooserViewSet):
    form_fields = ["name", "kind"]


class TherapyViewSet(RecordViewSet):
    model = Therapy
    chooser_viewset_class = TherapyChooserViewSet
    icon = "first-aid"
    list_display = ["name", "kind", *RECORD_COLUMNS]
    list_filter = ["kind"]
    list_export = [*RecordViewSet.list_export, "kind"]


class StudyChooserViewSet(RecordChooserViewSet):
    form_fields = ["name", "status", "registry_number", "url"]


class StudyViewSet(RecordViewSet):
    model = Study
    chooser_viewset_class = StudyChooserViewSet
    icon = "flask"
    list_display = [
        "name",
        Column("status", label=_("Progress"), accessor="get_status_display", sort_key="status"),
        Column("registry_number", label=_("Registry number"), classname=EXTRA),
        *RECORD_COLUMNS,
    ]
    list_filter = ["status"]
    list_export = [*RecordViewSet.list_export, "status", "registry_number", "sponsor", "funders"]


class ReferenceChooserViewSet(SnippetChooserViewSet):
    form_fields = ["text", "doi", "pmid", "url"]


class ReferenceViewSet(SnippetViewSet):
    model = Reference
    chooser_viewset_class = ReferenceChooserViewSet
    icon = "openquote"
    list_display = ["text", "doi", "pmid"]
    list_export = ["text", "doi", "pmid", "url"]
    copy_view_enabled = False


class EvidenceViewSetGroup(SnippetViewSetGroup):
    items = (TherapyViewSet, StudyViewSet, ReferenceViewSet)
    menu_label = _("Evidence")
    menu_icon = "flask"
    menu_order = 250
