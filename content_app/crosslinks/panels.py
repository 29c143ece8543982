"""The panel in which staff relate a page to others, and see what relates to it."""

import json

from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from content_app.base.formsets import DistinctRowsFormSet, DistinctRowsPanel

from .appearances import changes_when_published
from .both_ends import both_ends_of
from .models import Relation
from .pages import Display, is_display

DISPLAY = "related_display"


class RelationFormSet(DistinctRowsFormSet):
    distinct_fields = ("target",)
    repeated_message = _("This page is already in the list. Remove one of the two.")

    def add_fields(self, form, index):
        super().add_fields(form, index)
        # A row that says nothing of it is of the plain kind.
        form.fields["kind"].required = False
        form.fields["kind"].empty_value = Relation.Kind.RELATED.value

    def clean(self):
        super().clean()
        for form in self.kept_forms():
            target = form.cleaned_data.get("target")
            if target and target.pk == self.instance.pk:
                form.add_error("target", _("A page cannot be related to itself. Choose another."))


class RelationRowsPanel(DistinctRowsPanel):
    formset_class = RelationFormSet


class DisplayInput(HiddenInput):
    """Reads a choice for each page from the fields that `DisplayPanel` shows, into one JSON value."""

    def value_from_datadict(self, data, files, name):
        if self.value_omitted_from_data(data, files, name):
            return None
        prefix = f"{name}-"
        chosen = {
            field.removeprefix(prefix): data[field] for field in data if field.startswith(prefix)
        }
        return json.dumps({key: value for key, value in chosen.items() if is_display(key, value)})

    def value_omitted_from_data(self, data, files, name):
        return name not in data


class DisplayPanel(Panel):
    """All that may show on the page, from both ends, each with the choice of how it shows."""

    def get_form_options(self):
        return {"fields": [DISPLAY], "widgets": {DISPLAY: DisplayInput()}}

    class BoundPanel(Panel.BoundPanel):
        template_name = "content_app/admin/related_display.html"

        def is_shown(self):
            return bool(self.form and DISPLAY in self.form.fields)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["name"] = DISPLAY
            context["choices"] = Display.choices
            page = self.instance
            if page.pk:
                chosen = json.loads(self.form[DISPLAY].value() or "null")
                # A form that came back may have been sent without these choices.
                display = page.related_display if chosen is None else chosen
                context["both_ends"] = both_ends_of(page, self.request.user, display)
                if page.has_unpublished_changes or not page.live:
                    context["changes"] = changes_when_published(page)
            return context


class RelationsPanel(MultiFieldPanel):
    def __init__(self, children=(), **kwargs):
        kwargs.setdefault("heading", _("Related pages"))
        kwargs.setdefault(
            "help_text",
            _(
                "Conditions, posts and webinars that belong together. Each of the two pages will "
                "point to the other, so it is enough to choose it on one of them."
            ),
        )
        rows = RelationRowsPanel(
            "relations", heading=_("Pages that you choose here"), label=_("related page")
        )
        children = children or [rows, DisplayPanel(), FieldPanel("fills_related")]
        super().__init__(children, **kwargs)
