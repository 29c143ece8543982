"""The report on links and the line on the dashboard, as staff meet them."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from content_app.blog.models import BlogPostPage
from content_app.editorial.roles import PUBLISHERS, ROLES, WEBINAR_EDITORS
from content_app.link_health.models import LinkFinding
from content_app.link_health.survey import survey_links
from tests import builders
from tests.editorial.desk import Desk, messages_in, was_refused
from tests.reading import links_of, words_of

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/links/"


@pytest.fixture
def publisher():
    return Desk(builders.make_user(PUBLISHERS))


@pytest.fixture
def findings():
    gone = builders.unpublish(builders.make_post("Taken down"))
    text = builders.paragraph(f"<p>{builders.link_to(gone, 'it')}</p>")
    builders.make_post("Points there", body=[text])
    builders.make_post("Alone")
    survey_links()


def test_everybody_who_edits_pages_reads_the_report_and_nobody_else(findings):
    nobody = builders.make_user()
    nobody.user_permissions.add(Permission.objects.get(codename="access_admin"))
    for user in (nobody, *(builders.make_user(role) for role in ROLES)):
        desk, is_refused = Desk(user), user == nobody
        assert was_refused(desk.get(REPORT)) is is_refused, user
        assert was_refused(desk.client.post(f"{REPORT}look-again/")) is is_refused, user
        dashboard = desk.get(reverse("wagtailadmin_home")).content.decode()
        assert ("Links that could be better" in dashboard) is not is_refused, user


def test_it_filters_by_kind_and_links_to_the_editor(publisher, findings):
    page = BeautifulSoup(publisher.get(REPORT, data={"kind": "dead_link"}).content, "html.parser")

    (row,) = page.select("table.listing tbody tr")
    assert "Link to nothing It points to “Taken down”" in words_of(row)
    assert "/edit/" in links_of(row)["Points there"]
    assert publisher.get(links_of(row)["Points there"]).status_code == 200


def test_whoever_may_not_edit_a_page_gets_no_link_to_do_so(findings):
    answer = Desk(builders.make_user(WEBINAR_EDITORS)).get(REPORT)
    page = BeautifulSoup(answer.content, "html.parser")

    assert "Alone" in words_of(page)
    assert "Alone" not in links_of(page)


def test_nonsense_in_the_address_is_no_error(publisher, findings):
    for nonsense in ("?kind=nonsense", "?p=999", "?p=x", "results/?kind=orphan"):
        assert publisher.get(REPORT + nonsense).status_code == 200, nonsense


def test_it_can_be_taken_along_as_csv_and_xlsx(publisher, findings):
    heading = ["Kind", "Where", "What", "To edit it"]

    answer = publisher.get(REPORT, data={"export": "csv", "kind": "dead_link"})
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode())))
    assert rows[0] == heading
    assert rows[1][:2] == ["Link to nothing", "Points there"]
    assert rows[1][3].startswith("http")

    answer = publisher.get(REPORT, data={"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(answer.getvalue())).active
    assert [cell.value for cell in next(sheet.rows)] == heading
    assert sheet.max_row > 2


def test_it_asks_as_often_whatever_there_is_to_show(publisher):

    post = builders.make_post("Alone")
    survey_links()
    publisher.get(REPORT)
    with CaptureQueriesContext(connection) as few:
        publisher.get(REPORT)
    row = LinkFinding.objects.get(title="Alone", kind="orphan")
    LinkFinding.objects.bulk_create(
        LinkFinding(
            kind=kind,
            content_type=row.content_type,
            object_id=str(post.pk),
            title=f"{n}",
            facts=row.facts,
        )
        for n in range(60)
        for kind in ("orphan", "no_condition", "no_post")
    )
    with CaptureQueriesContext(connection) as many:
        publisher.get(REPORT)

    assert len(many) <= len(few) + 1


def test_the_dashboard_counts_and_leads_to_the_list(publisher, findings):
    page = BeautifulSoup(publisher.get(reverse("wagtailadmin_home")).content, "html.parser")

    assert "Link to nothing 1" in words_of(page)
    assert links_of(page)["Link to nothing"] == f"{REPORT}?kind=dead_link"


def test_look_again_takes_what_was_mended_from_the_list(publisher, findings):
    assert LinkFinding.objects.filter(kind="dead_link").exists()

    BlogPostPage.objects.get(title="Taken down").save_revision().publish()

    answer = publisher.client.post(f"{REPORT}look-again/", follow=True)

    assert "All links of this site were looked at." in messages_in(answer)
    assert not LinkFinding.objects.filter(kind="dead_link").exists()
