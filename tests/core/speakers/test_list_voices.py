"""In a list of many articles one person has one colour, and no two have the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.quotation import Speaker, SpeakerId
from desktop.core.speakers.ledger import Ledger, Voice
from desktop.core.speakers.list_voices import ListVoices, heard_in_both, numbered_as

NAMES = st.sampled_from(["Ada", "ada", "Ben", "Cleo", "Dov", "Eve"])


def test_who_comes_first_keeps_the_number_of_their_article() -> None:
    voices = ListVoices()

    assert [voices.number("Ada", 2), voices.number("Ben", 0)] == [2, 0]


def test_one_person_has_one_number_whatever_it_is_in_an_article() -> None:
    voices = ListVoices()

    assert [voices.number("Ada", 0), voices.number("ADA", 3), voices.number("Ada", 1)] == [0, 0, 0]


def test_two_people_never_have_the_same_number() -> None:
    voices = ListVoices()

    assert [voices.number("Ada", 0), voices.number("Ben", 0), voices.number("Cleo", 1)] == [0, 1, 2]


def test_who_stands_on_the_page_beside_has_the_number_from_there() -> None:
    voices = ListVoices({"Ben": 0, "Ada": 4})

    assert [voices.number("Ada", 0), voices.number("Cleo", 0), voices.number("Ben", 2)] == [4, 1, 0]


@given(st.lists(st.tuples(NAMES, st.integers(0, 9)), max_size=30))
def test_rows_that_are_added_change_nothing_before(rows: list[tuple[str, int]]) -> None:
    whole, part = ListVoices(), ListVoices()

    all_rows = [whole.number(*row) for row in rows]
    first_rows = [part.number(*row) for row in rows[: len(rows) // 2]]

    assert all_rows[: len(first_rows)] == first_rows
    by_name = {name.casefold(): number for (name, _), number in zip(rows, all_rows, strict=True)}
    assert len(set(by_name.values())) == len(by_name)


def a_ledger(*names: str) -> Ledger:
    voices = (
        Voice(Speaker(SpeakerId(name.casefold()), name), number, (), 1)
        for number, name in enumerate(names)
    )
    return Ledger(words=9, voices=tuple(voices))


def numbers_in(ledger: Ledger) -> dict[str, int]:
    return {voice.speaker.name: voice.number for voice in ledger.voices}


def test_who_speaks_in_both_of_two_texts_has_the_number_of_the_first() -> None:
    first, second = a_ledger("Ada Quill", "Ben Brown"), a_ledger("Cleo", "ben brown", "Ada Quill")

    assert numbers_in(numbered_as(second, first)) == {"Cleo": 2, "ben brown": 1, "Ada Quill": 0}


def test_a_surname_is_the_one_person_who_has_it() -> None:
    first, second = a_ledger("Ada Quill", "Ben Brown"), a_ledger("Quill", "Dov")

    assert [each.speaker.name for each in heard_in_both(second, first).values()] == ["Ada Quill"]
    assert numbers_in(numbered_as(second, first)) == {"Quill": 0, "Dov": 2}


def test_a_surname_that_two_people_have_is_neither_of_them() -> None:
    first, second = a_ledger("Ada Quill", "Ben Quill"), a_ledger("Quill")

    assert heard_in_both(second, first) == {}
