"""The questions who speaks and who that is, each with its menu of answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.appearance.plain_words import tip
from desktop.cards.speaker_menu import SpeakerMenu, ask_for_name, escaped
from desktop.core.quotation import Quotation
from desktop.core.text.shown import beginning
from desktop.voices.cards import QuotationCard, VoiceCard

# So many characters stand in one line of a menu.
_A_LINE = 40


class SpeakerQuestions(QObject):
    """Makes the menus and says what was answered; a menu is gone before a name is typed."""

    speaker_corrected = Signal(Quotation, str)
    quotation_denied = Signal(Quotation)
    speaker_joined = Signal(str, str)
    speaker_separated = Signal(str, str)
    correction_returned = Signal(str)

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel

    def who_speaks(self, card: QuotationCard, names: Sequence[str]) -> SpeakerMenu:
        """The menu on a quotation, with the names of those who may have said it."""
        quotation = card.quotation
        menu = SpeakerMenu(
            names,
            lambda name: self.speaker_corrected.emit(quotation, name),
            self._panel,
            asks=self.tr("Who says “{0}”?").format(beginning(card.words, _A_LINE)),
            now=None if card.is_denied else card.speaker,
        )
        if not card.is_denied:
            denial = menu.addAction(self.tr("These are no quoted words"))
            denial.triggered.connect(lambda: self.quotation_denied.emit(quotation))
        if (made := card.correction) is not None:
            menu.addSeparator()
            back = menu.addAction(self.tr("As the program found it"))
            back.triggered.connect(lambda: self.correction_returned.emit(made))
        return menu

    def who_that_is(self, card: VoiceCard, name: str, names: Sequence[str]) -> SpeakerMenu:
        """The menu on a voice, with the names of those who may be the same person."""
        others = [other for other in names if other != name]
        menu = SpeakerMenu(
            others,
            lambda same: self.speaker_joined.emit(name, same),
            self._panel,
            asks=self.tr("{0} is the same person as").format(name),
            with_nobody=False,
        )
        apart = menu.addAction(self.tr("Another person of this name …"))
        apart.triggered.connect(
            lambda: ask_for_name(
                lambda shown: self.speaker_separated.emit(name, shown), self._panel, f"{name} (2)"
            )
        )
        if card.also:
            menu.addSeparator()
        for other in card.also:
            words = self.tr("{0} is somebody else after all").format(other.name)
            back = menu.addAction(escaped(words))
            back.setToolTip(tip(words))
            back.triggered.connect(
                lambda _=False, taken=other.id: self.correction_returned.emit(taken)
            )
        return menu
