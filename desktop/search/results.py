"""The panel of what a search found, in the page's place."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import ElidedLabel, MarkupLabel, PlainLabel, announce
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.list import CardList
from desktop.cards.record_list import Index, RecordList, RecordRole
from desktop.core.indexing.reports import Feeding
from desktop.core.passage import PassageRef
from desktop.core.search_request import Facet, Filter, Request
from desktop.core.searching.completing import Completion
from desktop.core.searching.results import SearchResults
from desktop.core.searching.typical_words import TypicalWords
from desktop.panel import Panel
from desktop.search.examples import few_examples, first_examples
from desktop.search.filters import Filters
from desktop.search.hints import Hints
from desktop.search.kind_chips import KindChips
from desktop.search.result_cards import ResultCards
from desktop.search.rows import (
    ArticleHeading,
    EarlierSearchRow,
    ExampleRow,
    GroupRow,
    MoreResultsRow,
    PassageRow,
    ResultRow,
    result_rows,
)
from desktop.search.search_tools import SearchTools
from desktop.search.state_words import feeding_words, state_words
from desktop.search.sums import how_many, sums_in_words
from desktop.search.understood_words import understood_line

_ROOM_FOR_FILTERS = 900
# Below this width the tools stand under the chips.
_ROOM_FOR_TOOLS = 760
# Where there is less height than this, what is said of an answer takes one line of it.
_ROOM_FOR_LINES = 420
_NARROWEST = 320
# So long nothing else was found before it is said what was, in milliseconds.
_PAUSE = 600
# How wide the filters are.
_ASIDE = 250


class _ResultList(RecordList[ResultRow]):
    """Rows of which the words over a group cannot be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.records[index.row()], GroupRow):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class Results(Panel):
    """Passages under their articles; `passage_requested` says which one to go to.

    `asked` sends the Request after a filter, a kind or an order was chosen; `corrected` words
    that may have been meant; `search_chosen` a Request of before; `saving_wanted` the Request
    to be kept, `removal_wanted` the EarlierSearchRow not to be kept any more; `more_wanted` that
    more passages of the same search are to be shown, `beside_wanted` a passage whose article is to
    be opened beside the page.
    """

    passage_requested = Signal(PassageRef)
    beside_wanted = Signal(PassageRef)
    abandoned = Signal()
    ascended = Signal()
    asked = Signal(Request)
    corrected = Signal(str)
    search_chosen = Signal(Request)
    saving_wanted = Signal(Request)
    removal_wanted = Signal(EarlierSearchRow)
    more_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._results = SearchResults("")
        # The numbers of those who speak on the page that is read.
        self._voices: Mapping[str, int] = {}
        self._request = Request("")
        self._before: tuple[ResultRow, ...] = ()
        # What was said last of which words; who is typing hears it as soon as they pause.
        self._said = ("", "")
        self._pausing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pausing.timeout.connect(self._say_answer)
        # Words of the library for what can be typed, and what may follow a name and a colon.
        self._known = TypicalWords()
        self._values: Completion | None = None
        # The row in which the way to more stood that was taken; -1 for none.
        self._goes_on_at = -1
        # Whether more may come, a first answer is on its way, there was an error in its place.
        self._may_grow = self._is_waiting = self._has_failed = False
        self._how_fed = Feeding()
        self._chips = KindChips(theme)
        self._tools = SearchTools(theme)
        self._follow_tools()
        self._understood, self._words = PlainLabel(), PlainLabel()
        # On one line: what is found matters more where there is little room.
        self._short_words, self._feeding = ElidedLabel(), ElidedLabel()
        self._short_words.hide()
        self._feeding.hide()
        for label in (self._understood, self._words):
            label.setWordWrap(True)
            label.hide()
        self._understood.setAccessibleDescription(self.tr("How your search was understood"))
        self._hints = Hints()
        self._hints.taken.connect(self.corrected)
        self._clear = QPushButton(self.tr("Show them without filters"))
        self._clear.clicked.connect(self._clear_filters)
        self._clear.hide()
        self._cards = ResultCards(theme, self)
        self._model = _ResultList(self._cards.spoken, self)
        look = CardShape(
            margin=14,
            gap=2,
            padding=10,
            sheet_of=lambda _row: Sheet.NONE,
        )
        self.rows = CardList(self._model, theme, self._cards.compose, look)
        self.rows.setAccessibleName(self.tr("Results"))
        self.rows.chosen.connect(self._say_chosen)
        self.rows.menu_wanted.connect(self.open_menu)
        self._offer_actions()
        self.filters = Filters(theme)
        self.filters.toggled.connect(self._toggle)
        self.filters.cleared.connect(self._clear_filters)
        self._examples = MarkupLabel()
        self._examples.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._aside = QWidget()
        self._aside.setObjectName("side")
        self._aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def _offer_actions(self) -> None:
        """What can be done with the result that has the keyboard."""
        self._beside = self.new_action(
            self.tr("Open its article beside the one that you read"), "Ctrl+Return; Ctrl+Enter"
        )
        self._beside.triggered.connect(self._say_beside)
        asking = self.new_action(self.tr("What can be done with this result?"), "Shift+F10; Menu")
        asking.triggered.connect(lambda _=False: self.open_menu())

    def _follow_tools(self) -> None:
        """Asks anew for the kind and the order that are chosen."""
        self._chips.kind_chosen.connect(
            lambda kind: self.asked.emit(replace(self._request, kind=kind))
        )
        self._tools.order_chosen.connect(
            lambda order: self.asked.emit(replace(self._request, order=order))
        )
        self._tools.saving_wanted.connect(lambda: self.saving_wanted.emit(self._request))
        self._tools.filters_toggled.connect(self._toggle_filters)

    # What it shows

    def show_voices(self, numbers: Mapping[str, int]) -> None:
        """Gives those who speak on the page that is read the colours that they have there."""
        if numbers != self._voices:
            self._voices = numbers
            if self._results.query:
                self._show_rows(keeps_place=True)

    def show_results(self, results: SearchResults, *, may_grow: bool = False) -> None:
        """Shows what was found; `may_grow` while the index is not up to date."""
        is_other_state = self._is_waiting or self._has_failed
        self._is_waiting = self._has_failed = False
        is_same = (results, may_grow) == (self._results, self._may_grow)
        if is_same and self._words.text() and not is_other_state:
            # The same answer once more must not move the list under the reader.
            return
        is_same_search = results.request == self._results.request
        self._results = results
        self._may_grow = may_grow
        self._request = results.request
        self._chips.show_counts(results)
        self._chips.setVisible(any(results.by_kind.values()) or results.request.kind is not None)
        self._tools.show_request(
            results.request, is_answered=bool(results.query), has_found=bool(results.total)
        )
        self._understood.setText(understood_line(results))
        self._understood.setVisible(bool(self._understood.text()))
        self._hints.show_hints(results.hints)
        self._show_state()
        self._clear.setVisible(bool(results.without_filters))
        self.filters.show_results(results)
        # Rows that came later would be the last of all that the Tab key comes to.
        for before, after in pairwise((self.rows, *self.filters.rows())):
            QWidget.setTabOrder(before, after)
        self._show_aside()
        self._show_rows(keeps_place=is_same_search)
        self._pausing.start()

    def show_before(self, rows: Sequence[ResultRow]) -> None:
        """Shows the searches of before where nothing is searched for."""
        self._before = tuple(rows)
        if not self._results.query:
            self._show_rows(keeps_place=True)

    def show_words(self, known: TypicalWords) -> None:
        """Takes words of the library for what can be typed."""
        if known != self._known:
            self._known = known
            self._write_examples()
            if not self._results.query:
                self._show_rows(keeps_place=True)

    def show_values(self, completion: Completion) -> None:
        """Lists who or what can stand behind a name and a colon, where nothing else is asked."""
        self._values = completion
        if self._results.query == completion.words.strip() and not self._results.total:
            self._show_state()
            self._show_rows(keeps_place=False)

    @property
    def query(self) -> str:
        """The words that the results on the screen answer; empty where there are none."""
        return self._results.query

    def show_saved(self, *, is_saved: bool) -> None:
        """Shows whether the search on the screen is kept."""
        self._tools.show_saved(is_saved=is_saved)

    def take_keyboard(self) -> None:
        """Puts the keyboard where it was in the list."""
        if self.rows.currentIndex().isValid():
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rows.scrollTo(self.rows.currentIndex())
        else:
            self.enter()

    def show_asked(self, request: Request, *, is_waiting: bool) -> None:
        """Takes what is asked: a choice adds to it. Says so where a first answer is on its way.

        Until that comes nothing stands in its place, so that no key takes what is no answer.
        """
        self._request = request
        was_waiting, self._is_waiting = self._is_waiting, is_waiting
        if self._results.query or is_waiting == was_waiting:
            return
        self._show_state()
        self._show_rows(keeps_place=False)

    def show_feeding(self, feeding: Feeding) -> None:
        """Says how far the index is where that takes a while; nothing when it is at rest."""
        was_stuck, self._how_fed = self._how_fed.is_stuck, feeding
        if was_stuck != feeding.is_stuck and self._results.is_from_scan:
            self._show_state()
        self._show_feeding()

    def show_failed(self, words: str) -> None:
        """Says in the list's place why there are no results."""
        self.show_results(SearchResults(""))
        self._has_failed = True
        self._model.show(())
        self._words.setText(words)
        self._words.show()

    def sums(self) -> str:
        """How much was found, in one sentence; empty where nothing is asked."""
        return sums_in_words(self._results)

    def _say_answer(self) -> None:
        """Says aloud how much was found, or why nothing was; once for each answer."""
        results = self._results
        hints = "" if results.total else self._hints.spoken
        told = self.sums() if results.total else self._words.text()
        said = (results.query, " ".join(each for each in (told, hints) if each))
        if self.isVisible() and results.query and said != self._said:
            self._said = said
            announce(self, said[1])

    def show_theme(self, theme: Theme) -> None:
        self._theme = self._cards.theme = theme
        for part in (self._chips, self._tools, self._hints, self.rows, self.filters):
            part.show_theme(theme)
        soft, letters = theme.colours["soft_ink"], theme.type.css
        self._aside.setFixedWidth(theme.type.room(_ASIDE))
        self._understood.setStyleSheet(f"color: {soft}; {letters(Role.CARD)}")
        self._words.setStyleSheet(f"color: {soft}; {letters(Role.NAME)}")
        for line in (self._short_words, self._feeding):
            line.setStyleSheet(f"color: {soft}; {letters(Role.CARD)}")
        self._write_examples()

    def _write_examples(self) -> None:
        soft, pixels = self._theme.colours["soft_ink"], self._theme.type.pixels
        plain, small = (f"font-size:{pixels(role)}px" for role in (Role.CARD, Role.LABEL))
        examples = "".join(
            f'<p style="margin:5px 0; {plain}">{html.escape(words)}</p>'
            for words in few_examples(self._known)
        )
        heading = self.tr("You can type").upper()
        self._examples.setText(
            f'<p style="color:{soft}; {small}; font-weight:600">{heading}</p>{examples}'
        )

    def choose_first(self) -> None:
        """Goes to the best passage."""
        for row in self._model.records:
            if isinstance(row, PassageRow):
                self.passage_requested.emit(row.result.ref)
                return
        self._refuse()

    def enter(self) -> None:
        """Puts the keyboard on the first passage; where there is none, on what may be meant."""
        first = self._model.row_of(
            lambda row: isinstance(row, PassageRow | EarlierSearchRow | ExampleRow)
        )
        if first >= 0:
            self.rows.setFocus()
            self.rows.go_to(first)
        elif not self._hints.take_keyboard():
            self._refuse()

    def _refuse(self) -> None:
        """Says again why there is nothing to go to."""
        self.refused.emit(self._words.text() or self.tr("There is nothing here to go to."))

    # What its reader does

    def open_menu(self, at: QPoint | None = None) -> None:
        """Lists what can be done with the chosen row, at a point of the screen or on the row."""
        index = self.rows.currentIndex()
        if not index.isValid():
            return
        from desktop.appearance.action_menu import open_actions  # noqa: PLC0415 - when first wanted

        row = index.data(RecordRole)
        go = QAction(self.tr("Go there"), self.rows)
        go.setShortcut(QKeySequence(Qt.Key.Key_Return))
        go.triggered.connect(lambda: self._say_chosen(row))
        to_field = QAction(self.tr("Search for something else"), self.rows)
        to_field.triggered.connect(self.ascended)
        open_actions(
            [go, self._beside, to_field], self, self.rows.point_on(index) if at is None else at
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        elif event.key() == Qt.Key.Key_Up and self._is_at_top():
            self.ascended.emit()
        elif event.key() == Qt.Key.Key_Delete and self._remove_current():
            return
        else:
            super().keyPressEvent(event)

    def _is_at_top(self) -> bool:
        above = self._model.records[: max(0, self.rows.currentIndex().row())]
        return all(isinstance(row, GroupRow) for row in above)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        # A focus proxy among one's own children would hide the others from the Tab key.
        self.rows.setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A screen reader is told of this halt: whoever can, goes the way above.
        self.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_aside()
        if not self._has_failed:
            self._show_state()

    def minimumSizeHint(self) -> QSize:
        # What does not fit beside goes below: see _show_aside.
        return QSize(_NARROWEST, 200)

    def _say_chosen(self, row: ResultRow) -> None:
        if isinstance(row, PassageRow):
            self.passage_requested.emit(row.result.ref)
        elif isinstance(row, ArticleHeading):
            self.passage_requested.emit(row.first)
        elif isinstance(row, EarlierSearchRow):
            self.search_chosen.emit(row.request)
        elif isinstance(row, ExampleRow):
            self.corrected.emit(row.typed)
        elif isinstance(row, MoreResultsRow):
            self._goes_on_at = self.rows.currentIndex().row()
            self.more_wanted.emit()

    def _say_beside(self) -> None:
        row = self.rows.currentIndex().data(RecordRole)
        if isinstance(row, PassageRow):
            self.beside_wanted.emit(row.result.ref)
        elif isinstance(row, ArticleHeading):
            self.beside_wanted.emit(row.first)
        else:
            self.refused.emit(self.tr("Choose a passage first: the arrow keys go through them."))

    def _remove_current(self) -> bool:
        """Takes out the earlier search that the keyboard is on; whether it is on one."""
        row = self.rows.currentIndex().data(RecordRole) if self.rows.hasFocus() else None
        if isinstance(row, EarlierSearchRow):
            self.removal_wanted.emit(row)
        return isinstance(row, EarlierSearchRow)

    def _toggle(self, chosen: Filter) -> None:
        self.asked.emit(replace(self._request, filters=self._request.filters ^ {chosen}))

    def _clear_filters(self) -> None:
        self.asked.emit(replace(self._request, kind=None, filters=frozenset()))
        self.rows.setFocus()

    def _show_aside(self) -> None:
        has_room = self.width() >= _ROOM_FOR_FILTERS
        has_filters = bool(self._results.query) and not self.filters.is_empty
        # Where there is nothing to filter by, the examples rise to the top.
        self.filters.setVisible(has_filters)
        self._tools.show_filter_button(is_shown=has_filters and not has_room)
        # Where nothing is asked yet, the list itself says what can be typed.
        has_aside = bool(self._results.query) and has_room
        has_aside = has_aside or (has_filters and self._tools.wants_filters)
        self._aside.setVisible(has_aside)
        left = self.width() - (self._aside.width() if has_aside else 0)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(beside if left >= _ROOM_FOR_TOOLS else below)

    def _toggle_filters(self) -> None:
        self._show_aside()
        rows = self.filters.rows()
        if self._tools.wants_filters and rows:
            rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(20, 20, 20, 0)
        column.setSpacing(12)
        # In line with the titles below.
        self._head.setContentsMargins(24, 0, 24, 0)
        self._head.setSpacing(8)
        self._head.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.addStretch(1)
        self._head.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._head)
        self._understood.setContentsMargins(24, 0, 24, 0)
        column.addWidget(self._understood)
        hints = QHBoxLayout()
        hints.setContentsMargins(24, 0, 24, 0)
        hints.addWidget(self._hints, 1)
        column.addLayout(hints)
        self._words.setContentsMargins(24, 8, 24, 0)
        column.addWidget(self._words)
        self._short_words.setContentsMargins(24, 0, 24, 0)
        column.addWidget(self._short_words)
        clear = QHBoxLayout()
        clear.setContentsMargins(24, 0, 24, 0)
        clear.addWidget(self._clear)
        clear.addStretch(1)
        column.addLayout(clear)
        column.addWidget(self.rows, 1)
        self._feeding.setContentsMargins(24, 0, 24, 14)
        column.addWidget(self._feeding)
        aside = QVBoxLayout(self._aside)
        aside.setContentsMargins(10, 6, 10, 12)
        aside.addWidget(self.filters, 1)
        self._examples.setContentsMargins(8, 8, 8, 4)
        aside.addWidget(self._examples)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self._aside)

    def _show_state(self) -> None:
        """Says what is to be known of the answer and of the index, each thing in one place."""
        words = state_words(self._results, may_grow=self._may_grow, feeding=self._how_fed)
        if self._value_rows():
            words = ""
        elif self._is_waiting and not self._results.query:
            words = self.tr("Searching …")
        is_short = self.height() < _ROOM_FOR_LINES and bool(self._results.total)
        for label, is_shown in ((self._words, not is_short), (self._short_words, is_short)):
            label.setText(words)
            label.setVisible(bool(words) and is_shown)
        self._show_feeding()

    def _show_feeding(self) -> None:
        words = feeding_words(self._how_fed, is_from_scan=self._results.is_from_scan)
        self._feeding.setText(words)
        self._feeding.setVisible(bool(words))

    def _show_rows(self, *, keeps_place: bool) -> None:
        """Shows what there is; from the top unless it answers the same search once more."""
        index = self.rows.currentIndex()
        current, place = index.data(RecordRole), self.rows.verticalScrollBar().value()
        has_query = bool(self._results.query)
        rows = result_rows(self._results, self._voices) if has_query else self._start_rows()
        self._model.show(rows or self._value_rows())
        goes_on_at, self._goes_on_at = self._goes_on_at, -1
        if not keeps_place:
            self.rows.scrollToTop()
            return
        if 0 <= goes_on_at < self._model.rowCount():
            self.rows.go_to(goes_on_at)
            return
        row = self._model.row_of(lambda each: each == current)
        if row >= 0 and row != self.rows.currentIndex().row():
            self.rows.go_to(row)
            self.rows.verticalScrollBar().setValue(place)

    def _value_rows(self) -> tuple[ResultRow, ...]:
        """Those who speak in the library, where nothing but `speaker:` is typed, and the like."""
        values = self._values
        if values is None or self._results.total or self._results.query != values.words.strip():
            return ()
        heading = {
            Facet.SPEAKER: self.tr("Who speaks in your library"),
            Facet.PUBLISHER: self.tr("Publishers in your library"),
        }.get(values.unfinished.facet, self.tr("Your pens and tags"))
        rows = [
            ExampleRow(values.unfinished.with_value(each.value).strip(), how_many(values, each))
            for each in values.values
        ]
        return (GroupRow(heading), *rows) if rows else ()

    def _start_rows(self) -> tuple[ResultRow, ...]:
        """What can be chosen where nothing is asked: searches of before, and what can be typed."""
        if self._is_waiting:
            return ()
        tries = [ExampleRow(typed, meaning) for typed, meaning in first_examples(self._known)]
        return (*self._before, GroupRow(self.tr("You can type")), *tries)
