"""The colours of the window by role, and the style sheet made from them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from string import Template
from typing import Self

from PySide6.QtGui import QColor, QPalette

import resources
from desktop.appearance.preferences import Preferences
from desktop.appearance.type_scale import Role, TypeScale
from desktop.core.pen import Pen


@dataclass(frozen=True, slots=True)
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
    type: TypeScale = field(default_factory=TypeScale)

    @classmethod
    def load(cls, name: str) -> Self:
        """The shipped theme of that name. Raises FileNotFoundError when there is none."""
        table = tomllib.loads(resources.path(f"themes/{name}.toml").read_text("utf-8"))
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
        palette = QPalette()
        roles = {
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
        for role, name in roles.items():
            palette.setColor(role, self.colour(name))
        return palette

    def style_sheet(self) -> str:
        """The style of the window's widgets, from resources/themes/window.qss."""
        template = Template(resources.path("themes/window.qss").read_text("utf-8"))
        letters = {f"type_{role}": self.type.css(role) for role in Role}
        return template.substitute(self.colours, **letters)
