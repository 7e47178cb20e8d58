"""Which word of a card is meant, asked of whoever has no mouse on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.appearance.plain_words import words_box
from desktop.core.span import Span
from desktop.core.text.whole_words import whole_words
from desktop.wording.translation_context import TranslationContext

WordChoice = TranslationContext("WordChoice")

_WORD = re.compile(r"(?<!\w)[^\W\d_](?:[\w’'-]*\w)?")
# Shorter words are hardly asked about, and so many can be walked through; any can be typed.
_SHORTEST, _MOST = 4, 200


def ask_for_word(
    paragraphs: Sequence[str], parent: QWidget, then: Callable[[str, Span], object]
) -> None:
    """Lists the words of some paragraphs; `then` gets the chosen one where it stands in them.

    One that was typed and does not stand there is given alone.
    """
    listed = words_in(paragraphs)
    asks = WordChoice.tr("Which word? Choose one of this card, or type any.")
    box = words_box(asks, "", parent)
    box.setWindowTitle(WordChoice.tr("Define a word"))
    box.setComboBoxEditable(True)
    box.setComboBoxItems(listed)

    def take(typed: str) -> None:
        if word := typed.strip():
            then(*_first_place(word, paragraphs))

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
