"""The article that a word of the call names: a file, what is piped in, or one that is saved."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from desktop.commands.library_to_read import library_to_read
from desktop.core.article import Article
from desktop.core.importing.article_file import article_from_file
from desktop.core.importing.decoding import LARGEST
from desktop.core.importing.errors import (
    CannotImport,
    NoArticle,
    NoArticleReason,
    NoReader,
    NotText,
    TooLarge,
    UnreadableReason,
)
from desktop.core.importing.recognising import FileFormat, NoTextReason, recognised_file
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.put_right import put_right_in
from desktop.core.speakers.put_right import PutRight

_STANDARD_INPUT = "-"

Tell = Callable[[str], None]


class CannotRead(Exception):
    """Why one of the files is left out, in words for the person at the keyboard."""


def named_article(name: str, saved: SavedArticles, tell: Tell) -> tuple[Article, PutRight]:
    """The article that a word names, and what was put right about it; raises CannotRead.

    `tell` gets what there is to say of an article that can be read all the same.
    """
    if name == _STANDARD_INPUT:
        content = sys.stdin.buffer.read(LARGEST + 1)
        return _imported(content, "standard input", tell), PutRight()
    file = Path(name)
    try:
        found, content = recognised_file(file, LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return saved.find(name)
    except (OSError, ValueError) as error:
        raise CannotRead("this file cannot be opened; may you read it?") from error
    if found is NoTextReason.FOLDER:
        raise CannotRead(_NO_TEXTS[found])
    return _imported(content, file.name, tell), PutRight()


class SavedArticles:
    """The articles of the library, which is opened when one of them is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library: Library | None = None

    def find(self, name: str) -> tuple[Article, PutRight]:
        """The article with an id, or the only one whose id ends so. Raises CannotRead."""
        if not (self._folder / FILE_NAME).is_file():
            raise CannotRead(f"there is no such file, and no library in {self._folder}")
        try:
            if self._library is None:
                self._library = library_to_read(self._folder)
            known = self._library.articles.ids()
            exact = [known_id for known_id in known if known_id == name]
            found = exact or [known_id for known_id in known if known_id.endswith(f"/{name}")]
            found = found or [known_id for known_id in known if known_id.endswith(name)]
            if len(found) == 1:
                return self._library.articles.get(found[0]), put_right_in(self._library, found[0])
        except LibraryError as error:
            raise CannotRead(f"the library in {self._folder} cannot be read") from error
        if found:
            raise CannotRead(f"more than one saved article ends so: {', '.join(found)}")
        raise CannotRead("there is no such file, and no saved article with this id")

    def close(self) -> None:
        """Lets go of the library."""
        if self._library is not None:
            self._library.close()


def _imported(content: bytes, name: str, tell: Tell) -> Article:
    try:
        read = article_from_file(content, name=name)
    except CannotImport as error:
        raise CannotRead(_reason(error)) from error
    if read.is_guess:
        tell("not saved as UTF-8; read as Windows-1252, so look at its accents and marks")
    elif read.is_damaged:
        tell("some letters of this file are broken; they are shown as \ufffd")
    return read.article


def _reason(error: CannotImport) -> str:
    if isinstance(error, TooLarge):
        return f"this is larger than {LARGEST // 2**20} MB; cut it into parts"
    if isinstance(error, NoReader):
        kind = _FORMATS[error.file_format]
        return f"this is a file of the kind {kind}; save it as plain text first"
    if isinstance(error, NotText):
        return _NO_TEXTS[error.why]
    if isinstance(error, NoArticle):
        return _NO_ARTICLES[error.why]
    if error.reason is UnreadableReason.TOO_DEEP:
        return "its parts lie too deep in each other; save it as plain text first"
    return "there is no text in this file"


_FORMATS = {
    FileFormat.TEXT: "plain text",
    FileFormat.MARKDOWN: "Markdown",
    FileFormat.HTML: "HTML",
    FileFormat.MHTML: "MHTML (a saved page)",
    FileFormat.WEBARCHIVE: "Web archive (a saved page)",
    FileFormat.EPUB: "EPUB (a book)",
    FileFormat.PDF: "PDF",
    FileFormat.DOCX: "Word",
    FileFormat.ODT: "OpenDocument",
    FileFormat.RTF: "RTF",
    FileFormat.ZIP: "ZIP",
}
_NO_ARTICLES = {
    NoArticleReason.CONSENT: "this page only asks for consent; agree or refuse, and save it again",
    NoArticleReason.LOGIN: "this page only asks for a login; log in, and save it again",
    NoArticleReason.LINKS: "this page only lists articles; open one of them, and save that",
    NoArticleReason.SCRIPTS: "this page was saved before it was loaded; save it once you see it",
    NoArticleReason.NOTHING: "there is no article on this page",
}
_NO_TEXTS = {
    NoTextReason.EMPTY: "there is no text in this file",
    NoTextReason.FOLDER: "this is a folder; name the files in it",
    NoTextReason.PICTURE: "this is a picture, not a text",
    NoTextReason.SOUND: "this is a sound, not a text",
    NoTextReason.FILM: "this is a film, not a text",
    NoTextReason.SPREADSHEET: "this is a spreadsheet, not a text",
    NoTextReason.SLIDES: "these are slides; save their words as plain text first",
    NoTextReason.OLD_OFFICE: "this is a document of an old Office; save it as plain text first",
    NoTextReason.PROTECTED: "this document has a password; save it without one first",
    NoTextReason.PACKED: "this is a packed file; unpack it first",
    NoTextReason.PROGRAM: "this is a program, not a text",
    NoTextReason.FONT: "this is a typeface, not a text",
    NoTextReason.DATABASE: "this is a database, not a text",
    NoTextReason.MACHINE: "this is no text file",
}
