"""The panel in which staff relate a page to others."""

from django.utils.translation import gettext_lazy as _

from content_app.base.formsets import DistinctRowsFormSet, DistinctRowsPanel


class RelationFormSet(DistinctRowsFormSet):
    distinct_fields = ("target",)
    repeated_message = _("This page is already in the list. Remove one of the two.")

    def clean(self):
        super().clean()
        for form in self.kept_forms():
            target = form.cleaned_data.get("target")
            if target and target.pk == self.instance.pk:
                form.add_error("target", _("A page cannot be related to itself. Choose another."))


class RelationsPanel(DistinctRowsPanel):
    formset_class = RelationFormSet

    def __init__(self, relation_name="relations", **kwargs):
        kwargs.setdefault("heading", _("Related pages"))
        kwargs.setdefault("label", _("related page"))
        kwargs.setdefault(
            "help_text",
            _(
                "Conditions, posts and webinars that belong together. Each of the two pages will "
                "point to the other, so it is enough to choose it on one of them."
            ),
        )
        super().__init__(relation_name, **kwargs)
