"""A text laid out in a document: its letters, its lines, and the room between them."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from desktop.appearance.fonts import Role, TypeScale
from desktop.appearance.theme import Theme
from desktop.core.text.shown import shown
from desktop.reader.positions import Positions
from desktop.reader.stretch import Stretch

# Its average letter is as wide as that of English prose.
_SAMPLE = "The council said on Monday that the bridge, which was built in 1931, would be closed."
_LINE_HEIGHT = 1.6
# The room between two paragraphs, in sizes of the letters.
_BETWEEN = 0.72
# A line rarely ends just at the edge: with this more room the usual one is as long as wanted.
_RAGGED = 1.055
_NARROWEST = 120.0


def column_in(room: int, gutter: int, scale: TypeScale, measure: int) -> QRect:
    """Where in a window of this width the column stands, in pixels (left and width count).

    Its lines are `measure` characters long where there is room.
    """
    metrics = QFontMetricsF(scale.font(Role.BODY))
    letter = metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    wanted = letter * measure * _RAGGED
    width = round(max(_NARROWEST, min(wanted, room - 2 * gutter)))
    return QRect(max(0, (room - width) // 2), 0, width, 0)


def prepare(document: QTextDocument, scale: TypeScale) -> None:
    """Empties a document and gives it the letters that are liked."""
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(scale.font(Role.BODY))
    document.clear()


def fill(
    document: QTextDocument,
    text: str,
    stretch: Stretch,
    *,
    positions: Positions,
    scale: TypeScale,
    theme: Theme,
) -> None:
    """Puts a stretch of a text into an empty document, a paragraph or a part of one a block."""
    face = scale.font(Role.BODY)
    shape = QTextBlockFormat()
    shape.setLineHeight(
        scale.leading(face, _LINE_HEIGHT),
        QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
    )
    shape.setBottomMargin(round(scale.pixels(Role.BODY) * _BETWEEN))
    style = QTextCharFormat()
    style.setFont(face)
    style.setForeground(theme.colour("ink"))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(shape)
    cursor.setBlockCharFormat(style)
    # Between two parts of a line there is no more room than between its lines.
    inner = QTextBlockFormat(shape)
    inner.setBottomMargin(0)
    ends_inside = {positions.to_qt(cut) - 1 for cut in stretch.cuts}
    for number, line in enumerate(stretch.lines(text)):
        if number:
            cursor.insertBlock(shape, style)
        cursor.insertText(shown(line), style)
        if ends_inside and cursor.position() in ends_inside:
            cursor.setBlockFormat(inner)
    cursor.endEditBlock()
