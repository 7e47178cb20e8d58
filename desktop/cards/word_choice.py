"""Which word of a card is meant: the one under the mouse, or one that is chosen by the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop.appearance.plain_words import words_box
from desktop.cards.list import CardList
from desktop.core.span import Span
from desktop.core.text.whole_words import markable, whole_words
from desktop.core.text.whole_words import word_at as word_in
from desktop.wording.translation_context import TranslationContext

WordChoice = TranslationContext("WordChoice")

_WORD = re.compile(r"(?<!\w)[^\W\d_](?:[\w’'-]*\w)?")
# How high the line of a word is on a card of usual letters, and how far in it begins, in pixels.
_LINE, _MARGIN = 20, 30
# Shorter words are hardly asked about, and so many can be walked through; any can be typed.
_SHORTEST, _MOST = 4, 200


def word_at(document: QTextDocument, point: QPoint) -> tuple[str, Span] | None:
    """The words of the paragraph at a point of a card, and the span of the one that is drawn there.

    None where no word is.
    """
    at = document.documentLayout().hitTest(QPointF(point), Qt.HitTestAccuracy.ExactHit)
    if at < 0:
        return None
    # Cut by Qt's own cursor, which counts otherwise than Python does.
    moves, cursor, halves = QTextCursor.MoveOperation, QTextCursor(document), []
    for way in (moves.StartOfBlock, moves.EndOfBlock):
        cursor.setPosition(at)
        cursor.movePosition(way, QTextCursor.MoveMode.KeepAnchor)
        halves.append(cursor.selectedText())
    words = "".join(halves)
    span = markable(words, word_in(words, len(halves[0])))
    is_word = any(character.isalnum() for character in span.of(words))
    return (words, span) if is_word else None


def word_on(cards: CardList, at: QPoint) -> tuple[str, tuple[str, Span, QRect]] | None:
    """The word at a point of some cards; with the words around it, its span, and where it stands.

    That is a line in pixels of the screen.
    """
    on_card = cards.card_at(at)
    word = word_at(on_card[0].document, on_card[1]) if on_card is not None else None
    if on_card is None or word is None:
        return None
    height = on_card[0].theme.type.card_room(_LINE)
    corner = cards.viewport().mapToGlobal(at) - QPoint(0, height // 2)
    return word[1].of(word[0]), (*word, QRect(corner, QSize(1, height)))


def ask_for_word(cards: CardList, then: Callable[[str, Span, QRect], object]) -> None:
    """Lists the words of the card that the keyboard is on; `then` gets the chosen one, as above.

    One that was typed and does not stand there is given alone.
    """
    view = cards.viewport()
    cards.scrollTo(cards.currentIndex())
    seen = cards.visualRect(cards.currentIndex()).intersected(view.rect())
    on_card = cards.card_at(seen.center())
    if on_card is None:
        return
    corner = view.mapToGlobal(seen.topLeft() + QPoint(_MARGIN, 0))
    line = QRect(corner, QSize(1, on_card[0].theme.type.card_room(_LINE)))
    paragraphs = on_card[0].document.toPlainText().split("\n")
    box = words_box(
        WordChoice.tr("Which word? Choose one of this card, or type any."), "", cards.window()
    )
    box.setWindowTitle(WordChoice.tr("Define a word"))
    box.setComboBoxEditable(True)
    box.setComboBoxItems(words_in(paragraphs))

    def take(typed: str) -> None:
        if word := typed.strip():
            then(*_first_place(word, paragraphs), line)

    box.textValueSelected.connect(take)
    box.finished.connect(box.deleteLater)
    box.open()


def words_in(paragraphs: Sequence[str]) -> list[str]:
    """The words of paragraphs in their order, each once."""
    words: dict[str, str] = {}
    for paragraph in paragraphs:
        for match in _WORD.finditer(paragraph):
            if len(match[0]) >= _SHORTEST:
                words.setdefault(match[0].lower(), match[0])
    return list(words.values())[:_MOST]


def _first_place(word: str, paragraphs: Sequence[str]) -> tuple[str, Span]:
    for paragraph in paragraphs:
        at = paragraph.find(word)
        while at >= 0:
            span = Span(at, at + len(word))
            if whole_words(paragraph, span) == span:
                return paragraph, span
            at = paragraph.find(word, at + 1)
    return word, Span(0, len(word))
