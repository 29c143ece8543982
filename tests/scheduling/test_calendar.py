"""The admin's calendar shows what is planned, on the viewer's own days."""

from datetime import date, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page, Revision

from content_app.base import clock
from content_app.editorial.roles import MEDICAL_REVIEWERS, PUBLISHERS, WEBINAR_EDITORS, WRITERS
from content_app.scheduling import calendar_views
from content_app.scheduling.models import LedgerEntry
from content_app.webinars.states import Standing
from tests import builders
from tests.editing import edit_url
from tests.reading import links_of, read, words_of
from tests.scheduling.planning import (
    NOW,
    cell,
    days_of,
    heading_of,
    items_in,
    may,
    month,
    plan,
    schedule,
    staff,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    with clock.at(NOW):
        yield


def draft_to_publish(title: str, at):
    return schedule(builders.make_post(title, publish=False), go_live_at=at)


# What it shows


def test_a_version_that_goes_live():
    draft_to_publish("Balance", may(12, 15))

    page = month(staff())

    assert items_in(cell(page, "2090-05-12")) == ["3 p.m. Publish “Balance”"]


@pytest.mark.parametrize(
    ("make", "title"),
    [(builders.make_post, "Balance"), (builders.make_callout, "Nerves can recover")],
)
def test_what_expires(make, title):
    schedule(make(title), expire_at=may(12, 15))

    page = month(staff())

    assert items_in(cell(page, "2090-05-12")) == [f"3 p.m. Take offline “{title}”"]


def test_what_expires_although_it_was_never_published_by_a_version():
    """As an import or the API leaves it."""
    with builders.without_history():
        builders.make_post("Imported", expire_at=may(12))
        person = builders.make_person(expire_at=may(13))

    page = month(staff())

    assert items_in(cell(page, "2090-05-12")) == ["noon Take offline “Imported”"]
    assert items_in(cell(page, "2090-05-13")) == [f"noon Take offline “Person {person.pk}”"]


def test_what_is_going_to_be_published_expires_too():
    draft = builders.make_post("Balance", publish=False)
    schedule(draft, go_live_at=may(12), expire_at=may(14))

    page = month(staff())

    assert items_in(cell(page, "2090-05-12")) == ["noon Publish “Balance”"]
    assert items_in(cell(page, "2090-05-14")) == ["noon Take offline “Balance”"]


def test_a_draft_that_nobody_approved_is_not_planned():
    builders.make_post("Balance", publish=False, go_live_at=may(12), expire_at=may(14))

    assert items_in(month(staff())) == []


def test_webinars_with_their_state():
    builders.make_webinar("Ask", starts_at=may(12, 18))
    builders.make_webinar("Off", starts_at=may(13), standing=Standing.CANCELLED, notice="Ill")
    builders.make_webinar("Begun", starts_at=may(14), publish=False)

    page = month(staff())

    assert items_in(cell(page, "2090-05-12")) == ["6 p.m. Webinar “Ask” Upcoming webinar"]
    assert items_in(cell(page, "2090-05-13")) == ["noon Webinar “Off” Cancelled webinar"]
    assert items_in(cell(page, "2090-05-14")) == ["noon Webinar “Begun” Draft"]


def test_a_webinar_of_which_only_the_day_is_known_stands_on_that_day_everywhere():
    builders.make_webinar("Early", held_on=date(2090, 5, 3), time_zone="Asia/Tokyo")
    builders.make_webinar("Ask", starts_at=may(3, 11))

    page = month(staff(zone="America/Los_Angeles"))

    early, ask = items_in(cell(page, "2090-05-03"))
    assert early == "Webinar “Early” Past webinar"
    assert ask.startswith("4 a.m. Webinar “Ask”")


def test_what_became_of_what_was_due():
    post = builders.make_post("Balance")
    for number, status in enumerate(LedgerEntry.Status):
        LedgerEntry.objects.create(
            key=f"publication:{number}:then",
            label="Publish “Balance”",
            content_type=ContentType.objects.get_for_model(Page),
            object_id=str(post.pk),
            due_at=may(1 + number),
            status=status,
        )

    page = month(staff())

    told = [words_of(detail) for detail in page.select(".content-app-planned__detail")]
    assert told == ["Due", "Done", "Failed, will be tried again", "Failed", "Left out"]
    alarms = [words_of(detail) for detail in page.select(".content-app-planned__detail--alarm")]
    assert alarms == ["Failed, will be tried again", "Failed"]
    assert links_of(cell(page, "2090-05-02")) == {"Publish “Balance”": edit_url(post)}


def test_what_the_ledger_knows_is_shown_once():
    draft = draft_to_publish("Balance", may(9))
    expiring = schedule(builders.make_post("Old"), expire_at=may(8))
    revision = Revision.objects.get(approved_go_live_at=may(9))
    content_type = ContentType.objects.get_for_model(Page)
    for key, thing, due_at in (
        (f"publication:{revision.pk}:then", draft, may(9)),
        (f"expiry:wagtailcore.Page:{expiring.pk}:then:", expiring, may(8)),
    ):
        LedgerEntry.objects.create(
            key=key,
            label=thing.title,
            content_type=content_type,
            object_id=str(thing.pk),
            due_at=due_at,
            status=LedgerEntry.Status.FAILED,
        )

    page = month(staff())

    assert items_in(cell(page, "2090-05-09")) == ["noon Balance Failed, will be tried again"]
    assert items_in(cell(page, "2090-05-08")) == ["noon Old Failed, will be tried again"]


def test_what_should_have_happened_is_overdue():
    draft_to_publish("Balance", may(9))
    schedule(builders.make_post("Old"), expire_at=may(8))

    page = month(staff())

    assert items_in(cell(page, "2090-05-09")) == ["noon Publish “Balance” Overdue"]
    assert items_in(cell(page, "2090-05-08")) == ["noon Take offline “Old” Overdue"]


# Whose days


@pytest.mark.parametrize(
    ("zone", "day", "words"),
    [
        ("UTC", "2090-05-12", "11 p.m. Publish “Balance”"),
        ("Asia/Tokyo", "2090-05-13", "8 a.m. Publish “Balance”"),
        ("America/New_York", "2090-05-12", "7 p.m. Publish “Balance”"),
    ],
)
def test_days_and_hours_are_the_viewers_own(zone, day, words):
    draft_to_publish("Balance", may(12, 23))
    client = staff(zone=zone)

    assert items_in(cell(month(client), day)) == [words]
    (items,) = days_of(plan(client)).values()
    assert items == [words]


def test_a_day_begins_at_midnight_of_the_viewer():
    midnight = may(12, 4)
    draft_to_publish("Before", midnight - timedelta(seconds=1))
    draft_to_publish("First", midnight)

    page = plan(staff(zone="America/New_York"), **{"from": "2090-05-12"})

    assert items_in(page) == ["midnight Publish “First”"]


def test_the_zone_is_named():
    page = month(staff(zone="America/New_York"))

    (line,) = page.select(".content-app-calendar__zone")
    assert "America/New York" in words_of(line)
    assert links_of(line) == {"your account": reverse("wagtailadmin_account")}


@pytest.mark.parametrize(("language", "first"), [("en", "Sunday"), ("de", "Montag")])
def test_a_week_begins_as_the_viewers_language_has_it(language, first):
    page = month(staff(language=language))

    assert page.select_one("thead abbr")["title"] == first


def test_today_is_marked_where_the_viewer_is():
    with clock.at(may(10, 23)):
        page = month(staff(zone="Asia/Tokyo"))

    (today,) = page.select('[aria-current="date"]')
    assert today is cell(page, "2090-05-11")


# Going about in it


def test_there_is_a_way_to_the_months_around_and_back():
    links = links_of(month(staff(), month="2090-12").main)

    assert links["Previous"] == reverse("planned_month", query={"month": "2090-11"})
    assert links["Next"] == reverse("planned_month", query={"month": "2091-01"})
    assert links["Today"] == reverse("planned_month", query={"month": "2090-05"})


@pytest.mark.parametrize(("last", "way"), [("1900-01", "Previous"), ("2199-12", "Next")])
def test_it_ends_where_dates_are_slips(last, way):
    links = links_of(month(staff(), month=last).main)

    assert {"Previous", "Next"} - set(links) == {way}


def test_the_month_and_the_list_lead_to_each_other_at_the_same_time():
    client = staff()

    assert links_of(month(client).main)["List"].endswith("?from=2090-05-10")
    assert links_of(month(client, month="2090-07").main)["List"].endswith("?from=2090-07-01")
    assert links_of(plan(client, **{"from": "2090-07-03"}).main)["Month"].endswith("?month=2090-07")


def test_a_full_day_leads_to_all_of_it(monkeypatch):
    for number in range(calendar_views.ROOM_IN_A_CELL + 2):
        draft_to_publish(f"Post {number}", may(12, number))
    client = staff()

    day = cell(month(client, kind="publication"), "2090-05-12")

    assert len(items_in(day)) == calendar_views.ROOM_IN_A_CELL
    address = links_of(day)["2 more (May 12)"]
    (items,) = days_of(read(client, address)).values()
    assert len(items) == calendar_views.ROOM_IN_A_CELL + 2
    assert "kind=publication" in address


@pytest.mark.parametrize(
    "nonsense",
    ["9999-99", "0000-00", "2090-13", "1066-10", "9999-12", "May", "%00", "2090-05-01", ""],
)
def test_a_month_that_is_none_is_the_present_one(nonsense):
    assert heading_of(month(staff(), month=nonsense)) == "May 2090"


@pytest.mark.parametrize(
    "nonsense", ["9999-12-31", "0001-01-01", "2090-02-30", "yesterday", "%00", ""]
)
def test_a_day_that_is_none_is_today(nonsense):
    page = plan(staff(), **{"from": nonsense}, p=nonsense, kind=nonsense)

    assert heading_of(page) == "From May 10, 2090 on"


def test_the_list_goes_on_from_a_day_and_is_paged(monkeypatch):
    monkeypatch.setattr(calendar_views, "ITEMS_ON_A_PAGE", 2)
    builders.make_webinar("Before", starts_at=may(11))
    for day in (12, 13):
        draft_to_publish(f"Post {day}", may(day))
        builders.make_webinar(f"Talk {day}", starts_at=may(day, 13))
    client = staff()

    pages = [days_of(plan(client, **{"from": "2090-05-12"}, p=number)) for number in (1, 2, 9)]

    assert pages[0] == {
        "Friday, May 12, 2090": [
            "noon Publish “Post 12”",
            "1 p.m. Webinar “Talk 12” Upcoming webinar",
        ]
    }
    assert list(pages[1]) == ["Saturday, May 13, 2090"]
    assert pages[2] == pages[1]


# The filter


def test_the_pages_of_the_list_keep_the_day_and_the_kinds(monkeypatch):
    monkeypatch.setattr(calendar_views, "ITEMS_ON_A_PAGE", 1)
    for day in (12, 13):
        draft_to_publish(f"Post {day}", may(day))
        builders.make_webinar(f"Talk {day}", starts_at=may(day))
    client = staff()

    first = plan(client, **{"from": "2090-05-12"}, kind="publication")
    second = read(client, links_of(first.select_one(".pagination"))["2"])

    assert items_in(first) == ["noon Publish “Post 12”"]
    assert items_in(second) == ["noon Publish “Post 13”"]


def test_only_the_chosen_kinds_are_shown_wherever_one_goes_from_there():
    draft_to_publish("Balance", may(12))
    builders.make_webinar("Ask", starts_at=may(12))
    client = staff()

    page = month(client, kind="webinar")

    assert items_in(page) == ["noon Webinar “Ask” Upcoming webinar"]
    chosen = [box["value"] for box in page.select('[name="kind"][checked]')]
    assert chosen == ["webinar"]
    links = links_of(page.main)
    assert all("kind=webinar" in links[words] for words in ("Previous", "Today", "Next", "List"))
    assert items_in(read(client, links["List"])) == items_in(page)


def test_a_filter_without_a_kind_shows_everything():
    draft_to_publish("Balance", may(12))

    page = month(staff(), month="2090-05", kind="gossip")

    assert len(items_in(page)) == 1
    assert len(page.select('[name="kind"][checked]')) == len(page.select('[name="kind"]'))


# Where there is nothing


def test_an_empty_month_says_so_and_what_to_do():
    draft_to_publish("In the week before", may(1) - timedelta(days=1))

    words = words_of(month(staff(), month="2090-05").select_one(".help-block"))

    assert words.startswith("Nothing is planned in May 2090. To plan something, open a page")


def test_an_empty_month_behind_a_filter_offers_everything():
    draft_to_publish("Balance", may(12))

    help_block = month(staff(), kind="webinar").select_one(".help-block")

    everything = links_of(help_block)["show everything"]
    assert everything == reverse("planned_month", query={"month": "2090-05"})


def test_a_month_with_something_in_it_has_no_such_message():
    draft_to_publish("Balance", may(12))

    assert month(staff()).select(".help-block") == []


def test_an_empty_list_says_so():
    words = words_of(plan(staff()).select_one(".help-block"))

    assert words.startswith("Nothing is planned from May 10, 2090 on.")


# Who sees what


@pytest.mark.parametrize(
    "role", [WRITERS, WEBINAR_EDITORS, MEDICAL_REVIEWERS, PUBLISHERS], ids=lambda role: role.name
)
def test_everybody_who_works_with_pages_finds_it_in_the_menu(role):
    response = staff(role).get(reverse("planned_month"))

    assert response.status_code == 200
    assert reverse("planned_month") in response.content.decode()


@pytest.mark.parametrize("view", ["planned_month", "planned_list"])
def test_who_has_no_pages_does_not_get_in(view):
    user = builders.make_user(WRITERS)
    user.groups.get().page_permissions.all().delete()
    client = staff(None)
    client.force_login(user)

    response = client.get(reverse(view))

    assert response.url == reverse("wagtailadmin_home")
    assert reverse("planned_month") not in client.get(response.url).content.decode()


def test_what_one_may_not_edit_is_shown_without_a_link():
    draft = draft_to_publish("Balance", may(12))
    person = schedule(builders.make_person(), expire_at=may(12))
    webinar = builders.make_webinar("Ask", starts_at=may(12))

    def links(role):
        return links_of(cell(month(staff(role)), "2090-05-12"))

    everything = {
        "Publish “Balance”": edit_url(draft),
        "Take offline “Ada Example, MD”": edit_url(person),
        "Webinar “Ask”": edit_url(webinar),
    }
    of_the_webinar_editors = {name: everything[name] for name in list(everything)[1:]}
    of_the_reviewers = {name: everything[name] for name in ("Publish “Balance”", "Webinar “Ask”")}
    assert links(PUBLISHERS) == everything
    assert links(WEBINAR_EDITORS) == of_the_webinar_editors
    assert links(MEDICAL_REVIEWERS) == of_the_reviewers
