"""The article that a word of the call names: a file, what is piped in, or one that is saved."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from desktop.core.article import Article
from desktop.core.importing.decoding import LARGEST, decode
from desktop.core.importing.errors import CannotImport, NotText, NoWords, TooLarge
from desktop.core.importing.markdown_file import article_from_markdown
from desktop.core.importing.plain_text import article_from_plain_text
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.put_right import put_right_in
from desktop.core.speakers.put_right import PutRight

_STANDARD_INPUT = "-"
_MARKDOWN = {".md", ".markdown"}

Tell = Callable[[str], None]


class CannotRead(Exception):
    """Why one of the files is left out, in words for the person at the keyboard."""


def named_article(name: str, saved: SavedArticles, tell: Tell) -> tuple[Article, PutRight]:
    """The article that a word names, and what was put right about it; raises CannotRead.

    `tell` gets what there is to say of an article that can be read all the same.
    """
    if name == _STANDARD_INPUT:
        content = sys.stdin.buffer.read(LARGEST + 1)
        return _imported(content, Path("standard input"), tell), PutRight()
    file = Path(name)
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return saved.find(name)
    except IsADirectoryError as error:
        raise CannotRead("this is a folder; name the files in it") from error
    except (OSError, ValueError) as error:
        # Windows refuses a folder as it refuses a file that may not be read.
        if file.is_dir():
            raise CannotRead("this is a folder; name the files in it") from error
        raise CannotRead("this file cannot be opened; may you read it?") from error
    return _imported(content, file, tell), PutRight()


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
                self._library = Library.open_for_reading(self._folder)
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


def _imported(content: bytes, file: Path, tell: Tell) -> Article:
    try:
        decoded = decode(content)
        is_markdown = file.suffix.lower() in _MARKDOWN
        make = article_from_markdown if is_markdown else article_from_plain_text
        article = make(decoded.text, name=file.stem)
    except CannotImport as error:
        raise CannotRead(_reason(error)) from error
    if decoded.is_guess:
        tell("not saved as UTF-8; read as Windows-1252, so look at its accents and marks")
    elif decoded.is_damaged:
        tell("some letters of this file are broken; they are shown as \ufffd")
    return article


def _reason(error: CannotImport) -> str:
    if isinstance(error, TooLarge):
        return f"this is larger than {LARGEST // 2**20} MB; cut it into parts"
    if isinstance(error, NotText) and error.looks_like:
        return f"this is a file of the kind {error.looks_like}; save it as plain text first"
    if isinstance(error, NoWords):
        return "there is no text in this file"
    return "this is no text file"
