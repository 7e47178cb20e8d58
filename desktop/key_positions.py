"""What a key means by its place, where a keyboard has another letter or sign there.

On a French keyboard 1 to 5 need Shift, and a Greek, Hebrew or Cyrillic one has no N. Who wrote
down what the keys do thought of an English one; so where nothing heard a key, it means what
stands in its place there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence

_ROWS = ("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
# The number of the first key of each row, as X11 and Wayland count them.
_FIRST_OF_ROWS = (10, 24, 38, 52)
_BY_NUMBER = {
    first + at: sign
    for first, row in zip(_FIRST_OF_ROWS, _ROWS, strict=True)
    for at, sign in enumerate(row)
}
# Windows calls the keys of every keyboard by the signs of an English one.
_ON_WINDOWS = {ord(sign): sign for row in _ROWS for sign in row}
# macOS numbers them in the order in which an old keyboard was wired.
_ON_MACOS = dict(
    zip(
        (
            *(18, 19, 20, 21, 23, 22, 26, 28, 25, 29),
            *(12, 13, 14, 15, 17, 16, 32, 34, 31, 35),
            *(0, 1, 2, 3, 5, 4, 38, 40, 37),
            *(6, 7, 8, 9, 11, 45, 46),
        ),
        "".join(_ROWS),
        strict=True,
    )
)
# Where a keyboard of another script has a sign of ours in a letter's place: Hebrew, Greek,
# Bulgarian. No Latin one has these there.
_SIGNS_FOR_LETTERS = frozenset({("Q", "/"), ("W", "'"), ("Q", ";"), ("Q", ",")})
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def meant(event: QKeyEvent, platform: str) -> QKeyCombination | None:
    """What a key means by its place on a `platform` of Qt's; None where it means what it says."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers & _ALT_GR == _ALT_GR:
        # What is typed with AltGr is a sign of its own.
        return None
    key, sign = int(event.key()), _sign_at(event, platform)
    if modifiers & _SHIFT and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        # Only with Shift is it a digit at all.
        return QKeyCombination(modifiers & ~_SHIFT, Qt.Key(key))
    if not sign or key == ord(sign):
        return None
    if sign.isdigit():
        return None if modifiers & _SHIFT else QKeyCombination(modifiers, Qt.Key(ord(sign)))
    is_other = _is_of_other_script(key) or (sign, _written(key)) in _SIGNS_FOR_LETTERS
    return QKeyCombination(modifiers, Qt.Key(ord(sign))) if is_other else None


def trigger_by_place(event: QKeyEvent, actions: Iterable[QAction]) -> bool:
    """Does what a key means by its place, if that is one of the actions; whether it was."""
    combination = meant(event, QGuiApplication.platformName())
    if combination is None:
        return False
    wanted = QKeySequence(combination)
    for action in actions:
        if action.isEnabled() and wanted in action.shortcuts():
            action.trigger()
            return True
    return False


def _sign_at(event: QKeyEvent, platform: str) -> str:
    if platform == "windows":
        return _ON_WINDOWS.get(event.nativeVirtualKey(), "")
    if platform == "cocoa":
        # A key without a number has that of A.
        return _ON_MACOS.get(event.nativeVirtualKey(), "")
    return _BY_NUMBER.get(event.nativeScanCode(), "")


def _is_of_other_script(key: int) -> bool:
    if not 0x80 <= key < 0x11_0000:
        return False
    letter = chr(key)
    # In Indian scripts vowels are marks over or beside a letter.
    is_letter = unicodedata.category(letter)[0] in "LM"
    return is_letter and not unicodedata.name(letter, "").startswith("LATIN")


def _written(key: int) -> str:
    return chr(key) if key < 0x80 else ""
