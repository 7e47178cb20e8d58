"""Histories of a note are merged into one that is the same in any order, and however often."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.library.note_history import (
    NoteHistory,
    beside_in,
    history_of,
    merged_histories,
)
from desktop.core.wording import NotePart, Stamp, Wording

WHEN = "2025-03-12T12:00:00+00:00"
MADE = 1_741_780_800_000


def a_wording(ms: int, value: str, *, counter: int = 0, device: str = "a") -> Wording:
    return Wording(Stamp(ms, counter, device), value, WHEN)


# Whatever has one stamp was written by one device once, and so is one value.
STAMPS = st.builds(Stamp, st.integers(0, 6), st.integers(0, 2), st.sampled_from("abc"))
ENTRIES = st.tuples(st.sampled_from(tuple(NotePart)), STAMPS).map(
    lambda both: (both[0], Wording(both[1], f"{both[1].ms % 3 or ''}", WHEN))
)
HISTORIES = st.frozensets(ENTRIES, max_size=12).map(NoteHistory)


def shown(history: NoteHistory) -> tuple[str, ...]:
    return (*(history.value(part) for part in NotePart), history.removed)


@given(HISTORIES, HISTORIES)
def test_it_does_not_matter_who_is_merged_with_whom(one: NoteHistory, other: NoteHistory) -> None:
    assert merged_histories(one, other) == merged_histories(other, one)
    assert shown(merged_histories(one, other)) == shown(merged_histories(other, one))


@given(HISTORIES, HISTORIES, HISTORIES)
def test_it_does_not_matter_in_which_order(
    one: NoteHistory, second: NoteHistory, third: NoteHistory
) -> None:
    first = merged_histories(merged_histories(one, second), third)

    assert first == merged_histories(one, merged_histories(second, third))


@given(HISTORIES, HISTORIES)
def test_it_does_not_matter_how_often(one: NoteHistory, other: NoteHistory) -> None:
    merged = merged_histories(one, other)

    assert merged_histories(merged, other) == merged == merged_histories(merged, merged)


@given(HISTORIES, HISTORIES)
def test_no_wording_is_lost(one: NoteHistory, other: NoteHistory) -> None:
    merged = merged_histories(one, other)

    for part in NotePart:
        values = {wording.value for wording in merged.of(part)}
        assert values == {w.value for each in (one, other) for w in each.of(part)}


@given(HISTORIES, HISTORIES)
def test_words_that_nobody_saw_are_the_same_from_both_sides(
    one: NoteHistory, other: NoteHistory
) -> None:
    assert beside_in(one, other) == beside_in(other, one)


def test_what_was_never_written_was_so_from_the_beginning() -> None:
    history = history_of([], {NotePart.PEN: "claim", NotePart.BODY: ""}, WHEN)

    assert history.newest(NotePart.PEN) == Wording(Stamp(MADE, 0, ""), "claim", WHEN)
    assert history.of(NotePart.BODY) == ()


def test_words_in_the_middle_of_being_written_are_the_newest() -> None:
    history = history_of([(NotePart.BODY, a_wording(5, "old"))], {NotePart.BODY: "new"}, WHEN)

    assert [each.value for each in history.of(NotePart.BODY)] == ["new", "old"]


def test_what_was_put_away_stays_away() -> None:
    words = NoteHistory(frozenset({(NotePart.BODY, a_wording(1, "words"))}))
    away = NoteHistory(frozenset({(NotePart.REMOVED, a_wording(2, WHEN))}))

    assert merged_histories(words, away).removed == WHEN


def test_words_that_were_written_later_bring_it_back() -> None:
    words = NoteHistory(frozenset({(NotePart.BODY, a_wording(3, "more words"))}))
    away = NoteHistory(frozenset({(NotePart.REMOVED, a_wording(2, WHEN))}))

    assert merged_histories(words, away).removed == ""


def test_words_that_one_side_has_seen_wait_for_nobody() -> None:
    first = NoteHistory(frozenset({(NotePart.BODY, a_wording(1, "one"))}))
    later = merged_histories(
        first, NoteHistory(frozenset({(NotePart.BODY, a_wording(2, "one, two"))}))
    )

    assert beside_in(first, later) is None
    apart = NoteHistory(frozenset({(NotePart.BODY, a_wording(3, "three", device="b"))}))
    assert beside_in(later, merged_histories(first, apart)) == a_wording(2, "one, two")
