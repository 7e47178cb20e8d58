"""The stamped set of wordings: nothing is lost, whoever merges, whatever clocks say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.wording import Stamp, Wordings, merged, next_stamp

STAMPS = st.builds(Stamp, st.integers(0, 5), st.integers(0, 2), st.sampled_from("abc"))
# A stamp names one value: whoever wrote it never gives it to another.
WORDINGS = st.frozensets(STAMPS).map(lambda stamps: {each: f"words of {each}" for each in stamps})


@given(WORDINGS, WORDINGS)
def test_it_is_one_who_is_merged_with_whom(one: Wordings, other: Wordings) -> None:
    assert merged(one, other) == merged(other, one)


@given(WORDINGS, WORDINGS, WORDINGS)
def test_it_is_one_in_which_order_three_are_merged(
    one: Wordings, other: Wordings, third: Wordings
) -> None:
    assert merged(merged(one, other), third) == merged(one, merged(other, third))


@given(WORDINGS, WORDINGS)
def test_merging_again_changes_nothing(one: Wordings, other: Wordings) -> None:
    assert merged(one, one) == one
    assert merged(merged(one, other), other) == merged(one, other)


@given(WORDINGS, WORDINGS)
def test_no_wording_is_lost_and_the_latest_shows(one: Wordings, other: Wordings) -> None:
    both = merged(one, other)

    assert both.items() >= one.items() | other.items()
    assert max(both, default=None) == max(one.keys() | other.keys(), default=None)


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from("ab")), min_size=1))
def test_a_stamp_is_after_all_that_were_seen_whatever_the_clock_says(
    ticks: list[tuple[int, str]],
) -> None:
    stamps: list[Stamp] = []
    for clock, device in ticks:
        greatest = max(stamps, default=None)
        stamps.append(next_stamp(greatest, clock_ms=clock, device=device))

    assert stamps == sorted(set(stamps))
    assert all(stamp.ms <= 9 for stamp in stamps)


def test_what_is_written_after_a_clock_that_is_a_year_ahead_shows_all_the_same() -> None:
    year = 365 * 24 * 3600 * 1000
    ahead = next_stamp(None, clock_ms=1_000 + year, device="ahead")

    later = next_stamp(ahead, clock_ms=2_000, device="right")

    assert later > ahead


def test_a_removal_and_a_later_edit_are_both_there_after_merging() -> None:
    removal = {Stamp(1, 0, "a"): "2025-03-12"}
    edit = {Stamp(2, 0, "b"): "other words"}

    # They are fields of their own: neither takes the place of the other.
    assert merged({}, removal) == removal
    assert merged({}, edit) == edit
