"""How staff plan an announcement, and see what comes of it."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from .preflight import examine


class TimelinePanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "content_app/admin/announcement_timeline.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | timeline_context(self.instance)


def timeline_context(page) -> dict:
    """What the timeline shows of the newest draft; nothing for a page that has never been saved.

    Such a page has no address for it yet: the 0 stands for its key.
    """
    context = {"timeline_url": reverse("announcement_timeline", args=[page.pk or 0])}
    return context | ({"page": page, "preflight": examine(page)} if page.pk else {"page": None})


def announcement_panels() -> list[Panel]:
    return [
        TimelinePanel(heading=_("What will happen")),
        FieldPanel(
            "announcement_plan",
            heading=_("Plan"),
            help_text=_(
                "Each step says where the page is announced, from when to when; 0 means at that very "
                "moment. The plan counts once the page is published."
            ),
        ),
    ]


def timeline_script() -> str:
    """Hook `insert_editor_js`."""
    return format_html(
        '<script src="{}"></script>', static("content_app/js/announcement_timeline.js")
    )
