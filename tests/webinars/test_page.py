"""What a webinar's page says."""

from datetime import UTC, datetime

import pytest

from content_app.people.models import CreditRole
from content_app.webinars.models import WebinarPage
from tests.builders import (
    credit,
    make_date_only_webinar,
    make_past_webinar,
    make_person,
    make_upcoming_webinar,
    make_webinar,
    paragraph,
    unpublish,
)
from tests.editing import edit_url, message_beside, send
from tests.reading import entities_of, links_of, read, words_of


def when_on(client, webinar) -> str:
    return words_of(read(client, webinar).select_one(".ca-when"))


@pytest.mark.django_db
def test_the_time_is_that_of_the_clocks_in_its_own_zone(client):
    assert when_on(client, make_past_webinar()) == (
        "Monday, June 27, 2022 7 p.m. to 8 p.m. EDT (clocks in New York)"
    )


@pytest.mark.django_db
def test_machines_read_each_moment_with_its_offset(client):
    times = read(client, make_past_webinar()).select(".ca-when time")

    assert [time["datetime"] for time in times] == [
        "2022-06-27T19:00:00-04:00",
        "2022-06-27T20:00:00-04:00",
    ]


@pytest.mark.django_db
def test_an_end_on_another_day_names_the_day(client):
    webinar = make_past_webinar(ends_at=datetime(2022, 6, 28, 5, 0, tzinfo=UTC))

    assert when_on(client, webinar) == (
        "Monday, June 27, 2022 7 p.m. to Tuesday, June 28, 2022, 1 a.m. EDT (clocks in New York)"
    )


@pytest.mark.django_db
def test_an_end_after_a_change_of_clocks_is_told_from_the_start(client):
    webinar = make_webinar(
        starts_at=datetime(2027, 11, 7, 5, 30, tzinfo=UTC),
        ends_at=datetime(2027, 11, 7, 6, 30, tzinfo=UTC),
    )

    assert when_on(client, webinar) == (
        "Sunday, Nov. 7, 2027 1:30 a.m. EDT to 1:30 a.m. EST (clocks in New York)"
    )


@pytest.mark.django_db
def test_only_what_still_takes_place_is_told_in_the_time_of_the_visitor(client):
    def words_for_script(webinar):
        return read(client, webinar).select_one(".ca-when").get("data-own-time")

    assert words_for_script(make_upcoming_webinar()) == "Your time: {time}"
    assert words_for_script(make_past_webinar()) is None
    assert words_for_script(make_upcoming_webinar(standing="postponed", notice="Ill.")) is None


@pytest.mark.django_db
def test_the_day_is_that_of_its_own_zone(client):
    webinar = make_webinar(
        starts_at=datetime(2026, 7, 1, 20, 0, tzinfo=UTC), time_zone="Asia/Tokyo"
    )

    assert when_on(client, webinar) == "Thursday, July 2, 2026 5 a.m. JST (clocks in Tokyo)"


@pytest.mark.django_db
def test_a_date_only_is_shown_without_an_hour(client):
    assert when_on(client, make_date_only_webinar()) == "March 5, 2019"


@pytest.mark.django_db
def test_a_webinar_without_a_date_says_so(client):
    assert when_on(client, make_webinar()) == "The date has not been set yet."


@pytest.mark.django_db
def test_it_names_its_speakers_as_they_were_on_that_day(client):
    ada = make_person("Ada Example", credentials="MD", affiliation="First Hospital")
    webinar = credit(make_past_webinar(), ada, role=CreditRole.SPEAKER)
    ada.affiliation = "Second Hospital"
    ada.save_revision().publish()

    speakers = read(client, webinar).find("section", attrs={"aria-labelledby": "speakers"})

    assert words_of(speakers) == "Speaker Ada Example, MD First Hospital"
    assert links_of(speakers) == {"Ada Example, MD": ada.get_url()}


@pytest.mark.django_db
def test_a_speaker_without_a_public_profile_is_not_named(client):
    ada = make_person("Ada Example")
    webinar = credit(make_past_webinar(), ada, role=CreditRole.SPEAKER)
    unpublish(ada)

    assert "Ada Example" not in client.get(webinar.get_url()).text


@pytest.mark.django_db
def test_it_says_what_it_is_about_and_who_hosts_it(client):
    webinar = make_past_webinar(host="A society", body=[paragraph("<p>On treatment.</p>")])

    text = words_of(read(client, webinar).main)

    assert "Hosted by A society" in text
    assert "What it is about On treatment." in text


@pytest.mark.django_db
def test_machines_read_the_event(client):
    ada = make_person("Ada Example")
    webinar = credit(make_past_webinar("A talk", host="A society"), ada, role="speaker")

    about = entities_of(read(client, webinar))["WebPage"]["about"]

    assert about == about | {
        "@type": "Event",
        "name": "A talk",
        "startDate": "2022-06-27T19:00:00-04:00",
        "endDate": "2022-06-27T20:00:00-04:00",
        "location": {"@type": "VirtualLocation", "url": webinar.get_full_url()},
        "organizer": {"@type": "Organization", "name": "A society"},
        "performer": [{"@type": "Person", "name": "Ada Example"}],
    }


@pytest.mark.django_db
def test_machines_read_a_date_only_as_a_date(client):
    about = entities_of(read(client, make_date_only_webinar()))["WebPage"]["about"]

    assert about["startDate"] == "2019-03-05"
    assert "endDate" not in about


@pytest.mark.django_db
def test_a_zone_that_the_database_of_zones_has_dropped_becomes_universal_time(client):
    webinar = make_past_webinar()
    WebinarPage.objects.update(time_zone="Europe/Atlantis")

    assert when_on(client, webinar) == (
        "Monday, June 27, 2022 11 p.m. to midnight UTC (clocks in UTC)"
    )


@pytest.mark.django_db
def test_the_form_of_a_webinar_in_a_dropped_zone_asks_for_another(admin_client):
    webinar = make_past_webinar()
    WebinarPage.objects.update(time_zone="Europe/Atlantis")
    webinar.latest_revision.delete()

    response = send(admin_client, edit_url(webinar), {"title": "A new title"}, publish=True)

    assert message_beside(response, "time_zone") == "This field is required."
