"""Rows below a form that may not repeat each other."""

from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel


class DistinctRowsFormSet(BaseChildFormSet):
    """Puts the message beside the row that repeats another.

    Without it the database's own rule would answer with an error page, because Django leaves a constraint
    unchecked when one of its fields (here the parent) is not part of the form.
    """

    distinct_fields: tuple[str, ...] = ()
    """The fields that together may occur once; the message stands beside the first of them."""
    repeated_message = _("This is already in the list. Remove one of the two.")

    def clean(self):
        super().clean()
        seen = set()
        for form in self.kept_forms():
            key = tuple(form.cleaned_data.get(name) for name in self.distinct_fields)
            if None in key:
                continue
            if key in seen:
                form.add_error(self.distinct_fields[0], self.repeated_message)
            seen.add(key)

    def validate_unique(self):
        """Left to `clean`."""

    def kept_forms(self):
        """Filled-in rows that the editor does not remove."""
        return [
            form
            for form in self.forms
            if getattr(form, "cleaned_data", None) and not self._should_delete_form(form)
        ]


class DistinctRowsPanel(InlinePanel):
    """An inline panel whose rows are checked by `formset_class`."""

    formset_class: type[BaseChildFormSet] = DistinctRowsFormSet

    def get_formset_class(self) -> type[BaseChildFormSet]:
        return self.formset_class

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = self.get_formset_class()
        return options
