"""What a reader of files makes of one: a text, its shape, and what it says of where it is from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.core.shape import SHAPELESS, Shape


class SourceFieldName(StrEnum):
    """What can be known of where a text comes from."""

    TITLE = "title"
    BYLINE = "byline"
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    MODIFIED = "modified"
    ACCESSED = "accessed"
    URL = "url"
    GENRE = "genre"
    LANGUAGE = "language"
    RIGHTS = "rights"


class FieldOrigin(StrEnum):
    """Where the value of a source field was read, the most trusted first.

    PAGE is what a reader sees as the page's, such as its headline; TEXT are the lines above a text.
    """

    PERSON = "person"
    PACK = "pack"
    STRUCTURED = "structured"
    META = "meta"
    PAGE = "page"
    TEXT = "text"
    ADDRESS = "address"
    FILE = "file"


class ImportNotice(StrEnum):
    """What a person should know of a file that became an article all the same."""

    TRACKED_CHANGES = "tracked-changes"
    COMMENTS_LEFT_OUT = "comments-left-out"
    FORM_OR_TABLES = "form-or-tables"
    READ_BY_LAYOUT = "read-by-layout"
    SOME_PAGES_WITHOUT_WORDS = "some-pages-without-words"
    PICTURES_LEFT_OUT = "pictures-left-out"
    CUT_SHORT = "cut-short"
    DEEPER_LEFT_OUT = "deeper-left-out"
    LETTERS_GUESSED = "letters-guessed"
    LETTERS_BROKEN = "letters-broken"


@dataclass(frozen=True, slots=True)
class SourceField:
    """One thing known of where a text comes from, and where that was read.

    Days are ISO 8601 and may stop at the year or the month.
    """

    name: SourceFieldName
    value: str
    origin: FieldOrigin


@dataclass(frozen=True, slots=True)
class PictureBytes:
    """A picture of a document; `name` is what its shape calls it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class DocumentChapter:
    """A chapter of a document: what it is called, and the lines that are its, counted from 0.

    What stands before the first chapter has no title.
    """

    title: str
    lines: tuple[range, ...]


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """A text as a reader found it in a file; `text` is in the stored form and never empty.

    `fields` hold at most one value a name. `chapter_of` is the title of the book that the text
    is one chapter of, or empty. A long document that lists `chapters` itself is whole all the
    same: whoever adds it may want some of them (`document_chapters.py`).
    """

    text: str
    shape: Shape = SHAPELESS
    fields: tuple[SourceField, ...] = ()
    pictures: tuple[PictureBytes, ...] = ()
    notices: tuple[ImportNotice, ...] = ()
    chapter_of: str = ""
    chapters: tuple[DocumentChapter, ...] = ()

    def value(self, name: SourceFieldName) -> str:
        """What is known under this name, or nothing."""
        return next((field.value for field in self.fields if field.name is name), "")
