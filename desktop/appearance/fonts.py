"""The fonts that ship with the program, so that it looks the same everywhere."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

import resources

TEXT = "Literata"
INTERFACE = "Atkinson Hyperlegible Next"
EASY = "OpenDyslexic"

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
