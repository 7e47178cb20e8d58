"""The evidence table over the window: claims of one's own, and what is for or against each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.appearance.plain_words import PlainLabel, announce
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.annotation import Annotation
from desktop.core.evidence import EvidenceSide, OwnClaim
from desktop.window.dialog import Dialog
from desktop.window.evidence_tree import EvidencePoint, EvidenceTree


class EvidenceDialog(Dialog):
    """Asks for everything, and changes nothing itself.

    `put_wanted` carries the point the keyboard is on and a side, or None to take it out;
    `moved` a point and the one it was dropped on.
    """

    claim_wanted = Signal()
    words_wanted = Signal(object)
    put_wanted = Signal(object, object)
    moved = Signal(object, object)
    passage_wanted = Signal(object)
    outline_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My evidence"))
        column = self.fill()
        self.tree = EvidenceTree(theme)
        self.said = PlainLabel("")
        self.said.setWordWrap(True)
        # On a small screen its empty line would be one row less of the table.
        self.said.hide()
        column.addWidget(self.said)
        column.addWidget(self.tree, 1)
        row = WrappedRow(8)
        column.addLayout(row)
        self._add(row, self.tr("New claim …"), "N", self.claim_wanted.emit)
        self._add(row, self.tr("For"), "F", lambda: self._put(EvidenceSide.FOR))
        self._add(row, self.tr("Against"), "A", lambda: self._put(EvidenceSide.AGAINST))
        self._add(row, self.tr("Background"), "B", lambda: self._put(EvidenceSide.BACKGROUND))
        self._add(row, self.tr("Take out"), "Del", lambda: self._put(None))
        self._add(row, self.tr("Other words …"), "E", self._say_otherwise)
        self._add(row, self.tr("Go to the passage"), "G", self._go)
        self._add(row, self.tr("Undo"), "Ctrl+Z", self.undo_wanted.emit)
        self._add(row, self.tr("Save as an outline …"), "S", self.outline_wanted.emit)
        column.addWidget(self.closing_button())
        self.tree.itemActivated.connect(lambda *_: self._go())
        self.tree.dropped.connect(self.moved)
        self.fit(QSize(860, 620))
        self.tree.setFocus()

    def show_claims(
        self, claims: Iterable[OwnClaim], loose: Iterable[Annotation], title: str
    ) -> None:
        """Shows the table, and the marks of the open article that stand under no claim."""
        name = self.tr("Not under a claim yet")
        if title:
            name = self.tr("Not under a claim yet, in “{0}”").format(title)
        self.tree.show_claims(claims, loose, name)

    def say(self, words: str) -> None:
        """Tells what was done, or why something was not."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        announce(self, words)

    def _put(self, side: EvidenceSide | None) -> None:
        self.put_wanted.emit(self.tree.point, side)

    def _say_otherwise(self) -> None:
        self.words_wanted.emit(self.tree.point)

    def _go(self) -> None:
        point: EvidencePoint = self.tree.point
        if point.annotation is not None:
            self.passage_wanted.emit(point.annotation)

    def _add(self, row: WrappedRow, words: str, keys: str, slot: Callable[[], object]) -> None:
        key_words = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(f"{words} ({key_words})", self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        row.addWidget(button)
        key = QShortcut(QKeySequence(keys), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(slot)
