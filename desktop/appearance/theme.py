"""The colours of the window by role, and the style sheet made from them."""

from __future__ import annotations

from functools import cache
from json import JSONDecoder
from string import Template
from typing import Any, Self

from PySide6.QtGui import QColor, QPalette

import resources
from desktop.appearance.fonts import Role, TypeScale
from desktop.appearance.preferences import Preferences
from desktop.core.pen import Pen
from desktop.core.record import record, replace

# Which role of a theme stands for each of Qt's.
_PALETTE = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "soft_ink",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
}
# What is lighter than this is light, of 255; how high a tick box and a slider are, in pixels.
_MIDDLE, _SIGN, _SLIDER = 127, 12, 20


@record(frozen=True, slots=True)
class Theme:
    """One look of the window: its colours by role, and `type`, how large its letters are.

    `colours` holds a value like "#1d2126" for every role.
    """

    name: str
    colours: dict[str, str]
    pens: dict[Pen, str]
    pen_lines: dict[Pen, str]
    speakers: tuple[str, ...]
    speaker_lines: tuple[str, ...]
    tint: float
    type: TypeScale = TypeScale()

    @classmethod
    def load(cls, name: str) -> Self:
        """The shipped theme of that name. Raises FileNotFoundError when there is none."""
        table = theme_table(resources.path(f"themes/{name}.toml").read_text("utf-8"))
        return cls(
            name=name,
            colours=table["colours"],
            pens={Pen(pen): value for pen, value in table["pens"].items()},
            pen_lines={Pen(pen): value for pen, value in table["pen_lines"].items()},
            speakers=tuple(table["speakers"]["colours"]),
            speaker_lines=tuple(table["speakers"]["lines"]),
            tint=table["speakers"]["tint_percent"] / 100,
        )

    @classmethod
    def of(cls, preferences: Preferences) -> Self:
        """The colours and letters that somebody prefers."""
        return replace(cls.load(preferences.theme), type=TypeScale.of(preferences))

    @property
    def is_dark(self) -> bool:
        """Whether its words are brighter than its paper."""
        return self.colour("ink").lightness() > self.colour("paper").lightness()

    def colour(self, role: str) -> QColor:
        """The colour of a role. Raises KeyError for a role that the theme does not have."""
        return QColor(self.colours[role])

    def speaker(self, number: int) -> QColor:
        """The colour of the n-th speaker, counted from 0; after six they come round again."""
        return QColor(self.speakers[number % len(self.speakers)])

    def colour_rounds(self, number: int) -> int:
        """How often the colours of speakers had come round before the n-th; 0 for the first six.

        Whoever comes later is told apart by a line of another pattern and by letters.
        """
        return number // len(self.speakers)

    def speaker_line(self, number: int) -> QColor:
        """The colour of the line under the n-th speaker's words."""
        return QColor(self.speaker_lines[number % len(self.speaker_lines)])

    def pen(self, pen: Pen) -> QColor:
        """The colour of a pen as it lies over the text."""
        return QColor(self.pens[pen])

    def pen_line(self, pen: Pen) -> QColor:
        """The colour of the line under a mark, strong enough to be seen alone."""
        return QColor(self.pen_lines[pen])

    def palette(self) -> QPalette:
        """The colours for Qt's own widgets."""
        # Each card is painted with it, and to make one takes longer than to paint the card.
        return QPalette(_palette(tuple(self.colours[name] for name in _PALETTE.values())))

    def style_sheet(self) -> str:
        """The style of the window's widgets, from resources/themes/window.qss."""
        template = Template(resources.path("themes/window.qss").read_text("utf-8"))
        letters = {f"type_{role}": self.type.css(role) for role in Role}
        return template.substitute(self.colours, **letters, **self._signs())

    def _signs(self) -> dict[str, str]:
        """The files of the signs in the style sheet, and how large those are that are chosen."""
        folder = resources.path("themes/signs")
        ground = "dark" if self.colour("on_accent").lightness() > _MIDDLE else "light"
        drawn = {"tick": f"tick_on_{ground}", "up": "up", "down": "down", "right": "right"}
        files = {f"sign_{sign}": (folder / f"{n}.svg").as_posix() for sign, n in drawn.items()}
        side = self.type.room(_SIGN)
        # A frame of two pixels goes round it.
        sizes = {"sign_size": side, "sign_round": side // 2 + 2}
        return (
            files
            | {name: str(size) for name, size in sizes.items()}
            | {"slider_height": str(self.type.room(_SLIDER))}
        )


@cache
def _palette(colours: tuple[str, ...]) -> QPalette:
    palette = QPalette()
    for role, colour in zip(_PALETTE, colours, strict=True):
        palette.setColor(role, QColor(colour))
    return palette


def theme_table(words: str) -> dict[str, dict[str, Any]]:
    """The parts of a theme's file with their values.

    A theme keeps to what is alike in TOML and JSON, one value a line: Python's own reader of TOML
    takes longer to load than everything else that a theme needs.
    """
    table: dict[str, dict[str, Any]] = {}
    part: dict[str, Any] = {}
    read = JSONDecoder().raw_decode
    for line in words.splitlines():
        name, is_value, value = line.partition(" = ")
        if line.startswith("["):
            part = table.setdefault(line.strip("[]"), {})
        elif is_value and not line.startswith("#"):
            # What follows a value is a comment.
            part[name] = read(value)[0]
    return table
