"""How every editing form is laid out."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from .whole_texts import leave_texts_whole

CONNECTIONS = _("Connections")


class Editor(TabbedInterface):
    """Tabs whose form takes texts of any length, and tells which are too long."""

    def get_form_class(self):
        form_class = super().get_form_class()
        leave_texts_whole(form_class)
        return form_class


def page_editor(
    content: Sequence,
    related: Sequence = (),
    announcement: Sequence = (),
    promote: Sequence = (),
) -> Editor:
    """Tabs in the order of the work: write, connect, announce, make findable.

    The schedule has a tab of its own so that Wagtail moves it into the side panel and leaves no empty tab.
    """
    tabs = [ObjectList(content, heading=_("Content"))]
    if related:
        tabs.append(ObjectList(related, heading=CONNECTIONS))
    if announcement:
        tabs.append(ObjectList(announcement, heading=_("Announcement")))
    tabs.append(ObjectList([*promote, *promote_panels()], heading=_("Search engines and menus")))
    tabs.append(ObjectList([PublishingPanel()], heading=_("Publishing")))
    return Editor(tabs)


def record_editor(
    content: Sequence,
    related: Sequence = (),
    promote: Sequence = (),
    related_heading=CONNECTIONS,
) -> Editor:
    tabs = [ObjectList(content, heading=_("Content"))]
    if related:
        tabs.append(ObjectList(related, heading=related_heading))
    if promote:
        tabs.append(ObjectList(promote, heading=_("Address")))
    tabs.append(ObjectList([PublishingPanel()], heading=_("Publishing")))
    return Editor(tabs)


def promote_panels() -> list:
    return [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    help_text=_("The last part of the page's address. Old addresses keep working."),
                ),
                FieldPanel(
                    "seo_title",
                    heading=_("Title for search engines"),
                    help_text=_("Left empty, the page's own title is used."),
                ),
                FieldPanel(
                    "search_description",
                    heading=_("Description for search engines"),
                    help_text=_("One or two plain sentences. Left empty, the summary is used."),
                ),
            ],
            heading=_("For search engines"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "show_in_menus",
                    heading=_("Show in the menu"),
                    help_text=_("Only pages directly below the home page appear in the main menu."),
                )
            ],
            heading=_("For menus"),
        ),
    ]
