"""One window over the window for a move: progress with a stop, then what there is to decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.plain_words import PlainLabel, announce
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.wrapped_row import WrappedRow
from desktop.window.dialog import Dialog

Way = tuple[str, Callable[[], object]]


class MovingDialog(Dialog):
    """Shows how far it is, what was found, or why nothing was changed.

    `stop_wanted` is sent for as long as something goes on; then it can be closed.
    """

    stop_wanted = Signal()

    def __init__(self, title: str, doing: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        # Whether there is something to stop.
        self._is_under_way = True
        column = self.fill()
        inside = QWidget()
        self._words = QVBoxLayout(inside)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(6)
        column.addWidget(ScrolledRoom(inside), 1)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(doing)
        column.addWidget(self.bar)
        self._ways = WrappedRow(8)
        column.addLayout(self._ways)
        self._show([("", doing)], [(self.tr("Stop"), self.stop_wanted.emit)])
        self.fit(QSize(600, 380))

    @property
    def words(self) -> str:
        """All that is said now."""
        labels = (self._words.itemAt(at) for at in range(self._words.count()))
        widgets = (each.widget() for each in labels if each is not None)
        return "\n".join(each.text() for each in widgets if isinstance(each, PlainLabel))

    def ways(self) -> tuple[QPushButton, ...]:
        """The buttons that are there now, the most helpful first."""
        items = (self._ways.itemAt(at) for at in range(self._ways.count()))
        widgets = (each.widget() for each in items if each is not None)
        return tuple(each for each in widgets if isinstance(each, QPushButton))

    def show_progress(self, percent: int) -> None:
        """How far it is."""
        self.bar.setValue(percent)

    def show_more(self, doing: str) -> None:
        """That something else goes on now, which can be stopped as well."""
        self._is_under_way = True
        self.bar.setValue(0)
        self.bar.show()
        self._show([("", doing)], [(self.tr("Stop"), self.stop_wanted.emit)])

    def show_end(
        self, words: Iterable[tuple[str, str]], ways: Iterable[Way] = (), *, away: str = ""
    ) -> None:
        """What there is to know, each with a heading or none, and what can be done.

        `away` is what the button that closes it is called.
        """
        self._is_under_way = False
        self.bar.hide()
        closing = (away or self.tr("Close"), self.reject)
        self._show(list(words), [*ways, closing])

    def reject(self) -> None:
        """Stops what goes on, else closes."""
        if self._is_under_way:
            self.stop_wanted.emit()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_under_way:
            self.stop_wanted.emit()
        super().closeEvent(event)

    def _show(self, words: list[tuple[str, str]], ways: list[Way]) -> None:
        _empty(self._words)
        for heading, said in words:
            if heading:
                title = PlainLabel(heading)
                title.setObjectName("notice-title")
                title.setWordWrap(True)
                self._words.addWidget(title)
            label = PlainLabel(said)
            label.setWordWrap(True)
            self._words.addWidget(label)
        self._words.addStretch(1)
        before = self.ways()
        for said, way in ways:
            button = QPushButton(said, self)
            # Enter presses what has the keyboard, and nothing else.
            button.setAutoDefault(False)
            button.clicked.connect(way)
            self._ways.addWidget(button)
            button.show()
        # What only closes is never what Enter replaces a library by. It has the keyboard before
        # the others go, as it would be nowhere else.
        self.ways()[-1].setFocus()
        for _ in before:
            _take_first(self._ways)
        announce(self, " ".join(f"{heading} {said}".strip() for heading, said in words))


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        _take_first(layout)


def _take_first(layout: QLayout) -> None:
    item = layout.takeAt(0)
    if item is not None and (widget := item.widget()) is not None:
        widget.hide()
        widget.deleteLater()
