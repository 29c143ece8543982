"""A report is in the menu of those who may open it, and of nobody else."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission

from content_app.editorial.roles import ROLES
from tests import builders
from tests.editorial.desk import Desk, was_refused

pytestmark = pytest.mark.django_db

REPORTS = ("scheduled-actions", "departures", "links", "what-readers-read", "what-readers-wrote")


@pytest.fixture
def staff() -> list[Desk]:
    """One of each role, and somebody who may log in and nothing else."""
    nobody = builders.make_user()
    nobody.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return [Desk(nobody), *(Desk(builders.make_user(role)) for role in ROLES)]


def menu_of(desk) -> str:
    html = BeautifulSoup(desk.get("/admin/").content, "html.parser")
    return html.select_one("#wagtail-sidebar-props").string


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_is_in_the_menu_of_those_who_may_open_it(staff, report):
    address = f"/admin/reports/{report}/"
    may_open = [not was_refused(desk.get(address)) for desk in staff]

    assert not may_open[0]
    assert any(may_open)
    assert [not was_refused(desk.get(f"{address}results/")) for desk in staff] == may_open
    assert [f'"{address}"' in menu_of(desk) for desk in staff] == may_open
