"""Calendars hold one entry for a webinar, with its last values, whatever happens to it."""

import io
import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical
from django.urls import reverse
from icalendar import Calendar

from content_app.base import clock
from content_app.webinars.models import WebinarPage
from content_app.webinars.states import Standing
from tests.builders import (
    make_condition,
    make_date_only_webinar,
    make_locale,
    make_past_webinar,
    make_site,
    make_webinar,
    relate,
    translate,
    unpublish,
)
from tests.reading import links_of, read, words_of

NOW = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")
START = datetime(2027, 3, 10, 19, 0, tzinfo=NEW_YORK)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def winter():
    with clock.at(NOW):
        yield


def make_talk(title="A talk", **fields) -> WebinarPage:
    return make_webinar(
        title, **{"starts_at": START, "ends_at": START + timedelta(hours=1)} | fields
    )


def publish(webinar, **changes) -> None:
    page = WebinarPage.objects.get(pk=webinar.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def file_of(client, webinar) -> bytes:
    return get(client, reverse("content_app:webinar_calendar_file", args=[webinar.translation_key]))


def feed(client) -> bytes:
    return get(client, reverse("content_app:webinars_calendar"))


def get(client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content


def entries_in(content: bytes) -> dict[str, vobject.base.Component]:
    """As another library than the one that wrote them reads them, by title."""
    calendar = vobject.readOne(content.decode())
    return {event.summary.value: event for event in calendar.contents.get("vevent", [])}


def titles_in(content: bytes) -> list[str]:
    return list(entries_in(content))


class Importer:
    """What calendars do with a file (RFC 5546, 2.1.5): one entry for a UID, replaced by a newer version."""

    def __init__(self):
        self.entries = {}

    def take(self, content: bytes):
        for event in vobject.readOne(content.decode()).vevent_list:
            known = self.entries.get(event.uid.value)
            if known is None or version_of(event) >= version_of(known):
                self.entries[event.uid.value] = event


def version_of(event) -> tuple[int, datetime]:
    return int(event.sequence.value), event.dtstamp.value


def test_an_entry_says_what_when_and_where(client):
    webinar = make_talk(summary="About nerves.")

    (event,) = entries_in(file_of(client, webinar)).values()

    assert event.summary.value == "A talk"
    assert event.dtstart.value == START
    assert event.dtend.value == START + timedelta(hours=1)
    assert event.status.value == "CONFIRMED"
    assert event.location.value == "Online"
    assert event.url.value == webinar.get_full_url()
    assert event.description.value == f"About nerves.\n\n{webinar.get_full_url()}"


def test_after_edits_and_a_new_time_there_is_one_entry_with_the_last_values(client):
    webinar, importer = make_talk(), Importer()
    importer.take(file_of(client, webinar))
    after_clocks_change = datetime(2027, 3, 17, 19, 0, tzinfo=NEW_YORK)

    for changes in [
        {"title": "A better title"},
        {"summary": "About nerves."},
        {"slug": "another-address"},
        {"starts_at": after_clocks_change, "ends_at": after_clocks_change + timedelta(hours=2)},
        {"title": "The last title"},
        {"registration_url": "https://example.org/register"},
    ]:
        publish(webinar, **changes)
        importer.take(file_of(client, webinar))
        importer.take(feed(client))

    (event,) = importer.entries.values()
    assert event.summary.value == "The last title"
    assert event.dtstart.value == after_clocks_change
    assert event.dtstart.value.utcoffset() == timedelta(hours=-4)
    assert event.dtend.value == after_clocks_change + timedelta(hours=2)
    assert event.url.value.endswith("/another-address/")
    assert event.sequence.value == "1"


@pytest.mark.parametrize(
    ("changes", "sequence"),
    [
        ({"title": "Another"}, "0"),
        ({"notice": "The handout has changed."}, "0"),
        ({"starts_at": START + timedelta(minutes=-30)}, "1"),
        ({"ends_at": START + timedelta(minutes=90)}, "1"),
        ({"time_zone": "America/Chicago"}, "1"),
        ({"standing": Standing.CANCELLED, "notice": "Ill."}, "1"),
    ],
)
def test_the_sequence_rises_with_time_and_status_only(client, changes, sequence):
    webinar = make_talk()

    publish(webinar, **changes)

    (event,) = entries_in(file_of(client, webinar)).values()
    assert event.sequence.value == sequence


def test_a_draft_changes_nothing_in_calendars(client):
    webinar = make_talk()
    page = WebinarPage.objects.get(pk=webinar.pk)
    page.starts_at += timedelta(days=1)
    page.ends_at += timedelta(days=1)
    page.save_revision()

    (event,) = entries_in(feed(client)).values()

    assert (event.dtstart.value, event.sequence.value) == (START, "0")


@pytest.mark.parametrize(
    ("standing", "title"),
    [(Standing.CANCELLED, "Cancelled: A talk"), (Standing.POSTPONED, "Postponed: A talk")],
)
def test_what_is_called_off_stays_for_a_year_and_says_so(client, standing, title):
    webinar = make_talk()
    publish(webinar, standing=standing, notice="The speaker is ill.")

    event = entries_in(feed(client))[title]
    assert event.status.value == "CANCELLED"
    assert "The speaker is ill." in event.description.value

    with clock.at(START + timedelta(days=365)):
        assert titles_in(feed(client)) == [title]
    with clock.at(START + timedelta(days=365, hours=2)):
        assert titles_in(feed(client)) == []


def test_a_new_time_for_what_was_postponed_takes_the_old_entry(client):
    webinar, importer = make_talk(), Importer()
    importer.take(feed(client))
    publish(webinar, standing=Standing.POSTPONED, notice="The speaker is ill.")
    importer.take(feed(client))
    later = START + timedelta(days=30)
    publish(webinar, standing=Standing.AS_PLANNED, starts_at=later, ends_at=None)
    importer.take(feed(client))

    (event,) = importer.entries.values()
    assert (event.status.value, event.dtstart.value) == ("CONFIRMED", later)
    assert event.sequence.value == "2"


def test_a_day_without_an_hour_is_a_whole_day(client):
    webinar = make_date_only_webinar(held_on=date(2027, 2, 1))

    (event,) = entries_in(file_of(client, webinar)).values()

    assert (event.dtstart.value, event.dtend.value) == (date(2027, 2, 1), date(2027, 2, 2))


def test_the_feed_holds_what_is_dated_and_public(client):
    make_talk("Ahead")
    make_talk("Last summer", starts_at=NOW - timedelta(days=200), ends_at=None)
    make_past_webinar("Years ago")
    make_webinar("Undated")
    make_talk("A draft", publish=False)
    unpublish(make_talk("Offline"))

    assert titles_in(feed(client)) == ["Last summer", "Ahead"]


def test_a_condition_has_a_calendar_of_its_own(client):
    condition = make_condition()
    relate(condition, make_talk("About it"))
    relate(make_talk("It names the condition"), condition)
    make_talk("About something else")
    address = reverse("content_app:webinars_about_calendar", args=[condition.translation_key])

    assert sorted(titles_in(get(client, address))) == ["About it", "It names the condition"]
    assert address in links_of(read(client, condition).main).values()


def test_a_condition_without_webinars_offers_no_calendar(client):
    assert "/calendars/" not in str(read(client, make_condition()).main)


def test_a_translation_is_an_entry_of_its_own(client):
    make_locale("es")
    webinar = make_talk()
    translate(webinar, title="Una charla")
    address = reverse("content_app:webinars_calendar")

    english, spanish = get(client, address), get(client, f"/es{address}")

    (one,), (other,) = entries_in(english).values(), entries_in(spanish).values()
    assert (one.summary.value, other.summary.value) == ("A talk", "Una charla")
    assert one.uid.value != other.uid.value


@pytest.mark.parametrize("name", ["webinar_calendar_file", "webinars_about_calendar"])
def test_there_is_no_file_of_what_readers_cannot_see(client, name):
    draft = make_talk(publish=False)

    assert (
        client.get(reverse(f"content_app:{name}", args=[draft.translation_key])).status_code == 404
    )


def test_there_is_no_file_without_a_date(client):
    address = reverse("content_app:webinar_calendar_file", args=[make_webinar().translation_key])

    assert client.get(address).status_code == 404


# What no library notices (RFC 5545)


@pytest.mark.parametrize(
    "title",
    [
        "A talk about nerves 🦶 that goes on, and on; with \\ every sign, ünd überall Ümläute " * 2,
        "Two\nlines\r\nand a tab\t",
        "A vertical \x0b tab",
        "ניירופתיה היקפית",
    ],
)
def test_any_title_is_folded_and_escaped(client, title):
    make_talk(title[:255])
    content = feed(client)

    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")
    for line in lines:
        line.decode()  # no character is torn apart
    expected = " ".join(title[:255].replace("\x0b", " ").split())
    assert titles_in(content) == [expected]


def test_each_zone_is_defined_and_no_time_floats(client):
    make_talk("In New York")
    make_talk("In Berlin", time_zone="Europe/Berlin")
    make_talk("In no zone", time_zone="UTC")

    text = feed(client).decode()

    assert set(re.findall(r"^TZID:(.*)\r$", text, re.M)) == {"America/New_York", "Europe/Berlin"}
    times = re.findall(r"^DT(?:START|END)(.*)\r$", text.split("BEGIN:VEVENT", 1)[1], re.M)
    assert len(times) == 6
    assert all(time.startswith(";TZID=") or time.endswith("Z") for time in times)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/London", "Australia/Sydney"])
def test_the_definition_of_a_zone_changes_its_clocks_when_the_zone_does(client, zone):
    for day in range(1, 365, 20):
        start = datetime(2027, 1, 1, 3, 30, tzinfo=ZoneInfo(zone)) + timedelta(days=day)
        make_talk(f"Day {day}", starts_at=start, ends_at=None, time_zone=zone)
    # The hour after clocks are set forward.
    spring = {
        "America/New_York": datetime(2027, 3, 14, 3, 30),
        "Europe/London": datetime(2027, 3, 28, 2, 30),
        "Australia/Sydney": datetime(2027, 10, 3, 3, 30),
    }[zone].replace(tzinfo=ZoneInfo(zone))
    make_talk("In spring", starts_at=spring, ends_at=None, time_zone=zone)

    text = feed(client).decode()

    defined = tzical(io.StringIO(text.replace("\r\n", "\n"))).get(zone)
    starts = [
        datetime.strptime(written, "%Y%m%dT%H%M%S").replace(tzinfo=defined)
        for written in re.findall(r"^DTSTART;TZID=.*:(\w+)\r$", text, re.M)
    ]
    assert starts == [webinar.starts_at for webinar in WebinarPage.objects.order_by("starts_at")]


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/London", "Australia/Sydney"])
def test_a_change_of_clocks_is_dated_by_the_clock_before_it(client, zone):
    for year in (2027, 2028, 2029):
        make_talk(f"{year}", starts_at=START.replace(year=year), ends_at=None, time_zone=zone)

    (definition,) = Calendar.from_ical(feed(client)).timezones
    onsets = [
        (onset, part.TZOFFSETFROM, part.TZOFFSETTO)
        for part in definition.subcomponents
        if part.TZOFFSETFROM != part.TZOFFSETTO
        for onset in (part.DTSTART, *(moment.dt for moment in part["RDATE"].dts))
    ]
    assert len(onsets) == 6
    for moment, before, after in onsets:
        onset = moment.replace(tzinfo=timezone(before)).astimezone(ZoneInfo(zone))
        just_before = (onset.astimezone(UTC) - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
        assert (just_before.utcoffset(), onset.utcoffset()) == (before, after)


def test_no_address_for_joining_is_in_what_people_forward(client):
    make_talk(registration_url="https://example.org/join?personal=1")

    assert b"example.org/join" not in feed(client)


# Fetching again


def test_a_calendar_that_has_the_last_version_is_told_so(client):
    make_talk()
    first = client.get(reverse("content_app:webinars_calendar"))

    for headers in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        again = client.get(reverse("content_app:webinars_calendar"), headers=headers)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize("nonsense", ["yesterday", "\x00", "Wed, 99 Foo 2027 99:99:99 GMT"])
def test_a_date_that_is_none_gets_the_file(client, nonsense):
    address = reverse("content_app:webinars_calendar")

    assert client.get(address, headers={"If-Modified-Since": nonsense}).status_code == 200


@pytest.mark.parametrize("change", ["publish", "unpublish"])
def test_whatever_changes_is_fetched_again(client, change):
    webinar = make_talk()
    etag = client.get(reverse("content_app:webinars_calendar")).headers["ETag"]

    if change == "publish":
        publish(webinar, title="Another title")
    else:
        unpublish(webinar)

    again = client.get(reverse("content_app:webinars_calendar"), headers={"If-None-Match": etag})
    assert again.status_code == 200


def test_the_feed_says_how_often_to_come_back_and_what_it_is(client):
    text = feed(client).decode().replace("\r\n ", "")

    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in text
    assert "\r\nNAME:Webinars: Neuropathy foundation\r\n" in text
    assert f"\r\nURL:{make_site().webinars.get_full_url()}\r\n" in text
    assert "SOURCE" in text


# On the page


def test_the_page_offers_the_file_and_two_calendar_sites(client):
    webinar = make_talk("Nerves & you")

    links = links_of(read(client, webinar).select_one("details"))

    assert links["Calendar file"] == reverse(
        "content_app:webinar_calendar_file", args=[webinar.translation_key]
    )
    assert "dates=20270311T000000Z%2F20270311T010000Z" in links["Google Calendar"]
    assert "text=Nerves+%26+you" in links["Google Calendar"]
    assert "startdt=2027-03-11T00%3A00%3A00Z" in links["Outlook.com"]


def test_a_whole_day_is_one_on_the_calendar_sites_too(client):
    webinar = make_date_only_webinar(held_on=date(2027, 2, 1))

    links = links_of(read(client, webinar).select_one("details"))

    assert "dates=20270201%2F20270202" in links["Google Calendar"]
    assert "startdt=2027-02-01&enddt=2027-02-01&allday=true" in links["Outlook.com"]


@pytest.mark.parametrize("hours", [1, 24])
def test_what_is_over_is_not_offered(client, hours):
    webinar = make_talk()

    with clock.at(START + timedelta(hours=hours)):
        assert "calendar" not in words_of(read(client, webinar).main).lower()


def test_the_list_offers_the_subscription(client):
    links = links_of(read(client, make_site().webinars).main)

    assert links["Open in your calendar app"] == "webcal://testserver/calendars/webinars.ics"
    assert links["http://testserver/calendars/webinars.ics"] == "/calendars/webinars.ics"
