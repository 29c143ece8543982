"""How well mentions are found, on passages whose right answers are written beside them."""

import pytest

from .labelled import HELD_OUT, PASSAGES, found_in, matchers, passages, score


@pytest.mark.parametrize("file_name", [PASSAGES, HELD_OUT])
def test_at_most_one_in_twenty_is_wrong_or_missed(file_name):
    measured = score(passages(file_name))

    assert measured.precision >= 0.95, measured
    assert measured.recall >= 0.95, measured


def test_half_of_the_passages_are_traps_and_a_third_is_set_aside():
    held_out = passages(HELD_OUT)
    every = [*passages(PASSAGES), *held_out]

    assert len(every) >= 80
    assert len(every) <= 3 * len(held_out)
    assert len(every) <= 2 * sum(bool(passage.trap) for passage in every)


@pytest.mark.parametrize("passage", passages(PASSAGES), ids=lambda passage: passage.source)
def test_what_the_matcher_was_made_by(passage):
    found = found_in(passage, matchers()[passage.language])

    assert found == passage.expected, passage.trap
