"""A menu that asks who speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QWidget

from desktop.appearance.menu import Menu
from desktop.appearance.plain_words import tip, words_box
from desktop.core.text.shown import shown

Then = Callable[[str], None]


class SpeakerMenu(Menu):
    """Offers the speakers of an article, anybody else, and nobody (an empty name).

    `asks` stands above the names; `now` is the name that holds, empty for nobody.
    """

    def __init__(
        self,
        names: Iterable[str],
        then: Then,
        parent: QWidget,
        *,
        asks: str,
        now: str | None = None,
        with_nobody: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(asks)
        # The words of a section are not shown where a style sheet paints the menu.
        heading = self.addAction(escaped(asks))
        heading.setToolTip(tip(asks))
        heading.setEnabled(False)
        for name in names:
            self._offer(name, name, then, is_now=name == now)
        self.addSeparator()
        other = self.addAction(self.tr("Somebody else …"))
        other.triggered.connect(lambda: ask_for_name(then, parent))
        if with_nobody:
            self._offer(self.tr("Nobody is named"), "", then, is_now=now == "")

    def open_at(self, place: QPoint) -> None:
        """Opens the menu with the keyboard on what holds now, else on what is first."""
        self.popup(place)
        choices = [a for a in self.actions() if a.isEnabled() and not a.isSeparator()]
        self.setActiveAction(next((a for a in choices if a.isChecked()), choices[0]))

    def _offer(self, words: str, name: str, then: Then, *, is_now: bool) -> None:
        action = self.addAction(escaped(words))
        action.setToolTip(tip(words))
        action.setCheckable(True)
        action.setChecked(is_now)
        action.triggered.connect(lambda: then(name))


def escaped(words: str) -> str:
    """The words for a menu, where a lone & would be a key."""
    return shown(words).replace("&", "&&")


def ask_for_name(then: Then, parent: QWidget, suggested: str = "") -> None:
    """Asks for a name in a small window; `then` gets it with single spaces, unless it is empty."""
    # Belongs to the parent: a menu that asked is gone by the time the name is typed.
    asks = QCoreApplication.translate("SpeakerMenu", "The name as you want to see it:")
    dialog = words_box(asks, suggested, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(QCoreApplication.translate("SpeakerMenu", "Who speaks?"))

    def take(typed: str) -> None:
        if name := " ".join(typed.split()):
            then(name)

    dialog.textValueSelected.connect(take)
    dialog.open()
