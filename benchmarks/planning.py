"""A year in which 5,000 things are planned, and somebody who looks at it.

They come after the readers' pages have been measured, since the webinars and the conditions among them would stand in
the readers' lists.
"""

from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from benchmarks.filling import FAR_AHEAD
from benchmarks.tree import Branch
from content_app.announcements.models import AnnouncementStep
from content_app.announcements.placements import Placement
from content_app.blog.models import BlogPostPage
from content_app.callouts.models import Callout
from content_app.conditions.models import ConditionIndexPage, ConditionPage
from content_app.editorial.roles import PUBLISHERS
from content_app.scheduling.models import LedgerEntry
from content_app.webinars.models import WebinarIndexPage, WebinarPage

SEED = 20900101
"""Not that of the site, whose pages have keys of the same kind."""
PLANNED = 5_000
YEAR = timedelta(days=365)
A_WEEK = timedelta(days=7)
A_YEAR_BEFORE = timedelta(days=365)
"""When that was reviewed which is due again."""


def desk_addresses() -> dict[str, str]:
    """A month in the middle of that year; the beginning of the list, and its end; the webinars."""
    month, plan = reverse("planned_month"), reverse("planned_list")
    since = f"{FAR_AHEAD:%Y-%m-%d}"
    return {
        "calendar, month": f"{month}?month={FAR_AHEAD + YEAR / 2:%Y-%m}",
        "calendar, list": f"{plan}?from={since}",
        "calendar, end of the list": f"{plan}?from={since}&p=1000",
        "webinar desk": reverse("webinars:index"),
    }


def plan_a_year(number: int = PLANNED) -> None:
    """Of each kind a sixth, evenly over the year."""
    moments = [FAR_AHEAD + YEAR * n / number for n in range(number)]
    random = Random(SEED)
    with transaction.atomic(), disable_reference_index_auto_update():
        _publications(moments[0::6])
        _outcomes(moments[1::6])
        _expiries(moments[2::6])
        _webinars(moments[3::6], random)
        _reviews(moments[4::6], random)
        _announcements(moments[5::6])


def cookie_of_a_publisher() -> str:
    user = get_user_model().objects.create_user(username="publisher")
    user.groups.add(Group.objects.get(name=PUBLISHERS.name))
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def _publications(moments: list[datetime]) -> None:
    posts = list(BlogPostPage.objects.order_by("pk")[:50])
    types = {
        "content_type": ContentType.objects.get_for_model(BlogPostPage),
        "base_content_type": ContentType.objects.get_for_model(Page),
    }
    Revision.objects.bulk_create(
        Revision(
            **types,
            object_id=str(posts[n % len(posts)].pk),
            object_str=posts[n % len(posts)].title,
            created_at=moment - A_YEAR_BEFORE,
            approved_go_live_at=moment,
            content={},
        )
        for n, moment in enumerate(moments)
    )


def _outcomes(moments: list[datetime]) -> None:
    LedgerEntry.objects.bulk_create(
        LedgerEntry(
            key=f"publication:{n}:{moment.isoformat()}",
            label=f"Publish “Post {n}”",
            due_at=moment,
            status=LedgerEntry.Status.DONE,
        )
        for n, moment in enumerate(moments)
    )


def _expiries(moments: list[datetime]) -> None:
    locale = Locale.get_default()
    Callout.objects.bulk_create(
        Callout(title=f"Callout {n}", locale=locale, live=True, expire_at=moment)
        for n, moment in enumerate(moments)
    )


def _webinars(moments: list[datetime], random: Random) -> None:
    branch = Branch(WebinarIndexPage.objects.get(), random)
    for n, moment in enumerate(moments):
        page = WebinarPage(title=f"Planned {n}", slug=f"planned-{n}", starts_at=moment)
        branch.append(page, moment.date())
    branch.close()


def _announcements(moments: list[datetime]) -> None:
    webinars = list(WebinarPage.objects.order_by("-pk")[: len(moments)])
    AnnouncementStep.objects.bulk_create(
        AnnouncementStep(
            page_id=webinar.pk,
            key=str(n),
            placement=Placement.BANNER,
            begins_at=moment,
            ends_at=moment + A_WEEK,
        )
        for n, (webinar, moment) in enumerate(zip(webinars, moments, strict=True))
    )


def _reviews(moments: list[datetime], random: Random) -> None:
    branch = Branch(ConditionIndexPage.objects.get(), random)
    for n, moment in enumerate(moments):
        reviewed_on = (moment - A_YEAR_BEFORE).date()
        page = ConditionPage(title=f"Planned {n}", slug=f"planned-{n}", reviewed_on=reviewed_on)
        branch.append(page, reviewed_on)
    branch.close()
