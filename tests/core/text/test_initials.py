"""A name is known by its first letters where there is no room for it."""

from __future__ import annotations

import pytest

from desktop.core.text.initials import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Maud Ellery", "ME"),
        ("Anna Maria van der Berg", "AB"),
        ("Kremlin", "Kr"),
        ("a spokesman for the Harbour Board", "HB"),
        ("the engineers", "TE"),
        ("Jean-Luc Picard", "JP"),
        ("“Kiki” O’Neill", "KO"),
        ("Élodie Ångström", "ÉÅ"),
        ("ελένη Παπαδάκη", "Πα"),
        ("習近平", "習"),
        ("Владимир Путин", "ВП"),
        ("שרה כהן", "שכ"),
        ("A", "A"),
        ("— …", ""),
        ("", ""),
    ],
)
def test_first_letters_stand_for_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters
