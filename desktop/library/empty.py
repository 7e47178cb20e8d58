"""What stands where the library lists nothing: why, and one thing to do about it."""

from __future__ import annotations

from enum import Enum, auto

from desktop.appearance.keys_in_words import with_keys
from desktop.core.library.listing import ArticleRequest, ShelfPart
from desktop.wording.translation_context import TranslationContext

EmptyLibrary = TranslationContext("EmptyLibrary")


class EmptyWords(Enum):
    """Why nothing is listed."""

    NOTHING = auto()
    NARROWED = auto()
    BIN = auto()
    TAG = auto()
    COLLECTION = auto()
    SEARCH = auto()

    @property
    def title(self) -> str:
        """What there is to know."""
        return {
            EmptyWords.NOTHING: EmptyLibrary.tr("Nothing to read yet"),
            EmptyWords.NARROWED: EmptyLibrary.tr("Nothing fits"),
            EmptyWords.BIN: EmptyLibrary.tr("The bin is empty"),
            EmptyWords.TAG: EmptyLibrary.tr("No article has this tag any more"),
            EmptyWords.COLLECTION: EmptyLibrary.tr("Nothing is in this collection yet"),
            EmptyWords.SEARCH: EmptyLibrary.tr("Nothing answers this search now"),
        }[self]

    @property
    def text(self) -> str:
        """What that means."""
        return {
            EmptyWords.NOTHING: EmptyLibrary.tr(
                "Add pages you saved, PDFs, e-books or copied words: they stay on this computer."
            ),
            EmptyWords.NARROWED: EmptyLibrary.tr(
                "There are articles here, but none like that. Esc clears what you typed."
            ),
            EmptyWords.BIN: EmptyLibrary.tr(
                "Articles that you put away lie here with all your notes, and can be put back."
            ),
            EmptyWords.TAG: with_keys(
                EmptyLibrary.tr("Choose articles to put tags on them ({LibraryPanel: T}).")
            ),
            EmptyWords.COLLECTION: with_keys(
                EmptyLibrary.tr("Choose articles in the list to put them here ({LibraryPanel: C}).")
            ),
            EmptyWords.SEARCH: EmptyLibrary.tr(
                "As soon as an article answers it, that stands here by itself."
            ),
        }[self]

    @property
    def button(self) -> str:
        """What can be done."""
        return {
            EmptyWords.NOTHING: EmptyLibrary.tr("Add articles …"),
            EmptyWords.NARROWED: EmptyLibrary.tr("Show everything again"),
        }.get(self, EmptyLibrary.tr("Show all articles"))


def empty_words(wanted: ArticleRequest) -> EmptyWords:
    """Why nothing is listed where nothing is."""
    if wanted.words or wanted.state is not None:
        return EmptyWords.NARROWED
    return {
        ShelfPart.BIN: EmptyWords.BIN,
        ShelfPart.TAG: EmptyWords.TAG,
        ShelfPart.COLLECTION: EmptyWords.COLLECTION,
        ShelfPart.SEARCH: EmptyWords.SEARCH,
    }.get(wanted.part, EmptyWords.NOTHING)
