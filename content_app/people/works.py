"""What a person wrote, reviewed and presented, for the public profile."""

from collections import defaultdict

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.models import Page

from content_app.base import shown
from content_app.base.models import ContentPage
from content_app.base.specific import published_for_teasers
from content_app.base.teasers import TeaserGroup

from .models import Credit, CreditRole, Person


def work_groups(person: Person, request: HttpRequest | None) -> list[TeaserGroup]:
    headings = {
        CreditRole.AUTHOR: _("Written by %(name)s"),
        CreditRole.REVIEWER: _("Medically reviewed by %(name)s"),
        CreditRole.SPEAKER: _("Presented by %(name)s"),
    }
    pages = _credited_pages(person)
    return [
        TeaserGroup(
            heading=headings[role] % {"name": person.name},
            teasers=tuple(page.get_teaser(request) for page in pages[role]),
        )
        for role in CreditRole
        if pages[role]
    ]


def works_section(context) -> str:
    """Fills the end of a person's profile."""
    record = context.get("record")
    if not isinstance(record, Person):
        return ""
    groups = work_groups(record, context.get("request"))
    if not groups:
        return ""
    return render_to_string("content_app/components/related.html", {"groups": groups})


def _credited_pages(person: Person) -> dict[str, list[ContentPage]]:
    shown.note(shown.about(person.translation_key))
    # A translated page credits the same person as its original, whose profile is in one language.
    credits = Credit.objects.filter(
        person__translation_key=person.translation_key, page__locale_id=person.locale_id
    )
    roles_by_page = defaultdict(list)
    for page_id, role in credits.values_list("page_id", "role").distinct():
        roles_by_page[page_id].append(role)
    pages = Page.objects.filter(pk__in=roles_by_page).values_list("pk", "content_type_id")
    credited = defaultdict(list)
    for page in sorted(published_for_teasers(pages), key=_newest_first):
        for role in roles_by_page[page.pk]:
            credited[role].append(page)
    return credited


def _newest_first(page: ContentPage):
    day = page.get_date()
    return (-day.toordinal() if day else 0, page.title)
