"""How the form of a webinar is laid out."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel

from content_app.announcements.panels import announcement_panels
from content_app.base.panels import page_editor
from content_app.crosslinks.panels import RelationsPanel
from content_app.people.panels import speakers_panel

from .read_back_panels import READ_BACK_CONTROLLER, FoldPanel, ReadBackPanel


class TimeChangeReasonPanel(FieldPanel):
    """Shown once there are readers whom a new time concerns."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and self.instance.live


def webinar_editor():
    return page_editor(
        content=[
            TitleFieldPanel("title"),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [
                            MultiFieldPanel([FieldPanel("starts_at"), FoldPanel("starts_at")]),
                            MultiFieldPanel([FieldPanel("ends_at"), FoldPanel("ends_at")]),
                        ]
                    ),
                    FieldPanel("time_zone"),
                    ReadBackPanel(),
                    FieldPanel("held_on"),
                    TimeChangeReasonPanel("time_change_reason"),
                    FieldPanel("standing"),
                    FieldPanel("notice"),
                ],
                heading=_("When"),
                attrs=READ_BACK_CONTROLLER,
            ),
            MultiFieldPanel(
                [FieldPanel("summary"), FieldPanel("lead_image")], heading=_("Summary and image")
            ),
            FieldPanel("body"),
            speakers_panel(),
            MultiFieldPanel(
                [FieldPanel("host"), FieldPanel("registration_url")], heading=_("Taking part")
            ),
            MultiFieldPanel(
                [
                    FieldPanel("recording_url"),
                    FieldPanel("no_recording"),
                    FieldPanel("slides"),
                    FieldPanel("transcript"),
                ],
                heading=_("Afterwards: recording, slides, transcript"),
            ),
            MultiFieldPanel(
                [FieldPanel("text_before"), FieldPanel("text_live"), FieldPanel("text_after")],
                heading=_("What readers are told at each stage"),
                help_text=_("Each is shown by itself at its time, and left out where it is empty."),
                classname="collapsed",
            ),
        ],
        related=[
            RelationsPanel(help_text=_("Conditions that it is about, and posts that go with it."))
        ],
        announcement=announcement_panels(),
    )
