"""The rows of the evidence table: claims, the sides under each, and the marks on those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
)

from desktop.appearance.theme import Theme
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.evidence import EvidenceRow, EvidenceSide, OwnClaim, OwnClaimId
from desktop.core.record import record
from desktop.core.text.shown import beginning, shown

_ROLE = Qt.ItemDataRole.UserRole
_MOST = 160
_SIGNS = {EvidenceSide.FOR: "▲", EvidenceSide.AGAINST: "▼", EvidenceSide.BACKGROUND: "●"}


@record(frozen=True, slots=True)
class EvidencePoint:
    """What a row of the table is about; a mark that stands under no claim has none."""

    claim_id: OwnClaimId | None = None
    side: EvidenceSide | None = None
    annotation: Annotation | None = None


class EvidenceTree(QTreeWidget):
    """Shows the table, and has marks dragged from side to side and from claim to claim.

    `dropped` carries the point that was dragged and the one it was dropped on; nothing moves here
    until the table says so.
    """

    dropped = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAccessibleName(self.tr("Evidence table"))

    def show_claims(
        self, claims: Iterable[OwnClaim], loose: Iterable[Annotation], loose_title: str
    ) -> None:
        """Shows all of it; the keyboard stays on what it was on."""
        before = self.point
        self.clear()
        for claim in claims:
            self._add_claim(claim)
        top = self._new(self, loose_title, EvidencePoint(), takes_drops=True)
        for note in loose:
            self._new(top, _words(note), EvidencePoint(annotation=note), is_dragged=True)
        self.expandAll()
        self._come_back_to(before)

    @property
    def point(self) -> EvidencePoint:
        """What the keyboard is on."""
        return _point_of(self.currentItem())

    def current_corner(self) -> QPoint:
        """Where on the screen the row begins that the keyboard is on."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def go_to(self, annotation_id: AnnotationId) -> None:
        """Brings the keyboard to the first row of a mark."""
        for item in self._all():
            note = _point_of(item).annotation
            if note is not None and note.id == annotation_id:
                self.setCurrentItem(item)
                return

    def dropEvent(self, event: QDropEvent) -> None:
        dragged, onto = self.point, _point_of(self.itemAt(event.position().toPoint()))
        # Qt would move the row itself, before it is known whether the mark moves.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if dragged.annotation is not None:
            self.dropped.emit(dragged, onto)

    def _add_claim(self, claim: OwnClaim) -> None:
        top = self._new(self, claim.words, EvidencePoint(claim.id), takes_drops=True)
        font = QFont(self.font())
        font.setBold(True)
        top.setFont(0, font)
        names = {
            EvidenceSide.FOR: self.tr("For"),
            EvidenceSide.AGAINST: self.tr("Against"),
            EvidenceSide.BACKGROUND: self.tr("Background"),
        }
        for side, name in names.items():
            rows = claim.on(side)
            words = f"{name} ({len(rows)})"
            group = self._new(top, words, EvidencePoint(claim.id, side), takes_drops=True)
            group.setIcon(0, self._sign(side))
            for row in rows:
                point = EvidencePoint(claim.id, side, row.annotation)
                self._new(group, _row_words(row), point, is_dragged=True, takes_drops=True)

    def _sign(self, side: EvidenceSide) -> QIcon:
        """Only the sign has the colour: words in it would be too pale to read."""
        icon = QIcon()
        usual, chosen = self._theme.colour(f"evidence_{side.value}"), self._theme.colour("ink")
        for mode, colour in ((QIcon.Mode.Normal, usual), (QIcon.Mode.Selected, chosen)):
            picture = QPixmap(self.iconSize() if self.iconSize().isValid() else QSize(16, 16))
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setPen(colour)
            painter.setFont(self.font())
            painter.drawText(picture.rect(), Qt.AlignmentFlag.AlignCenter, _SIGNS[side])
            painter.end()
            icon.addPixmap(picture, mode)
        return icon

    def _new(
        self,
        parent: QTreeWidget | QTreeWidgetItem,
        words: str,
        point: EvidencePoint,
        *,
        is_dragged: bool = False,
        takes_drops: bool = False,
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [shown(words)])
        item.setData(0, _ROLE, point)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if is_dragged:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if takes_drops:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        item.setFlags(flags)
        return item

    def _come_back_to(self, before: EvidencePoint) -> None:
        items = list(self._all())
        exact = (item for item in items if _point_of(item) == before)
        note = before.annotation
        same = (
            item
            for item in items
            if note is not None and (at := _point_of(item).annotation) is not None
            if at.id == note.id
        )
        self.setCurrentItem(next(exact, None) or next(same, None) or items[0])

    def _all(self) -> Iterator[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            yield item
            walk += 1


def _point_of(item: QTreeWidgetItem | None) -> EvidencePoint:
    point = item.data(0, _ROLE) if item is not None else None
    return point if isinstance(point, EvidencePoint) else EvidencePoint()


def _row_words(row: EvidenceRow) -> str:
    return f"{_words(row.annotation)} — {row.title}"


def _words(note: Annotation) -> str:
    quote = " ".join(note.selector.quote.exact.split())
    body = " ".join(note.body.split())
    parts = [f"“{beginning(quote, _MOST)}”" if quote else "", beginning(body, _MOST)]
    return " · ".join(part for part in parts if part)
