"""The table of contents of a text with headings, over the page it leads through."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel, announce
from desktop.appearance.theme import Theme
from desktop.core.span import Span
from desktop.core.text.headings import Heading, heading_at
from desktop.core.text.shown import beginning, shown

_ROW, _MARGIN, _WIDTH = 32, 8, 420
_AROUND = 12
# Nobody reads a heading of more in a list.
_LONGEST = 200
_DEEPER = "\N{EM SPACE}\N{EM SPACE}"
_DEEPEST = 4


class _Rows(QListView):
    """Rows of which Enter takes one; it says when the keyboard goes elsewhere."""

    taken = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.taken.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()


class Contents(QFrame):
    """Lists headings, with the one marked in which its reader is; `chosen` sends a Span.

    The arrow keys go through them, Enter or a click goes there, Esc or F9 puts the list away:
    `closed` says that the keyboard is to go back to the text.
    """

    chosen = Signal(Span)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._headings: tuple[Heading, ...] = ()
        self.setObjectName("contents")
        self._title = PlainLabel(self.tr("Contents"))
        self._model = QStringListModel(self)
        self.rows = _Rows(self)
        self.rows.setModel(self._model)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setUniformItemSizes(True)
        self.rows.setAccessibleName(self.tr("Contents"))
        self.rows.taken.connect(self._take)
        self.rows.clicked.connect(lambda index: self._take(index.row()))
        self.rows.left.connect(self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self.rows)
        self.show_theme(theme)
        self.hide()

    @property
    def here(self) -> int | None:
        """The number of the heading that is marked; None for none."""
        row = self.rows.currentIndex().row()
        return row if row >= 0 else None

    def open(self, headings: tuple[Heading, ...], character: int) -> None:
        """Lists headings for whoever reads at a character, and takes the keyboard."""
        self._headings = headings
        self._model.setStringList([_row_of(heading) for heading in headings])
        here = heading_at(headings, character)
        index = self._model.index(here or 0)
        self.rows.setCurrentIndex(index)
        self.lie_over()
        self.show()
        self.raise_()
        self.rows.setFocus()
        self.rows.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        count = self.tr("%n headings", None, len(headings))
        if here is None:
            words = self.tr("Contents: {0}. You are above the first.").format(count)
        else:
            words = self.tr("Contents: {0}. You are in “{1}”.").format(count, headings[here].words)
        announce(self.rows, words)

    def lie_over(self) -> None:
        """Takes the room there is at the top of the page."""
        page = self.parentWidget()
        if page is None:
            return
        width = min(self._width, page.width() - 2 * _AROUND)
        wanted = len(self._headings) * self._row + self._title.sizeHint().height() + 4
        height = min(wanted + 2 * _MARGIN + 6, page.height() - 2 * _AROUND)
        self.setGeometry(_AROUND, _AROUND, max(1, width), max(1, height))

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        colours = theme.colours
        self._row, self._width = theme.type.card_room(_ROW), theme.type.card_room(_WIDTH)
        self._title.setStyleSheet(
            f"color: {colours['soft_ink']}; {theme.type.css(Role.LABEL)} padding: 2px 8px;"
        )
        self.setStyleSheet(
            f"#contents {{ background: {colours['card']}; border: 1px solid"
            f" {colours['field_line']}; border-radius: 8px; }}"
            "QListView { border: none; background: transparent; }"
            f"QListView::item {{ height: {self._row}px; padding: 0 8px; border-radius: 5px;"
            f" color: {colours['ink']}; }}"
            f"QListView {{ {theme.type.css(Role.EXCERPT)} }}"
            f"QListView::item:hover {{ background: {colours['hover']}; }}"
            f"QListView::item:selected {{ background: {colours['accent_tint']};"
            f" color: {colours['ink']}; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._headings):
            self.chosen.emit(self._headings[row].span)


def _row_of(heading: Heading) -> str:
    words = beginning(shown(heading.words), _LONGEST).replace("\t", " ")
    return f"{_DEEPER * min(heading.depth, _DEEPEST)}{words}"
