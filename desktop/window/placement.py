"""How large the window comes up: as it was left, and never larger than the screen."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

_USUAL = QSize(1440, 900)
_LARGEST = "largest"
_SIZE = re.compile(r"(\d{3,5})x(\d{3,5})")
# So much of the screen is taken, in pixels, by the frame that the system draws round a window.
_FRAME = QSize(2, 40)


def place(window: QWidget, kept: str) -> None:
    """Gives a window the size that was kept, or the usual one; it fills a screen that is smaller.

    `kept` is what `size_to_keep` gave; anything else stands for nothing.
    """
    room = window.screen().availableSize() - _FRAME
    found = _SIZE.fullmatch(kept)
    size = QSize(int(found[1]), int(found[2])) if found else _USUAL
    window.resize(size.boundedTo(room))
    if kept == _LARGEST or (not found and size.boundedTo(room) != size):
        window.showMaximized()


def size_to_keep(window: QWidget) -> str:
    """What `place` is to be told at the next start."""
    size = window.size()
    return _LARGEST if window.isMaximized() else f"{size.width()}x{size.height()}"


def toggle_full_screen(window: QWidget) -> None:
    """Lets the window fill the screen with nothing round it, or ends that."""
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
