"""What can be wrong with the schedule of any page that is announced."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Page

from content_app.base.preloading import chosen_in
from content_app.base.querysets import only_published
from content_app.base.time_zones import place_of
from content_app.scheduling import heartbeat

from .moments import Milestone, RelativeMoment
from .placements import Placement
from .plans import PlannedStep, plan_of, publication_planned_for
from .preflight import Finding, Intent, Severity, Tab


def check_schedule(intent: Intent) -> Iterator[Finding]:
    """Dates that contradict each other, or what stands in the schedule already."""
    page = intent.page
    chosen_at = None if page.goes_live_by_plan else page.go_live_at
    if chosen_at and not page.first_published_at and chosen_at <= intent.moment:
        yield Finding(
            "go_live_in_the_past",
            Severity.ERROR,
            _(
                "The date on which the page is to go online, %(moment)s, has passed. Clear it or "
                "choose another in the editor: the side panel “Status” (the letter i), “Edit "
                "schedule”."
            )
            % {"moment": in_words(chosen_at, page.zone)},
        )
    planned = publication_planned_for(page)
    if intent.is_scheduling and chosen_at and planned and chosen_at != planned:
        yield Finding(
            "go_live_beside_the_plan",
            Severity.WARNING,
            _(
                "Its plan wants the page online on %(planned)s, but the schedule in the side panel "
                "“Status” (the letter i) says %(moment)s, and that one counts. To follow the plan, "
                "clear it there under “Edit schedule”."
            )
            % {
                "planned": in_words(planned, page.zone),
                "moment": in_words(chosen_at, page.zone),
            },
        )
    if page.expire_at and page.expire_at <= intent.goes_online_at:
        yield Finding(
            "expires_before_it_begins",
            Severity.ERROR,
            _("The page would be taken offline on %(moment)s, before it goes online.")
            % {"moment": in_words(page.expire_at, page.zone)},
        )
    elif page.expire_at and page.expire_at < _last_moment(page, page.expire_at):
        yield Finding(
            "expires_before_the_end",
            Severity.WARNING,
            _("The page is taken offline on %(moment)s; its announcement ends there too.")
            % {"moment": in_words(page.expire_at, page.zone)},
        )
    waiting = page.revisions.filter(approved_go_live_at__isnull=False)
    for revision in waiting.exclude(pk=page.latest_revision_id).defer("content"):
        yield Finding(
            "replaces_a_schedule",
            Severity.WARNING,
            _(
                "An earlier version is scheduled for %(moment)s, and this draft is no part of it. If "
                "you publish this one, it takes the place of the other, which will not appear."
            )
            % {"moment": in_words(revision.approved_go_live_at, page.zone)},
        )


def check_plan(intent: Intent) -> Iterator[Finding]:
    """Steps that cannot happen, or get in each other's way."""
    plan = plan_of(intent.page, intent.goes_online_at)
    steps = [step for step in plan if step.is_on]
    for step in steps:
        yield from _check_step(step, intent)
    for placement, moment in _overlaps(steps):
        yield Finding(
            "steps_overlap",
            Severity.WARNING,
            _(
                "Two steps say “%(place)s” at the same time, from %(moment)s on. It shows once; "
                "switch one of them off or move it."
            )
            % {"place": placement.label, "moment": in_words(moment, intent.page.zone)},
            Tab.ANNOUNCEMENT,
        )


def _check_step(step: PlannedStep, intent: Intent) -> Iterator[Finding]:
    place = {"place": step.placement.label}
    begins_at, ends_at = step.begins_at, step.ends_at
    if step.placement is Placement.PAGE:
        if begins_at is None and not intent.is_scheduling and not intent.page.first_published_at:
            yield Finding(
                "publication_without_a_moment",
                Severity.WARNING,
                _("The page goes online at once: nothing says yet when the plan wants it to."),
                Tab.ANNOUNCEMENT,
            )
    elif begins_at is None or (step.has_end and ends_at is None):
        if not _waits_for_recording(step):
            yield Finding(
                "step_without_a_moment",
                Severity.WARNING,
                _("“%(place)s” will not happen: nothing says yet when that is.") % place,
                Tab.ANNOUNCEMENT,
            )
    elif step.is_over_by(intent.goes_online_at):
        yield Finding(
            "step_too_late",
            Severity.NOTE,
            _("“%(place)s” is left out: it would have ended before the page goes online.") % place,
            Tab.ANNOUNCEMENT,
        )
    elif ends_at and ends_at <= begins_at:
        yield Finding(
            "step_ends_before_it_begins",
            Severity.ERROR,
            _("“%(place)s” ends before it begins. Change one of the two.") % place,
            Tab.ANNOUNCEMENT,
        )


def check_lead_image(intent: Intent) -> Iterator[Finding]:
    """A picture that says nothing to who cannot see it (WCAG 2.2, 1.1.1). Those in texts ask for words."""
    image = intent.page.lead_image
    # A host's own image model may have no description.
    if image and not getattr(image, "description", ""):
        yield Finding(
            "image_without_description",
            Severity.NOTE,
            _(
                "The lead image has no description. Whoever cannot see it is told nothing of it. You "
                "can write one under “Images”."
            ),
            Tab.CONTENT,
        )


def check_links(intent: Intent) -> Iterator[Finding]:
    """What the page points to and readers cannot see."""
    chosen: dict[type, set[int]] = {Page: set()}
    for model, key in chosen_in(intent.page):
        chosen.setdefault(model, set()).add(key)
    related = {relation.target_id for relation in intent.page.relations.all()}
    readable = set(
        only_published(Page.objects.all())
        .values_list("pk", flat=True)
        .filter(pk__in=chosen[Page] | related)
    )
    for page in Page.objects.filter(pk__in=(chosen.pop(Page) | related) - readable):
        yield Finding(
            "link_to_a_draft",
            Severity.WARNING,
            _("It points to “%(title)s”, which is not published: readers will not find it there.")
            % {"title": page.get_admin_display_title()},
            Tab.CONNECTIONS if page.pk in related else Tab.CONTENT,
        )
    for model, keys in chosen.items():
        if issubclass(model, DraftStateMixin):
            for record in model._default_manager.filter(pk__in=keys, live=False):
                yield Finding(
                    "record_not_published",
                    Severity.WARNING,
                    _("“%(title)s” is not published, and is left out.") % {"title": record},
                    Tab.CONTENT,
                )


def check_clock_changes(intent: Intent) -> Iterator[Finding]:
    """Between now and the last step, clocks may be set forward or back."""
    zone = intent.page.zone
    end = intent.page.get_milestones().get(Milestone.START) or intent.goes_online_at
    if day := _first_clock_change(zone, intent.moment, end):
        yield Finding(
            "clock_change",
            Severity.NOTE,
            _(
                "Clocks in %(place)s change on %(day)s. All times are meant as clocks there show "
                "them on the day itself; elsewhere they may change on another day."
            )
            % {"place": place_of(zone.key), "day": date_format(day, "DATE_FORMAT")},
        )


def check_runner(intent: Intent) -> Iterator[Finding]:
    is_waited_for = intent.is_scheduling or bool(intent.page.announcement_plan)
    if is_waited_for and not heartbeat.is_alive():
        yield Finding(
            "runner_is_silent",
            Severity.WARNING,
            _(
                "What publishes pages on time is not running. Tell whoever runs the site; until then, "
                "what is due happens only when somebody visits it."
            ),
        )


def in_words(moment: datetime, zone: ZoneInfo) -> str:
    return _("%(moment)s (clocks in %(place)s)") % {
        "moment": date_format(moment.astimezone(zone), "DATETIME_FORMAT"),
        "place": place_of(zone.key),
    }


def _waits_for_recording(step: PlannedStep) -> bool:
    begins = step.begins
    return isinstance(begins, RelativeMoment) and begins.anchor.milestone is Milestone.RECORDING


def _last_moment(page, otherwise: datetime) -> datetime:
    moments = [step.ends_at for step in plan_of(page) if step.is_on and step.ends_at]
    end = page.get_milestones().get(Milestone.END)
    return max([*moments, *([end] if end else [])], default=otherwise)


def _overlaps(steps: list[PlannedStep]) -> Iterator[tuple[Placement, datetime]]:
    """Where, and from when on, two of the steps would show."""
    shown = [
        (step.placement, step.begins_at, step.ends_at)
        for step in steps
        if step.can_be_reached and step.begins_at and step.ends_at
    ]
    for (place, begins, ends), (other, other_begins, other_ends) in combinations(shown, 2):
        if place is other and begins < other_ends and other_begins < ends:
            yield place, max(begins, other_begins)


def _first_clock_change(zone: ZoneInfo, start: datetime, end: datetime):
    """The first day on which clocks in `zone` are set anew, or None. No zone changes within a day twice."""
    moment, offset = start, start.astimezone(zone).utcoffset()
    while moment < end:
        moment = min(moment + timedelta(days=1), end)
        if moment.astimezone(zone).utcoffset() != offset:
            return moment.astimezone(zone).date()
    return None
