"""From the content of a file to the one article in it, for whoever reads no other formats."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from desktop.core.article import Article
from desktop.core.importing.document import ImportNotice
from desktop.core.importing.document_file import documents_in, format_of
from desktop.core.importing.errors import NoReader
from desktop.core.importing.imported_article import article_of_document
from desktop.core.importing.recognising import FileFormat

# What is read where it is asked for. All else is read in a process that can be ended.
READ_HERE = frozenset(
    (
        FileFormat.TEXT,
        FileFormat.MARKDOWN,
        FileFormat.HTML,
        FileFormat.MHTML,
        FileFormat.WEBARCHIVE,
    )
)


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article, and what is to be said of the letters of its file (see `DecodedText`)."""

    article: Article
    is_guess: bool = False
    is_damaged: bool = False


def article_from_file(content: bytes, *, name: str) -> ArticleFile:
    """The article in a file, called by what stands in it or else by its name without the suffix.

    Raises NoReader for formats that are not of READ_HERE, and else what `documents_in` raises.
    """
    if (found := format_of(content, name)) not in READ_HERE:
        raise NoReader(found)
    document = documents_in(content, name=name)[0]
    return ArticleFile(
        article_of_document(document, name=PurePath(name).stem),
        ImportNotice.LETTERS_GUESSED in document.notices,
        ImportNotice.LETTERS_BROKEN in document.notices,
    )
