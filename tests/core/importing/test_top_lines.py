"""Who wrote a text, and when, as the lines above it say in the languages of schools."""

from __future__ import annotations

import pytest

from desktop.core.importing.top_lines import TopLines, said_in, top_lines


@pytest.mark.parametrize(
    ("line", "names", "day"),
    [
        ("By Ana Reyes, 3 May 2024", "Ana Reyes", "2024-05-03"),
        ("By Ana Reyes May 3, 2024", "Ana Reyes", "2024-05-03"),
        ("By Ana Reyes | The Harbour Voice | 3 May 2024", "Ana Reyes", "2024-05-03"),
        ("BY ANA REYES", "Ana Reyes", ""),
        ("By Ana Reyes, Bo Ek and Cy Dole", "Ana Reyes, Bo Ek, Cy Dole", ""),
        ("By Dr. Ana O’Neill-Reyes, Harbour correspondent", "Dr. Ana O’Neill-Reyes", ""),
        ("Author: Ana Reyes", "Ana Reyes", ""),
        (
            "Von Ada Quill und Bo van der Ek am 3. Mai 2024",
            "Ada Quill, Bo van der Ek",
            "2024-05-03",
        ),
        ("Von Ada Quill, 3. Mai 2024", "Ada Quill", "2024-05-03"),
        ("Par Ana Reyes, le 3 mai 2024", "Ana Reyes", "2024-05-03"),
        ("Por Ana Reyes, 3 de mayo de 2024", "Ana Reyes", "2024-05-03"),
        ("A cura di Ada Rossi, 3 maggio 2024", "Ada Rossi", "2024-05-03"),
        ("Door Ana de Vries, 3 mei 2024", "Ana de Vries", "2024-05-03"),
        ("Por Ana Reyes, 3 de maio de 2024", "Ana Reyes", "2024-05-03"),
        ("Af Ane Holm, 3. maj 2024", "Ane Holm", "2024-05-03"),
        ("By Ana Reyes, 03/04/2024", "Ana Reyes", "2024"),
        ("Monday, 3 May 2024, 10:15 GMT", "", "2024-05-03"),
        ("Published: May 3, 2024", "", "2024-05-03"),
        ("Veröffentlicht am 3. Mai 2024", "", "2024-05-03"),
        ("Publié le 3 mai 2024", "", "2024-05-03"),
    ],
)
def test_a_line_says_who_and_when(line: str, names: str, day: str) -> None:
    assert (", ".join(said_in(line)[0]), said_in(line)[1]) == (names, day)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the water had risen to the sills of every house in the lane",
        "By Land and Sea",
        "By the Harbour Board",
        "Von der Leyen reist nach Eastmere",
        "Von Der Leyen Wins Again",
        "Di notte Roma dorme",
        "Por favor no corran",
        "Text Ana Reyes",
        "The war began on 3 May 1998",
        "400 people a day",
        "By Ana Reyes it was said that nobody had ever been asked about the quay at all",
        "By Ana Reyes?",
        "",
    ],
)
def test_any_other_line_says_nothing(line: str) -> None:
    assert said_in(line) == ((), "")


def test_only_the_lines_above_the_text_are_looked_at() -> None:
    long = "The harbour board met to talk about the quay, and nobody asked the fishermen. " * 3

    assert top_lines(["Short", "By Ana Reyes", "3 May 2024", long]) == TopLines(
        "Ana Reyes", "2024-05-03"
    )
    assert top_lines([long, "By Ana Reyes"]) == TopLines()
    assert top_lines([*["a line"] * 8, "By Ana Reyes"]) == TopLines()
