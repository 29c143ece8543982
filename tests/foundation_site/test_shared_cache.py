"""Behind a real cache visitors see each change within a second, and the cache spares the site the rest."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from content_app.announcements.models import AnnouncementStep
from content_app.announcements.placements import Placement
from tests import builders
from tests.foundation_site.behind_a_cache import (
    HOW_TO_GET_IT,
    IS_POSSIBLE,
    Answer,
    set_clock,
    site_behind_a_cache,
    visit,
)
from tests.foundation_site.simulated_clock import SimulatedClock
from tests.processes import PATIENCE

MIDNIGHT = datetime(2035, 3, 10, 5, 0, tzinfo=UTC)
"""In New York, where the days of the site begin."""
LEAD = timedelta(seconds=8)
"""For as long before the first change visitors are there."""
A_SECOND = timedelta(seconds=1)


@dataclass
class Change:
    """What a visitor sees at an address from `due_at` on, and not before."""

    what: str
    address: str
    due_at: datetime
    is_seen_in: Callable[[Answer], bool]
    last_missed_at: datetime | None = None
    """When the last visitor came who did not see it yet."""
    first_seen_at: datetime | None = None
    kept_by_cache: set[bool] = field(default_factory=set)
    """Whether the change was in what the cache had kept: False before it, True after it."""

    def look(self, port: int, clock: SimulatedClock) -> None:
        came_at = clock.now()
        answer = visit(port, self.address)
        is_seen = self.is_seen_in(answer)
        if answer.is_from_cache:
            self.kept_by_cache.add(is_seen)
        if not is_seen:
            self.last_missed_at = came_at
        elif self.first_seen_at is None:
            self.first_seen_at = clock.now()

    @property
    def is_over(self) -> bool:
        return self.kept_by_cache == {False, True}


def words(expected: str) -> Callable[[Answer], bool]:
    return lambda answer: expected in answer.text


def status(expected: int) -> Callable[[Answer], bool]:
    return lambda answer: answer.status == expected


@pytest.fixture
def changes(transactional_db) -> list[Change]:
    """One every two seconds, beginning at midnight."""
    site = builders.make_site()
    moments = [MIDNIGHT + timedelta(seconds=seconds) for seconds in range(0, 14, 2)]
    midnight, soon_at, starts_at, ends_at, announced_at, go_live_at, expire_at = moments
    page = builders.make_standard_page("With a callout")
    builders.make_callout("From today on", on=[page], show_from="2035-03-10")
    soon = builders.make_webinar("First", starts_at=soon_at + timedelta(minutes=30))
    live = builders.make_webinar("Second", starts_at=starts_at)
    over = builders.make_webinar("Third", starts_at=ends_at - timedelta(hours=1), ends_at=ends_at)
    AnnouncementStep.objects.create(
        page=live.page_ptr,
        key="step",
        placement=Placement.BANNER,
        begins_at=announced_at,
        ends_at=announced_at + timedelta(days=1),
    )
    post = builders.make_post("Planned", publish=False, go_live_at=go_live_at)
    post.save_revision().publish()
    passing = builders.make_post("Passing", expire_at=expire_at)
    webinars, blog = site.webinars.get_url(), site.blog.get_url()
    return [
        Change("callout", page.get_url(), midnight, words("From today on")),
        Change("starting soon", soon.get_url(), soon_at, words("Webinar starting soon")),
        Change("live", live.get_url(), starts_at, words("Webinar, live now")),
        Change("processing", over.get_url(), ends_at, words("The recording follows here")),
        Change("processing, in the list", webinars, ends_at, words("recording follows")),
        Change("announced", site.people.get_url(), announced_at, words("Second")),
        Change("published after a 404", f"/blog/{post.slug}/", go_live_at, status(200)),
        Change("published, in the list", blog, go_live_at, words("Planned")),
        Change("expired", passing.get_url(), expire_at, status(404)),
    ]


@pytest.mark.once
@pytest.mark.skipif(not IS_POSSIBLE, reason=HOW_TO_GET_IT)
def test_visitors_see_each_change_within_a_second(changes, tmp_path):
    clock = SimulatedClock(tmp_path / "clock", MIDNIGHT - timedelta(hours=1))
    with site_behind_a_cache(clock, tmp_path) as (cache, site):
        set_clock(clock, MIDNIGHT - LEAD, site)
        deadline = time.monotonic() + PATIENCE
        while not all(change.is_over for change in changes) and time.monotonic() < deadline:
            for change in changes:
                if not change.is_over:
                    change.look(cache, clock)
            time.sleep(0.02)

    for change in changes:
        assert change.is_over, f"{change.what}: not seen, or not kept by the cache"
        assert change.first_seen_at >= change.due_at, f"{change.what}: too early"
        assert change.last_missed_at < change.due_at + A_SECOND, f"{change.what}: too late"
