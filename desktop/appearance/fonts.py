"""The fonts that ship, and one table of how large everything is, from the title to the foot.

A reader chooses one size, one typeface, one line height and one spacing. What they come to for
a title, a card or a button stands here and nowhere else: painters ask for a `font`, style sheets
for its `css`, and whatever has a height of its own for the `room`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Self

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

import resources
from desktop.appearance.preferences import Preferences

TEXT = "Literata"
INTERFACE = "Atkinson Hyperlegible Next"
EASY = "OpenDyslexic"
# Letters of one width, as the systems have them; none ships.
FIXED = ("Consolas", "Menlo", "DejaVu Sans Mono", "Cousine", "monospace")

_FILES = {
    TEXT: ("Literata-Regular", "Literata-SemiBold", "Literata-Bold", "Literata-Italic"),
    INTERFACE: (
        "AtkinsonHyperlegibleNext-Regular",
        "AtkinsonHyperlegibleNext-SemiBold",
        "AtkinsonHyperlegibleNext-Bold",
        "AtkinsonHyperlegibleNext-Italic",
    ),
    "Source Serif 4": ("SourceSerif4-Regular", "SourceSerif4-Bold", "SourceSerif4-Italic"),
    EASY: (
        "OpenDyslexic-Regular",
        "OpenDyslexic-Bold",
        "OpenDyslexic-Italic",
        "OpenDyslexic-BoldItalic",
    ),
}
_loaded: set[str] = set()


class Weight(StrEnum):
    """The three weights in use."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


_QT_WEIGHTS = {
    Weight.REGULAR: QFont.Weight.Normal,
    Weight.SEMIBOLD: QFont.Weight.DemiBold,
    Weight.BOLD: QFont.Weight.Bold,
}


def load(family: str) -> None:
    """Makes a shipped family known to Qt; a second call does nothing."""
    if family in _loaded:
        return
    _loaded.add(family)
    for name in _FILES[family]:
        for ending in ("ttf", "otf"):
            try:
                file = resources.path(f"fonts/{name}.{ending}")
            except FileNotFoundError:
                continue
            QFontDatabase.addApplicationFont(str(file))
            break


def font(family: str, pixels: float, weight: Weight = Weight.REGULAR) -> QFont:
    """A shipped font at a size in pixels at 100 % scaling."""
    load(family)
    # Literata has the arrows and triangles that the interface font lacks.
    load(TEXT)
    made = QFont([family, TEXT])
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(_QT_WEIGHTS[weight])
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def proportional_line_height(face: QFont, times: float) -> float:
    """What Qt wants in per cent of a font's own line for lines of `times` its size."""
    return 100 * times * face.pixelSize() / QFontMetricsF(face).height()


class Role(StrEnum):
    """What letters are for; each has its line in the table."""

    TITLE = "title"
    LOW_TITLE = "low_title"
    CHAPTER = "chapter"
    SECTION = "section"
    BODY = "body"
    ASIDE = "aside"
    RESULT = "result"
    HEADING = "heading"
    EXCERPT = "excerpt"
    QUOTE = "quote"
    NAME = "name"
    CARD = "card"
    DETAIL = "detail"
    LABEL = "label"
    SIGN = "sign"
    GLYPH = "glyph"
    WORDMARK = "wordmark"
    CONTROL = "control"
    CHIP = "chip"
    SMALL = "small"


class _Letters(NamedTuple):
    """How large letters are, in pixels, when the text has its usual size; then how they follow it.

    Words of the article have its typeface (`is_text`), all others that of the program.

    With a `growth` of 1 they double when the text does, with one of a half they are half as much
    larger again: what is large already, and what only frames the page, would else leave no room.
    """

    size: float
    growth: float
    is_text: bool = False
    is_spaced: bool = True


_CARDS, _FRAME = 0.75, 0.5
_TABLE = {
    # The page.
    Role.TITLE: _Letters(30, 0.7, is_text=True),
    # In a window that a title of two lines would fill.
    Role.LOW_TITLE: _Letters(21, 0.9, is_text=True),
    # Headings inside a text: those of the first rank, of the second; others are as large as it.
    Role.CHAPTER: _Letters(25, 0.8, is_text=True),
    Role.SECTION: _Letters(21, 0.9, is_text=True),
    Role.BODY: _Letters(18, 1, is_text=True),
    # Captions, notes and tables in it.
    Role.ASIDE: _Letters(15, 1, is_text=True),
    # What is read beside it, and in its place.
    Role.RESULT: _Letters(17, _CARDS, is_text=True),
    Role.HEADING: _Letters(16, _CARDS, is_text=True),
    Role.EXCERPT: _Letters(15, _CARDS, is_text=True),
    Role.QUOTE: _Letters(14, _CARDS, is_text=True),
    Role.NAME: _Letters(14, _CARDS),
    Role.CARD: _Letters(13, _CARDS),
    Role.DETAIL: _Letters(12, _CARDS),
    Role.LABEL: _Letters(12, _CARDS),
    Role.SIGN: _Letters(10, _CARDS, is_spaced=False),
    # What is pressed, and what frames the rest.
    Role.GLYPH: _Letters(20, _FRAME, is_spaced=False),
    Role.WORDMARK: _Letters(16, _FRAME, is_text=True, is_spaced=False),
    Role.CONTROL: _Letters(14, _FRAME, is_spaced=False),
    Role.CHIP: _Letters(13, _FRAME, is_spaced=False),
    Role.SMALL: _Letters(12, _FRAME, is_spaced=False),
}
# Nothing but the text and what is smaller anyway gets smaller than this, in pixels.
_SMALLEST = 12
# The font of a text that was made to be read with difficulty holds for the program's words too.
_EASY_INTERFACE = {INTERFACE, EASY}
# Letters that look larger than others of their size, and how much smaller they are set for that.
_LOOKS_LARGER = {EASY: 0.88}
# What one step of the spacing adds between letters and between words, as shares of the size. The
# last of eight is well above what WCAG 2.2 (1.4.12) wants a text to bear: .12 and .16.
_LETTER_STEP, _WORD_STEP = 0.02, 0.05
_USUAL = Preferences()


class TypeScale(NamedTuple):
    """How large, how wide apart and in which typeface a reader wants everything.

    `text_size` in pixels at 100 % scaling, `line_height` in per cent of a size, `spacing` in steps.
    On paper, no letters are less than `smallest` where that is asked for.
    """

    text_size: int = _USUAL.text_size
    text_font: str = _USUAL.text_font
    line_height: int = _USUAL.line_height
    spacing: int = _USUAL.spacing
    smallest: int = 0

    @classmethod
    def of(cls, preferences: Preferences) -> Self:
        """The scale that somebody prefers."""
        return cls(
            preferences.text_size,
            preferences.text_font,
            preferences.line_height,
            preferences.spacing,
        )

    def pixels(self, role: Role) -> int:
        """How large letters of a role are."""
        letters = _TABLE[role]
        wanted = letters.size * self._grown(letters.growth)
        if role is not Role.BODY:
            wanted = max(wanted, min(letters.size, _SMALLEST), self.smallest)
        return max(1, round(wanted * _LOOKS_LARGER.get(self._family(role), 1)))

    def font(self, role: Role, weight: Weight = Weight.REGULAR) -> QFont:
        """The letters of a role."""
        is_spaced = self.spacing and _TABLE[role].is_spaced
        gaps = (self._letter_gap(role), self._word_gap(role)) if is_spaced else (0.0, 0.0)
        family = self._family(role)
        # A font can be changed by whoever asked for it.
        return QFont(_spaced(family, self.pixels(role), weight, *gaps))

    def css(self, role: Role) -> str:
        """What a style sheet says of the letters of a role, as declarations."""
        family = self._family(role)
        between = (
            f" letter-spacing: {self._letter_gap(role):.2f}px;"
            f" word-spacing: {self._word_gap(role):.2f}px;"
            if self.spacing and _TABLE[role].is_spaced
            else ""
        )
        return f'font-family: "{family}", "{TEXT}"; font-size: {self.pixels(role)}px;{between}'

    def leading(self, face: QFont, times: float) -> float:
        """What Qt wants in per cent for lines that are usually so many `times` the size high."""
        return proportional_line_height(face, times * self.line_height / _USUAL.line_height)

    def room(self, pixels: float) -> int:
        """What a length becomes that holds words or signs of the frame: a bar, a button."""
        return round(pixels * max(1.0, self._grown(_FRAME)))

    def card_room(self, pixels: float) -> int:
        """What a length becomes that holds words of cards: a panel, the space between them."""
        return round(pixels * max(1.0, self._grown(_CARDS)))

    def _grown(self, growth: float) -> float:
        return 1 + (self.text_size / _USUAL.text_size - 1) * growth

    def _family(self, role: Role) -> str:
        if _TABLE[role].is_text or self.text_font in _EASY_INTERFACE:
            return self.text_font
        return INTERFACE

    def _letter_gap(self, role: Role) -> float:
        return self.spacing * _LETTER_STEP * self.pixels(role)

    def _word_gap(self, role: Role) -> float:
        return self.spacing * _WORD_STEP * self.pixels(role)


@lru_cache(maxsize=256)
def _spaced(family: str, pixels: int, weight: Weight, letters: float, words: float) -> QFont:
    made = font(family, pixels, weight)
    if letters:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, letters)
        made.setWordSpacing(words)
    return made
