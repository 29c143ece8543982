"""What stands below the times in the form of a webinar; js/read_back.js keeps it up with what is typed."""

from wagtail.admin.panels import FieldPanel, Panel

from .read_back import ReadBackForm
from .wall_times import WallTimesForm, fold_field

CONTROLLER = "content-app-read-back"
READ_BACK_CONTROLLER = {
    "data-controller": CONTROLLER,
    "data-action": f"input->{CONTROLLER}#schedule change->{CONTROLLER}#schedule",
}
"""Attributes of the panel around the times, the questions about them, and the words."""


class FoldPanel(FieldPanel):
    """The question which time is meant of the two that clocks show; hidden while it has no reason."""

    def __init__(self, wall_time_field, **kwargs):
        super().__init__(fold_field(wall_time_field), disable_comments=True)
        self.wall_time_field = wall_time_field

    def clone(self):
        return type(self)(self.wall_time_field)

    class BoundPanel(FieldPanel.BoundPanel):
        @property
        def attrs(self):
            name = self.panel.wall_time_field
            is_asked = self.bound_field.errors or name in ReadBackForm.of(self.form).shown_twice
            return {
                "hidden": not is_asked,
                "role": "group",
                "aria-label": self.heading,
                f"data-{CONTROLLER}-target": "question",
                "data-about": name,
            }


class ReadBackPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "content_app/admin/read_back_panel.html"

        class Media:
            js = ["content_app/js/read_back.js"]

        def is_shown(self):
            return (
                self.form is not None
                and self.form.fields.keys() >= WallTimesForm.base_fields.keys()
            )

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"reading": ReadBackForm.of(self.form)}
