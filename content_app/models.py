"""A table of contents: every model of the plugin, in the order of the levels that docs/architecture.md describes."""

from .base.site_settings import SiteSettings  # noqa: F401  isort: skip
from .people.models import Credit, Person, PersonIndexPage  # noqa: F401  isort: skip
from .crosslinks.models import OtherName, Relation  # noqa: F401  isort: skip
from .crosslinks.mentions.glossary import GlossaryTerm  # noqa: F401  isort: skip
from .crosslinks.mentions.models import (  # noqa: F401  isort: skip
    Dismissal,
    EntryForm,
    Mention,
    PageScan,
    PageWord,
)
from .crosslinks.models import Likeness  # noqa: F401  isort: skip
from .scheduling.models import Heartbeat, LedgerEntry  # noqa: F401  isort: skip
from .link_health.models import (  # noqa: F401  isort: skip
    AddressUse,
    ExternalAddress,
    ExternalHost,
    LinkFinding,
    LinkSurvey,
)
from .feedback.models import ReaderAnswer  # noqa: F401  isort: skip
from .announcements.models import AnnouncementSettings, AnnouncementStep  # noqa: F401  isort: skip
from .departures.models import Departure  # noqa: F401  isort: skip
from .page_cache.models import KeptAddress, ShownName  # noqa: F401  isort: skip
from .evidence.models import (  # noqa: F401  isort: skip
    Reference,
    Study,
    StudyCountry,
    StudyIndexPage,
    Therapy,
    TherapyIndexPage,
)
from .callouts.models import Callout, CalloutPlacement  # noqa: F401  isort: skip
from .figures.models import Figure  # noqa: F401  isort: skip
from .conditions.models import (  # noqa: F401  isort: skip
    ConditionCode,
    ConditionIndexPage,
    ConditionPage,
)
from .blog.taxonomy import BlogCategory, BlogTag, TaggedBlogPost  # noqa: F401  isort: skip
from .blog.questions import Question  # noqa: F401  isort: skip
from .blog.models import BlogIndexPage, BlogPostPage  # noqa: F401  isort: skip
from .webinars.calendar_entries import CalendarEntry  # noqa: F401  isort: skip
from .webinars.time_changes import TimeChange  # noqa: F401  isort: skip
from .webinars.models import WebinarIndexPage, WebinarPage  # noqa: F401  isort: skip
from .standard.models import StandardPage  # noqa: F401  isort: skip
from .home.models import HomePage  # noqa: F401  isort: skip
