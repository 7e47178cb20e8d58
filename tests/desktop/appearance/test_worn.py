"""A style sheet that a part of the window has already is not put on again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from desktop.appearance.worn import wear


class Mirror(QObject):
    """Sees how often a part is dressed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def eventFilter(self, _part: QObject, event: QEvent) -> bool:
        self.seen += event.type() is QEvent.Type.StyleChange
        return False


def test_only_another_sheet_dresses_a_part(qapp: QObject) -> None:
    part, mirror = QWidget(), Mirror()
    part.ensurePolished()
    part.installEventFilter(mirror)

    wear(part, "color: red")
    first = mirror.seen
    wear(part, "color: red")
    again = mirror.seen
    wear(part, "color: blue")

    assert first > 0
    assert again == first
    assert mirror.seen > again
    assert part.styleSheet() == "color: blue"
