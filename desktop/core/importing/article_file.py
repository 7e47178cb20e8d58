"""From the content of a file to an article, by whoever reads its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from desktop.core.article import Article
from desktop.core.importing.decoding import decode
from desktop.core.importing.document import ImportedDocument
from desktop.core.importing.errors import NoReader, NotText, NoWords
from desktop.core.importing.imported_article import article_of_document
from desktop.core.importing.markdown_file import article_from_markdown
from desktop.core.importing.plain_text import article_from_plain_text
from desktop.core.importing.recognising import FileFormat, NoTextReason, recognised


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article, and what is to be said of the letters of its file (see `DecodedText`)."""

    article: Article
    is_guess: bool = False
    is_damaged: bool = False


class FormatReader(Protocol):
    """What makes an article of the content of a file called `name`; raises CannotImport."""

    def __call__(self, content: bytes, *, name: str) -> ArticleFile: ...


def article_from_file(content: bytes, *, name: str) -> ArticleFile:
    """The article in a file, called by what stands in it or else by its name without the suffix.

    Raises NotText with the reason, NoReader for formats that are known and not read, and whatever
    the reader of the format raises; all are CannotImport.
    """
    found = recognised(content, name)
    if found is NoTextReason.EMPTY:
        raise NoWords
    if isinstance(found, NoTextReason):
        raise NotText(found)
    if found not in READERS:
        raise NoReader(found)
    return READERS[found](content, name=PurePath(name).stem)


def _from_text(content: bytes, *, name: str) -> ArticleFile:
    decoded = decode(content)
    article = article_from_plain_text(decoded.text, name=name)
    return ArticleFile(article, decoded.is_guess, decoded.is_damaged)


def _from_markdown(content: bytes, *, name: str) -> ArticleFile:
    decoded = decode(content)
    article = article_from_markdown(decoded.text, name=name)
    return ArticleFile(article, decoded.is_guess, decoded.is_damaged)


# What reads pages is large: it is loaded with the first page.


def _from_page(content: bytes, *, name: str) -> ArticleFile:
    from desktop.core.importing.formats.html import documents_from_html  # noqa: PLC0415

    return _article_file(documents_from_html(content, name=name), name)


def _from_mhtml(content: bytes, *, name: str) -> ArticleFile:
    from desktop.core.importing.formats.mhtml import documents_from_mhtml  # noqa: PLC0415

    return _article_file(documents_from_mhtml(content, name=name), name)


def _from_webarchive(content: bytes, *, name: str) -> ArticleFile:
    from desktop.core.importing.formats.webarchive import (  # noqa: PLC0415
        documents_from_webarchive,
    )

    return _article_file(documents_from_webarchive(content, name=name), name)


def _article_file(documents: tuple[ImportedDocument, ...], name: str) -> ArticleFile:
    return ArticleFile(article_of_document(documents[0], name=name))


# A format that can be read is a line here.
READERS: Mapping[FileFormat, FormatReader] = {
    FileFormat.TEXT: _from_text,
    FileFormat.MARKDOWN: _from_markdown,
    FileFormat.HTML: _from_page,
    FileFormat.MHTML: _from_mhtml,
    FileFormat.WEBARCHIVE: _from_webarchive,
}
