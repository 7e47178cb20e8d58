"""What is said of the articles of the library, and of what was done to many of them at once."""

from __future__ import annotations

from desktop.core.library.reading_marks import ReadingState
from desktop.core.library.source_data import SourceColumn
from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

Arranging = TranslationContext("Arranging")


def articles_counted(count: int) -> str:
    """So many articles."""
    return counted(count, Arranging.tr("1 article"), Arranging.tr("%n articles", None, count))


def labels_sentence(count: int, put: list[str], taken: list[str]) -> str:
    """Which tags, or collections, so many articles have now, and which no more."""
    parts = []
    if put:
        parts.append(Arranging.tr("with {0}").format(", ".join(put)))
    if taken:
        parts.append(Arranging.tr("without {0}").format(", ".join(taken)))
    return f"{articles_counted(count)} {' · '.join(parts)}"


def mark_sentence(count: int, state: ReadingState) -> str:
    """That so many articles are marked as unread, being read or read."""
    words = {
        ReadingState.UNREAD: Arranging.tr("{0} marked as unread"),
        ReadingState.READING: Arranging.tr("{0} marked as being read"),
        ReadingState.READ: Arranging.tr("{0} marked as read"),
    }
    return words[state].format(articles_counted(count))


def bin_sentence(count: int, *, is_back: bool) -> str:
    """That so many articles lie in the bin, or came back."""
    words = Arranging.tr("{0} put back") if is_back else Arranging.tr("{0} put into the bin")
    return words.format(articles_counted(count))


def source_sentence(count: int) -> str:
    """That the source data of so many articles was changed."""
    return Arranging.tr("Source data of {0} changed").format(articles_counted(count))


def state_name(state: ReadingState) -> str:
    """The state in the reader's language."""
    return {
        ReadingState.UNREAD: Arranging.tr("unread"),
        ReadingState.READING: Arranging.tr("reading"),
        ReadingState.READ: Arranging.tr("read"),
    }[state]


def field_name(field: SourceColumn) -> str:
    """A part of where an article comes from, as a form calls it."""
    return {
        SourceColumn.TITLE: Arranging.tr("Title"),
        SourceColumn.PUBLISHER: Arranging.tr("Publisher"),
        SourceColumn.BYLINE: Arranging.tr("Author"),
        SourceColumn.PUBLISHED: Arranging.tr("Published on"),
        SourceColumn.URL: Arranging.tr("Address"),
    }[field]
