"""Characters of an article and positions of a Qt cursor, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from desktop.core.text.normalised import normalise
from desktop.reader.positions import Positions

ODD = st.sampled_from("ab \n.é\u0301🙂👩\u200d𝒳\uffff\ue000עم")
TEXTS = st.text(ODD | st.characters(exclude_categories=["Cs"]), max_size=40)


def units(words: str) -> int:
    """How many UTF-16 units a string takes."""
    return len(words.encode("utf-16-le")) // 2


@given(TEXTS)
def test_a_character_stands_where_its_utf_16_units_begin(text: str) -> None:
    positions = Positions(text)

    for character in range(len(text) + 1):
        assert positions.to_qt(character) == units(text[:character])


@given(TEXTS)
def test_every_character_is_found_again_from_its_position(text: str) -> None:
    positions = Positions(text)

    for character in range(len(text) + 1):
        assert positions.to_character(positions.to_qt(character)) == character


@given(TEXTS)
def test_a_position_inside_a_character_means_the_next_one(text: str) -> None:
    positions = Positions(text)

    for position in range(units(text) + 1):
        whole = next(n for n in range(len(text) + 1) if units(text[:n]) >= position)
        assert positions.to_character(position) == whole


@given(text=TEXTS, data=st.data())
def test_a_selection_of_the_page_is_the_selection_of_the_text(
    qapp: QApplication, text: str, data: st.DataObject
) -> None:
    stored = normalise(text).replace("\u00a0", " ")
    ends = st.integers(0, len(stored))
    start, end = sorted((data.draw(ends), data.draw(ends)))
    positions = Positions(stored)
    document = QTextDocument()
    document.setPlainText(stored)
    cursor = QTextCursor(document)

    cursor.setPosition(positions.to_qt(start))
    cursor.setPosition(positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)

    # Qt counts one more character, the end of the last paragraph.
    assert document.characterCount() - 1 == units(stored)
    assert cursor.selectedText().replace("\u2029", "\n") == stored[start:end]


@pytest.mark.parametrize("text", ["", "plain", "Größe “so”", "x" * 1000])
def test_without_an_emoji_both_count_alike(text: str) -> None:
    positions = Positions(text)

    assert positions.to_qt(len(text)) == positions.to_character(len(text)) == len(text)
