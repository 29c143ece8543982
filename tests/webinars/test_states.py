"""In which state a webinar is, at any moment."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_app.base.time_zones import time_zone_choices
from content_app.webinars.states import (
    Recording,
    Standing,
    WebinarFacts,
    WebinarState,
    next_change,
    state_at,
    states_over_time,
)

START = datetime(2027, 3, 10, 0, 0, tzinfo=UTC)
END = START + timedelta(hours=1)
A_SECOND = timedelta(seconds=1)


def talk(**facts) -> WebinarFacts:
    return WebinarFacts(**{"starts_at": START, "over_at": END} | facts)


def states_of(facts: WebinarFacts) -> list[str]:
    return [state.value for _since, state in states_over_time(facts)]


def test_a_talk_goes_through_its_states_in_order():
    assert states_of(talk()) == ["announced", "starting_soon", "live", "processing", "over"]


@pytest.mark.parametrize(
    ("facts", "states"),
    [
        ({"has_registration": True}, ["registration_open", "starting_soon", "live"]),
        ({"has_registration": True, "is_full": True}, ["full", "starting_soon", "live"]),
    ],
)
def test_before_it_starts_registration_decides(facts, states):
    assert states_of(talk(**facts))[:3] == states


@pytest.mark.parametrize(
    ("recording", "states"),
    [
        (Recording.AVAILABLE, ["recorded"]),
        (Recording.NEVER, ["over"]),
        (Recording.EXPECTED, ["processing", "over"]),
    ],
)
def test_after_the_end_the_recording_decides(recording, states):
    assert states_of(talk(recording=recording))[3:] == states


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        (START - timedelta(minutes=30) - A_SECOND, "announced"),
        (START - timedelta(minutes=30), "starting_soon"),
        (START - A_SECOND, "starting_soon"),
        (START, "live"),
        (END - A_SECOND, "live"),
        (END, "processing"),
        (END + timedelta(days=90) - A_SECOND, "processing"),
        (END + timedelta(days=90), "over"),
    ],
)
def test_a_state_begins_at_its_boundary_and_not_a_second_earlier(moment, state):
    assert state_at(talk(), moment).value == state


@pytest.mark.parametrize(
    ("recording", "afterwards"),
    [
        (Recording.AVAILABLE, "recorded"),
        (Recording.EXPECTED, "over"),
        (Recording.NEVER, "over"),
    ],
)
def test_of_a_day_without_an_hour_nothing_is_promised(recording, afterwards):
    facts = WebinarFacts(over_at=END, recording=recording)

    assert states_of(facts) == ["announced", afterwards]


def test_without_a_date_it_is_ahead_until_there_is_a_recording():
    assert states_of(WebinarFacts()) == ["announced"]
    assert states_of(WebinarFacts(recording=Recording.AVAILABLE)) == ["recorded"]


any_moment = st.datetimes(
    min_value=datetime(1900, 1, 2),
    max_value=datetime(2199, 1, 1),
    timezones=st.sampled_from([name for name, _label in time_zone_choices()]).map(ZoneInfo),
)


@st.composite
def any_facts(draw) -> WebinarFacts:
    starts_at = draw(st.none() | any_moment)
    begins = starts_at or draw(st.none() | any_moment)
    lasts = draw(st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=3)))
    return WebinarFacts(
        is_published=draw(st.booleans()),
        standing=draw(st.sampled_from(Standing)),
        starts_at=starts_at and starts_at.astimezone(UTC),
        over_at=begins and begins.astimezone(UTC) + lasts,
        has_registration=draw(st.booleans()),
        is_full=draw(st.booleans()),
        recording=draw(st.sampled_from(Recording)),
    )


ORDER = list(WebinarState)


@given(facts=any_facts(), moments=st.lists(any_moment, min_size=2, max_size=6))
def test_with_fixed_facts_it_never_goes_backwards(facts, moments):
    # By the moment: datetimes of one and the same zone compare by what their clocks show.
    in_order = sorted(moment.astimezone(UTC) for moment in moments)
    ranks = [ORDER.index(state_at(facts, moment)) for moment in in_order]

    assert ranks == sorted(ranks)


@given(facts=any_facts(), moment=any_moment)
def test_a_state_holds_until_the_next_change_and_not_longer(facts, moment):
    change = next_change(facts, moment)

    if change is None:
        assert state_at(facts, moment) is states_over_time(facts)[-1][1]
    else:
        assert change > moment
        assert state_at(facts, change - timedelta(microseconds=1)) is state_at(facts, moment)
        assert state_at(facts, change) is not state_at(facts, moment)


@given(facts=any_facts(), moment=any_moment)
def test_the_same_moment_is_the_same_state_in_every_zone(facts, moment):
    elsewhere = moment.astimezone(ZoneInfo("Pacific/Kiritimati"))

    assert state_at(facts, moment) is state_at(facts, elsewhere)
