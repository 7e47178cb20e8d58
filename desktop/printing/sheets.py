"""Sheets of paper that are filled from the top: lines of text, rules to write on, page numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from desktop.appearance.fonts import Role, TypeScale, Weight

# So many units of drawing are an inch; letters are as large as on a screen, in these.
_UNITS = 108
_EDGE, _FOOT = 76.0, 36.0
# Black itself is what a painter begins with: pages that are looked at would not be told of it, and
# be shown in the colour of the window.
_INK, _SOFT, _TINT = QColor("#010101"), QColor("#555555"), QColor("#EEEEEE")
# As much higher than its letters a line is.
_LEADING = 1.3


@dataclass(frozen=True, slots=True)
class InkedWords:
    """Words of a paragraph that are set alike."""

    text: str
    is_strong: bool = False
    is_emphasis: bool = False
    is_marked: bool = False
    is_raised: bool = False


def type_on_paper(role: Role, *, is_strong: bool = False) -> QFont:
    """The letters of a role, of the usual size, as they are drawn on paper."""
    font = TypeScale().font(role, Weight.SEMIBOLD if is_strong else Weight.REGULAR)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("liga", "clig"):
        # What is one sign on paper would not be found as letters in a PDF.
        font.setFeature(QFont.Tag(feature), 0)
    return font


class PaperSheets:
    """Draws on the pages of a printer or a PDF; `y` is how far the page is filled."""

    def __init__(self, device: QPagedPaintDevice, title: str) -> None:
        self._device, self._title = device, title
        self.painter = QPainter(device)
        scale = device.logicalDpiX() / _UNITS
        self.painter.scale(scale, scale)
        self.width = device.width() / scale
        self.height = device.height() / scale
        self.left, self.right = _EDGE, self.width - _EDGE
        self.page, self.y = 1, _EDGE
        # What is drawn in the margin when the page is full, behind its text: so it is read after.
        self._margin: list[tuple[float, str]] = []
        self.margin_left = self.right

    @property
    def bottom(self) -> float:
        """Where text ends on a page."""
        return self.height - _EDGE - _FOOT

    def end(self) -> int:
        """Ends the last page, and says how many there are."""
        self._end_page()
        self.painter.end()
        return self.page

    def new_page(self) -> None:
        """Goes on at the top of another page."""
        self._end_page()
        self._device.newPage()
        self.page += 1
        self.y = _EDGE

    def keep(self, height: float) -> None:
        """Sees to it that so much has room on this page, or goes to the next."""
        if self.y + height > self.bottom and self.y > _EDGE:
            self.new_page()

    def space(self, height: float) -> None:
        """Leaves room, but not at the top of a page."""
        if self.y > _EDGE:
            self.y += height

    def paragraph(
        self,
        stretches: str | Iterable[InkedWords],
        role: Role = Role.BODY,
        *,
        left: float = 0,
        right: float = 0,
        is_strong: bool = False,
        tabs: float = 0,
    ) -> list[float]:
        """Draws a paragraph line by line, and says where each of its lines begins on its page."""
        parts = (InkedWords(stretches),) if isinstance(stretches, str) else tuple(stretches)
        font = type_on_paper(role, is_strong=is_strong)
        layout = _layout(parts, font, tabs)
        width = self.right - self.left - left - right
        lines = _broken(layout, width)
        tops = []
        for line in lines:
            height = line.height() * _LEADING
            self.keep(height)
            tops.append(self.y)
            at = QPointF(self.left + left, self.y - line.y())
            self._tint(line, parts, at)
            self.painter.setPen(_INK)
            line.draw(self.painter, at)
            self.y += height
        return tops

    def _tint(self, line: QTextLine, parts: tuple[InkedWords, ...], at: QPointF) -> None:
        """What is marked gets its ground before its letters: a line paints none itself."""
        start = 0
        for part in parts:
            units = len(part.text.encode("utf-16-le")) // 2
            first = max(start, line.textStart())
            last = min(start + units, line.textStart() + line.textLength())
            start += units
            if part.is_marked and first < last:
                x, end = _place(line, first), _place(line, last)
                top = at.y() + line.y()
                ground = QRectF(at.x() + min(x, end), top, abs(end - x), line.height())
                self.painter.fillRect(ground, _TINT)

    def beside(self, words: str, y: float, *, at_left: bool = False) -> None:
        """Writes a number of a line left of the text, or words into the wide margin beside it."""
        if not at_left:
            self._margin.append((y, words))
            return
        self.painter.setFont(type_on_paper(Role.DETAIL))
        self.painter.setPen(_SOFT)
        room = QRectF(self.left - 44, y + 3, 32, 24)
        self.painter.drawText(room, Qt.AlignmentFlag.AlignRight, words)

    def rules(self, count: int, *, left: float = 0) -> None:
        """Leaves lines to write on by hand."""
        for _ in range(count):
            self.keep(38)
            self.y += 38
            self.painter.setPen(_SOFT)
            self.painter.drawLine(QPointF(self.left + left, self.y), QPointF(self.right, self.y))
        self.y += 14

    def _end_page(self) -> None:
        below = 0.0
        for y, words in self._margin:
            layout = _layout((InkedWords(words),), type_on_paper(Role.DETAIL), 0)
            lines = _broken(layout, self.right - self.margin_left)
            # Where two meet, the second is pushed down.
            top = max(y, below)
            for line in lines:
                self.painter.setPen(_INK)
                line.draw(self.painter, QPointF(self.margin_left, top - line.y()))
                top += line.height()
            below = top + 8
        self._margin.clear()
        self.painter.setFont(type_on_paper(Role.DETAIL))
        self.painter.setPen(_SOFT)
        foot = QRectF(self.left, self.height - _EDGE, self.right - self.left, 24)
        title = self.painter.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, int(foot.width() - 80)
        )
        self.painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, title)
        self.painter.drawText(foot, Qt.AlignmentFlag.AlignRight, str(self.page))


def _place(line: QTextLine, at: int) -> float:
    """Where a letter begins on its line."""
    # Qt gives the letter that it found with the place; its stubs say a number.
    found: Any = line.cursorToX(at)
    return float(found[0])


def _layout(parts: tuple[InkedWords, ...], font: QFont, tabs: float) -> QTextLayout:
    layout = QTextLayout("".join(part.text for part in parts), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if tabs:
        option.setTabStopDistance(tabs)
    layout.setTextOption(option)
    formats, start = [], 0
    for part in parts:
        made = QTextLayout.FormatRange()
        made.start, made.length = start, len(part.text.encode("utf-16-le")) // 2
        made.format = _format(part)
        formats.append(made)
        start += made.length
    layout.setFormats(formats)
    return layout


def _format(part: InkedWords) -> QTextCharFormat:
    made = QTextCharFormat()
    if part.is_strong:
        made.setFontWeight(QFont.Weight.Bold)
    made.setFontItalic(part.is_emphasis)
    made.setFontUnderline(part.is_marked)
    if part.is_raised:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return made


def _broken(layout: QTextLayout, width: float) -> list[QTextLine]:
    lines, y = [], 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
        lines.append(line)
    layout.endLayout()
    return lines
