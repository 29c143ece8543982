from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from content_app.base.viewsets import EXTRA, RECORD_COLUMNS, RecordChooserViewSet, RecordViewSet

from .models import Person


class PersonChooserViewSet(RecordChooserViewSet):
    form_fields = ["name", "credentials", "role", "affiliation"]


class PersonViewSet(RecordViewSet):
    model = Person
    chooser_viewset_class = PersonChooserViewSet
    add_to_admin_menu = True
    icon = "user"
    menu_label = _("People")
    menu_order = 240
    list_display = [
        "name",
        "credentials",
        Column("affiliation", label=_("Affiliation"), sort_key="affiliation", classname=EXTRA),
        *RECORD_COLUMNS,
    ]
    list_export = [*RecordViewSet.list_export, "credentials", "role", "affiliation"]
