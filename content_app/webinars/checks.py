"""What can be wrong with a webinar that is about to be announced."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content_app.announcements.checks import in_words
from content_app.announcements.preflight import Finding, Intent, Severity, Tab

from .missing import Lack, missing_from
from .models import WebinarPage
from .states import Standing

_SENTENCES = {
    Lack.DATE: gettext_lazy(
        "It has no date yet, so no step that counts from its start can happen."
    ),
    Lack.SUMMARY: gettext_lazy("Neither the summary nor the abstract says what it is about."),
    Lack.SPEAKER: gettext_lazy("Nobody is named as a speaker."),
    Lack.PUBLISHED_PROFILE: gettext_lazy(
        "The profile of %(name)s is not published, so readers do not see who speaks."
    ),
    Lack.PHOTO: gettext_lazy("There is no photo of %(name)s."),
    Lack.REGISTRATION: gettext_lazy(
        "There is no address for registration: readers are not told how to take part."
    ),
}
"""What is worth a question before it is published. A recording and its transcript come later."""


def check_webinar(intent: Intent) -> Iterator[Finding]:
    webinar = intent.page
    if not isinstance(webinar, WebinarPage):
        return
    if webinar.standing != Standing.AS_PLANNED and webinar.announcement_plan:
        yield Finding(
            "steps_go_on",
            Severity.NOTE,
            _(
                "It is postponed or cancelled. The steps of its plan go on, and tell readers so. "
                "Switch off those that should not."
            ),
            Tab.ANNOUNCEMENT,
        )
    yield from _check_times(webinar, intent)
    yield from _check_what_is_missing(webinar, intent)


def _check_what_is_missing(webinar: WebinarPage, intent: Intent) -> Iterator[Finding]:
    for missing in missing_from(webinar, intent.moment):
        if sentence := _SENTENCES.get(missing.lack):
            yield Finding(
                f"no_{missing.lack}",
                Severity.WARNING,
                str(sentence) % {"name": missing.name},
                Tab.CONTENT,
            )


def _check_times(webinar: WebinarPage, intent: Intent) -> Iterator[Finding]:
    if webinar.starts_at is None:
        return
    if webinar.ends_at and webinar.ends_at <= webinar.starts_at:
        yield Finding(
            "ends_before_it_starts",
            Severity.ERROR,
            _("Its end is not after its start. Change one of the two."),
            Tab.CONTENT,
        )
        return
    if webinar.standing != Standing.AS_PLANNED:
        return
    is_missed = webinar.starts_at <= intent.goes_online_at
    if is_missed and not webinar.first_published_at and not webinar.is_over_at(intent.moment):
        yield Finding(
            "online_after_the_start",
            Severity.WARNING,
            _("Its page would go online after it has begun, on %(moment)s.")
            % {"moment": in_words(webinar.starts_at, webinar.zone)},
            Tab.CONTENT,
        )
    for other in _at_the_same_time(webinar):
        yield Finding(
            "same_time",
            Severity.WARNING,
            _("“%(title)s” takes place at the same time, on %(moment)s.")
            % {"title": other.title, "moment": in_words(other.starts_at, webinar.zone)},
            Tab.CONTENT,
        )


def _at_the_same_time(webinar: WebinarPage):
    """Other webinars, published or scheduled, and no translation of this one."""
    announced = Q(live=True) | Q(_revisions__approved_go_live_at__isnull=False)
    return (
        WebinarPage.objects.filter(announced, standing=Standing.AS_PLANNED)
        .filter(starts_at__lt=webinar.get_over_at(), over_at__gt=webinar.starts_at)
        .exclude(translation_key=webinar.translation_key)
        .distinct()
    )
