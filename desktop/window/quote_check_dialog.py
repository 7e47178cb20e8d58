"""The quote check over the window: an essay on the left, what became of its quotations right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from desktop.appearance.plain_words import PlainLabel, announce
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow
from desktop.cards.delegate import CardShape
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList
from desktop.core.student_work.quote_check.verdict import EssayCheck
from desktop.window.dialog import Dialog
from desktop.window.essay_text import EssayText
from desktop.window.quote_cards import (
    COPY_CITATION,
    COPY_WORDS,
    VerdictCard,
    compose_quote,
    spoken_quote,
    sum_words,
)

# The keys within it; those that copy mean something on the cards alone.
_CHECK, _COPY_WORDS, _COPY_CITATION = "Ctrl+Enter", "C", "Shift+C"


class QuoteCheckDialog(Dialog):
    """Takes an essay, and shows what was found in it; it keeps nothing and asks for everything.

    `words_given` carries pasted words and `file_given` the path of a file; `place_wanted` the
    card whose source is to be opened, `copied` words for the clipboard and what to say of them.
    """

    words_given = Signal(str)
    file_given = Signal(Path)
    file_wanted = Signal()
    place_wanted = Signal(object)
    copied = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Check the quotations of an essay"))
        self.setAcceptDrops(True)
        column = self.fill()
        self.said = PlainLabel("")
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        self.pasted = QPlainTextEdit()
        self.pasted.setAcceptDrops(False)
        self.pasted.setTabChangesFocus(True)
        self.pasted.setAccessibleName(self.tr("Your essay, to be checked"))
        self.pasted.setPlaceholderText(self.tr("Paste your essay here, or drop its file."))
        self.pasted.textChanged.connect(self._offer)
        self.essay = EssayText(theme)
        self._model: RecordList[VerdictCard] = RecordList(spoken_quote, self)
        self.rows = CardList(self._model, theme, compose_quote, CardShape(margin=8))
        self.rows.setAccessibleName(self.tr("What became of each quotation"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.pasted)
        self._pages.addWidget(self._side_by_side())
        column.addWidget(self._pages, 1)
        kept = PlainLabel(
            self.tr("Nothing of your essay is saved anywhere. Close this, and it is gone.")
        )
        kept.setObjectName("soft")
        kept.setWordWrap(True)
        column.addWidget(kept)
        self._add_buttons(column.addLayout)
        self.rows.chosen.connect(self._go)
        self.rows.lit.connect(self._light)
        self.rows.link_followed.connect(self._follow)
        self.essay.pointed.connect(self._come_to)
        self._add_keys()
        self.fit(QSize(1240, 800))
        self.ask()

    @property
    def cards(self) -> tuple[VerdictCard, ...]:
        """The cards that are shown."""
        return tuple(self._model.records)

    @property
    def row(self) -> int:
        """The card that the keyboard is on, or -1."""
        return self.rows.currentIndex().row()

    def ask(self) -> None:
        """Asks for an essay; what was pasted before stands there still."""
        self._pages.setCurrentWidget(self.pasted)
        self._say(
            self.tr(
                "Each quotation is compared with the articles of your library, and so are eight or"
                " more words in a row that have no quotation marks."
            )
        )
        self._show_buttons(is_asking=True)
        self.pasted.setFocus()

    def show_working(self, name: str) -> None:
        """Says that an essay is being looked through; `name` is empty for pasted words."""
        words = self.tr("Reading {0} and looking for its quotations …").format(name)
        self._say(words if name else self.tr("Looking for the quotations …"))
        self.check.setEnabled(False)
        self.file.setEnabled(False)
        announce(self, self.said.text())

    def show_refused(self, happened: str, advice: str) -> None:
        """Says why an essay could not be checked, and takes another."""
        self.ask()
        self._say(f"{happened} {advice}")
        announce(self, self.said.text())

    def show_check(self, check: EssayCheck, cards: Sequence[VerdictCard], row: int = 0) -> None:
        """Shows an essay with what was found, and puts the keyboard on a card."""
        self._pages.setCurrentIndex(1)
        self.essay.show_check(check, [card.verdict for card in cards])
        self._model.show(cards)
        self._say(sum_words(cards))
        self._show_buttons(is_asking=False)
        if cards:
            self.rows.setFocus()
            self.rows.go_to(min(max(row, 0), len(cards) - 1))
        else:
            self.another.setFocus()
        announce(self, self.said.text())

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
            self.pasted.setPlainText(event.mimeData().text())

    # What can be done

    def _offer(self) -> None:
        self.check.setEnabled(not self.pasted.document().isEmpty())

    def _say(self, words: str) -> None:
        self.said.setText(words)

    def _light(self, card: VerdictCard | None) -> None:
        if card is not None:
            self.essay.bring_into_view(self._model.row_of(lambda each: each is card))

    def _come_to(self, number: int) -> None:
        self.rows.setFocus()
        self.rows.go_to(number)

    def _go(self, card: VerdictCard) -> None:
        if card.origin is not None:
            self.place_wanted.emit(card)
        else:
            self.tell(self.tr("These words stand in no article of your library."))

    def _follow(self, card: VerdictCard, link: str) -> None:
        if link == COPY_WORDS:
            self._copy_words(card)
        elif link == COPY_CITATION:
            self._copy_citation(card)
        else:
            self._go(card)

    def _copy_words(self, card: VerdictCard) -> None:
        if card.origin is None:
            self.tell(self.tr("There are no words of a source to copy."))
            return
        self.copied.emit(card.origin.words, self.tr("The exact words are copied."))

    def _copy_citation(self, card: VerdictCard) -> None:
        if not card.citation:
            self.tell(self.tr("There is no source to cite."))
            return
        self.copied.emit(card.citation, self.tr("The citation is copied."))

    def tell(self, words: str) -> None:
        """Tells what was done, behind the sum of all verdicts."""
        self._say(f"{sum_words(self._model.records)} — {words}")
        announce(self, words)

    def _on_current(self, act: Callable[[VerdictCard], None]) -> None:
        if 0 <= self.row < len(self._model.records):
            act(self._model.records[self.row])

    # What stands in it

    def _side_by_side(self) -> QSplitter:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.essay)
        both.addWidget(self.rows)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setSizes([720, 420])
        return both

    def _add_buttons(self, add_row: Callable[[QHBoxLayout], object]) -> None:
        line, row = QHBoxLayout(), WrappedRow(8)
        line.addLayout(row, 1)
        self.check = self._button(row, self.tr("Check"), self._give_words, _CHECK)
        self.file = self._button(row, self.tr("Open a file …"), self.file_wanted.emit)
        self.open_it = self._button(
            row, self.tr("Open the place"), lambda: self._on_current(self._go), "Enter"
        )
        self.copy_words = self._button(
            row,
            self.tr("Copy the exact words"),
            lambda: self._on_current(self._copy_words),
            _COPY_WORDS,
        )
        self.copy_citation = self._button(
            row,
            self.tr("Copy the citation"),
            lambda: self._on_current(self._copy_citation),
            _COPY_CITATION,
        )
        self.another = self._button(row, self.tr("Another essay"), self.ask)
        line.addWidget(self.closing_button(), 0, Qt.AlignmentFlag.AlignBottom)
        add_row(line)

    def _button(
        self, row: WrappedRow, words: str, slot: Callable[[], object], keys: str = ""
    ) -> QPushButton:
        told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(f"{words} ({told})" if keys else words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: slot())
        row.addWidget(button)
        return button

    def _add_keys(self) -> None:
        for keys, act in ((_COPY_WORDS, self._copy_words), (_COPY_CITATION, self._copy_citation)):
            key = QShortcut(QKeySequence(keys), self.rows)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(lambda act=act: self._on_current(act))
        check = QShortcut(self.pasted)
        # Of the letters and of the numbers.
        check.setKeys([QKeySequence("Ctrl+Return"), QKeySequence(_CHECK)])
        check.setContext(Qt.ShortcutContext.WidgetShortcut)
        check.activated.connect(self._give_words)

    def _give_words(self) -> None:
        if self.check.isEnabled():
            self.words_given.emit(self.pasted.toPlainText())

    def _show_buttons(self, *, is_asking: bool) -> None:
        self._offer()
        self.file.setEnabled(True)
        for button in (self.check, self.file):
            button.setVisible(is_asking)
        (self.check if is_asking else self.open_it).setDefault(True)
        for button in (self.open_it, self.copy_words, self.copy_citation, self.another):
            button.setVisible(not is_asking)
