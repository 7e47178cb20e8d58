"""What the panels show, and where it stands on the screen, made short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QTextCursor

from desktop.cards.delegate import CardDelegate
from desktop.cards.list import CardList
from desktop.core.extraction.extract import extract
from desktop.core.library.connection import Connection
from desktop.core.library.errors import LibraryFull
from desktop.core.quotation import Extraction
from desktop.core.span import Span
from desktop.core.speakers.ledger import Ledger, ledger
from desktop.reader.article_page import ArticlePage
from desktop.reader.marks import Layer, Line, Mark
from tests.core.builders import BRIDGE

LONG = "\n".join(f"{number}. {BRIDGE.replace(chr(10), ' ')}" for number in range(1, 41))


def extracted(text: str = BRIDGE) -> tuple[Extraction, Ledger]:
    """What the program finds in a text."""
    found = extract(text)
    return found, ledger(text, found)


def a_mark(
    span: Span,
    key: str = "claim:a",
    *,
    layer: Layer = Layer.CLAIM,
    line: Line = Line.SOLID,
    colour: str = "#cc0000",
    tint: str | None = None,
    letter: str = "",
) -> Mark:
    return Mark(span, layer, key, QColor(colour), line, QColor(tint) if tint else None, letter)


def units(words: str) -> int:
    """How many positions of a Qt cursor a string takes."""
    return len(words.encode("utf-16-le")) // 2


def shown_text(page: ArticlePage) -> str:
    """The characters in the page's document, with no-break spaces left as they are."""
    document = page.document()
    numbers = range(document.blockCount())
    return "\n".join(document.findBlockByNumber(number).text() for number in numbers)


def cursor_at(page: ArticlePage, text: str, character: int) -> QTextCursor:
    cursor = QTextCursor(page.document())
    cursor.setPosition(units(text[:character]))
    return cursor


def spot_of(page: ArticlePage, text: str, character: int) -> QPoint:
    """The middle of a character, in pixels of the viewport."""
    left = page.cursorRect(cursor_at(page, text, character))
    right = page.cursorRect(cursor_at(page, text, character + 1))
    return QPoint((left.center().x() + right.center().x()) // 2, left.center().y())


def edge_of(page: ArticlePage, text: str, character: int) -> QPoint:
    """The place before a character, in pixels of the viewport."""
    return page.cursorRect(cursor_at(page, text, character)).center()


def in_view(page: ArticlePage, box: QRectF) -> QRectF:
    """A box of the document in pixels of the viewport."""
    return box.translated(0, -page.verticalScrollBar().value())


def colours_in(image: QImage, box: QRectF) -> dict[str, int]:
    """How often each colour stands in a box of a picture of 100 % scaling."""
    counts: dict[str, int] = {}
    area = box.toRect().intersected(image.rect())
    for x in range(area.left(), area.right() + 1):
        for y in range(area.top(), area.bottom() + 1):
            name = image.pixelColor(x, y).name()
            counts[name] = counts.get(name, 0) + 1
    return counts


def usual_colour(image: QImage, box: QRectF) -> QColor:
    """The colour that fills most of a box."""
    counts = colours_in(image, box)
    return QColor(max(counts, key=counts.__getitem__))


def is_near(one: QColor, other: QColor, by: int = 3) -> bool:
    """Whether two colours are the same but for rounding."""
    channels = (QColor.red, QColor.green, QColor.blue)
    return all(abs(channel(one) - channel(other)) <= by for channel in channels)


def rows_of(cards: CardList) -> list[QModelIndex]:
    model = cards.model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def spoken_rows(cards: CardList) -> list[str]:
    """What a screen reader says of each row."""
    return [str(index.data()) for index in rows_of(cards)]


def middle_of(cards: CardList, row: int) -> QPoint:
    """The middle of a row, brought into view, in pixels of the viewport."""
    index = cards.model().index(row, 0)
    cards.scrollTo(index)
    return cards.visualRect(index).center()


def places_of_links(cards: CardList, row: int) -> dict[str, QPoint]:
    """Where the words of a row's links stand on the screen, found as the eye finds them.

    Each place answers to its link by what a click would do there, so it is looked for with the
    delegate's own card, in steps smaller than a letter.
    """
    index = cards.model().index(row, 0)
    cards.scrollTo(index)
    box = cards.visualRect(index)
    delegate = cards.itemDelegateForIndex(index)
    assert isinstance(delegate, CardDelegate)
    card, origin = delegate.card(index), delegate.words_origin(box, index)
    found: dict[str, list[QPoint]] = {}
    for y in range(box.top(), box.bottom(), 3):
        for x in range(box.left(), box.right(), 3):
            link = card.link_at(x - origin.x(), y - origin.y())
            if link:
                found.setdefault(link, []).append(QPoint(x, y))
    return {link: points[len(points) // 2] for link, points in found.items()}


def keys_of(marks: Iterable[Mark]) -> tuple[str, ...]:
    return tuple(mark.key for mark in marks)


@contextmanager
def a_full_disk() -> Iterator[None]:
    """While it lasts nothing can be written to any library."""
    whole = Connection.transaction

    @contextmanager
    def without_room(self: Connection) -> Iterator[None]:
        raise LibraryFull(self.path, "no room")
        yield

    Connection.transaction = without_room
    try:
        yield
    finally:
        Connection.transaction = whole
