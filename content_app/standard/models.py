"""Pages such as About and Privacy."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from content_app.announcements.models import AnnouncedPage
from content_app.announcements.panels import announcement_panels
from content_app.base.contents import heading_entries
from content_app.base.models import ContentPage
from content_app.base.panels import page_editor
from content_app.base.text import text_of_stream
from content_app.body.blocks import BodyBlock
from content_app.crosslinks.pages import RelatingPage
from content_app.crosslinks.panels import RelationsPanel
from content_app.evidence.pages import CitingPage


class StandardPage(AnnouncedPage, RelatingPage, CitingPage):
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    edit_handler = page_editor(
        content=[
            TitleFieldPanel("title"),
            FieldPanel("body"),
            MultiFieldPanel(
                [FieldPanel("summary"), FieldPanel("lead_image")], heading=_("Summary and image")
            ),
        ],
        related=[RelationsPanel()],
        announcement=announcement_panels(),
    )
    subpage_types = ["content_app.StandardPage"]
    page_description = _("A page such as About, Privacy or Contact.")
    search_fields = [*ContentPage.search_fields, index.SearchField("body")]
    api_fields = [
        *ContentPage.api_fields,
        APIField("body", writable=True),
        APIField("announcement_plan", writable=True),
        APIField("relations"),
    ]

    asks_readers = True
    is_listed_by_parent = False

    class Meta:
        verbose_name = _("standard page")

    def get_plain_text(self):
        return text_of_stream(self.body)

    def get_contents(self):
        return heading_entries(self.body)
