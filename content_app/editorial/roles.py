"""Who may do what: the one table from which groups are made, docs/permissions.md is written, and which tests send
their requests by.

Page rights hang on subtrees: `pages` names the page types on which they are granted as such a page is created.
Rights on records and on images and documents hold everywhere.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_noop
from wagtail.contrib.redirects.models import Redirect

from content_app.announcements.models import AnnouncementSettings
from content_app.base.site_settings import SiteSettings
from content_app.blog.models import BlogIndexPage
from content_app.blog.taxonomy import BlogCategory
from content_app.callouts.models import Callout
from content_app.conditions.models import ConditionIndexPage
from content_app.crosslinks.mentions.glossary import GlossaryTerm
from content_app.evidence.models import Reference, Study, StudyIndexPage, Therapy, TherapyIndexPage
from content_app.feedback.models import ReaderAnswer
from content_app.figures.models import Figure
from content_app.home.models import HomePage
from content_app.people.models import Person, PersonIndexPage
from content_app.standard.models import StandardPage
from content_app.webinars.models import WebinarIndexPage

WRITE = frozenset({"add"})
"""Add pages below, and edit and delete one's own drafts."""
EDIT = frozenset({"change"})
MANAGE = frozenset({"add", "change", "publish", "lock", "unlock"})
RULE = MANAGE | {"bulk_delete"}

DRAFT_RECORDS = frozenset({"view", "add", "change"})
MANAGE_RECORDS = frozenset({"view", "add", "change", "delete", "publish", "lock", "unlock"})
MANAGE_PLAIN = frozenset({"view", "add", "change", "delete"})

RECORD_MODELS = (Person, Therapy, Study, Callout, GlossaryTerm)
PLAIN_MODELS = (Reference, BlogCategory)
SETTINGS_MODELS = (SiteSettings, AnnouncementSettings)
READER_MODELS = (Figure, ReaderAnswer)
INDEX_MODELS = (
    ConditionIndexPage,
    BlogIndexPage,
    WebinarIndexPage,
    PersonIndexPage,
    TherapyIndexPage,
    StudyIndexPage,
)

SEE_READERS = dict.fromkeys(READER_MODELS, frozenset({"view"}))


@dataclass(frozen=True)
class Role:
    name: str
    purpose: str
    pages: dict[type[Any], frozenset[str]]
    records: dict[type[Any], frozenset[str]]
    media: frozenset[str] = frozenset({"add", "choose"})
    settings: dict[type[Any], frozenset[str]] = field(default_factory=dict)
    readers: dict[type[Any], frozenset[str]] = field(default_factory=lambda: SEE_READERS)
    """What is known of readers: figures, and what they wrote."""


WRITERS = Role(
    name=gettext_noop("Writers"),
    purpose=gettext_noop("Write drafts of conditions, posts and webinars."),
    pages={ConditionIndexPage: WRITE, BlogIndexPage: WRITE, WebinarIndexPage: WRITE},
    records=dict.fromkeys(RECORD_MODELS, DRAFT_RECORDS) | {Reference: DRAFT_RECORDS},
)

WEBINAR_EDITORS = Role(
    name=gettext_noop("Webinar editors"),
    purpose=gettext_noop("Announce webinars, publish them, and add what follows them."),
    pages={WebinarIndexPage: MANAGE},
    records={Person: MANAGE_RECORDS, Callout: DRAFT_RECORDS},
    settings={AnnouncementSettings: frozenset({"change"})},
)

MEDICAL_REVIEWERS = Role(
    name=gettext_noop("Medical reviewers"),
    purpose=gettext_noop("Correct and confirm the medical content of all pages."),
    pages={ConditionIndexPage: EDIT, BlogIndexPage: EDIT, WebinarIndexPage: EDIT},
    records={
        Therapy: DRAFT_RECORDS,
        Study: DRAFT_RECORDS,
        Reference: MANAGE_PLAIN,
        Callout: frozenset({"view", "change"}),
        GlossaryTerm: DRAFT_RECORDS,
        Person: frozenset({"view"}),
    },
)

PUBLISHERS = Role(
    name=gettext_noop("Publishers"),
    purpose=gettext_noop("Publish everything, and keep the site in order."),
    pages={HomePage: RULE, StandardPage: RULE} | dict.fromkeys(INDEX_MODELS, RULE),
    records=(
        dict.fromkeys(RECORD_MODELS, MANAGE_RECORDS)
        | dict.fromkeys(PLAIN_MODELS, MANAGE_PLAIN)
        | {Redirect: frozenset({"add", "change", "delete"})}
    ),
    media=frozenset({"add", "change", "choose"}),
    settings=dict.fromkeys(SETTINGS_MODELS, frozenset({"change"})),
    readers=SEE_READERS | {ReaderAnswer: frozenset({"view", "delete"})},
)

ROLES = (WRITERS, WEBINAR_EDITORS, MEDICAL_REVIEWERS, PUBLISHERS)
