"""What of a text the page holds, and how characters and positions fit to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from desktop.core.span import Span
from desktop.reader.positions import Positions
from desktop.reader.stretch import Stretch, is_whole, stretch_around, whole_stretch

# Runs of a few kinds, of which some make lines that are laid out in parts.
RUNS = st.tuples(
    st.sampled_from(["a", "ab ", "\n", "🙂", "e\u0301", "عم ", "x\n"]), st.integers(0, 9000)
)
TEXTS = st.lists(RUNS, max_size=6).map(lambda runs: "".join(what * times for what, times in runs))
ONE_LINE = "The bridge was closed on Monday. " * 150_000
MANY_LINES = "The bridge was closed on Monday.\n" * 100_000


def a_document(text: str, stretch: Stretch) -> QTextDocument:
    """What the page lays out of a text."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    for number, line in enumerate(stretch.lines(text)):
        if number:
            cursor.insertBlock()
        cursor.insertText(line)
    return document


@given(text=TEXTS, data=st.data())
def test_every_character_that_is_held_is_found_again_from_its_position(
    text: str, data: st.DataObject
) -> None:
    stretch = data.draw(
        st.just(whole_stretch(text))
        | st.integers(0, len(text)).map(lambda at: stretch_around(text, at))
    )
    positions = Positions(text, stretch)
    near_cuts = {cut + by for cut in stretch.cuts for by in (-1, 0, 1)}
    some = data.draw(st.sets(st.integers(stretch.span.start, stretch.span.end), max_size=50))

    for character in near_cuts | some | {stretch.span.start, stretch.span.end}:
        assert positions.to_character(positions.to_qt(character)) == character


@given(text=TEXTS, data=st.data())
def test_a_selection_over_parts_is_the_selection_of_the_text(
    qapp: QApplication, text: str, data: st.DataObject
) -> None:
    stretch = stretch_around(text, data.draw(st.integers(0, len(text))))
    document, positions = a_document(text, stretch), Positions(text, stretch)
    characters = st.integers(stretch.span.start, stretch.span.end)
    start, end = sorted((data.draw(characters), data.draw(characters)))
    cursor = QTextCursor(document)
    cursor.setPosition(positions.to_qt(start))
    cursor.setPosition(positions.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
    ends_of_parts = {positions.to_qt(cut) - 1 for cut in stretch.cuts}

    chosen = Span(
        positions.to_character(cursor.selectionStart()),
        positions.to_character(cursor.selectionEnd()),
    )

    units = cursor.selectedText().encode("utf-16-le", "surrogatepass")
    kept = [units[2 * n : 2 * n + 2] for n in range(len(units) // 2)]
    first = cursor.selectionStart()
    text_of_qt = b"".join(u for n, u in enumerate(kept, first) if n not in ends_of_parts)
    assert text_of_qt.decode("utf-16-le").replace("\u2029", "\n") == text[start:end]
    assert chosen == Span(start, end)


@given(text=TEXTS, at=st.integers(0, 60_000))
def test_what_is_looked_at_is_held(text: str, at: int) -> None:
    at = min(at, len(text))
    stretch = stretch_around(text, at)

    assert stretch.span.start <= at <= stretch.span.end
    held = "\n".join(stretch.lines(text)) if not stretch.cuts else "".join(stretch.lines(text))
    assert held.replace("\n", "") == stretch.span.of(text).replace("\n", "")


@pytest.mark.parametrize("text", [ONE_LINE, MANY_LINES, "\n" * 500_000, "🙂" * 500_000])
@pytest.mark.parametrize("at", [0, 250_000, 500_000])
def test_no_more_is_held_than_is_soon_laid_out(text: str, at: int) -> None:
    lines = stretch_around(text, at).lines(text)

    assert not is_whole(text)
    assert len(lines) <= 400
    assert max(map(len, lines)) <= 2_200
    assert sum(map(len, lines)) <= 40_000


def test_from_stretch_to_stretch_every_character_comes_by() -> None:
    text = ONE_LINE[:300_000] + "\n" + MANY_LINES[:100_000]
    at, known = 0, 0
    while known < len(text):
        span = stretch_around(text, at).span
        assert span.start <= known
        assert span.end > known
        at = known = span.end + (text[span.end : span.end + 1] == "\n")


def test_parts_begin_at_the_same_places_wherever_one_looks_from() -> None:
    first, second = stretch_around(ONE_LINE, 100_000), stretch_around(ONE_LINE, 112_000)
    shared = range(
        max(first.span.start, second.span.start) + 1, min(first.span.end, second.span.end)
    )

    assert [c for c in first.cuts if c in shared] == [c for c in second.cuts if c in shared]
    assert all(ONE_LINE[cut - 1] == " " for cut in first.cuts)


def test_no_part_begins_with_an_accent() -> None:
    text = "e\u0301" * 20_001

    assert all(text[cut] == "e" for cut in whole_stretch(text).cuts)


def test_an_ordinary_text_is_held_whole_and_in_one_piece() -> None:
    text = "\n\n".join(["The bridge was closed. " * 40] * 90)

    assert is_whole(text)
    assert whole_stretch(text) == Stretch(Span(0, len(text)), ())
