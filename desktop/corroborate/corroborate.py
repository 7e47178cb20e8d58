"""The sheet beside the text that shows what else in the library speaks of a passage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.fonts import Role
from desktop.appearance.keys_in_words import describe
from desktop.appearance.plain_words import PlainLabel, announce, show_tip
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList
from desktop.core.annotation import Annotation
from desktop.core.article import Article
from desktop.core.corroborating.answer import (
    Agreement,
    AskedPassage,
    Corroboration,
    Parallel,
    Surroundings,
)
from desktop.core.passage import PassageRef
from desktop.corroborate.compare_cards import CompareCards
from desktop.corroborate.judgements import Judgements
from desktop.corroborate.note_words import judged_anew, note_words, place_words
from desktop.corroborate.passage_sheet import PassageSheet
from desktop.corroborate.rows import (
    CompareRow,
    HereRow,
    OtherArticleRow,
    OtherPassageRow,
    compare_rows,
    differences_in,
    with_one_colour_each,
)
from desktop.corroborate.sums import sums_in_words
from desktop.panel import Panel, give_way
from desktop.wording.agreements import name_of
from desktop.wording.dates import spoken_date

# So many pixels of the rows are seen at least.
_LOWEST = 96
# So many characters of what was asked about are shown.
_ASKED_LENGTH = 170


class Corroborate(Panel):
    """Lists passages that share words with the one asked about, and shows each larger.

    `words_wanted` sends words of the reader's own to look for instead; `passage_wanted` asks for
    a passage with its surroundings, `visit_wanted` for it on the page, `beside_wanted` for its
    article beside the page, and `return_wanted` for
    what was asked about on the page again; `keep_wanted` sends the words of a note and the id of
    the one to be written over, None for a new one; `left` that the sheet is to go, `gone` that
    it went.
    """

    words_wanted = Signal(str)
    passage_wanted = Signal(Parallel)
    visit_wanted = Signal(PassageRef)
    beside_wanted = Signal(PassageRef)
    return_wanted = Signal()
    keep_wanted = Signal(object, str)
    left = Signal()
    gone = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("corroborate")
        self._asked: AskedPassage | None = None
        self._found: Corroboration | None = None
        # The numbers of those who speak on the page beside, by their names.
        self._voices: Mapping[str, int] = {}
        self._opened: tuple[Parallel, Surroundings] | None = None
        self._judgements = Judgements()
        self._oldest_first = False
        self._here_is_open = False
        self._on_page = ""
        self._kicker = PlainLabel(self.tr("Corroborate").upper(), self)
        self._close = QToolButton(self)
        self._close.setText("×")
        show_tip(self._close, self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setMinimumSize(30, 28)
        self._close.clicked.connect(self.left)
        self._words = PlainLabel(parent=self)
        self._words.setWordWrap(True)
        self._who = PlainLabel(parent=self)
        self._who.setWordWrap(True)
        self._sums = PlainLabel(parent=self)
        self._sums.setWordWrap(True)
        self._order = QPushButton(self)
        show_tip(self._order, self.tr("Changes the order of the articles ({Corroborate: O})"))
        self._order.clicked.connect(self.turn_order)
        self._name_order()
        self._cards = CompareCards(theme, self)
        self._model: RecordList[CompareRow] = RecordList(self._cards.spoken, self)
        self.rows = CardList(self._model, theme, self._cards.compose, CardShape(sheet_of=_sheet_of))
        self.rows.setAccessibleName(self.tr("What else speaks of this"))
        told = self.tr(
            "Enter shows a passage larger, {Corroborate: O} changes the order, Esc goes back to the"
            " text."
        )
        describe(self.rows, told)
        self.rows.chosen.connect(self._choose)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Look for words of your own …"))
        self.field.setAccessibleName(self.tr("Look for words of your own"))
        self.field.returnPressed.connect(self._say_words)
        self.passage = PassageSheet(theme)
        self.passage.back_wanted.connect(self._go_back)
        self.passage.visit_wanted.connect(self._say_visit)
        self.passage.beside_wanted.connect(self._say_beside)
        self.passage.keep_wanted.connect(self._say_keep)
        self._list_page = QWidget(self)
        # One of the two is seen.
        self._pages = (self._list_page, self.passage)
        self.passage.hide()
        self._lay_out()
        self._make_actions()

    # What it shows

    @property
    def asked(self) -> AskedPassage | None:
        """What was asked about last."""
        return self._asked

    @property
    def sums(self) -> str:
        """How much was found, in a sentence or two."""
        return self._sums.text()

    def show_asked(self, asked: AskedPassage, article: Article) -> None:
        """Shows what is asked about while the answer is on its way."""
        self._asked, self._found, self._opened = asked, None, None
        self._here_is_open = False
        self._model.show(())
        words = " ".join(asked.span.of(article.text).split()).strip('“”"')
        if len(words) > _ASKED_LENGTH:
            words = f"{words[:_ASKED_LENGTH].rsplit(' ', 1)[0]} …"
        self._words.setText(f"“{words}”")
        who = self.tr("the text itself")
        if asked.speaker:
            who = self.tr("said by {0}").format(asked.speaker)
        facts = (who, article.publisher, spoken_date(article.published))
        self._who.setText(" · ".join(fact for fact in facts if fact))
        self.field.setText(asked.typed)
        self._sums.setText(self.tr("Looking through your library …"))
        self._order.hide()
        self._show_room()
        self._turn_to(self._list_page)
        self._show_away()

    def show_words_asked(self, typed: str) -> None:
        """Shows that words of the reader's own are looked for; none means the passage again."""
        if self._asked is not None:
            self._asked, self._found = replace(self._asked, typed=typed), None
            self._model.show(())
            self._show_room()
            self._sums.setText(self.tr("Looking through your library …"))

    def show_corroboration(self, found: Corroboration) -> None:
        """Shows what was found; the same once more leaves the keyboard where it is."""
        if found.asked != self._asked:
            return
        is_first = self._found is None
        found = self._found = with_one_colour_each(found, self._voices)
        self._order.setVisible(len(found.articles) > 1)
        self._sums.setText(sums_in_words(found))
        if is_first and not found.articles:
            self._here_is_open = False
        # Asked before the list goes, which takes the keyboard with it.
        has_keyboard = self.isAncestorOf(self.window().focusWidget() or self)
        self._show_rows()
        if is_first:
            self._go_to_first(has_keyboard=has_keyboard)
            announce(self.rows, self._sums.text())

    def show_failed(self, words: str) -> None:
        """Says why there is no answer."""
        self._sums.setText(words)
        announce(self.rows, words)

    def show_passage(self, parallel: Parallel, around: Surroundings) -> None:
        """Shows a passage larger, with what stands around it."""
        self._opened = (parallel, around)
        self._turn_to(self.passage)
        self.passage.show_passage(
            parallel,
            around,
            kept=self._judgements.at(self._place_opened()),
            differing=differences_in(self._found, parallel) if self._found else (),
        )
        self._show_away()
        self.passage.setFocus()

    def show_notes(self, notes: Iterable[Annotation]) -> None:
        """Shows which passages stand in notes on what is asked about, and as what."""
        self._judgements = Judgements(tuple(notes))
        self._show_rows()
        if self._opened is not None:
            self.passage.show_kept(self._judgements.at(self._place_opened()))

    def show_voices(self, numbers: Mapping[str, int]) -> None:
        """Gives those who speak on the page the numbers, and so the colours, they have there."""
        if numbers == self._voices:
            return
        self._voices = numbers
        if self._found is not None:
            self._found = with_one_colour_each(self._found, numbers)
            self._show_rows()

    def show_on_page(self, article_id: str) -> None:
        """Takes note of which article is on the page beside."""
        self._on_page = article_id
        self._show_away()

    def show_theme(self, theme: Theme) -> None:
        self._cards.theme = theme
        colours, letters = theme.colours, theme.type.css
        self._kicker.setStyleSheet(
            f"color: {colours['soft_ink']}; {letters(Role.LABEL)} font-weight: 600;"
        )
        self._words.setStyleSheet(
            f"{letters(Role.HEADING)} font-weight: 600; color: {colours['ink']};"
        )
        self._who.setStyleSheet(f"color: {colours['soft_ink']}; {letters(Role.DETAIL)}")
        self._close.setStyleSheet(
            f"QToolButton {{ {letters(Role.GLYPH)} padding: 0 6px 3px 6px; }}"
        )
        self._sums.setStyleSheet(f"color: {colours['ink']}; {letters(Role.NAME)}")
        self._order.setStyleSheet(
            "QPushButton { border: none; background: transparent; padding: 2px 4px;"
            f" min-height: {theme.type.card_room(22)}px;"
            f" color: {colours['accent']}; {letters(Role.DETAIL)} }}"
            f"QPushButton:focus {{ border: 2px solid {colours['focus']}; padding: 0 2px; }}"
        )
        self.rows.setMinimumHeight(theme.type.card_room(_LOWEST))
        self.rows.show_theme(theme)
        self.passage.show_theme(theme)

    # What its reader does

    @property
    def is_away(self) -> bool:
        """Whether another article than the one asked about is on the page."""
        return self._asked is not None and self._on_page not in ("", self._asked.article_id)

    def take_keyboard(self) -> None:
        """Puts the keyboard on the list, or on the passage that is shown larger."""
        shown = self.passage if self._front is self.passage else self.rows
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_order(self) -> None:
        """Puts the closest first or the oldest first."""
        if self._front is self._list_page:
            self._oldest_first = not self._oldest_first
            self._show_rows()
            self.rows.scrollToTop()
        else:
            self.refused.emit(self.tr("Go back to the list first: Esc."))

    def setFocus(self, _reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        # A focus proxy among one's own children would hide the others from the Tab key.
        self.take_keyboard()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A screen reader is told of this halt: whoever can, goes the way above.
        self.take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Not when the whole side gives way to something else, after which it is there again.
        if self.isHidden():
            self.gone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and self._front is self.passage:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def open_menu(self, at: QPoint | None = None) -> None:
        """Lists what can be done here, at a point of the screen or where the keyboard is."""
        from desktop.appearance.action_menu import open_actions  # noqa: PLC0415 - when first wanted

        index = self.rows.currentIndex()
        if at is None and not self._list_page.isHidden() and index.isValid():
            at = self.rows.point_on(index)
        at = at or self.mapToGlobal(self.rect().center())
        open_actions((each for each in self.actions() if each is not self._asking), self, at)

    def _make_actions(self) -> None:
        self._asking = self.new_action(self.tr("What can be done here?"), "Shift+F10; Menu")
        self._asking.triggered.connect(lambda _=False: self.open_menu())
        self.rows.menu_wanted.connect(self.open_menu)
        self.new_action(self.tr("Back, or close"), "Esc").triggered.connect(self._go_back)
        self.new_action(self.tr("Closest or oldest first"), "O").triggered.connect(self.turn_order)
        self.new_action(self.tr("Keep the passage as a note"), "K").triggered.connect(self._keep)
        going = self.new_action(self.tr("Go to its article"), "G")
        going.triggered.connect(self._say_visit)
        beside = self.new_action(
            self.tr("Open its article beside yours"), "B; Ctrl+Return; Ctrl+Enter"
        )
        beside.triggered.connect(self._say_beside)
        for number, agreement in enumerate(Agreement, 1):
            words = self.tr("The passage: {0}").format(name_of(agreement))
            action = self.new_action(words, str(number))
            action.triggered.connect(lambda _=False, chosen=agreement: self._judge(chosen))

    def _judge(self, agreement: Agreement) -> None:
        if self._front is self.passage:
            self.passage.choose(agreement)
        else:
            self.refused.emit(self._open_first())

    def _keep(self) -> None:
        if self._front is not self.passage:
            self.refused.emit(self._open_first())
        elif self.passage.keep.isEnabled() and self.passage.chosen is not None:
            self.passage.say_kept()
        else:
            self.refused.emit(
                self.tr("Say first how the passages go together: 1 to {0}.").format(len(Agreement))
            )

    def _open_first(self) -> str:
        return self.tr("Open a passage first: choose one and press Enter.")

    def _go_back(self) -> None:
        if self.is_away:
            self.return_wanted.emit()
        elif self._front is self.passage:
            self._close_passage()
        else:
            self.left.emit()

    def _close_passage(self) -> None:
        opened, self._opened = self._opened, None
        self._turn_to(self._list_page)
        self.rows.setFocus()
        if opened is not None:
            row = self._model.row_of(
                lambda r: isinstance(r, OtherPassageRow) and r.parallel.ref == opened[0].ref
            )
            if row >= 0:
                self.rows.go_to(row)

    def _choose(self, row: CompareRow) -> None:
        if isinstance(row, HereRow):
            self._here_is_open = not self._here_is_open
            self._show_rows()
        elif isinstance(row, OtherArticleRow):
            self.passage_wanted.emit(row.article.passages[0])
        else:
            self.passage_wanted.emit(row.parallel)

    def _say_visit(self) -> None:
        if (passage := self._passage_meant()) is not None:
            self.visit_wanted.emit(passage)

    def _say_beside(self) -> None:
        if (passage := self._passage_meant()) is not None:
            self.beside_wanted.emit(passage)

    def _passage_meant(self) -> PassageRef | None:
        """The passage that is shown larger, or that of the chosen row; None is refused."""
        if self._opened is not None:
            return self._opened[0].ref
        index = self.rows.currentIndex()
        row = self._model.records[index.row()] if index.isValid() else None
        if isinstance(row, OtherPassageRow):
            return row.parallel.ref
        if isinstance(row, OtherArticleRow):
            return row.article.passages[0].ref
        self.refused.emit(self.tr("Choose a passage first: the arrow keys go through them."))
        return None

    def _say_keep(self, agreement: Agreement) -> None:
        if self._opened is None:
            return
        parallel, place = self._opened[0], self._place_opened()
        words = self.passage.selected_words or parallel.text
        note = self._judgements.note_at(place)
        if note is None:
            self.keep_wanted.emit(None, note_words(agreement, words, parallel.speaker, place))
        else:
            written = judged_anew(note.body, agreement, words, parallel.speaker, place)
            self.keep_wanted.emit(note.id, written)

    def _place_opened(self) -> str:
        assert self._opened is not None
        around = self._opened[1]
        return place_words(around.article, around.paragraph)

    def _say_words(self) -> None:
        self.words_wanted.emit(" ".join(self.field.text().split()))

    def _show_away(self) -> None:
        self.passage.show_away(is_away=self.is_away)

    def _go_to_first(self, *, has_keyboard: bool) -> None:
        first = self._model.row_of(lambda row: isinstance(row, OtherPassageRow))
        if first < 0 and self._model.records:
            first = 0
        if first >= 0:
            self.rows.go_to(first)
            if has_keyboard:
                self.rows.setFocus()
        elif has_keyboard:
            self.field.setFocus()

    def _show_rows(self) -> None:
        self._name_order()
        if self._found is None:
            return
        index = self.rows.currentIndex()
        key = self._model.records[index.row()].key if index.isValid() else ""
        self._model.show(
            compare_rows(
                self._found,
                self._judgements.on(self._found),
                oldest_first=self._oldest_first,
                here_is_open=self._here_is_open,
            )
        )
        self._show_room()
        row = self._model.row_of(lambda each: each.key == key)
        if row >= 0 and row != self.rows.currentIndex().row():
            self.rows.go_to(row)

    def _name_order(self) -> None:
        words = self.tr("Closest first") if self._oldest_first else self.tr("Oldest first")
        self._order.setText(words)

    def _show_room(self) -> None:
        is_empty = self._found is not None and not self._model.records
        self.rows.setVisible(not is_empty)
        self._nothing_below.setVisible(is_empty)

    @property
    def _front(self) -> QWidget:
        return self._list_page if self.passage.isHidden() else self.passage

    def _turn_to(self, page: QWidget) -> None:
        page.show()
        for other in self._pages:
            if other is not page:
                give_way(other, self.rows if page is self._list_page else page, other.hide)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(18, 0, 10, 0)
        top.addWidget(self._kicker)
        top.addStretch(1)
        top.addWidget(self._close)
        head = QVBoxLayout()
        head.setContentsMargins(18, 0, 18, 10)
        head.setSpacing(4)
        head.addWidget(self._words)
        head.addWidget(self._who)
        sums = QHBoxLayout()
        sums.setContentsMargins(18, 4, 12, 0)
        sums.addWidget(self._sums, 1)
        sums.addWidget(self._order, 0, Qt.AlignmentFlag.AlignTop)
        field = QVBoxLayout()
        field.setContentsMargins(16, 2, 16, 12)
        field.addWidget(self.field)
        page = QVBoxLayout(self._list_page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(10)
        page.addLayout(sums)
        page.addWidget(self.rows, 1)
        page.addLayout(field)
        # Where nothing is listed, the field stands under the words that speak of it.
        self._nothing_below = QWidget(self)
        page.addWidget(self._nothing_below, 1)
        inside = QWidget(self)
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        inner.addLayout(head)
        for each in self._pages:
            inner.addWidget(each, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(ScrolledRoom(inside), 1)
        for before, after in pairwise((self._close, self._order, self.rows, self.field)):
            QWidget.setTabOrder(before, after)


def _sheet_of(row: CompareRow) -> Sheet:
    if isinstance(row, OtherArticleRow):
        return Sheet.TOP
    if isinstance(row, HereRow):
        return Sheet.TOP if row.is_open else Sheet.WHOLE
    return Sheet.BOTTOM if row.is_last else Sheet.MIDDLE
