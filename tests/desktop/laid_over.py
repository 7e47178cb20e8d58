"""The colour that one of a theme has on its paper where it does not cover it."""

from __future__ import annotations

from PySide6.QtGui import QColor

from desktop.appearance.theme import Theme


def laid_over_paper(theme: Theme, colour: QColor, share: float) -> QColor:
    """A colour over the paper, `share` of it from 0 to 1."""
    paper = theme.colour("paper")
    return QColor.fromRgbF(
        paper.redF() + (colour.redF() - paper.redF()) * share,
        paper.greenF() + (colour.greenF() - paper.greenF()) * share,
        paper.blueF() + (colour.blueF() - paper.blueF()) * share,
    )
