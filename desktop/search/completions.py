"""The speakers, publishers or tags that may be meant, below the field while one is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QVBoxLayout

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import announce
from desktop.appearance.theme import Theme
from desktop.core.searching.completing import Completion
from desktop.core.text.shown import shown
from desktop.search.sums import how_many
from desktop.wording.counting import counted

# The height of a row and the room around all, in pixels; so many rows are seen at a time.
_ROW, _MARGIN, _SEEN = 30, 6, 8


class Completions(QFrame):
    """Lies under the field, which keeps the keyboard; `taken` sends what is to stand in the field.

    The arrow keys go through the values, Enter or Tab takes one, Esc puts the list away.
    """

    taken = Signal(str)

    def __init__(self, field: QLineEdit, theme: Theme) -> None:
        super().__init__(field.window())
        self._field = field
        self._completion: Completion | None = None
        self.setObjectName("completions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = QStringListModel(self)
        self.rows = QListView()
        self.rows.setModel(self._model)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setUniformItemSizes(True)
        self.rows.setAccessibleName(self.tr("Suggestions"))
        self.rows.clicked.connect(lambda index: self._take(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self.rows)
        field.installEventFilter(self)
        self.show_theme(theme)
        self.hide()

    @property
    def values(self) -> tuple[str, ...]:
        """What is offered now, from top to bottom; nothing while the list is away."""
        if self.isHidden() or self._completion is None:
            return ()
        return tuple(each.value for each in self._completion.values)

    def show_completion(self, completion: Completion) -> None:
        """Offers values for what stands in the field; goes where there is none."""
        self._completion = completion
        self._model.setStringList([self._words(number) for number in range(len(completion.values))])
        self.rows.setCurrentIndex(self._model.index(-1))
        if not completion.values:
            self.hide()
            return
        under = self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 3))
        height = min(len(completion.values), _SEEN) * self._row + 2 * _MARGIN + 2
        room = self._field.window().height() - under.y() - 8
        self.setGeometry(under.x(), under.y(), self._field.width(), min(height, room))
        was_away = self.isHidden()
        self.show()
        self.raise_()
        if was_away:
            count = len(completion.values)
            words = counted(count, self.tr("1 suggestion"), self.tr("%n suggestions", None, count))
            announce(self._field, self.tr("{0}, with the arrow keys").format(words))

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        colours = theme.colours
        self._row = theme.type.room(_ROW)
        self.setStyleSheet(
            f"#completions {{ background: {colours['card']}; border: 1px solid"
            f" {colours['field_line']}; border-radius: 8px; }}"
            f"QListView::item {{ height: {self._row}px; {theme.type.css(Role.CONTROL)}"
            f" padding: 0 8px; border-radius: 5px;"
            f" color: {colours['ink']}; }}"
            f"QListView::item:hover {{ background: {colours['hover']}; }}"
            f"QListView::item:selected {{ background: {colours['accent_tint']};"
            f" color: {colours['ink']}; }}"
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and not self.isHidden():
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
            elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Tab:
                    event.accept()
                    return True
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._press(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _press(self, key: Qt.Key) -> bool:
        """Whether a key was one of the list's."""
        here, count = self.rows.currentIndex().row(), self._model.rowCount()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            first = 0 if step > 0 else count - 1
            there = first if here < 0 else (here + step) % count
            self.rows.setCurrentIndex(self._model.index(there))
            announce(self._field, self._words(there))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            if here < 0 and key != Qt.Key.Key_Tab:
                # What was typed is searched for as it stands.
                self.hide()
                return False
            self._take(max(0, here))
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _take(self, row: int) -> None:
        completion = self._completion
        self.hide()
        if completion is not None and 0 <= row < len(completion.values):
            self.taken.emit(completion.unfinished.with_value(completion.values[row].value))

    def _words(self, row: int) -> str:
        assert self._completion is not None
        value = self._completion.values[row]
        return f"{shown(value.value)}   ·   {how_many(self._completion, value)}"
