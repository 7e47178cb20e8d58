"""What the reader likes: the settings that are kept with the library."""

from __future__ import annotations

from typing import Self

from desktop.core.record import fields_of, record, replace

TEXT_SIZES = (15, 16, 17, 18, 20, 22, 25, 28, 32, 36)
MEASURES = (55, 66, 75)
TEXT_FONTS = ("Literata", "Source Serif 4", "Atkinson Hyperlegible Next", "OpenDyslexic")
# The height of a line in per cent of the size of its letters.
LINE_HEIGHTS = (130, 140, 150, 160, 170, 180, 190, 200, 210, 220)
# How far letters and words stand apart, in steps.
SPACINGS = tuple(range(9))
THEMES = ("light", "white", "sepia", "dark", "contrast")
# How much of the text line focus leaves as it is: so many lines, or a paragraph.
LINE_FOCUSES = ("off", "1", "2", "3", "paragraph")
RULERS = ("off", "on")


@record(frozen=True, slots=True)
class Preferences:
    """`text_size` is in pixels at 100 % scaling, `measure` in characters a line.

    `line_height` is in per cent of the size, `spacing` in steps.
    """

    theme: str = "light"
    text_size: int = 18
    measure: int = 66
    text_font: str = TEXT_FONTS[0]
    line_height: int = 160
    spacing: int = 0
    line_focus: str = "off"
    ruler: str = "off"
    shelf: str = "auto"
    reporting_words: str = "hidden"

    @classmethod
    def from_stored(cls, stored: dict[str, str]) -> Self:
        """The preferences that were stored; what is missing or makes no sense is left as usual."""
        usual = cls()
        return cls(
            theme=_one_of(THEMES, stored.get("theme"), usual.theme),
            text_size=_number_of(TEXT_SIZES, stored.get("text_size"), usual.text_size),
            measure=_number_of(MEASURES, stored.get("measure"), usual.measure),
            text_font=_one_of(TEXT_FONTS, stored.get("text_font"), usual.text_font),
            line_height=_number_of(LINE_HEIGHTS, stored.get("line_height"), usual.line_height),
            spacing=_number_of(SPACINGS, stored.get("spacing"), usual.spacing),
            line_focus=_one_of(LINE_FOCUSES, stored.get("line_focus"), usual.line_focus),
            ruler=_one_of(RULERS, stored.get("ruler"), usual.ruler),
            shelf=_one_of(("auto", "open", "folded"), stored.get("shelf"), usual.shelf),
            reporting_words=_one_of(
                ("hidden", "shown"), stored.get("reporting_words"), usual.reporting_words
            ),
        )

    def as_at_first(self) -> Self:
        """The look of the text that everybody begins with; what else is liked stays."""
        return replace(type(self)(), shelf=self.shelf, reporting_words=self.reporting_words)

    def as_stored(self) -> dict[str, str]:
        """Every preference as text, by its name."""
        return {name: str(value) for name, value in fields_of(self).items()}


def _one_of(known: tuple[str, ...], value: str | None, usual: str) -> str:
    return value if value in known else usual


def _number_of(known: tuple[int, ...], value: str | None, usual: int) -> int:
    return next((number for number in known if str(number) == value), usual)
