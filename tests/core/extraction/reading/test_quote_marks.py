"""Which marks belong together."""

from __future__ import annotations

import pytest

from desktop.core.extraction.reading.quote_marks import quoted_pieces


def contents(text: str) -> list[str]:
    return [piece.content.of(text) for piece in quoted_pieces(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“Go home,” she said.",
        '"Go home," she said.',
        '“Go home," she said.',
        '"Go home,” she said.',
        "”Go home,” she said.",
        "“Go home,“ she said.",
        "''Go home,'' she said.",
        "``Go home,'' she said.",
        "«Go home,» she said.",
        "»Go home,« she said.",
        "« Go home, » she said.",
        "„Go home,“ she said.",
        "‘Go home,’ she said.",
        "'Go home,' she said.",
    ],
)
def test_marks_of_every_shape_enclose_the_same_words(text: str) -> None:
    assert contents(text) == ["Go home,"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
        ('"He said "no" to me," she said.', ['He said "no" to me,']),
        ("‘He said “no” to me,’ she said. ‘Twice.’", ["He said “no” to me,", "Twice."]),
    ],
)
def test_marks_inside_marks_are_part_of_the_words(text: str, expected: list[str]) -> None:
    assert contents(text) == expected


def test_apostrophes_are_no_single_marks() -> None:
    text = "‘The players’ heads went down,’ said Price. ‘It’s the ’90s again.’"

    assert contents(text) == ["The players’ heads went down,", "It’s the ’90s again."]


def test_single_marks_of_a_headline_do_not_make_the_whole_text_british() -> None:
    text = "Minister: ‘No new taxes’\nThe minister said “no new taxes” and “no new fees” today."

    assert contents(text) == ["no new taxes", "no new fees"]


def test_a_missing_closer_does_not_swallow_the_next_quotation() -> None:
    text = 'He said "it is late and left. "Good night," she said. "Sleep well."'

    assert contents(text)[-2:] == ["Good night,", "Sleep well."]


def test_a_missing_closer_ends_with_its_paragraph() -> None:
    text = "“The vote was stolen, Holm shouted.\nPolice came.\n“It was not,” they said."

    assert contents(text) == ["It was not,"]


def test_a_speech_opens_every_paragraph_and_closes_the_last() -> None:
    text = "“One.\n“Two.\n“Three.”\nFour."

    pieces = quoted_pieces(text)

    assert contents(text) == ["One.", "Two.", "Three."]
    assert [piece.is_closed for piece in pieces] == [False, False, True]
    assert [piece.continues for piece in pieces] == [False, True, True]


def test_a_block_that_closes_two_paragraphs_later_is_one_quotation() -> None:
    text = "The letter: “We came.\nWe saw.\nWe left.” Nobody answered."

    assert contents(text) == ["We came.", "We saw.", "We left."]


def test_inches_open_and_close_nothing() -> None:
    text = 'A 27" screen and a 32" screen. "My 27" screen broke," he said.'

    assert contents(text)[-1] == 'My 27" screen broke,'


def test_a_row_of_marks_is_an_ornament() -> None:
    text = '"""""""""" She said "no".'

    assert contents(text) == ["no"]
