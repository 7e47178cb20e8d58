"""The links on a card, gone through with the arrow keys, ringed and said."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QTextDocument

from desktop.appearance.plain_words import announce
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardDelegate
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordRole
from desktop.cards.text import CardText
from desktop.core.record import record

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)


_Index = QModelIndex | QPersistentModelIndex


@record(frozen=True, slots=True)
class CardLink:
    """Words of a card that lead somewhere, from one character of it to another."""

    target: str
    words: str
    start: int
    end: int


class CardLinks(QObject):
    """Leads from link to link on the card of the keyboard; Enter follows the one that is ringed.

    Right and Left go through them, Left from the first and Esc back to the card itself.
    """

    def __init__(self, cards: CardList, theme: Theme) -> None:
        super().__init__(cards)
        self._cards, self._theme = cards, theme
        # The card whose link is ringed, and which one that is.
        self._row, self._at = QPersistentModelIndex(), -1
        self._delegate = cards.itemDelegate()
        assert isinstance(self._delegate, CardDelegate)
        self._delegate.paint_on_current = self._paint
        cards.installEventFilter(self)

    def show_theme(self, theme: Theme) -> None:
        """Draws the ring in the colour of a theme."""
        self._theme = theme

    @property
    def current(self) -> CardLink | None:
        """The link that Enter follows; None where it means the card."""
        links = self._links()
        is_here = self._row == self._cards.currentIndex()
        return links[self._at] if is_here and 0 <= self._at < len(links) else None

    def eventFilter(self, _cards: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._at >= 0:
            self._go_to(-1)
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # The nearest to leave is the link.
            if event.key() == Qt.Key.Key_Escape and self.current is not None:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return not event.modifiers() & _MODIFIERS and self._press(Qt.Key(event.key()))
        return False

    def _press(self, key: Qt.Key) -> bool:
        """Whether a key was one of the links'."""
        link, links = self.current, self._links()
        here = self._at if link is not None else -1
        if key == Qt.Key.Key_Right and links:
            self._go_to(min(here + 1, len(links) - 1))
        elif link is None:
            return False
        elif key == Qt.Key.Key_Left:
            self._go_to(here - 1)
        elif key == Qt.Key.Key_Escape:
            self._go_to(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            record = self._cards.currentIndex().data(RecordRole)
            self._cards.link_followed.emit(record, link.target)
        else:
            return False
        return True

    def _go_to(self, at: int) -> None:
        self._row, self._at = QPersistentModelIndex(self._cards.currentIndex()), at
        self._cards.viewport().update()
        if (link := self.current) is not None:
            count = len(self._links())
            words = self.tr("{0}, link {1} of {2}").format(link.words, at + 1, count)
            announce(self._cards, words)
        elif self._cards.hasFocus():
            announce(self._cards, self.tr("On the card again"))

    def _links(self) -> tuple[CardLink, ...]:
        index = self._cards.currentIndex()
        if not index.isValid():
            return ()
        assert isinstance(self._delegate, CardDelegate)
        return links_of(self._delegate.card(index).document)

    def _paint(self, painter: QPainter, card: CardText, index: _Index) -> None:
        link = self.current
        if link is None or index != self._cards.currentIndex():
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        for box in boxes_of(card.document, link):
            painter.drawRoundedRect(box.adjusted(-3, -1, 3, 1), 3, 3)


def links_of(document: QTextDocument) -> tuple[CardLink, ...]:
    """The links of a card in the order in which they are read."""
    found: list[CardLink] = []
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            target, start = piece.charFormat().anchorHref(), piece.position()
            if target and piece.charFormat().isAnchor():
                before = found[-1] if found else None
                if before is not None and (before.target, before.end) == (target, start):
                    found[-1] = CardLink(
                        target, before.words + piece.text(), before.start, start + piece.length()
                    )
                else:
                    found.append(CardLink(target, piece.text(), start, start + piece.length()))
            pieces += 1
        block = block.next()
    return tuple(found)


def boxes_of(document: QTextDocument, link: CardLink) -> list[QRectF]:
    """Where the words of a link stand on their card, a box for each line."""
    block = document.findBlock(link.start)
    layout, above = block.layout(), document.documentLayout().blockBoundingRect(block).topLeft()
    start, end = link.start - block.position(), link.end - block.position()
    boxes = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = (_x(line.cursorToX(at)) for at in (first, last))
            box = QRectF(min(left, right), line.y(), abs(right - left), line.height())
            boxes.append(box.translated(above))
    return boxes


def _x(told: object) -> float:
    """Where a character stands; the binding tells which one that is too."""
    return float(told[0] if isinstance(told, tuple) else told)  # type: ignore[arg-type]
