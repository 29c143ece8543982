"""A low level declares a place, a higher one fills it."""

import pytest

from content_app.base import slots


@pytest.fixture(autouse=True)
def empty_slots(monkeypatch):
    monkeypatch.setattr(slots, "_fillers", type(slots._fillers)(list))


def test_fillers_are_shown_in_their_order():
    slots.fill(slots.PAGE_END, lambda context: "later", order=20)
    slots.fill(slots.PAGE_END, lambda context: "first ", order=10)

    assert slots.render(slots.PAGE_END, {}) == "first later"


def test_they_know_the_page():
    slots.fill(slots.PAGE_ASIDE, lambda context: f"beside {context['page']}")

    assert slots.render(slots.PAGE_ASIDE, {"page": "this one"}) == "beside this one"


def test_one_that_fills_twice_is_shown_once():
    def filler(context):
        return "once"

    slots.fill(slots.PAGE_END, filler)
    slots.fill(slots.PAGE_END, filler)

    assert slots.render(slots.PAGE_END, {}) == "once"


def test_a_slot_that_nobody_fills_is_empty():
    assert slots.render(slots.RECORD_END, {}) == ""


def test_a_slot_that_no_template_declares_is_refused():
    with pytest.raises(ValueError, match="page_ned"):
        slots.fill("page_ned", lambda context: "")
