"""Where letters stand on the lines that Qt has set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextLine


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


def shown_apart(block: QTextBlock, parts: Sequence[tuple[int, int, QTextCharFormat]]) -> bool:
    """Gives words that are not seen their looks, where they have a line of their own.

    Of each the first character and the end in the document are given, which is laid out.
    """
    ends = (parts[0][0] - 1, parts[-1][1] - 1)
    lines = {block.layout().lineForTextPosition(at - block.position()).lineNumber() for at in ends}
    cursor = QTextCursor(block)
    for start, end, looks in parts if len(lines) > 1 else ():
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(looks)
    return len(lines) > 1
