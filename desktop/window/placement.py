"""How large the window comes up: as it was left, and never larger than the screen."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

_USUAL = QSize(1440, 900)
_LARGEST = "largest"
_KEPT = re.compile(rf"(\d{{3,5}})x(\d{{3,5}})( {_LARGEST})?|{_LARGEST}")
# So much of the screen is taken, in pixels, by the frame that the system draws round a window.
_FRAME = QSize(2, 40)


def place(window: QWidget, kept: str) -> None:
    """Gives a window the size that was kept, or the usual one; it fills a screen that is smaller.

    `kept` is what `size_to_keep` gave; anything else stands for nothing.
    """
    found = _KEPT.fullmatch(kept)
    wanted = QSize(int(found[1]), int(found[2])) if found and found[1] else _USUAL
    room = window.screen().availableGeometry()
    size = fitting(wanted, room)
    if size != wanted:
        # Left to itself, a window that is as large as the screen may come up beyond its edge.
        window.setGeometry(_in_the_middle(size, room))
    else:
        window.resize(size)
    if size != wanted or (found and kept.endswith(_LARGEST)):
        window.showMaximized()


def fitting(wanted: QSize, room: QRect) -> QSize:
    """The wanted size, or as much of it as the screen has room for with the frame round it."""
    return wanted.boundedTo(room.size() - _FRAME)


def size_to_keep(window: QWidget) -> str:
    """What `place` is to be told at the next start: the size, also of one that fills the screen."""
    is_largest = window.isMaximized()
    size = window.normalGeometry().size() if is_largest else window.size()
    if size.isEmpty():
        return _LARGEST
    return f"{size.width()}x{size.height()}" + (f" {_LARGEST}" if is_largest else "")


def toggle_full_screen(window: QWidget) -> None:
    """Lets the window fill the screen with nothing round it, or ends that."""
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)


def _in_the_middle(size: QSize, room: QRect) -> QRect:
    placed = QRect(room.topLeft(), size)
    placed.moveCenter(room.center())
    return placed
