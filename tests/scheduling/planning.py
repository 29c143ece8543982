"""What is planned for a month of the far future, and the calendar as a member of staff reads it."""

from datetime import UTC, datetime

from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from content_app.editorial.roles import PUBLISHERS, Role
from tests import builders
from tests.reading import read, words_of

NOW = datetime(2090, 5, 10, 12, 0, tzinfo=UTC)
"""A Wednesday: what is due later has not happened by the clock of the database either."""


def may(day: int, hour: int = 12) -> datetime:
    return datetime(2090, 5, day, hour, tzinfo=UTC)


def schedule(instance, **when):
    """Publishes a version with a time to go live, to expire, or both."""
    for name, moment in when.items():
        setattr(instance, name, moment)
    instance.save_revision().publish()
    return instance


def staff(role: Role | None = PUBLISHERS, zone: str = "UTC", language: str = "") -> Client:
    """Somebody of that role who has logged in, with a time zone and a language of their own."""
    user = builders.make_user(role)
    UserProfile.objects.create(user=user, current_time_zone=zone, preferred_language=language)
    client = Client()
    client.force_login(user)
    return client


def month(client: Client, **query) -> BeautifulSoup:
    return read(client, reverse("planned_month", query=query))


def plan(client: Client, **query) -> BeautifulSoup:
    """The list."""
    return read(client, reverse("planned_list", query=query))


def cell(page: BeautifulSoup, day: str) -> Tag:
    """The day of a month, by its date."""
    found = page.select_one(f'td time[datetime="{day}"]')
    assert found, f"The month has no {day}."
    return found.find_parent("td")


def heading_of(page: BeautifulSoup) -> str:
    return words_of(page.select_one(".content-app-calendar h2"))


def items_in(part: Tag) -> list[str]:
    return [words_of(item) for item in part.select(".content-app-planned")]


def days_of(page: BeautifulSoup) -> dict[str, list[str]]:
    """What the list says, by the day above it."""
    sections = page.select(".content-app-list-day")
    return {words_of(section.h3): items_in(section) for section in sections}
