"""The panel in which staff say on which pages a callout appears."""

from django.utils.translation import gettext_lazy as _

from content_app.base.formsets import DistinctRowsFormSet, DistinctRowsPanel


class PlacementFormSet(DistinctRowsFormSet):
    distinct_fields = ("page",)
    repeated_message = _("This page is already in the list. Remove one of the two.")


class PlacementsPanel(DistinctRowsPanel):
    formset_class = PlacementFormSet

    def __init__(self, relation_name="placements", **kwargs):
        kwargs.setdefault("heading", _("Pages on which it appears"))
        kwargs.setdefault("label", _("page"))
        kwargs.setdefault(
            "help_text",
            _(
                "It shows on these pages, and on pages related to them that have no callout of "
                "their own. You can also place it inside a text with the block “Did You Know?”."
            ),
        )
        super().__init__(relation_name, **kwargs)
