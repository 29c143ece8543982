"""On which other pages a page shows, and what publishing it changes there."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.admin import messages

from .pages import Display, RelatingPage
from .related import published_relations


@dataclass(frozen=True)
class Changes:
    """What happens to other pages when a draft is published; their titles."""

    appears_on: list[str]
    leaves: list[str]

    def __bool__(self) -> bool:
        return bool(self.appears_on or self.leaves)


def appearances_of(page: RelatingPage) -> list[str]:
    """The titles of the published pages that show `page` once it is published as it stands: those that belong with it,
    and the list above it."""
    showing = [
        related.page.title
        for related in published_relations(page)
        if isinstance(related.page, RelatingPage)
        and related.page.displays(page.translation_key) != Display.HIDDEN
    ]
    above = page.get_parent() if page.is_listed_by_parent else None
    return [*showing, *([above.title] if above and above.live else [])]


def changes_when_published(draft: RelatingPage) -> Changes:
    after = appearances_of(draft)
    published = type(draft).objects.filter(pk=draft.pk, live=True).first()
    before = appearances_of(published) if published else []
    return Changes(
        appears_on=[title for title in after if title not in before],
        leaves=[title for title in before if title not in after],
    )


def say_where_it_appears(request, page) -> None:
    """Hook `after_publish_page`."""
    if not isinstance(page, RelatingPage):
        return
    shown_on = appearances_of(page)
    if shown_on:
        is_online = type(page).objects.filter(pk=page.pk, live=True).exists()
        text = _("It now shows on: %s") if is_online else _("Once it is online, it shows on: %s")
        messages.info(request, text % "; ".join(shown_on))
