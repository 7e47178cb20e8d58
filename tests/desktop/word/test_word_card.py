"""The card of a word: what stands on it, where it stands, and what is said of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.core.dictionary.dictionary import Definition, Sense
from desktop.core.dictionary.word_meaning import DictionaryState, LessonMeaning, WordMeaning
from desktop.core.span import Span
from desktop.word.meanings import from_where, spoken
from desktop.word.word_card import WordCard, card_box
from tests.desktop.builders import part_of
from tests.desktop.conftest import ShowWidget

ROOM = QRect(0, 0, 640, 360)
LINE = QRect(100, 150, 40, 24)
SPAN = Span(5, 9)
GO = Definition(
    "go",
    (
        Sense("verb", "move along", "They go home."),
        Sense("verb", "leave"),
        Sense("noun", "a try", "Have a go!"),
    ),
    SPAN,
)
WENT = WordMeaning("went", SPAN, (), GO)


@pytest.fixture
def ground(show: ShowWidget) -> QWidget:
    ground = QWidget()
    show(ground, ROOM.width(), ROOM.height())
    return ground


@pytest.fixture
def card(light: Theme, ground: QWidget) -> WordCard:
    return WordCard(light, ground)


def words_on(card: WordCard, meaning: WordMeaning) -> list[str]:
    card.show_meaning(meaning)
    card.rest_at([LINE], ROOM, ROOM)
    return part_of(card, QTextEdit).toPlainText().split("\n")


def test_a_form_and_its_word_the_meanings_by_part_of_speech_with_examples(card: WordCard) -> None:
    assert words_on(card, WENT) == [
        "went  →  go",
        "verb",
        "•  move along",
        "“They go home.”",
        "•  leave",
        "noun",
        "•  a try",
        "“Have a go!”",
    ]
    assert from_where(WENT) == "from WordNet"


def test_the_lesson_speaks_first_and_is_named(card: WordCard) -> None:
    said = LessonMeaning("Two bridges", "go", "To *leave*, <b>as we</b> say.")

    words = words_on(card, WordMeaning("went", SPAN, (said,), GO))

    assert words[:3] == ["went  →  go", "In the lesson “Two bridges”", "To leave, as we say."]
    assert words[3] == "In the dictionary"
    assert words.index("In the dictionary") < words.index("•  move along")


def test_the_dictionary_says_which_word_of_a_phrase_it_means(card: WordCard) -> None:
    said = LessonMeaning("Two bridges", "go away", "To leave.")

    words = words_on(card, WordMeaning("went away", Span(5, 14), (said,), GO))

    assert words[0] == "went away  →  go away"
    assert "In the dictionary   go" in words


@pytest.mark.parametrize(
    ("words", "state", "expected"),
    [
        ("zzyx", DictionaryState.ANSWERED, "in no dictionary here. It may be a name"),
        ("zzyx came", DictionaryState.ANSWERED, "Try one of them alone"),
        ("Gift", DictionaryState.OTHER_LANGUAGE, "English words only"),
    ],
)
def test_an_unknown_word_says_what_can_be_done(
    card: WordCard, words: str, state: DictionaryState, expected: str
) -> None:
    shown = words_on(card, WordMeaning(words, SPAN, state=state))

    assert expected in shown[1]
    assert "Press L" in shown[2]


def test_a_dictionary_that_cannot_be_read_is_told_below_what_the_lesson_says(
    card: WordCard,
) -> None:
    said = LessonMeaning("Two bridges", "went", "Left.")

    shown = words_on(card, WordMeaning("went", SPAN, (said,), None, DictionaryState.UNREADABLE))

    assert "Left." in shown
    assert shown[-1].startswith("The dictionary cannot be read.")


def test_a_screen_reader_is_told_the_word_and_its_first_meaning(
    card: WordCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("desktop.word.word_card.announce", lambda _, words: said.append(words))
    card.show_meaning(WENT)

    card.announce_meaning()

    assert said == ["went, go. verb. move along"]
    assert part_of(card, QTextEdit).accessibleName() == "What “went” means"
    lesson = LessonMeaning("Two bridges", "go", "To *leave*.")
    assert spoken(WordMeaning("went", SPAN, (lesson,), GO)) == (
        "went, go. In the lesson “Two bridges”. To leave"
    )


def test_whose_meanings_they_are_is_told() -> None:
    own = Definition("copy", (Sense("noun", "a text", "", is_of_newsrooms=True),), SPAN)
    both = Definition("copy", (*own.senses, Sense("noun", "a thing made like another")), SPAN)

    assert from_where(WordMeaning("copy", SPAN, (), own)) == "from Sourcebook’s words of the news"
    assert from_where(WordMeaning("copy", SPAN, (), both)).endswith("and WordNet")
    assert from_where(WordMeaning("zzyx", SPAN)) == ""


def test_more_than_there_is_room_for_is_scrolled_by_the_keyboard(
    card: WordCard, qtbot: QtBot
) -> None:
    senses = tuple(
        Sense("noun", f"a meaning that is quite long, of the number {n} " * 3) for n in range(4)
    )
    words_on(card, WordMeaning("run", SPAN, (), Definition("run", senses, SPAN)))
    card.rest_at([LINE], QRect(0, 0, 640, 240), QRect(0, 0, 640, 240))
    card.setFocus()
    words = part_of(card, QTextEdit)
    bar = words.verticalScrollBar()
    before, most = bar.value(), bar.maximum()

    for _ in range(8):
        qtbot.keyClick(words, Qt.Key.Key_PageDown)

    assert before == 0
    assert most > 0
    # But for the room below the last line.
    assert most - bar.value() < 6


def test_enter_presses_what_has_the_keyboard_on_the_card(card: WordCard, qtbot: QtBot) -> None:
    words_on(card, WENT)
    card.setFocus()
    wanted: list[str] = []
    card.library_wanted.connect(wanted.append)
    library = next(b for b in card.findChildren(QToolButton) if b.text() == "Search your library")

    qtbot.keyClick(part_of(card, QTextEdit), Qt.Key.Key_Return)
    before = list(wanted)
    library.setFocus()
    qtbot.keyClick(library, Qt.Key.Key_Return)

    assert before == []
    assert wanted == ["went"]
    assert QApplication.focusWidget() is library


SIDES = st.integers(0, 700)


BOXES = st.tuples(SIDES, st.integers(0, 330), st.integers(1, 3))


@given(words=BOXES, wide=st.integers(120, 620), high=st.integers(60, 500), from_right=st.booleans())
def test_the_card_stands_inside_and_clear_of_the_words_wherever_that_can_be(
    words: tuple[int, int, int], wide: int, high: int, from_right: bool
) -> None:
    x, y, count = words
    lines = [QRect(x, y + 24 * number, 60, 24) for number in range(count)]

    box = card_box(QSize(wide, high), lines, ROOM, from_right=from_right)

    assert ROOM.contains(box)
    above, below = lines[0].top() - 11, ROOM.bottom() - lines[-1].bottom() - 11
    if max(above, below) >= 130:
        assert not any(box.intersects(each) for each in lines)
    if high <= above:
        assert box.bottom() < lines[0].top()
        assert box.height() == high
