"""The colours of marks as attributes of the text, for who asks how a word looks.

A screen reader can ask for the colour under a letter, but marks are painted, which tells it
nothing. So they are put into the document as well, in colours that nobody sees; only where somebody
may listen, as letters stand a part of a pixel closer or wider where their runs are shaped apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument

from desktop.core.span import Span
from desktop.reader.marks import Layer, Mark
from desktop.reader.positions import Positions

# What comes and goes with a search is not what a text looks like.
_LASTING = frozenset({Layer.QUOTATION, Layer.CLAIM, Layer.PEN})


class AttributeColours:
    """Keeps in a document what marks there are; only what became another is changed."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._told: frozenset[tuple[int, int, int]] = frozenset()

    def forget(self) -> None:
        """Hears that the document was filled anew."""
        self._told = frozenset()

    def tell(self, marks: Iterable[Mark], positions: Positions, stretch: Span) -> None:
        """Puts the colours of marks into the stretch of the text that is in the document."""
        wanted = frozenset(
            (positions.to_qt(start), positions.to_qt(end), colour)
            for start, end, colour in topmost(marks, stretch)
        )
        if wanted == self._told:
            return
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for start, end, _ in self._told - wanted:
            _colour(cursor, start, end, None)
        for start, end, colour in wanted - self._told:
            _colour(cursor, start, end, QColor.fromRgba(colour))
        cursor.endEditBlock()
        self._told = wanted


def topmost(marks: Iterable[Mark], stretch: Span) -> Iterator[tuple[int, int, int]]:
    """Which colour lies on top from one character to another, as ARGB without any opacity."""
    ends: list[tuple[int, bool, int]] = []
    lasting = [mark for mark in marks if mark.layer in _LASTING]
    for number, mark in enumerate(lasting):
        start, end = max(mark.span.start, stretch.start), min(mark.span.end, stretch.end)
        if start < end:
            ends += [(start, True, number), (end, False, number)]
    here: set[int] = set()
    since = stretch.start
    for at, begins, number in sorted(ends):
        if here and at > since:
            top = max(here, key=lambda each: (lasting[each].layer, -len(lasting[each].span), each))
            colour = QColor(lasting[top].colour)
            colour.setAlpha(0)
            yield since, at, colour.rgba()
        since = at
        if begins:
            here.add(number)
        else:
            here.discard(number)


def _colour(cursor: QTextCursor, start: int, end: int, colour: QColor | None) -> None:
    ground = QTextCharFormat()
    if colour is None:
        ground.setBackground(Qt.BrushStyle.NoBrush)
    else:
        ground.setBackground(colour)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(ground)
