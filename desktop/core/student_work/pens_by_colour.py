"""Which pen a colour of another program is nearest to."""

from __future__ import annotations

import colorsys
import re

from desktop.core.pen import Pen
from desktop.core.student_work.pen_colours import PEN_COLOURS

_HEX = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})(?:[0-9a-fA-F]{2})?")
_NAMED = {
    "yellow": "#ffd400",
    "orange": "#f19837",
    "red": "#ff6666",
    "pink": "#ff8fa3",
    "magenta": "#e56eee",
    "purple": "#a28ae5",
    "violet": "#a28ae5",
    "blue": "#2ea8e5",
    "cyan": "#2ea8e5",
    "green": "#5fb236",
}
# Below this a colour is a grey.
_GREYEST = 0.08
# What somebody marked without saying why are words that they wanted to have.
USUAL_PEN = Pen.QUOTE


def pen_of_colour(colour: str) -> Pen:
    """The pen whose colour is nearest; the usual one where nobody knows the colour."""
    hue = _hue(_NAMED.get(colour.strip().casefold(), colour.strip()))
    if hue is None:
        return USUAL_PEN
    return min(PEN_COLOURS, key=lambda pen: _apart(hue, _hue(PEN_COLOURS[pen]) or 0.0))


def _hue(colour: str) -> float | None:
    parts = _HEX.fullmatch(colour)
    if parts is None:
        return None
    red, green, blue = (int(part, 16) / 255 for part in parts.groups())
    hue, saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
    return hue if saturation >= _GREYEST else None


def _apart(one: float, other: float) -> float:
    return min(abs(one - other), 1 - abs(one - other))
