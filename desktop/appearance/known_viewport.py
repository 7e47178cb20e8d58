"""What scrolls in a list or on a page, found without asking Qt's binding what it is."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QWidget

# What Qt calls it.
_NAME = "qt_scrollarea_viewport"


def known_viewport(area: QAbstractScrollArea) -> QWidget:
    """The viewport of a list or a page, for whoever keeps it as long as that lives.

    Handed a widget that Qt made itself, the binding builds every class of widgets to find out
    what it is: a tenth of the time that a bare window takes. A child that was looked for as a
    plain widget is known from then on.
    """
    return area.findChild(QWidget, _NAME) or area.viewport()
