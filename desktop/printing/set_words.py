"""Words of a paragraph that are set alike, and the lines that a paragraph is broken into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from desktop.appearance.fonts import Role, TypeScale, Weight
from desktop.core.pen import Pen


@dataclass(frozen=True, slots=True)
class InkedWords:
    """Words that are set alike; `aside` is what stands in the margin beside their first line."""

    text: str
    is_strong: bool = False
    is_emphasis: bool = False
    is_marked: bool = False
    is_raised: bool = False
    pens: tuple[Pen, ...] = ()
    aside: Aside | None = None

    @property
    def units(self) -> int:
        """How long Qt takes them to be."""
        return len(self.text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands in the margin; `goes_on` is said above it where a page ends within it."""

    words: tuple[InkedWords, ...]
    goes_on: str = ""


def type_on_paper(role: Role, scale: TypeScale, *, is_strong: bool = False) -> QFont:
    """The letters of a role as they are drawn on paper."""
    font = scale.font(role, Weight.SEMIBOLD if is_strong else Weight.REGULAR)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("liga", "clig"):
        # What is one sign on paper would not be found as letters in a PDF.
        font.setFeature(QFont.Tag(feature), 0)
    return font


def laid_out(parts: Sequence[InkedWords], font: QFont, tabs: float = 0) -> QTextLayout:
    """The layout of a paragraph that is not broken yet; whoever has its lines has to keep it."""
    layout = QTextLayout("".join(part.text for part in parts), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if tabs:
        option.setTabStopDistance(tabs)
    layout.setTextOption(option)
    formats, start = [], 0
    for part in parts:
        made = QTextLayout.FormatRange()
        made.start, made.length = start, part.units
        made.format = _format(part)
        formats.append(made)
        start += made.length
    layout.setFormats(formats)
    return layout


def broken(layout: QTextLayout, width: float) -> list[QTextLine]:
    """Its lines, each so wide at most."""
    lines, y = [], 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
        lines.append(line)
    layout.endLayout()
    return lines


def from_unit(parts: Iterable[InkedWords], first: int) -> tuple[InkedWords, ...]:
    """What is left of words from a unit of UTF-16 on."""
    left, start = [], 0
    for part in parts:
        cut = max(0, first - start)
        start += part.units
        if start > first:
            units = part.text.encode("utf-16-le", "surrogatepass")[2 * cut :]
            left.append(replace(part, text=units.decode("utf-16-le", "surrogatepass")))
    return tuple(left)


def _format(part: InkedWords) -> QTextCharFormat:
    made = QTextCharFormat()
    if part.is_strong:
        made.setFontWeight(QFont.Weight.Bold)
    made.setFontItalic(part.is_emphasis)
    made.setFontUnderline(part.is_marked)
    if part.is_raised:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return made
