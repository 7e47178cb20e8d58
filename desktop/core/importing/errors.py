"""Why a file cannot become an article, each with its own name."""

from __future__ import annotations

from enum import StrEnum

from desktop.core.importing.recognising import FileFormat, NoTextReason


class NoArticleReason(StrEnum):
    """Why a page of the web is no article.

    CONSENT asks for the reader's consent and LOGIN for a name and a password before it shows
    anything; LINKS is a page of links to articles; SCRIPTS comes only with scripts or takes its
    reader for a machine; NOTHING has no sentences.
    """

    CONSENT = "consent"
    LOGIN = "login"
    LINKS = "links"
    SCRIPTS = "scripts"
    NOTHING = "nothing"


class CannotImport(Exception):
    """The content is no article; nothing was kept of it."""


class TooLarge(CannotImport):
    """There is more of it than anyone reads as one text."""


class NotText(CannotImport):
    """There is nothing in it that could be read as a text; `why` says what it is instead."""

    def __init__(self, why: NoTextReason = NoTextReason.MACHINE) -> None:
        super().__init__(why)
        self.why = why


class NoReader(CannotImport):
    """There may be an article in it, in a format that this version cannot read."""

    def __init__(self, file_format: FileFormat) -> None:
        super().__init__(file_format)
        self.file_format = file_format


class NoWords(CannotImport):
    """There is nothing to read in it."""


class NoArticle(CannotImport):
    """It is a page of the web with nothing on it to read; `why` says what it is instead."""

    def __init__(self, why: NoArticleReason) -> None:
        super().__init__(why)
        self.why = why
