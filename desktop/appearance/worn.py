"""The style sheet that a part of the window wears, put on when it is another one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def wear(part: QWidget, sheet: str) -> None:
    """Gives a part its style sheet; the one that it has costs nothing.

    Qt reads a sheet anew each time, and dresses all that stands in the part.
    """
    if part.styleSheet() != sheet:
        part.setStyleSheet(sheet)
