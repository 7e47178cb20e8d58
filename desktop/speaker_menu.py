"""A menu that asks who speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

Then = Callable[[str], None]


class SpeakerMenu(QMenu):
    """Offers the speakers of an article, anybody else, and nobody (an empty name)."""

    def __init__(
        self,
        names: Iterable[str],
        then: Then,
        parent: QWidget,
        *,
        now: str = "",
        with_nobody: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            action = self.addAction(name)
            action.setCheckable(True)
            action.setChecked(name == now)
            action.triggered.connect(lambda _=False, chosen=name: then(chosen))
        self.addSeparator()
        other = self.addAction(self.tr("Somebody else …"))
        other.triggered.connect(lambda: ask_for_name(then, parent))
        if with_nobody:
            self.addAction(self.tr("Nobody is named")).triggered.connect(lambda: then(""))


def ask_for_name(then: Then, parent: QWidget, suggested: str = "") -> None:
    """Asks for a name in a small window; `then` gets it with single spaces, unless it is empty."""
    # Belongs to the parent: a menu that asked is gone by the time the name is typed.
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(QCoreApplication.translate("SpeakerMenu", "Who speaks?"))
    dialog.setLabelText(
        QCoreApplication.translate("SpeakerMenu", "The name as you want to see it:")
    )
    dialog.setTextValue(suggested)

    def take(typed: str) -> None:
        if name := " ".join(typed.split()):
            then(name)

    dialog.textValueSelected.connect(take)
    dialog.open()
