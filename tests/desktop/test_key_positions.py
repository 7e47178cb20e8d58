"""What keys mean on keyboards that have other letters and signs than an English one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.desks.notes_desk import NotesDesk
from desktop.key_positions import meant
from tests.desktop.conftest import OpenApp

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def an_event(
    key: int,
    text: str,
    modifiers: Qt.KeyboardModifier = NONE,
    *,
    scan: int = 0,
    virtual: int = 0,
) -> QKeyEvent:
    """A key as a system sends it: what stands on it, and its number there."""
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, text)


# What a key gives on a layout, where it stands on X11, Windows and macOS, and what it means.
LAYOUTS = {
    "French 1": (0x26, "&", 10, 0x31, 18, Key.Key_1),
    "French 2": (0xC9, "é", 11, 0x32, 19, Key.Key_2),
    "French 5": (0x28, "(", 14, 0x35, 23, Key.Key_5),
    "Czech 3": (0x160, "š", 12, 0x33, 20, Key.Key_3),
    "Russian N": (0x422, "т", 57, 0x4E, 45, Key.Key_N),
    "Russian S": (0x42B, "ы", 39, 0x53, 1, Key.Key_S),
    "Greek C": (0x3A8, "ψ", 54, 0x43, 8, Key.Key_C),
    "Hebrew N": (0x5DE, "מ", 57, 0x4E, 45, Key.Key_N),
    "Hebrew W": (0x27, "'", 25, 0x57, 13, Key.Key_W),
    "Hebrew Q": (0x2F, "/", 24, 0x51, 12, Key.Key_Q),
    "Greek Q": (0x3B, ";", 24, 0x51, 12, Key.Key_Q),
    "Bulgarian Q": (0x2C, ",", 24, 0x51, 12, Key.Key_Q),
    "Hindi W": (0x948, "ै", 25, 0x57, 13, Key.Key_W),
    "Arabic N": (0x649, "ى", 57, 0x4E, 45, Key.Key_N),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("platform", ["xcb", "wayland", "windows", "cocoa"])
def test_a_key_means_what_stands_in_its_place(layout: str, platform: str) -> None:
    key, text, on_x11, on_windows, on_macos, wanted = LAYOUTS[layout]
    virtual = {"windows": on_windows, "cocoa": on_macos}.get(platform, 0)
    scan = on_x11 if platform in ("xcb", "wayland") else 0
    event = an_event(key, text, scan=scan, virtual=virtual)

    assert meant(event, platform) == QKeyCombination(NONE, wanted)


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (an_event(Key.Key_N, "n", scan=57), "it says N itself"),
        (an_event(Key.Key_Exclam, "!", SHIFT, scan=10), "a sign typed with Shift is one"),
        (an_event(0x40, "@", CONTROL | ALT, scan=11), "AltGr makes signs"),
        (an_event(Key.Key_B, "b", scan=57), "a Latin letter means itself, wherever it stands"),
        (an_event(0xD1, "ñ", scan=47), "no key of ours stands there"),
        (an_event(0x422, "т"), "nothing says where it stands"),
    ],
)
def test_other_keys_mean_what_they_say(event: QKeyEvent, why: str) -> None:
    assert meant(event, "xcb") is None, why


def test_a_digit_that_needs_shift_is_one_without(qapp: QApplication) -> None:
    event = an_event(Key.Key_1, "1", SHIFT, scan=10)

    assert meant(event, "xcb") == QKeyCombination(NONE, Key.Key_1)


@pytest.fixture
def app(open_app: OpenApp) -> App:
    return open_app()


def press(event: QKeyEvent) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, event)


def pens(app: App) -> list[Pen]:
    article = app.reader.article
    assert article is not None
    return [each.pen for each in app.library.now.annotations.of_article(article.id)]


def test_words_are_marked_on_a_french_keyboard(app: App) -> None:
    app.reader.page.select(Span(0, 12))
    app.reader.setFocus()

    press(an_event(0xC9, "é", scan=11))

    assert pens(app) == [Pen.CLAIM]


def test_a_note_is_begun_on_a_cyrillic_keyboard_and_its_letters_are_typed(app: App) -> None:
    app.reader.page.select(Span(0, 12))
    app.reader.setFocus()

    press(an_event(0x422, "т", scan=57))
    press(an_event(0x422, "т", scan=57))

    assert app.notes.is_writing
    assert app.notes.editor.body == "т"


def test_control_and_a_letter_work_on_a_cyrillic_keyboard(app: App) -> None:
    app.reader.setFocus()

    press(an_event(0x41B, "\x0b", CONTROL, scan=45))

    assert app.screen.search_field.hasFocus()


def test_keys_of_cards_work_on_a_greek_keyboard(app: App, qtbot: QtBot) -> None:
    app.reader.mark_wanted.emit(Span(0, 5), Pen.CLAIM)
    panel = app.sides.desk(NotesDesk).panel
    app.window.show_side(panel)
    panel.cards.setFocus()
    panel.cards.go_to(0)

    press(an_event(0x395, "ε", scan=26))

    assert app.notes.is_writing
