"""Why a file cannot become an article, each with its own name."""

from __future__ import annotations

from enum import StrEnum

from desktop.core.importing.recognising import FileFormat, NoTextReason


class UnreadableReason(StrEnum):
    """Why a file that could be an article is none.

    DAMAGED is cut off or spoilt; ENCRYPTED wants a password, COPY_PROTECTED a shop's program;
    ONLY_PICTURES are scanned pages; UNREADABLE_LETTERS come from fonts that do not say what their
    signs mean; OUTSIDE_ARCHIVE has a name in its archive that leads to somewhere else, and
    MORE_OUTSIDE_ARCHIVE are further ones; MADE_TO_HARM is what no program writes and fills the
    memory of whoever reads it.
    Of the file itself: NO_FILE, NOT_A_FILE (a device, a pipe), LINK_LOOP, NOT_ALLOWED, UNREACHABLE.
    Of the reading: TOOK_TOO_LONG, TOOK_TOO_MUCH (memory), STOPPED by whoever asked for it;
    of a book NOT_CHOSEN, no chapter was wanted.
    """

    NO_WORDS = "no-words"
    NO_READER = "no-reader"
    TOO_LARGE = "too-large"
    TOO_MUCH_INSIDE = "too-much-inside"
    TOO_DEEP = "too-deep"
    OUTSIDE_ARCHIVE = "outside-archive"
    MORE_OUTSIDE_ARCHIVE = "more-outside-archive"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    COPY_PROTECTED = "copy-protected"
    ONLY_PICTURES = "only-pictures"
    UNREADABLE_LETTERS = "unreadable-letters"
    MADE_TO_HARM = "made-to-harm"
    NO_FILE = "no-file"
    NOT_A_FILE = "not-a-file"
    LINK_LOOP = "link-loop"
    NOT_ALLOWED = "not-allowed"
    UNREACHABLE = "unreachable"
    TOOK_TOO_LONG = "took-too-long"
    TOOK_TOO_MUCH = "took-too-much"
    STOPPED = "stopped"
    NOT_CHOSEN = "not-chosen"


class NoArticleReason(StrEnum):
    """Why a page of the web is no article.

    CONSENT asks for the reader's consent and LOGIN for a name and a password before it shows
    anything; LINKS is a page of links to articles; SCRIPTS comes only with scripts or takes its
    reader for a machine; NOT_FOUND is what a site answers where it has no such page; NOTHING has
    no sentences.
    """

    CONSENT = "consent"
    LOGIN = "login"
    LINKS = "links"
    SCRIPTS = "scripts"
    NOT_FOUND = "not-found"
    NOTHING = "nothing"


ImportReason = NoTextReason | UnreadableReason | NoArticleReason


class CannotImport(Exception):
    """The content is no article; nothing was kept of it. `reason` is what is said of it."""

    reason: ImportReason

    def __init__(self, reason: ImportReason) -> None:
        super().__init__(reason)
        self.reason = reason


class TooLarge(CannotImport):
    """There is more of it than anyone reads as one text."""

    def __init__(self) -> None:
        super().__init__(UnreadableReason.TOO_LARGE)


class NotText(CannotImport):
    """There is nothing in it that could be read as a text; `why` says what it is instead."""

    def __init__(self, why: NoTextReason = NoTextReason.MACHINE) -> None:
        super().__init__(why)
        self.why = why


class NoReader(CannotImport):
    """There may be an article in it, in a format that this version cannot read."""

    def __init__(self, file_format: FileFormat) -> None:
        super().__init__(UnreadableReason.NO_READER)
        self.file_format = file_format


class NoWords(CannotImport):
    """There is nothing to read in it."""

    def __init__(self) -> None:
        super().__init__(UnreadableReason.NO_WORDS)


class Unreadable(CannotImport):
    """The format is known, and this file of it cannot be read."""


class NoArticle(CannotImport):
    """It is a page of the web with nothing on it to read; `why` says what it is instead."""

    def __init__(self, why: NoArticleReason) -> None:
        super().__init__(why)
        self.why = why
