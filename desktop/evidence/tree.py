"""The rows of the evidence table: claims with their evidence, and all marks by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
)

from desktop.appearance.theme import Theme
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.evidence import ArticleMarks, EvidenceSide, OwnClaim, OwnClaimId
from desktop.evidence.point import (
    MOST_OF_WORDS,
    EvidencePoint,
    EvidenceSort,
    mark_words,
    row_words,
)
from desktop.evidence.signs import group_arrow, side_sign
from desktop.evidence.tree_row import embolden, new_row, point_of
from desktop.evidence.wrapped_rows import WrappedRows
from desktop.wording.counting import counted

# Of so many marks that were found the articles are opened at once.
_MOST_OPENED = 200


class EvidenceTree(QTreeWidget):
    """Shows the table, and has marks dragged from side to side and from claim to claim.

    `dropped` carries the point that was dragged and the one it was dropped on; nothing moves here
    until the table says so. `menu_wanted` carries the point of the screen where it is asked what
    can be done with the row of the keyboard.
    """

    dropped = Signal(object, object)
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._claims: tuple[OwnClaim, ...] = ()
        self._marks: tuple[ArticleMarks, ...] = ()
        # The words that are looked for among the marks, and the articles whose marks are seen.
        self._sought: tuple[str, ...] = ()
        self._open: set[ArticleId] = set()
        self._put: dict[AnnotationId, int] = {}
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setItemDelegate(WrappedRows(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAccessibleName(self.tr("Evidence table"))
        self.itemExpanded.connect(self._fill)
        self.itemCollapsed.connect(self._close)
        self.itemClicked.connect(lambda item, _column: self._turn(item))

    def show_claims(
        self,
        claims: Iterable[OwnClaim],
        marks: Iterable[ArticleMarks],
        here: ArticleId | None = None,
    ) -> None:
        """Shows all of it, the marks of the article `here` opened; the keyboard stays.

        A mark that came under a claim takes the keyboard with it.
        """
        put_before = set(self._put)
        self._claims, self._marks = tuple(claims), tuple(marks)
        if here is not None and not self._open:
            self._open.add(here)
        self._put = dict(Counter(row.annotation.id for each in self._claims for row in each.rows))
        self._show(put_before)

    def seek(self, words: str) -> int:
        """Shows only marks that have these words, and says how many have; all have none."""
        self._sought = tuple(words.casefold().split())
        self._show(set(self._put))
        return sum(len(self._found(each)) for each in self._marks)

    def show_theme(self, theme: Theme) -> None:
        """Draws the signs of the sides in the colours of a theme."""
        self._theme = theme
        for item in self._all():
            point = point_of(item)
            if point.side is not None and point.annotation is None:
                item.setIcon(0, side_sign(point.side, self._theme, self.font()))
            elif point.article_id is not None:
                item.setIcon(0, self._arrow(item.isExpanded()))

    def _show(self, put_before: set[AnnotationId]) -> None:
        before = self.point
        note = before.annotation
        came = before.claim_id is None and note is not None and note.id not in put_before
        self.clear()
        for claim in self._claims:
            self._expand(self._add_claim(claim))
        self._add_marks()
        self._come_back_to(before, is_new=came and note is not None and note.id in self._put)

    def _add_marks(self) -> None:
        found = [(each, self._found(each)) for each in self._marks]
        found = [(each, notes) for each, notes in found if notes]
        count = sum(len(notes) for _, notes in found)
        title = self.tr("All my marks and notes: {0}").format(f"{count:,}")
        if self._sought:
            title = self.tr("Found among my marks and notes: {0}").format(f"{count:,}")
        elif not count and not self._claims:
            # What is to be done first is said over the table.
            return
        point = EvidencePoint(kind=EvidenceSort.MARKS)
        top = new_row(self, title, point, takes_drops=True)
        embolden(top, self.font())
        for each, notes in found:
            words = f"{each.title} ({len(notes)})"
            point = EvidencePoint(kind=EvidenceSort.ARTICLE, article_id=each.article_id)
            group = new_row(top, words, point, takes_drops=True)
            # Its rows are made when somebody opens it: there may be thousands.
            group.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            group.setIcon(0, self._arrow(False))
        self._expand(top)
        shown = 0
        for number in range(top.childCount()):
            is_open = found[number][0].article_id in self._open
            if self._sought:
                is_open, shown = shown < _MOST_OPENED, shown + len(found[number][1])
            if is_open:
                _opened(top.child(number))

    def _found(self, marks: ArticleMarks) -> tuple[Annotation, ...]:
        """The marks of an article that have all words that are looked for."""
        if not self._sought:
            return marks.notes
        title = marks.title.casefold()
        return tuple(
            note
            for note, words in zip(marks.notes, marks.folded, strict=True)
            if all(each in words or each in title for each in self._sought)
        )

    def _fill(self, item: QTreeWidgetItem) -> None:
        point = point_of(item)
        if point.article_id is None:
            return
        item.setIcon(0, self._arrow(True))
        if not self._sought:
            self._open.add(point.article_id)
        if item.childCount():
            return
        marks = next(each for each in self._marks if each.article_id == point.article_id)
        for note in self._found(marks):
            point, whole = EvidencePoint(annotation=note), self._mark_words(note, most=None)
            new_row(item, self._mark_words(note), point, whole=whole, is_dragged=True)

    def _close(self, item: QTreeWidgetItem) -> None:
        point = point_of(item)
        if point.article_id is not None:
            item.setIcon(0, self._arrow(False))
            if not self._sought:
                self._open.discard(point.article_id)

    def _mark_words(self, note: Annotation, most: int | None = MOST_OF_WORDS) -> str:
        count, words = self._put.get(note.id, 0), mark_words(note, most)
        if not count:
            return words
        under = counted(count, self.tr("under 1 claim"), self.tr("under %n claims", None, count))
        return f"✓ {words} ({under})"

    def _expand(self, item: QTreeWidgetItem) -> None:
        item.setExpanded(True)
        if point_of(item).kind is not EvidenceSort.MARKS:
            for number in range(item.childCount()):
                _opened(item.child(number))

    @property
    def point(self) -> EvidencePoint:
        """What the keyboard is on."""
        return point_of(self.currentItem())

    def current_corner(self) -> QPoint:
        """Where on the screen the row begins that the keyboard is on."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def turn_current(self) -> bool:
        """Opens or closes the marks of an article, where the keyboard is on one."""
        return self._turn(self.currentItem())

    def _turn(self, item: QTreeWidgetItem | None) -> bool:
        if item is None or point_of(item).article_id is None:
            return False
        item.setExpanded(not item.isExpanded())
        return True

    def go_to(self, annotation_id: AnnotationId) -> None:
        """Brings the keyboard to the first row of a mark; its article is opened for that."""
        if annotation_id not in self._put:
            for item in list(self._all()):
                article = point_of(item).article_id
                held = (each for each in self._marks if each.article_id == article)
                if any(note.id == annotation_id for each in held for note in each.notes):
                    item.setExpanded(True)
        for item in self._all():
            note = point_of(item).annotation
            if note is not None and note.id == annotation_id:
                self.setCurrentItem(item)
                return

    def go_to_claim(self, claim_id: OwnClaimId) -> None:
        """Brings the keyboard to a claim."""
        for item in self._all():
            if point_of(item).claim_id == claim_id:
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and event.text().isprintable():
            # Letters are commands of the table, and lead to no row that begins with them.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In another width the words of a row need other lines.
        self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.current_corner() if is_key else event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        dragged, onto = self.point, point_of(self.itemAt(event.position().toPoint()))
        # Qt would move the row itself, before it is known whether the mark moves.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if dragged.annotation is not None:
            self.dropped.emit(dragged, onto)

    def _add_claim(self, claim: OwnClaim) -> QTreeWidgetItem:
        words = claim.words
        top = new_row(self, words, EvidencePoint(claim.id), whole=words, takes_drops=True)
        embolden(top, self.font())
        names = {
            EvidenceSide.FOR: self.tr("For"),
            EvidenceSide.AGAINST: self.tr("Against"),
            EvidenceSide.BACKGROUND: self.tr("Background"),
        }
        for side, name in names.items():
            rows = claim.on(side)
            words = f"{name} ({len(rows)})"
            group = new_row(top, words, EvidencePoint(claim.id, side), takes_drops=True)
            group.setIcon(0, side_sign(side, self._theme, self.font()))
            for row in rows:
                point = EvidencePoint(claim.id, side, row.annotation)
                new_row(
                    group,
                    row_words(row),
                    point,
                    whole=row_words(row, most=None),
                    is_dragged=True,
                    takes_drops=True,
                )
        return top

    def _arrow(self, is_open: bool) -> QIcon:
        return group_arrow(self._theme, is_open=is_open, is_from_right=self.isRightToLeft())

    def _come_back_to(self, before: EvidencePoint, *, is_new: bool) -> None:
        items = list(self._all())
        exact = (item for item in items if not is_new and point_of(item) == before)
        note = before.annotation
        same = (
            item
            for item in items
            if note is not None and (at := point_of(item).annotation) is not None
            if at.id == note.id
        )
        if items:
            self.setCurrentItem(next(exact, None) or next(same, None) or items[0])

    def _all(self) -> Iterator[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            yield item
            walk += 1


def _opened(item: QTreeWidgetItem | None) -> None:
    if item is not None:
        item.setExpanded(True)
