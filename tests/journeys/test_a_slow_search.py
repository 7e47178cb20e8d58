"""A student whose search takes long: no key takes what is no answer, and none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.core.searching.article_search import ArticleSearch
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "bridge"


@pytest.fixture
def held_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """No search is answered before this is set."""
    let_go, ask = Event(), ArticleSearch.ask

    def wait(*asked: Any, **how: Any) -> Any:
        let_go.wait(20)
        return ask(*asked, **how)

    monkeypatch.setattr(ArticleSearch, "ask", wait)
    yield let_go
    # A window that closes waits for its search, and is closed before this is reached.
    assert let_go.is_set()


def types(student: Student, words: str) -> None:
    student.presses(Qt.Key.Key_K, CONTROL)
    student.writes(words)


def rows(student: Student) -> int:
    return student.app.searching.results.rows.model().rowCount()


def says(student: Student) -> str:
    labels = student.app.searching.results.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_the_arrow_key_leads_into_the_results_when_they_come(
    student: Student, held_back: Event, qtbot: QtBot
) -> None:
    types(student, WORDS)

    student.presses(Qt.Key.Key_Down)

    assert student.app.screen.search_field.hasFocus()
    assert rows(student) == 0
    assert "Searching …" in says(student)
    held_back.set()
    results = student.app.searching.results
    qtbot.waitUntil(results.rows.hasFocus, timeout=60_000)
    assert results.query == WORDS
    student.presses(Qt.Key.Key_Return)
    assert not student.app.window.is_searching
    assert student.app.screen.search_field.text() == WORDS


def test_enter_after_the_arrow_key_goes_to_the_first_result_when_it_comes(
    student: Student, held_back: Event, qtbot: QtBot
) -> None:
    types(student, WORDS)

    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Return)

    assert student.app.screen.search_field.text() == WORDS
    held_back.set()
    qtbot.waitUntil(lambda: not student.app.window.is_searching, timeout=60_000)
    assert student.app.screen.search_field.text() == WORDS


def test_an_older_answer_is_not_taken_for_the_newer(
    student: Student, held_back: Event, qtbot: QtBot
) -> None:
    held_back.set()
    student.searches("strike")
    held_back.clear()
    types(student, WORDS)

    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Return)

    assert student.app.window.is_searching
    held_back.set()
    qtbot.waitUntil(lambda: not student.app.window.is_searching, timeout=60_000)
    assert WORDS in student.text.lower()


def test_whoever_takes_the_words_out_again_sees_what_can_be_typed(
    student: Student, held_back: Event
) -> None:
    types(student, WORDS)
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_A, CONTROL)

    student.presses(Qt.Key.Key_Backspace)

    assert rows(student) > 3
    assert "Searching" not in says(student)
    student.presses(Qt.Key.Key_Down)
    assert student.app.searching.results.rows.hasFocus()
    held_back.set()


def test_whoever_went_elsewhere_is_not_called_back(
    student: Student, held_back: Event, qtbot: QtBot
) -> None:
    types(student, WORDS)
    student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_F6)
    elsewhere = student.app.window.focusWidget()

    held_back.set()
    qtbot.waitUntil(lambda: student.app.searching.results.query == WORDS, timeout=60_000)

    assert student.app.window.focusWidget() is elsewhere
