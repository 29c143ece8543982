"""“What readers read”: what staff see of the figures, and never a number that stands for a few."""

import csv
import io
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.utils import timezone
from openpyxl import load_workbook

from content_app.editorial.roles import PUBLISHERS, ROLES
from content_app.feedback.models import ReaderAnswer
from content_app.figures.models import Figure, Kind
from tests import builders
from tests.editorial.desk import Desk, edit_url, was_refused
from tests.reading import links_of, words_of

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/what-readers-read/"
FEW = "fewer than 5"
NONE_KEPT = "no figures"


def note(page, number, days_ago=0, kind=Kind.VIEW):
    day = timezone.localdate() - timedelta(days=days_ago)
    Figure.objects.create(page=page and page.page_ptr, day=day, kind=kind, count=number)


def answers(page, number, is_helpful):
    day = timezone.localdate()
    for _ in range(number):
        ReaderAnswer.objects.create(
            page=page.page_ptr, is_helpful=is_helpful, day=day, language="en"
        )


@pytest.fixture
def desk():
    return Desk(builders.make_user(PUBLISHERS))


@pytest.fixture
def counted():
    post, webinar = builders.make_post("Balance"), builders.make_upcoming_webinar("Ask us")
    note(post, 30)
    note(post, 12, days_ago=8)
    note(post, 900, days_ago=60)
    note(webinar, 4)
    note(webinar, 7, kind=Kind.REGISTRATION)
    note(post, 6, kind=Kind.NAMED)
    answers(post, 5, is_helpful=True)
    answers(post, 4, is_helpful=False)
    note(None, 21, kind=Kind.SEARCH)
    note(None, 2, kind=Kind.VAIN_SEARCH)
    return post, webinar


def rows_of(desk, **query) -> list[list[str]]:
    page = BeautifulSoup(desk.get(REPORT, data=query).content, "html.parser")
    rows = page.select("table.listing tbody tr")
    return [[words_of(cell) for cell in row.select("td")] for row in rows]


def weeks_beside(desk, page) -> list[str]:
    html = BeautifulSoup(desk.get(edit_url(page)).content, "html.parser")
    table = html.select_one(".content-app-readers-panel table")
    return [words_of(cell) for cell in table.select("td")]


def test_it_sums_up_the_period_in_fives_and_shows_no_small_number(desk, counted):
    assert rows_of(desk) == [
        ["Balance", "Blog post", "40", "5", FEW, "–", "5"],
        ["Ask us", "Webinar", FEW, FEW, FEW, "5", FEW],
    ]
    page = desk.get(REPORT).text
    assert "<strong>20</strong> times" in page
    assert f"<strong>{FEW}</strong> of these searches" in page
    assert "a CDN, a proxy" in page


@pytest.mark.parametrize(("period", "views"), [("7", "30"), ("91", "940"), ("nonsense", "40")])
def test_it_filters_by_period(desk, counted, period, views):
    rows = rows_of(desk, period=period)

    assert rows[0][2] == views


def test_it_filters_by_type_and_sorts(desk, counted):
    _post, webinar = counted
    (row,) = rows_of(desk, content_type=str(webinar.content_type_id))
    assert row[0] == "Ask us"
    assert [row[0] for row in rows_of(desk, ordering="-registrations")] == ["Ask us", "Balance"]
    assert [row[0] for row in rows_of(desk, ordering="title")] == ["Ask us", "Balance"]
    for nonsense in ("?ordering=nonsense", "?content_type=x", "?p=99", "results/?period=7"):
        assert desk.get(REPORT + nonsense).status_code == 200, nonsense


@pytest.mark.parametrize("numbers", [(1, 4, 2), (20, 24, 21)])
def test_what_is_not_shown_of_numbers_does_not_show_in_the_order_either(desk, numbers):
    for title, number in zip("ABC", numbers, strict=True):
        note(builders.make_post(title), number)

    assert [row[0] for row in rows_of(desk)] == ["A", "B", "C"]


@pytest.mark.parametrize("few", [0, 1, 4])
def test_a_small_number_cannot_be_worked_out_from_the_others(desk, few):
    post = builders.make_post("Balance")
    note(post, 40)
    note(post, few, days_ago=8)
    note(post, 10, days_ago=15)

    assert [row[2] for row in rows_of(desk)] == ["50"]
    assert [rows_of(desk, period=period)[0][2] for period in ("7", "91")] == ["40", "50"]
    assert weeks_beside(desk, post)[:3] == ["40", FEW, "10"]


def test_weeks_before_anything_was_counted_are_not_said_to_have_few_views(desk):
    post = builders.make_post("Balance")
    assert weeks_beside(desk, post) == [FEW, NONE_KEPT, NONE_KEPT, NONE_KEPT]

    note(builders.make_post("Another"), 10, days_ago=8)

    assert weeks_beside(desk, post) == [FEW, FEW, NONE_KEPT, NONE_KEPT]


def test_its_cost_does_not_grow_with_the_pages(desk, django_assert_max_num_queries):
    for number in range(30):
        note(builders.make_post(f"Post {number}", body=[]), 10)

    with django_assert_max_num_queries(30):
        assert len(rows_of(desk)) == 30


def test_it_can_be_taken_along_as_csv_and_xlsx(desk, counted):
    answer = desk.get(REPORT, data={"export": "csv", "period": "7"})
    heading, first, second = csv.reader(io.StringIO(answer.getvalue().decode()))
    assert heading[:4] == ["Page", "Type", "Views", "Helpful"]
    assert first[:5] == ["Balance", "Blog post", "30", "5", FEW]
    assert second[2] == FEW
    assert first[-1].endswith(edit_url(counted[0]))

    book = load_workbook(io.BytesIO(desk.get(REPORT, data={"export": "xlsx"}).getvalue()))
    assert [cell.value for cell in list(book.active.rows)[1]][2] == "40"


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_each_role_sees_it_as_the_table_says(role, counted):
    desk = Desk(builders.make_user(role))
    is_refused = "view" not in role.readers[Figure]

    for address in (REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"):
        assert was_refused(desk.get(address)) is is_refused, address
    assert (REPORT in desk.get("/admin/").text) is not is_refused


def test_whoever_has_no_right_sees_nothing(counted):
    somebody = builders.make_user(PUBLISHERS)
    group = somebody.groups.get()
    group.permissions.remove(*Permission.objects.filter(codename__in=["view_figure"]))
    desk = Desk(somebody)

    for address in (REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"):
        assert was_refused(desk.get(address)), address
    assert "content-app-readers-panel" not in desk.get(edit_url(counted[0])).text


def test_a_title_leads_to_the_editor_for_those_who_may_edit(desk, counted):
    page = BeautifulSoup(desk.get(REPORT).content, "html.parser")

    assert links_of(page)["Balance"] == edit_url(counted[0])


def test_beside_a_page_its_weeks_and_answers_stand(desk, counted):
    page = BeautifulSoup(desk.get(edit_url(counted[0])).content, "html.parser")
    panel = page.select_one(".content-app-readers-panel")

    weeks, _days, answered = panel.select("table")
    assert [words_of(cell) for cell in weeks.select("td")] == ["30", "10", FEW, FEW]
    assert [words_of(cell) for cell in answered.select("td")] == ["5", FEW]


def test_beside_a_page_the_latest_days_stand_too(desk):
    post = builders.make_post("Balance")
    note(post, 12)
    note(post, 4, days_ago=1)
    note(post, 30, days_ago=13)
    page = BeautifulSoup(desk.get(edit_url(post)).content, "html.parser")

    days = page.select(".content-app-readers-panel details td")

    assert [words_of(day) for day in days] == ["10", *[FEW] * 12, "30"]


def test_beside_a_list_nobody_is_asked(desk):
    panel = desk.get(edit_url(builders.make_site().blog)).text

    assert "content-app-readers-panel" in panel
    assert "Answers of the last twelve months</caption>" not in panel


def test_of_a_period_in_which_nothing_was_counted_the_report_does_not_say_that_something_was(desk):
    text = words_of(BeautifulSoup(desk.get(REPORT).content, "html.parser").main)

    assert "Nothing was counted in this period." in text
    assert "This period begins on " in text
    assert "Counted since" not in text


def test_the_report_says_that_a_number_too_small_to_be_shown_may_be_none(desk, counted):
    text = words_of(BeautifulSoup(desk.get(REPORT).content, "html.parser").main)

    assert text.count("“Fewer than 5” may be none at all.") == 1
