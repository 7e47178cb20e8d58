"""Where letters stand on the lines that Qt has set."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QTextBlock, QTextLine


def x_on_line(line: QTextLine, at: int) -> float:
    """Where a letter begins on its line, in pixels."""
    # Qt gives the letter that it found with the place; its stubs say a number.
    found: Any = line.cursorToX(at)
    return float(found[0])


def has_beside(block: QTextBlock, tab: int, gap: float) -> bool:
    """Whether all that follows a tab has room on its line, so far from what is before it.

    The document is laid out.
    """
    layout = block.layout()
    line, last = (layout.lineForTextPosition(at) for at in (tab, block.length() - 1))
    is_one_line = line.lineNumber() == last.lineNumber()
    return is_one_line and x_on_line(line, tab + 1) - x_on_line(line, tab) >= gap
