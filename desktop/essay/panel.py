"""The quote check in the page's place: an essay, and beside it what became of its quotations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import announce
from desktop.appearance.theme import Theme
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.quote_check.verdict import EssayCheck
from desktop.covering.panel import CoveringPanel
from desktop.essay.asking import EssayAsking
from desktop.essay.quote_cards import COPY_CITATION, COPY_WORDS, VerdictCard, sum_words
from desktop.essay.verdicts import EssayVerdicts
from desktop.panel import turn_to


class EssayPanel(CoveringPanel):
    """Takes an essay, and shows what was found in it; it keeps nothing and asks for everything.

    `words_given` carries pasted words and `file_given` the path of a file; `place_wanted` the
    card whose source is to be opened, `copied` words for the clipboard and what to say of them.
    `style_chosen` carries the style of citations; `cleared` says that nothing is to be known of
    the essay any more, `stop_wanted` that nobody waits for its check.
    """

    words_given = Signal(str)
    file_given = Signal(Path)
    file_wanted = Signal()
    place_wanted = Signal(object)
    copied = Signal(str, str)
    style_chosen = Signal(CitationStyle)
    cleared = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=self.tr("Quote check"))
        self.setAcceptDrops(True)
        self.is_working = False
        self.asking = EssayAsking(self._close_button())
        self.verdicts = EssayVerdicts(theme, self._close_button())
        self.pasted, self.rows = self.asking.pasted, self.verdicts.rows
        self._pages = QStackedWidget()
        self._pages.addWidget(self.asking)
        self._pages.addWidget(self.verdicts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._connect()
        self._add_keys()
        self.show_theme(theme)
        self.ask()

    @property
    def cards(self) -> tuple[VerdictCard, ...]:
        """The cards that are shown."""
        return self.verdicts.cards if self.is_checked else ()

    @property
    def is_checked(self) -> bool:
        """Whether an essay with what was found in it is shown."""
        return self._pages.currentWidget() is self.verdicts

    @property
    def said(self) -> str:
        """What stands over it all: what it is for, how far it is, what was found."""
        return self.verdicts.sums if self.is_checked else self.asking.said.text()

    # What is shown

    def ask(self) -> None:
        """Asks for an essay; what was pasted before stands there still."""
        self._end_working()
        self.setFocusProxy(self.asking.pasted)
        turn_to(self._pages, self.asking, self.asking.pasted)
        self.asking.said.setText(
            self.tr(
                "Each quotation is compared with the articles of your library, and so are eight or"
                " more words in a row that have no quotation marks."
            )
        )

    def show_working(self, name: str) -> None:
        """Says that an essay is being looked through; `name` is empty for pasted words."""
        self.ask()
        words = self.tr("Reading {0} and looking for its quotations …").format(name)
        self.asking.said.setText(words if name else self.tr("Looking for the quotations …"))
        self.is_working = True
        self.asking.show_working(is_working=True)
        announce(self, self.said)

    def show_stopped(self) -> None:
        """Says that the check was stopped."""
        self._ask_again(self.tr("The check was stopped. Your essay stands here as it was."))

    def show_refused(self, happened: str, advice: str) -> None:
        """Says why an essay could not be checked, and takes another."""
        self._ask_again(f"{happened} {advice}")

    def show_check(self, check: EssayCheck, cards: Sequence[VerdictCard], name: str = "") -> None:
        """Shows an essay with what was found, and puts the keyboard on the first card."""
        self.verdicts.show_check(check, cards, name)
        # In which a card is chosen where there is one.
        home = self.verdicts.rows if cards else self.verdicts.another
        self.setFocusProxy(home)
        turn_to(self._pages, self.verdicts, home)
        self._end_working()
        announce(self, self.said)

    def show_style(self, style: CitationStyle, cards: Sequence[VerdictCard] = ()) -> None:
        """Shows the style in which sources are cited, and the cards with such citations."""
        self.verdicts.show_style(style, cards)

    def forget(self) -> None:
        """Shows no check any more, and asks for an essay."""
        self.verdicts.forget()
        self.ask()

    def show_theme(self, theme: Theme) -> None:
        self.verdicts.show_theme(theme)
        super().show_theme(theme)

    def _dress(self) -> None:
        for page in (self.asking, self.verdicts):
            page.dress(self._theme, is_low=self.is_low)

    def _step_back(self) -> bool:
        was_working = self.is_working
        if was_working:
            self.stop_wanted.emit()
        return was_working

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.file_given.emit(files[0])
        elif event.mimeData().hasText():
            self.ask()
            # As if it were typed, so that Undo brings back what stood there.
            self.pasted.selectAll()
            self.pasted.insertPlainText(event.mimeData().text())

    # What can be done

    def _connect(self) -> None:
        asking, verdicts = self.asking, self.verdicts
        asking.check_wanted.connect(self._give_words)
        asking.file_wanted.connect(self.file_wanted)
        asking.clear_wanted.connect(self._clear)
        asking.stop_wanted.connect(self.stop_wanted)
        verdicts.another_wanted.connect(self._ask_for_another)
        verdicts.style_chosen.connect(self.style_chosen)
        verdicts.rows.chosen.connect(self._go)
        verdicts.rows.link_followed.connect(self._follow)

    def _add_keys(self) -> None:
        for words, keys, slot in (
            (self.tr("Check the essay"), "Ctrl+Return; Ctrl+Enter", self._give_words),
            (self.tr("Open the file of an essay …"), "O", self._ask_for_file),
            (
                self.tr("Copy the exact words of the source"),
                "C",
                partial(self._on_card, self._copy_words),
            ),
            (
                self.tr("Copy the citation"),
                "Shift+C",
                partial(self._on_card, self._copy_citation),
            ),
            (self.tr("Choose how sources are cited"), "S", self._choose_style),
            (self.tr("Another essay, or this one changed"), "N", self._ask_for_another),
            (self.tr("Clear the essay"), "Shift+Del", self._clear),
        ):
            action = self.new_action(words, keys)
            action.triggered.connect(lambda _=False, slot=slot: slot())

    def _give_words(self) -> None:
        if self.is_working:
            self.refused.emit(self.tr("Your essay is being checked. Esc stops that."))
        elif self.is_checked or self.pasted.document().isEmpty():
            self.refused.emit(
                with_keys(
                    self.tr(
                        "Paste an essay into the field first: {EssayPanel: N} leads to it from the"
                        " cards."
                    )
                )
            )
        else:
            self.words_given.emit(self.pasted.toPlainText())

    def _ask_for_file(self) -> None:
        if self.is_working:
            self.refused.emit(self.tr("Your essay is being checked. Esc stops that."))
        else:
            self.file_wanted.emit()

    def _ask_for_another(self) -> None:
        if not self.is_working:
            self.ask()

    def _ask_again(self, words: str) -> None:
        self.ask()
        self.asking.said.setText(words)
        announce(self, words)

    def _clear(self) -> None:
        if self.is_working:
            self.stop_wanted.emit()
        # Undo in the field brings the words back.
        self.pasted.selectAll()
        self.pasted.insertPlainText("")
        self.cleared.emit()
        self._ask_again(self.tr("The essay is cleared."))

    def _end_working(self) -> None:
        if not self.is_working:
            return
        self.is_working = False
        if self.asking.stop.hasFocus():
            self.pasted.setFocus()
        self.asking.show_working(is_working=False)

    def _choose_style(self) -> None:
        if self.is_checked:
            self.verdicts.style_box.setFocus()
            self.verdicts.style_box.showPopup()
        else:
            self.refused.emit(self.tr("This means something once an essay was checked."))

    def _on_card(self, act: Callable[[VerdictCard], None]) -> None:
        card = self.verdicts.current if self.is_checked else None
        if card is not None:
            act(card)
        else:
            self.refused.emit(self.tr("Choose the card of a quotation first."))

    def _go(self, card: VerdictCard) -> None:
        if card.origin is not None:
            self.place_wanted.emit(card)
        else:
            self.refused.emit(self.tr("These words stand in no article of your library."))

    def _follow(self, card: VerdictCard, link: str) -> None:
        if link == COPY_WORDS:
            self._copy_words(card)
        elif link == COPY_CITATION:
            self._copy_citation(card)
        else:
            self._go(card)

    def _copy_words(self, card: VerdictCard) -> None:
        if card.origin is None:
            self.refused.emit(self.tr("There are no words of a source to copy."))
        else:
            self.copied.emit(card.origin.words, self.tr("The exact words are copied."))

    def _copy_citation(self, card: VerdictCard) -> None:
        if card.citation:
            self.copied.emit(card.citation, self.tr("The citation is copied."))
        else:
            self.refused.emit(self.tr("There is no source to cite."))

    def sums(self) -> str:
        return sum_words(self.cards) if self.is_checked else self.tr("Nothing of it is saved")
