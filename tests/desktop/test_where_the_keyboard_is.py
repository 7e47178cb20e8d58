"""The keyboard goes where a key sends it, in one move, and is never nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.span import Span
from tests.desktop.conftest import OpenApp
from tests.desktop.dialogs_of_notes import OPENED, Opens

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
Press = tuple[Qt.Key, Qt.KeyboardModifier]


class Walk:
    """Presses keys where a real keyboard would, and notes each move of the keyboard."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app, self._qtbot = app, qtbot
        self.moves: list[QWidget | None] = []
        self.wrong: list[str] = []
        QApplication.instance().focusChanged.connect(self._note)  # type: ignore[union-attr]

    def end(self) -> None:
        QApplication.instance().focusChanged.disconnect(self._note)  # type: ignore[union-attr]

    def _note(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Whoever hands it on to a part of its own says so twice.
        if not self.moves or self.moves[-1] is not now:
            self.moves.append(now)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, name: str = "") -> None:
        self._watched(name or f"{modifier.name} {key.name}", lambda: self._send(key, modifier))

    def type(self, words: str) -> None:
        for letter in words:
            window = self._window().windowHandle()
            self._watched(letter, partial(QTest.keyClick, window, letter))

    def rest(self) -> None:
        self._qtbot.waitUntil(lambda: self.app.live.tasks.is_idle, timeout=60_000)

    def _send(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        QTest.keyClick(self._window().windowHandle(), key, modifier)

    def _window(self) -> QWidget:
        """The window that hears keys; without a window manager none is left by a closed one."""
        if QApplication.activeWindow() is None:
            with self._qtbot.waitActive(self.app.window):
                self.app.window.activateWindow()
        window = QApplication.activeWindow()
        assert window is not None
        return window

    def _watched(self, name: str, do: Callable[[], object]) -> None:
        window = self._window()
        self.moves.clear()
        do()
        self.rest()
        QApplication.processEvents()
        seen = [_called(each) for each in self.moves]
        is_in_same_window = QApplication.activeWindow() is window
        if is_in_same_window and (len(seen) > 1 or None in self.moves):
            self.wrong.append(f"{name}: {' > '.join(seen)}")


def _called(widget: QWidget | None) -> str:
    return "None" if widget is None else f"{type(widget).__name__} {widget.accessibleName()}"


@pytest.fixture
def walk(open_app: OpenApp, qtbot: QtBot) -> Iterator[Walk]:
    walk = Walk(open_app(), qtbot)
    walk.app.reader.setFocus()
    yield walk
    walk.end()


def select_a_word(walk: Walk) -> None:
    walk.app.reader.go_to(Span(0, 0))
    walk.press(Key.Key_Right, CONTROL | SHIFT)


def test_marking_writing_and_the_bin(walk: Walk) -> None:
    select_a_word(walk)
    for key in (Key.Key_1, Key.Key_N):
        walk.press(key)
    walk.type("why")
    walk.press(Key.Key_Escape)
    select_a_word(walk)
    walk.press(Key.Key_N)
    walk.type("so")
    walk.press(Key.Key_Return, CONTROL)
    walk.press(Key.Key_3, CONTROL)
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_E):
        walk.press(key)
    walk.type("!")
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_3, CONTROL)
    for key in (Key.Key_Delete, Key.Key_Delete, Key.Key_Delete, Key.Key_Escape):
        walk.press(key)
    walk.press(Key.Key_Z, CONTROL)
    walk.press(Key.Key_3, CONTROL)

    assert "\n".join(walk.wrong) == ""


def test_finding_on_the_page(walk: Walk) -> None:
    walk.press(Key.Key_F, CONTROL)
    walk.type("the")
    walk.press(Key.Key_Return)
    walk.press(Key.Key_F3)
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_F, CONTROL)
    walk.press(Key.Key_Tab)
    walk.press(Key.Key_Escape)

    assert "\n".join(walk.wrong) == ""


def test_searching_and_coming_back(walk: Walk) -> None:
    walk.press(Key.Key_K, CONTROL)
    walk.type("talks")
    walk.press(Key.Key_Down)
    walk.press(Key.Key_Return)
    walk.press(Key.Key_Left, ALT)
    walk.press(Key.Key_K, CONTROL)
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_K, CONTROL)
    walk.press(Key.Key_A, CONTROL)
    walk.press(Key.Key_Backspace)
    walk.press(Key.Key_Escape)

    assert "\n".join(walk.wrong) == ""


def test_looking_up_a_word(walk: Walk) -> None:
    walk.app.reader.go_to(Span(0, 0))
    walk.press(Key.Key_D)
    walk.press(Key.Key_Down)
    walk.press(Key.Key_Tab)
    walk.press(Key.Key_Tab)
    walk.press(Key.Key_Escape)
    select_a_word(walk)
    walk.press(Key.Key_D, SHIFT)
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_D)
    walk.press(Key.Key_L)
    walk.press(Key.Key_Escape)

    assert "\n".join(walk.wrong) == ""


def test_comparing(walk: Walk) -> None:
    select_a_word(walk)
    walk.press(Key.Key_C)
    walk.press(Key.Key_Down)
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_C)
    for key in (Key.Key_Down, Key.Key_Return, Key.Key_Escape, Key.Key_Return, Key.Key_G):
        walk.press(key)
    for _ in range(3):
        walk.press(Key.Key_Escape)
    select_a_word(walk)
    walk.press(Key.Key_C)
    walk.press(Key.Key_1, CONTROL)
    walk.press(Key.Key_Down)
    walk.press(Key.Key_C)
    walk.press(Key.Key_2, CONTROL)
    walk.press(Key.Key_Escape)

    assert "\n".join(walk.wrong) == ""


def test_parts_panels_and_sheets(walk: Walk) -> None:
    for _ in range(6):
        walk.press(Key.Key_F6)
    for key in (Key.Key_1, Key.Key_2, Key.Key_3):
        walk.press(key, CONTROL)
        walk.press(Key.Key_Escape)
    for _ in range(3):
        walk.press(Key.Key_B, CONTROL)
        walk.press(Key.Key_B, CONTROL | SHIFT)
    walk.press(Key.Key_F1)
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_2, CONTROL)
    walk.press(Key.Key_Down)
    walk.press(Key.Key_W)
    walk.press(Key.Key_W)
    walk.press(Key.Key_Escape)

    assert "\n".join(walk.wrong) == ""


def test_where_it_is_narrow(open_app: OpenApp, qtbot: QtBot) -> None:
    walk = Walk(open_app(width=640, height=480), qtbot)
    walk.app.reader.setFocus()
    for _ in range(4):
        walk.press(Key.Key_B, CONTROL)
        walk.press(Key.Key_B, CONTROL | SHIFT)
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_3, CONTROL)
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_B, CONTROL)
    walk.press(Key.Key_Escape)
    walk.end()

    assert "\n".join(walk.wrong) == ""


def test_undoing_by_buttons_that_then_cannot_be_pressed(walk: Walk) -> None:
    select_a_word(walk)
    walk.press(Key.Key_1)
    for name in ("Undo (Ctrl+Z)", "Redo (Ctrl+Shift+Z)", "Undo (Ctrl+Z)"):
        button = next(
            each
            for each in walk.app.window.top_bar.findChildren(QWidget)
            if each.accessibleName() == name
        )
        button.setFocus()
        walk.press(Key.Key_Return, name=f"Enter on {name}")
    walk.app.window.foot.undo_it.setFocus()
    walk.press(Key.Key_Y, CONTROL)

    assert "\n".join(walk.wrong) == ""


@pytest.mark.parametrize("is_folded", [True, False])
def test_going_round_the_window_with_and_without_the_shelf(walk: Walk, is_folded: bool) -> None:
    walk.app.window.middle.fold_shelf(is_folded)
    came_to: list[str] = []

    for _ in range(6):
        walk.press(Key.Key_F6)
        came_to += [_called(each) for each in walk.moves]

    assert "\n".join(walk.wrong) == ""
    assert len(set(came_to)) > 3
    assert [each for each in came_to if each.endswith(" ")] == []


def test_an_essay_is_checked_and_left(walk: Walk) -> None:
    walk.press(Key.Key_Q, CONTROL | SHIFT)
    walk.type('She said "nobody ever wrote these words here".')
    walk.press(Key.Key_Return, CONTROL)
    for key in (Key.Key_Down, Key.Key_C, Key.Key_Tab, Key.Key_Tab, Key.Key_N):
        walk.press(key)
    walk.press(Key.Key_Delete, SHIFT)
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_Q, CONTROL | SHIFT)
    walk.press(Key.Key_Q, CONTROL | SHIFT)

    assert "\n".join(walk.wrong) == ""
    assert walk.app.reader.page.hasFocus()


def test_marks_become_evidence(walk: Walk) -> None:
    walk.app.live.edits.evidence.make_claim("Talks help.")
    select_a_word(walk)
    walk.press(Key.Key_1)
    walk.press(Key.Key_F5)
    for key in (Key.Key_End, Key.Key_F, Key.Key_A, Key.Key_Delete):
        walk.press(key)
    walk.press(Key.Key_F, CONTROL)
    walk.type("zz")
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_Escape)
    walk.press(Key.Key_F5)
    walk.press(Key.Key_End)
    walk.press(Key.Key_G)

    assert "\n".join(walk.wrong) == ""
    assert walk.app.reader.page.hasFocus()


@pytest.mark.parametrize("opens", OPENED, ids=lambda each: each.__name__)
def test_where_notes_come_in_and_go_out(
    walk: Walk, qtbot: QtBot, tmp_path: Path, opens: Opens
) -> None:
    dialog = opens(walk.app, qtbot, tmp_path)
    began = QApplication.focusWidget()
    reached: list[QWidget | None] = []
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    buttons = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible()]

    for _ in range(20):
        walk.press(Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    walk.press(Key.Key_Escape)

    assert closed == [0]
    # Tab goes round: it comes back to where it began, and there is no button that it leaves out.
    assert began in reached
    assert {each for each in buttons if not isinstance(each, QRadioButton)} <= set(reached)
    assert "\n".join(walk.wrong) == ""
