"""Addresses elsewhere are asked politely, and staff hear of what fails for more than a day, or has moved."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from content_app.base import clock
from content_app.link_health.models import ExternalAddress, ExternalHost, LinkFinding
from content_app.link_health.rounds import check_what_is_due
from content_app.link_health.survey import survey_links
from tests import builders
from tests.link_health.elsewhere import DRIPPING, PATIENCE

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


@pytest.fixture
def post(elsewhere):
    """Makes a post that links to each of the addresses."""

    def post(*urls, title="Balance"):
        links = "".join(f'<p><a href="{url}">a link</a></p>' for url in urls)
        return builders.make_post(title, body=[builders.paragraph(links)])

    return post


def check_on(moment):
    with clock.at(moment):
        survey_links()
        check_what_is_due(lambda: True)


def findings(kind=None) -> list[str]:
    about_elsewhere = LinkFinding.objects.filter(address__isnull=False).order_by("pk")
    return [f.sentence for f in about_elsewhere if kind in (None, f.kind)]


def outcome_of(url) -> str:
    return ExternalAddress.objects.get(url=url).outcome


def test_what_answers_is_asked_once_with_head_and_again_after_a_week(elsewhere, post):
    url = elsewhere.page("/well", 200)
    post(url)

    for days in range(7):
        check_on(MONDAY + timedelta(days=days))
    assert elsewhere.methods_by_path()["/well"] == ["HEAD"]

    check_on(MONDAY + timedelta(days=7))
    assert elsewhere.methods_by_path()["/well"] == ["HEAD", "HEAD"]
    assert findings() == []


def test_a_server_that_knows_no_head_is_asked_with_get(elsewhere, post):
    url = elsewhere.page("/no-head", 405, get=200)
    post(url)

    check_on(MONDAY)

    assert elsewhere.methods_by_path()["/no-head"] == ["HEAD", "GET"]
    assert outcome_of(url) == "answers"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (404, "The server answers with an error (404)."),
        (500, "The server answers with an error (500)."),
        ("hang up", "The server cannot be reached."),
    ],
)
def test_what_fails_on_two_days_is_reported_and_not_before(elsewhere, post, answer, sentence):
    url = elsewhere.page("/broken", answer)
    post(url)

    check_on(MONDAY)
    check_on(MONDAY + timedelta(hours=12))
    assert findings() == []

    check_on(TUESDAY)
    assert findings("external_fails") == [f"{url} – {sentence}"]


def test_what_never_answers_fails(elsewhere, post, impatient):
    url = elsewhere.page("/silent", "silence")
    post(url)

    check_on(MONDAY)
    check_on(TUESDAY)

    assert findings("external_fails") == [f"{url} – The server does not answer in time."]


def test_what_comes_and_goes_alarms_nobody(elsewhere, post):
    # Each failing answer to HEAD is asked about again with GET.
    post(elsewhere.page("/flapping", 500, 500, 200, 500, 500, 200))

    for days in (0, 1, 8, 9):
        check_on(MONDAY + timedelta(days=days))

    assert len(elsewhere.methods_by_path()["/flapping"]) == 6
    assert findings() == []


def test_what_answers_again_is_taken_from_the_report(elsewhere, post):
    post(elsewhere.page("/back", 500, 500, 500, 500, 200))
    check_on(MONDAY)
    check_on(TUESDAY)
    assert len(findings("external_fails")) == 1

    check_on(WEDNESDAY)

    assert findings() == []


def test_what_moved_for_good_is_reported_with_its_last_lasting_address(elsewhere, post):
    new = elsewhere.page("/new", 200)
    elsewhere.moved("/between", "/new", 308)
    old = elsewhere.moved("/old", "/between")
    post(f"{old}#part")

    check_on(MONDAY)

    assert findings("external_moved") == [f"{old}#part is now {new}#part"]


def test_what_is_elsewhere_for_today_only_keeps_its_address(elsewhere, post):
    # As a DOI does, which leads to whoever publishes the article now.
    elsewhere.page("/today", 200)
    url = elsewhere.moved("/lasting", "/today", 302)
    post(url)

    check_on(MONDAY)

    assert (outcome_of(url), findings()) == ("answers", [])


def test_what_leads_round_in_a_circle_fails(elsewhere, post):
    elsewhere.moved("/b", "/a")
    url = elsewhere.moved("/a", "/b")
    post(url)

    check_on(MONDAY)
    check_on(TUESDAY)

    assert findings("external_fails") == [f"{url} – It leads round in a circle."]


def test_what_lets_people_in_only_is_no_failure(elsewhere, post):
    url = elsewhere.page("/members", 403)
    post(url)

    check_on(MONDAY)
    check_on(TUESDAY)

    assert (outcome_of(url), findings()) == ("withheld", [])


def test_a_robots_txt_is_respected_and_asked_for_once(elsewhere, post):
    rules = b"User-agent: *\nDisallow: /private\n"
    elsewhere.page("/robots.txt", 200, body=rules)
    private, public = elsewhere.page("/private", 200), elsewhere.page("/public", 200)
    post(private, public)

    check_on(MONDAY)

    assert elsewhere.methods_by_path() == {"/robots.txt": ["GET"], "/public": ["HEAD"]}
    assert outcome_of(private) == "withheld"


def test_a_robots_txt_that_never_ends_is_not_read_to_its_end(elsewhere, post, settings):
    settings.CONTENT_APP_LINK_CHECK |= {"timeout_seconds": 1}
    elsewhere.page("/robots.txt", DRIPPING)
    url = elsewhere.page("/well", 200)
    post(url)
    began = time.monotonic()

    check_on(MONDAY)

    assert outcome_of(url) == "answers"
    assert time.monotonic() - began < PATIENCE / 2


@pytest.mark.parametrize(
    "nonsense", ["Crawl-delay: " + "9" * 400, "Crawl-delay: ²", "Allow: http://[x"]
)
def test_nonsense_in_a_robots_txt_leaves_what_can_be_read(
    elsewhere, post, settings, monkeypatch, nonsense
):
    monkeypatch.setattr("content_app.link_health.robots.LONGEST_DELAY", 0)
    rules = f"User-agent: *\nDisallow: /private\n{nonsense}\n"
    elsewhere.page("/robots.txt", 200, body=rules.encode())
    private, public = elsewhere.page("/private", 200), elsewhere.page("/public", 200)
    post(private, public)

    check_on(MONDAY)

    assert (outcome_of(private), outcome_of(public)) == ("withheld", "answers")


def test_a_robots_txt_that_leads_into_a_private_network_is_none(elsewhere, post):
    elsewhere.moved("/robots.txt", "http://10.0.0.1/robots.txt")
    url = elsewhere.page("/well", 200)
    post(url)

    check_on(MONDAY)

    assert outcome_of(url) == "answers"


def test_a_host_has_one_turn_however_its_name_is_spelled(elsewhere, post):
    post("http://Bücher.example/", "http://xn--bcher-kva.example/")

    survey_links()

    assert [host.name for host in ExternalHost.objects.all()] == ["xn--bcher-kva.example"]


def test_a_server_that_says_goodbye_and_goes_on_talking_is_hung_up_on(elsewhere, post, impatient):
    # A line that never ends, where the size of the first chunk should stand.
    headers = {"Connection": "close", "Transfer-Encoding": "chunked"}
    elsewhere.page("/robots.txt", DRIPPING, headers=headers)
    url = elsewhere.page("/well", 200)
    post(url)
    began = time.monotonic()

    check_on(MONDAY)

    assert outcome_of(url) == "fails"
    assert time.monotonic() - began < PATIENCE / 2


def test_a_server_that_answers_drop_by_drop_is_not_heard_to_the_end(elsewhere, post, impatient):
    url = elsewhere.page("/dripping", "drop by drop")
    post(url)
    began = time.monotonic()

    check_on(MONDAY)

    assert outcome_of(url) == "fails"
    assert time.monotonic() - began < PATIENCE / 2


def test_where_a_redirect_leads_the_robots_txt_there_counts(elsewhere, post):
    elsewhere.page("/robots.txt", 200, body=b"User-agent: *\nDisallow: /private\n")
    post(elsewhere.moved("/in", "/private"))

    check_on(MONDAY)

    assert "/private" not in elsewhere.methods_by_path()


def test_a_request_says_who_asks_and_nothing_of_anybody_else(elsewhere, post):
    url = elsewhere.page("/well", 200)
    post(url.replace("http://", "http://name:secret@"))

    check_on(MONDAY)

    request = elsewhere.asked[-1]
    assert request.headers["User-Agent"] == "Test check (+http://example.org)"
    assert {"Cookie", "Referer", "Authorization"}.isdisjoint(request.headers)


def test_a_host_is_asked_again_only_after_a_pause(elsewhere, post, settings, monkeypatch):
    settings.CONTENT_APP_LINK_CHECK |= {"pause_seconds": 3}
    slept = []
    moment = [timezone.now()]
    monkeypatch.setattr(timezone, "now", lambda: moment[0])

    def sleep(seconds):
        slept.append(seconds)
        moment[0] += timedelta(seconds=seconds)

    monkeypatch.setattr("content_app.link_health.turns.time.sleep", sleep)
    post(elsewhere.page("/one", 200), elsewhere.page("/two", 200))

    check_on(MONDAY)

    # After the robots.txt it waits; then the second address is left until its host has rested.
    assert slept == [3.0]
    assert list(elsewhere.methods_by_path()) == ["/robots.txt", "/one"]
    with clock.at(MONDAY):
        assert check_what_is_due(lambda: True) == moment[0] + timedelta(seconds=3)
        moment[0] += timedelta(seconds=3)
        assert check_what_is_due(lambda: True) is None
    assert list(elsewhere.methods_by_path()) == ["/robots.txt", "/one", "/two"]


def test_a_host_that_another_worker_is_asking_is_left_alone(elsewhere, post):
    url = elsewhere.page("/well", 200)
    post(url)
    with clock.at(MONDAY):
        survey_links()
        ExternalHost.objects.update(free_at=timezone.now() + timedelta(minutes=1))

        assert check_what_is_due(lambda: True) is not None

    assert elsewhere.asked == []


def test_an_address_that_nothing_links_to_any_more_is_forgotten(elsewhere, post):
    page = post(elsewhere.page("/broken", 404))
    check_on(MONDAY)
    check_on(TUESDAY)
    assert len(findings()) == 1

    builders.unpublish(page)
    check_on(WEDNESDAY)

    assert not ExternalAddress.objects.exists()
    assert findings() == []


def test_addresses_in_blocks_fields_rows_and_references_are_found(elsewhere):
    url = elsewhere.url
    reference = builders.make_reference(doi="10.1000/182")
    builders.make_condition(
        sections=[
            (
                "more_information",
                {"links": [{"url": url("/block"), "label": "A block"}], "body": []},
            ),
            ("free_text", {"heading": "H", "body": [builders.paragraph(references=[reference])]}),
        ]
    )
    builders.make_study(url=url("/field"))
    builders.make_callout(text=f'<p><a href="{url("/callout?a=1&amp;b=2")}">link</a></p>')
    builders.make_post(publish=False, body=[builders.paragraph(f'<a href="{url("/draft")}">x</a>')])

    survey_links()

    assert set(ExternalAddress.objects.values_list("url", flat=True)) == {
        url("/block"),
        url("/field"),
        url("/callout?a=1&b=2"),
        "https://doi.org/10.1000/182",
    }
