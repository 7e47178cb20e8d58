"""What two texts say alike and what they say otherwise, when they are read side by side."""

from __future__ import annotations

from desktop.core.corroborating.side_by_side import ReadText, SideBySide, side_by_side
from desktop.core.speakers.put_right import PutRight
from desktop.core.speakers.text_reading import read_through
from tests.work import steps_of

HERE = (
    "The footbridge is used by some 400 people a day, many of them pupils.\n\n"
    "“The bridge is not about to fall down,” Dr Idris Fenn told the meeting. The repair would cost"
    " £1.6 million. “We knew,” said Petra Lind.\n"
)
THERE = (
    "They heard that the footbridge, which carries 500 pedestrians a day, stays shut, and that the"
    " repair would cost nearly £2 million.\n\n"
    "“The bridge is not about to fall down,” Fenn admitted. “I walk,” said Jonas Pike.\n"
)

NO_NUMBERS = str.maketrans("", "", "0123456789.£")


def read(text: str, language: str = "en") -> ReadText:
    found = read_through(text, language, PutRight(), None)
    return ReadText(text, language, found.extraction, found.ledger)


def compared(here: str, there: str) -> SideBySide:
    return side_by_side(read(here), read(there))


def numbers(found: SideBySide) -> list[tuple[str, str]]:
    return [(each.here.shown, each.there.shown) for each in found.numbers]


def test_numbers_that_count_the_same_and_differ_are_told_with_where_they_stand() -> None:
    found = compared(HERE, THERE)

    assert numbers(found) == [("400 people", "500 pedestrians"), ("£1.6 million", "£2 million")]
    assert [each.here.span.of(HERE) for each in found.numbers] == ["400 people", "£1.6 million"]
    assert [each.there.span.of(THERE) for each in found.numbers] == [
        "500 pedestrians",
        "£2 million",
    ]


def test_numbers_that_agree_are_not_told() -> None:
    assert numbers(compared(HERE, HERE)) == []


def test_numbers_of_something_else_are_not_set_side_by_side() -> None:
    here = "The bakery sold 31 loaves. The council spent £5 million on schools this spring."
    there = "Some 90 loaves were baked. A new theatre would cost £9 million in the old harbour."

    found = compared(here, there)

    assert ("£5 million", "£9 million") not in numbers(found)


def test_a_number_stands_beside_the_one_of_the_sentence_that_shares_most_with_its_own() -> None:
    here = "The old bridge carries 400 people. The new ferry carries 60 people."
    there = "The new ferry carries 75 people. The old bridge carries 400 people."

    assert numbers(compared(here, there)) == [("60 people", "75 people")]


def test_the_same_words_are_told_with_who_says_them_and_how() -> None:
    [same] = compared(HERE, THERE).words

    assert same.here.of(HERE) == "“The bridge is not about to fall down,”"
    assert same.there.of(THERE) == "“The bridge is not about to fall down,”"
    assert same.voice_here is not None
    assert same.voice_here.speaker.name == "Idris Fenn"
    assert (same.cue_here, same.cue_there) == ("told", "admitted")


def test_words_of_the_reporters_own_that_stand_in_both_are_told_once() -> None:
    row = "Nobody on the council would say who had ignored the reports of the engineer."

    [same] = compared(f"First.\n\n{row}\n", f"{row} And more.\n\nLast.\n").words

    assert same.here.start == len("First.\n\n")
    assert same.voice_here is same.voice_there is None


def test_who_is_heard_in_one_only_is_told_for_both() -> None:
    heard = {(each.voice.speaker.name, each.is_in_second) for each in compared(HERE, THERE).heard}

    assert heard == {("Petra Lind", False), ("Jonas Pike", True)}


def test_two_texts_without_anything_in_common_have_nothing_between_them() -> None:
    assert compared("Snow fell.", "Ships left.") == SideBySide()


def test_the_work_grows_as_the_texts_do() -> None:
    def work(times: int) -> int:
        # Of numbers, each of which is held against each, no more than so many are looked at.
        here = read(HERE.translate(NO_NUMBERS) * times)
        there = read(THERE.translate(NO_NUMBERS) * times)
        return steps_of(lambda: side_by_side(here, there))

    assert work(40) < 3 * work(20)
