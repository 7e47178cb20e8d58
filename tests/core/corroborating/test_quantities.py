"""Numbers that two passages count differently."""

from __future__ import annotations

import pytest

from desktop.core.corroborating.quantities import differences, figures_in


def told(asked: str, found: str, language: str = "en") -> list[tuple[list[str], list[str]]]:
    return [
        ([figure.shown for figure in each.asked], [figure.shown for figure in each.other])
        for each in differences(asked, found, language)
    ]


@pytest.mark.parametrize(
    ("asked", "found", "expected"),
    [
        (
            "used by some 400 people a day",
            "which carries 500 people a day, and that the repair would cost nearly £2 million",
            [(["400 people"], ["500 people"])],
        ),
        (
            "would cost £1.6 million.",
            "the repair would cost nearly £2 million, up to a year",
            [(["£1.6 million"], ["£2 million"])],
        ),
        (
            "takes about 15 minutes longer",
            "The way round adds 25 minutes, for some 30 minutes.",
            [(["15 minutes"], ["25 minutes", "30 minutes"])],
        ),
        ("nine months", "Twelve months is more likely.", [(["nine months"], ["Twelve months"])]),
        ("a rise of 7%", "a rise of 9 per cent", [(["7%"], ["9 per cent"])]),
        ("2 million pounds", "£3 million", [(["2 million pounds"], ["£3 million"])]),
        ("twenty-five beams", "a 30-beam roof", [(["twenty-five beams"], ["30-beam"])]),
        ("1,640 visitors", "1640 visitors came, 25 of them twice", []),
    ],
)
def test_other_numbers_of_the_same_are_told(
    asked: str, found: str, expected: list[tuple[list[str], list[str]]]
) -> None:
    assert told(asked, found) == expected


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("9 months", "nine months"),
        ("£1.64 million", "£1,640,000"),
        ("400 people", "400 people, and 120 people at the meeting"),
        ("in the plan for 2023", "in the plan for 2019"),
        ("the 2019 report", "the 2022 report"),
        ("on 3 March 2025", "on 7 March 2025"),
        ("at ten past seven", "at twenty past eight"),
        ("two of its bearings", "three of them"),
        ("Jonas Pike, 14.", "Jonas Pike, 15."),
        ("80 people", "24 loaves"),
        ("the 21st birthday", "the 22nd birthday"),
        ("1.2.3 things", "version 4.5.6 things"),
        ("", ""),
    ],
)
def test_what_is_the_same_or_cannot_be_compared_is_not_told(asked: str, found: str) -> None:
    assert told(asked, found) == []


def test_a_comma_is_a_point_in_other_languages() -> None:
    assert told("1,5 Meter", "1.500 Meter", "de") == [(["1,5 Meter"], ["1.500 Meter"])]
    assert told("1.500 Meter", "1500 Meter", "de") == []


def test_a_figure_stands_where_its_number_does() -> None:
    text = "It cost £1.6 million for nine months."

    assert [figure.span.of(text) for figure in figures_in(text)] == ["£1.6 million", "nine"]
