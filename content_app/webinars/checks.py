"""What can be wrong with a webinar that is about to be announced."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from content_app.announcements.checks import in_words
from content_app.announcements.preflight import Finding, Intent, Severity, Tab

from .models import WebinarPage
from .states import Standing


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
    yield from _check_speakers(webinar)
    takes_place = webinar.standing == Standing.AS_PLANNED and not webinar.is_over_at(intent.moment)
    if takes_place and not webinar.registration_url:
        yield Finding(
            "no_registration",
            Severity.WARNING,
            _("There is no address for registration: readers are not told how to take part."),
            Tab.CONTENT,
        )
    if not webinar.summary and not webinar.get_plain_text():
        yield Finding(
            "nothing_about_it",
            Severity.WARNING,
            _("Neither the summary nor the abstract says what it is about."),
            Tab.CONTENT,
        )


def _check_times(webinar: WebinarPage, intent: Intent) -> Iterator[Finding]:
    if webinar.starts_at is None:
        if webinar.held_on is None:
            yield Finding(
                "no_date",
                Severity.WARNING,
                _("It has no date yet, so no step that counts from its start can happen."),
                Tab.CONTENT,
            )
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


def _check_speakers(webinar: WebinarPage) -> Iterator[Finding]:
    speakers = [credit.person for credit in webinar.credits.all() if credit.person_id]
    if not speakers:
        yield Finding(
            "no_speaker", Severity.WARNING, _("Nobody is named as a speaker."), Tab.CONTENT
        )
    for person in speakers:
        if not person.live:
            yield Finding(
                "speaker_not_published",
                Severity.WARNING,
                _("The profile of %(name)s is not published, so readers do not see who speaks.")
                % {"name": person.name},
                Tab.CONTENT,
            )
        elif not person.photo_id:
            yield Finding(
                "speaker_without_a_photo",
                Severity.WARNING,
                _("There is no photo of %(name)s.") % {"name": person.name},
                Tab.CONTENT,
            )
