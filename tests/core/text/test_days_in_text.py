"""Days of a timeline are found in a text, however it writes them, and amounts are none."""

from __future__ import annotations

import pytest

from desktop.core.text.days_in_text import days_in_text

INVASION = ("2022-02-24", "The invasion begins")
ANNEXED = ("2014-03", "Crimea is annexed")
SWORN_IN = ("2025-01-20", "Trump is president again")
SAID = ("2025-01-31", "Trump speaks")
YEAR = ("1931", "The bridge is built")
TIMELINE = (ANNEXED, INVASION, SWORN_IN, SAID, YEAR)


def found(text: str, published: str = "2025-02-01") -> list[tuple[str, list[str]]]:
    """Each date as the text has it, with the days that it stands for."""
    days = days_in_text(text, TIMELINE, published)
    return [(each.span.of(text), [day for day, _ in each.moments]) for each in days]


@pytest.mark.parametrize(
    "date",
    [
        "24 February 2022",
        "24 Feb. 2022",
        "24th of February 2022",
        "February 24, 2022",
        "Feb. 24, 2022",
        "24. Februar 2022",
        "24 février 2022",
        "24 de febrero de 2022",
        "2022-02-24",
        "24.2.2022",
        "24. 2. 2022",
        "February\n24, 2022",
    ],
)
def test_a_day_is_found_however_it_is_written(date: str) -> None:
    assert found(f"It began on {date}, at dawn.") == [(date, ["2022-02-24"])]


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2022", ["2022-02-24"]),
        ("February 2022", ["2022-02-24"]),
        ("2025", ["2025-01-20", "2025-01-31"]),
        ("January 2025", ["2025-01-20", "2025-01-31"]),
        ("March 2014", ["2014-03"]),
        ("18 March 2014", ["2014-03"]),
        ("1931", ["1931"]),
    ],
)
def test_a_month_or_a_year_stands_for_all_that_happened_in_it(date: str, days: list[str]) -> None:
    assert found(f"Since {date} much has changed.") == [(date, days)]


@pytest.mark.parametrize("date", ["Jan. 31", "January 31", "31 January", "31st of January"])
def test_a_day_without_its_year_is_the_one_nearest_to_the_text(date: str) -> None:
    assert found(f"He said so on {date}.") == [(date, ["2025-01-31"])]
    assert found(f"He said so on {date}.", published="2019-02-01") == []
    assert found(f"He said so on {date}.", published="") == []


@pytest.mark.parametrize(
    "words",
    [
        "It costs $2022.",
        "It costs 2022 €.",
        "A loss of 2022 per cent.",
        "Some 2,022 people, and 2022.5 more.",
        "Room 12022 and 20221.",
        "On 25 February 2022, and in March 2022.",
        "May 31 of them come.",
        "In 2023 nothing happened.",
    ],
)
def test_what_is_no_day_of_the_timeline_is_left_alone(words: str) -> None:
    assert found(words) == []


def test_each_paragraph_has_a_day_once() -> None:
    text = "In 2022, and in 2022 again.\nIn 2022 too."

    assert [each.span.start for each in days_in_text(text, TIMELINE)] == [3, 31]


def test_a_text_full_of_numbers_is_looked_through_to_the_end() -> None:
    assert len(days_in_text("2022\n" * 900, TIMELINE)) == 900
    assert days_in_text("January " * 20_000, TIMELINE) == ()
