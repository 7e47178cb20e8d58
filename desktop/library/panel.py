"""The library in the page's place: what is listed, how it is narrowed, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.action_menu import open_actions
from desktop.appearance.fonts import Role
from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import ElidedLabel, PlainLabel, announce, show_tip
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.article import ArticleId
from desktop.core.library.listing import ArticleRequest, Listing, ListOrder, ShelfPart
from desktop.core.library.reading_marks import ReadingState
from desktop.covering.panel import CoveringPanel
from desktop.covering.style import chip_css
from desktop.library.articles_model import ArticlesModel, Read
from desktop.library.articles_table import ArticlesTable
from desktop.library.details import ArticleDetails
from desktop.library.empty import EmptyWords, empty_words
from desktop.library.row_words import order_name
from desktop.panel import USUAL_KEYS, give_way, turn_to
from desktop.wording.arranged_articles import articles_counted, state_name
from desktop.wording.counting import counted, grouped

# Where it is narrower than this, in pixels for usual letters, nothing stands beside the list.
# How far the letters of the title stand from its edge, in pixels.
_TITLE_EDGE = 4
_DETAILS_FROM, _DETAILS = 980, 290
# The orders that are offered, and whether the largest comes first in each.
_ORDERS = (
    (ListOrder.ADDED, True),
    (ListOrder.ADDED, False),
    (ListOrder.TITLE, False),
    (ListOrder.PUBLISHER, False),
    (ListOrder.PUBLISHED, True),
    (ListOrder.VISITED, True),
    (ListOrder.WORDS, False),
    (ListOrder.GRADE, False),
    (ListOrder.PROGRESS, True),
)
# What goes up when it is first sorted by.
_RISING = frozenset({ListOrder.TITLE, ListOrder.PUBLISHER, ListOrder.WORDS, ListOrder.GRADE})
_CHIPS: tuple[ReadingState | None, ...] = (None, *ReadingState)


class LibraryPanel(CoveringPanel):
    """Lists articles and says what is wanted of them.

    `asked` carries the ArticleRequest that is to be answered. `article_chosen` and `beside_wanted`
    carry the id of one article; `tags_wanted`, `collections_wanted`, `edit_wanted`, `bin_wanted`
    and `return_wanted` those that are chosen, `mark_wanted` a ReadingState with them,
    `lesson_wanted` those of which a lesson is to be made. `add_wanted`
    asks for the ways to add some, `parts_wanted` for the parts of the library, at a point of the
    screen. `looked_at` says that another row, or none, has
    the keyboard.
    """

    asked = Signal(object)
    article_chosen = Signal(str)
    beside_wanted = Signal(str)
    tags_wanted = Signal(tuple)
    collections_wanted = Signal(tuple)
    edit_wanted = Signal(tuple)
    bin_wanted = Signal(tuple)
    return_wanted = Signal(tuple)
    mark_wanted = Signal(tuple, object)
    lesson_wanted = Signal(tuple)
    add_wanted = Signal()
    parts_wanted = Signal(QPoint)
    looked_at = Signal()

    def __init__(self, read: Read, theme: Theme) -> None:
        super().__init__(theme, name=self.tr("My library"))
        self.setObjectName("library")
        self.wanted = ArticleRequest()
        self.listing = Listing()
        self._name = self.tr("All articles")
        self.model = ArticlesModel(read, self)
        self.table = ArticlesTable(self.model, theme)
        self.table.setAccessibleName(self.tr("Articles"))
        self.details = ArticleDetails(theme)
        self._make_head()
        self._make_bar()
        self._make_empty()
        self._make_actions()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.show_theme(theme)
        self._show_choice()

    # What is shown

    @property
    def chosen_ids(self) -> tuple[ArticleId, ...]:
        """What a command is about: the chosen articles, else the one of the keyboard."""
        current = self.table.current
        return self.table.picked_ids or ((current.id,) if current is not None else ())

    def show_part(self, part: ShelfPart, value: str, name: str) -> None:
        """Turns to another part of the library, with nothing narrowed."""
        with QSignalBlocker(self.field):
            self.field.clear()
        self.show_name(name)
        self._ask(
            ArticleRequest(part, value, order=self.wanted.order, is_falling=self.wanted.is_falling)
        )

    def show_name(self, name: str) -> None:
        """What the part is called that is listed."""
        self._name = name
        self.title.setText(f"{name} ▾")
        self.title.setAccessibleName(self.tr("{0}: choose what is listed").format(name))

    def show_found(self, ids: tuple[ArticleId, ...]) -> None:
        """Takes what answers the search that is listed."""
        self._ask(replace(self.wanted, answers=ids))

    def show_listing(self, listing: Listing) -> None:
        """Shows what is to be listed, with the sums of all there is."""
        before, self.listing = self.listing, listing
        self.table.show_rows(listing.ids)
        self.table.show_order(self.wanted.order, is_falling=self.wanted.is_falling)
        self._show_sums()
        if listing.ids:
            turn_to(self.pages, self.table, self.table)
        else:
            self._show_empty()
        self._show_details()
        if len(before.ids) != len(listing.ids) and self.isVisible():
            announce(self, self.sums())
        self._show_choice()
        self.looked_at.emit()

    def show_theme(self, theme: Theme) -> None:
        self.table.show_theme(theme)
        self.details.show_theme(theme)
        super().show_theme(theme)

    def sums(self) -> str:
        """How much is listed, and how much is chosen of it."""
        said = articles_counted(len(self.listing.ids))
        picked = len(self.table.picked_rows)
        return f"{said} · {self._picked_words(picked)}" if picked > 1 else said

    def _picked_words(self, count: int) -> str:
        return counted(count, self.tr("1 chosen"), self.tr("%n chosen", None, count))

    def _show_sums(self) -> None:
        listing, is_bin = self.listing, self.wanted.part is ShelfPart.BIN
        words = [articles_counted(listing.in_part)]
        if is_bin:
            told = self.tr("Put back what you keep ({LibraryPanel: U}). Nothing here is deleted.")
            words.append(with_keys(told))
        else:
            unread = listing.states.get(ReadingState.UNREAD, 0)
            words += [grouped(self.tr("%n unread", None, unread), unread)] if unread else []
            told = self.tr("drop files or a folder anywhere here, or paste text ({Window: Ctrl+V})")
            words.append(with_keys(told))
        self.hint.setText(" · ".join(words))
        for state, chip in self.chips.items():
            count = listing.in_part if state is None else listing.states.get(state, 0)
            chip.setText(f"{self._chip_name(state)} {count:,}")
            chip.setVisible(not is_bin)

    def _chip_name(self, state: ReadingState | None) -> str:
        return self.tr("All") if state is None else state_name(state).capitalize()

    def _show_empty(self) -> None:
        words = self._empty_words = empty_words(self.wanted)
        self._empty_title.setText(words.title)
        self._empty_text.setText(words.text)
        self.empty_button.setText(words.button)
        self.empty_button.setVisible(bool(words.button))
        turn_to(self.pages, self.empty, self.empty_button if words.button else self.field)

    def _show_choice(self) -> None:
        picked = len(self.table.picked_rows)
        is_bin = self.wanted.part is ShelfPart.BIN
        self.picked.setText(self._picked_words(picked))
        is_low = self.is_low
        for action, button in self._bar_buttons:
            is_fitting = not is_bin if action is not self.returning else is_bin
            # A second line of it would leave one article to be seen.
            is_left_out = is_low and action in (self.beside, self.editing)
            button.setVisible(is_fitting and not is_left_out)
        if picked > 1 or (picked and not self._has_details and not is_low):
            self.bar.show()
        else:
            give_way(self.bar, self.table, self.bar.hide)

    # What is wanted

    def _ask(self, wanted: ArticleRequest) -> None:
        self.wanted = wanted
        self.chips[wanted.state].setChecked(True)
        self.order.setText(f"{order_name(wanted.order, is_falling=wanted.is_falling)} ▾")
        self.asked.emit(wanted)

    def show_state(self, state: ReadingState | None) -> None:
        """Lists only what is unread, being read or read, or all of it."""
        self._ask(replace(self.wanted, state=state))

    def narrow(self, words: str) -> None:
        """Lists only what has these words in its title or its publisher."""
        self._ask(replace(self.wanted, words=words))

    def sort(self, order: ListOrder, *, is_falling: bool | None = None) -> None:
        """Sorts by something else, or the other way round by the same."""
        if is_falling is None:
            is_same = order is self.wanted.order
            is_falling = not self.wanted.is_falling if is_same else order not in _RISING
        self._ask(replace(self.wanted, order=order, is_falling=is_falling))
        if self.isVisible():
            words = self.tr("Sorted: {0}").format(order_name(order, is_falling=is_falling))
            announce(self, words)

    def clear(self) -> None:
        """Takes away whatever narrows the list."""
        with QSignalBlocker(self.field):
            self.field.clear()
        self._ask(replace(self.wanted, words="", state=None))

    def _act_when_empty(self) -> None:
        if self._empty_words is EmptyWords.NARROWED:
            self.clear()
            self.table.setFocus()
        elif self.listing.total:
            self.show_part(ShelfPart.ALL, "", self.tr("All articles"))
        else:
            self.add_wanted.emit()

    def _choose_order(self) -> None:
        actions = []
        for order, is_falling in _ORDERS:
            action = QAction(order_name(order, is_falling=is_falling), self.order)
            action.setCheckable(True)
            action.setChecked(order is self.wanted.order and is_falling is self.wanted.is_falling)
            action.triggered.connect(
                lambda _=False, o=order, f=is_falling: self.sort(o, is_falling=f)
            )
            actions.append(action)
        open_actions(actions, self, self._under(self.order))

    def _choose_part(self) -> None:
        self.parts_wanted.emit(self._under(self.title))

    def _under(self, button: QWidget) -> QPoint:
        return button.mapToGlobal(button.rect().bottomLeft())

    def open_menu(self, at: QPoint | None = None) -> None:
        """Lists what can be done with the chosen articles."""
        if self.chosen_ids:
            index = self.table.currentIndex()
            here = self.table.viewport().mapToGlobal(self.table.visualRect(index).center())
            open_actions(self._fitting_actions(), self, here if at is None else at)

    def _fitting_actions(self) -> list[QAction]:
        if self.wanted.part is ShelfPart.BIN:
            return [self.returning]
        return [each for each in self._of_articles if each is not self.returning]

    # Building

    def _make_head(self) -> None:
        self.title = QPushButton(f"{self._name} ▾")
        self.title.setObjectName("title")
        self.title.setAccessibleName(self.tr("{0}: choose what is listed").format(self._name))
        self.title.clicked.connect(self._choose_part)
        show_tip(self.title, self.tr("Collections, tags, searches, the bin: {LibraryPanel: L}"))
        self.add = QPushButton(self.tr("Add articles …"))
        self.add.setObjectName("main")
        self.add.setAccessibleName(self.tr("Add articles …"))
        show_tip(self.add, self.tr("Files, a folder, or copied words: {Window: Ctrl+O}"))
        self.add.clicked.connect(self.add_wanted)
        self.hint = ElidedLabel()
        self.hint.setMinimumWidth(1)
        group = QButtonGroup(self)
        self.chips: dict[ReadingState | None, QPushButton] = {}
        for state in _CHIPS:
            chip = self.chips[state] = QPushButton(self._chip_name(state))
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, chosen=state: self.show_state(chosen))
            group.addButton(chip)
        self.chips[None].setChecked(True)
        self.field = self.finding_field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Filter by title or publisher"))
        self.field.setAccessibleName(self.tr("Filter by title or publisher"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(200)
        self.field.textChanged.connect(self.narrow)
        self.field.returnPressed.connect(self.table.setFocus)
        self.field.installEventFilter(self)
        self.order = QPushButton()
        self.order.setObjectName("order")
        self.order.clicked.connect(self._choose_order)
        show_tip(self.order, self.tr("By what the list is sorted: {LibraryPanel: S}"))
        self.order.setText(f"{order_name(ListOrder.ADDED, is_falling=True)} ▾")

    def _make_empty(self) -> None:
        self.empty = QWidget()
        self._empty_words = EmptyWords.NOTHING
        self._empty_title, self._empty_text = PlainLabel(), PlainLabel()
        self.empty_button = QPushButton()
        self.empty_button.clicked.connect(self._act_when_empty)
        column = QVBoxLayout(self.empty)
        column.addStretch(2)
        for label in (self._empty_title, self._empty_text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self.empty_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.empty)

    def _make_bar(self) -> None:
        self.bar = QWidget()
        self.bar.setObjectName("chosen")
        self.bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar.setAccessibleName(self.tr("What can be done with the chosen articles"))
        self.picked = PlainLabel()
        self._bar_row = WrappedRow(4, self.bar)
        self._bar_row.setContentsMargins(14, 6, 14, 6)
        self._bar_row.addWidget(self.picked)
        self._bar_buttons: list[tuple[QAction, QPushButton]] = []

    def _make_actions(self) -> None:
        self._of_articles: list[QAction] = []
        self.opening = self._for_chosen(self.tr("Open"), "O", self._open)
        self.beside = self._for_chosen(
            self.tr("Read beside"), "Ctrl+Return; Ctrl+Enter", self._open_beside
        )
        self.tagging = self._for_chosen(self.tr("Tags …"), "T", self.tags_wanted.emit)
        self.collecting = self._for_chosen(
            self.tr("Collections …"), "C", self.collections_wanted.emit
        )
        for state, words, key in (
            (ReadingState.READ, self.tr("Mark as read"), "R"),
            (ReadingState.READING, self.tr("Mark as being read"), "Shift+R"),
            (ReadingState.UNREAD, self.tr("Mark as unread"), "N"),
        ):
            self._for_chosen(words, key, partial(self._say_marked, state))
        self.editing = self._for_chosen(
            self.tr("Edit source data …"), "E; Ctrl+E", self.edit_wanted.emit
        )
        self.teaching = self._for_chosen(self.tr("Make a lesson …"), "M", self.lesson_wanted.emit)
        self.binning = self._for_chosen(self.tr("To the bin"), "Del", self.bin_wanted.emit)
        self.returning = self._for_chosen(
            self.tr("Put back"), "U", self.return_wanted.emit, in_bin=True
        )
        # The bar has room for what is done often; all of it stands in the menu.
        rare = (
            self.tr("Mark as being read"),
            self.tr("Mark as unread"),
            self.teaching.text(),
        )
        for words, keys, do in (
            (self.tr("Choose all"), "Ctrl+A", self.table.selectAll),
            (self.tr("Filter by title or publisher"), "F; /", self.field.setFocus),
            (self.tr("Choose what is listed"), "L", self._choose_part),
            (self.tr("Sort the list"), "S", self._choose_order),
            (self.tr("Show everything in this part"), "X", self.clear),
            (self.tr("What can be done with these articles?"), "Shift+F10; Menu", self.open_menu),
        ):
            self.new_action(words, keys).triggered.connect(lambda _=False, act=do: act())
        for action in self._of_articles:
            if action.text() in rare:
                continue
            button = QPushButton(action.text())
            button.setObjectName("bar-button")
            button.clicked.connect(action.trigger)
            key = "{" + self._key_name(action) + "}"
            show_tip(button, self.tr("{0} ({1})").format(action.text(), key))
            self._bar_row.addWidget(button)
            self._bar_buttons.append((action, button))

    def _key_name(self, action: QAction) -> str:
        """What words name the keys of an action by."""
        usual: str = action.property(USUAL_KEYS)
        return f"{type(self).__name__}: {usual.partition(';')[0]}"

    def _for_chosen(
        self,
        words: str,
        keys: str,
        act: Callable[[tuple[ArticleId, ...]], object],
        *,
        in_bin: bool = False,
    ) -> QAction:
        """An action on the chosen articles; it says why it can do nothing."""
        action = self.new_action(words, keys)

        def run(_: bool = False) -> None:
            ids, is_bin = self.chosen_ids, self.wanted.part is ShelfPart.BIN
            if not ids:
                self.refused.emit(self.tr("Choose an article in the list first."))
            elif is_bin and not in_bin:
                self._say_binned()
            elif in_bin and not is_bin:
                self.refused.emit(self.tr("This is no article of the bin."))
            else:
                act(ids)

        action.triggered.connect(run)
        self._of_articles.append(action)
        return action

    def _say_marked(self, state: ReadingState, ids: tuple[ArticleId, ...]) -> None:
        self.mark_wanted.emit(ids, state)

    def _say_binned(self) -> None:
        words = self.tr("This lies in the bin. Put it back first: {LibraryPanel: U}")
        self.refused.emit(with_keys(words))

    def _open(self, ids: tuple[ArticleId, ...]) -> None:
        self._open_one(ids[0])

    def _open_one(self, article_id: str) -> None:
        if self.wanted.part is ShelfPart.BIN:
            self._say_binned()
        else:
            self.article_chosen.emit(article_id)

    def _open_beside(self, ids: tuple[ArticleId, ...]) -> None:
        self.beside_wanted.emit(ids[-1])

    def _connect(self) -> None:
        self.table.chosen.connect(self._open_one)
        self.table.picked.connect(self._show_choice)
        self.table.picked.connect(self.looked_at)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.looked_at.emit())
        self.table.order_wanted.connect(self.sort)
        self.table.menu_wanted.connect(self.open_menu)
        self.details.open_wanted.connect(self.opening.trigger)
        self.details.edit_wanted.connect(self.editing.trigger)

    def _lay_out(self) -> None:
        self._top = top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.addWidget(self.title)
        top.addStretch(1)
        top.addWidget(self.add, 0, Qt.AlignmentFlag.AlignVCenter)
        chips = QWidget()
        row = WrappedRow(8, chips)
        for chip in self.chips.values():
            row.addWidget(chip)
        self._tools = tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        tools.setSpacing(10)
        tools.addWidget(chips, 1, Qt.AlignmentFlag.AlignVCenter)
        tools.addWidget(self.field)
        tools.addWidget(self.order)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(8)
        head = QWidget()
        over = QVBoxLayout(head)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(8)
        over.addLayout(top)
        over.addWidget(self.hint)
        over.addLayout(tools)
        # The title has an edge when it has the keyboard; its letters stand over all else.
        for part in (self.hint, tools, self.pages):
            part.setContentsMargins(_TITLE_EDGE, 0, 0, 0)
        self._inside.addWidget(ScrolledRoom(head))
        self._inside.addWidget(self.pages, 1)
        self._inside.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._inside, 1)
        whole.addWidget(self.details)
        for before, after in (
            (self.title, self.add),
            (self.add, self.chips[None]),
            (self.field, self.order),
            (self.order, self.table),
        ):
            QWidget.setTabOrder(before, after)

    def _fit_head(self) -> None:
        """Stands below each other what has no room side by side."""
        edges = self._inside.contentsMargins()
        room = self.width() - edges.left() - edges.right() - _TITLE_EDGE
        chip = max(each.sizeHint().width() for each in self.chips.values())
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for row, parts, more in (
            (self._top, (self.title, self.add), 0),
            (self._tools, (self.field, self.order), 2 * chip),
        ):
            wanted = more + sum(each.sizeHint().width() + row.spacing() for each in parts)
            row.setDirection(beside if wanted <= room else below)
            for each in parts:
                # How large it was in other letters is kept in mind by Qt.
                each.updateGeometry()

    @property
    def _has_details(self) -> bool:
        return self.width() >= self._theme.type.card_room(_DETAILS_FROM)

    def _show_details(self) -> None:
        if self._has_details and self.listing.ids:
            self.details.show()
        else:
            give_way(self.details, self.table, self.details.hide)

    def _dress(self) -> None:
        colours, letters = self._theme.colours, self._theme.type
        is_low = self.is_low
        self.hint.setVisible(not is_low)
        # Where there is little room it stands beside the title, as the sign of the bar does.
        self.add.setText("+" if is_low else self.tr("Add articles …"))
        self._inside.setContentsMargins(*((10, 6, 14, 6) if is_low else (22, 18, 26, 12)))
        self.details.setFixedWidth(letters.card_room(_DETAILS))
        self.field.setFixedWidth(letters.card_room(190))
        self.setStyleSheet(
            f"#title {{ border: none; background: transparent; color: {colours['ink']};"
            f" text-align: left; padding: 2px {_TITLE_EDGE}px; {self._title_css()} }}"
            f"#title:focus {{ border: 2px solid {colours['focus']};"
            f" padding: 0 {_TITLE_EDGE - 2}px; }}"
            f"#main {{ background: {colours['accent']}; color: {colours['on_accent']};"
            f" border-color: {colours['accent']}; font-weight: 600; }}"
            f"#main:focus {{ border: 2px solid {colours['ink']}; }}"
            f"#order {{ border: 2px solid transparent; background: transparent; }}"
            f"#order:focus {{ border-color: {colours['focus']}; }}"
            f"{chip_css(self._theme)}"
            f"QTableView {{ border: none; background: {colours['paper']}; outline: none; }}"
            f"QHeaderView {{ background: {colours['paper']}; }}"
            f"QHeaderView::section {{ background: {colours['paper']}; border: none;"
            f" border-bottom: 1px solid {colours['line']}; padding: 6px 10px;"
            f" color: {colours['soft_ink']}; {letters.css(Role.DETAIL)} font-weight: 600; }}"
            f"#chosen {{ background: {colours['bar']}; border-radius: 8px; }}"
            f"#chosen QLabel {{ color: {colours['on_bar']}; padding: 5px 8px; }}"
            f"#bar-button {{ border: 2px solid transparent; background: transparent;"
            f" color: {colours['on_bar']}; padding: 3px 8px; {letters.css(Role.CHIP)} }}"
            f"#bar-button:hover, #bar-button:focus {{ border-color: {colours['on_bar']}; }}"
        )
        self._fit_head()
        self.hint.setStyleSheet(f"color: {colours['soft_ink']};")
        self._empty_title.setStyleSheet(f"{letters.css(Role.HEADING)} font-weight: 600;")
        self._empty_text.setStyleSheet(f"color: {colours['soft_ink']};")

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Before what it is scrolled in takes the key.
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Down:
                self.table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()
        self._show_details()
        self._show_choice()

    def _step_back(self) -> bool:
        was_narrowed = self.field.hasFocus() and bool(self.field.text())
        if was_narrowed:
            self.field.clear()
        return was_narrowed
