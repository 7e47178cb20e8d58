"""From the content of a file to its documents, by whoever reads its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from desktop.core.article import Article
from desktop.core.importing.decoding import DecodedText, decode
from desktop.core.importing.document import (
    FieldOrigin,
    ImportedDocument,
    ImportNotice,
    SourceField,
    SourceFieldName,
)
from desktop.core.importing.errors import (
    NoReader,
    NotText,
    NoWords,
    Unreadable,
    UnreadableReason,
)
from desktop.core.importing.headlines import with_first_lines, with_headline_once
from desktop.core.importing.markdown_file import article_from_markdown
from desktop.core.importing.plain_text import article_from_plain_text
from desktop.core.importing.recognising import FileFormat, NoTextReason, recognised

# Their own walk tells headline and byline from the text.
_OF_PAGES = frozenset({FileFormat.HTML, FileFormat.MHTML, FileFormat.WEBARCHIVE})

# The libraries that read a format are loaded when a file of it is there, and in a process that
# can be ended.


# Stands behind every object of a PDF.
_PDF_INSIDE = b"endobj"
# Makes documents of the content of a file with that name; raises CannotImport.
DocumentReader = Callable[[bytes, str], tuple[ImportedDocument, ...]]


def documents_in(content: bytes, *, name: str) -> tuple[ImportedDocument, ...]:
    """The documents in a file called so: one, or the chapters of a book.

    Raises NotText with the reason, NoReader for formats that are known and not read, and whatever
    the reader of the format raises; all are CannotImport.
    """
    found = format_of(content, name)
    if found not in DOCUMENT_READERS:
        raise NoReader(found)
    return DOCUMENT_READERS[found](content, PurePath(name).stem)


def format_of(content: bytes, name: str) -> FileFormat:
    """What a file of that name holds. Raises NoWords for an empty one, else NotText."""
    found = recognised(content, name)
    if found is NoTextReason.EMPTY:
        raise NoWords
    if isinstance(found, NoTextReason):
        raise NotText(found)
    if found is FileFormat.TEXT and name.lower().endswith(".pdf") and _PDF_INSIDE in content:
        # The beginning is missing: what is left reads as words, and none of them is a person's.
        raise Unreadable(UnreadableReason.DAMAGED)
    return found


def documents_to_keep(content: bytes, *, name: str) -> tuple[ImportedDocument, ...]:
    """The documents as a library has them: with the headline once, and what the first lines say.

    Raises CannotImport as `documents_in`.
    """
    found = format_of(content, name)
    documents = documents_in(content, name=name)
    if found in _OF_PAGES:
        return documents
    is_certain = found is FileFormat.MARKDOWN
    return tuple(
        each
        if each.chapter_of
        else with_headline_once(with_first_lines(each, is_certain=is_certain))
        for each in documents
    )


def page_with_folder(content: bytes, path: Path) -> tuple[ImportedDocument, ...]:
    """The document of a page that lies there, with the pictures that were saved beside it."""
    from desktop.core.importing.formats.html import documents_from_html  # noqa: PLC0415
    from desktop.core.importing.formats.page_folder import FolderBeside  # noqa: PLC0415

    return documents_from_html(content, name=path.stem, beside=FolderBeside(path))


def _plain(content: bytes, name: str) -> tuple[ImportedDocument, ...]:
    decoded = decode(content)
    return (_document_of(article_from_plain_text(decoded.text, name=name), decoded, name),)


def _markdown(content: bytes, name: str) -> tuple[ImportedDocument, ...]:
    decoded = decode(content)
    return (_document_of(article_from_markdown(decoded.text, name=name), decoded, name),)


def _docx(content: bytes, _name: str) -> tuple[ImportedDocument, ...]:
    from desktop.core.importing.formats.docx.document import document_from_docx  # noqa: PLC0415

    return document_from_docx(content)


def _pdf(content: bytes, _name: str) -> tuple[ImportedDocument, ...]:
    from desktop.core.importing.formats.pdf.document import document_from_pdf  # noqa: PLC0415

    return document_from_pdf(content)


def _odt(content: bytes, _name: str) -> tuple[ImportedDocument, ...]:
    from desktop.core.importing.formats.odt import document_from_odt  # noqa: PLC0415

    return document_from_odt(content)


def _rtf(content: bytes, _name: str) -> tuple[ImportedDocument, ...]:
    from desktop.core.importing.formats.rtf.document import document_from_rtf  # noqa: PLC0415

    return document_from_rtf(content)


def _epub(content: bytes, name: str) -> tuple[ImportedDocument, ...]:
    from desktop.core.importing.formats.epub.book import documents_from_epub  # noqa: PLC0415

    return documents_from_epub(content, name=name)


def _page(content: bytes, name: str) -> tuple[ImportedDocument, ...]:
    from desktop.core.importing.formats.html import documents_from_html  # noqa: PLC0415

    return documents_from_html(content, name=name)


def _mhtml(content: bytes, name: str) -> tuple[ImportedDocument, ...]:
    from desktop.core.importing.formats.mhtml import documents_from_mhtml  # noqa: PLC0415

    return documents_from_mhtml(content, name=name)


def _webarchive(content: bytes, name: str) -> tuple[ImportedDocument, ...]:
    from desktop.core.importing.formats.webarchive import (  # noqa: PLC0415
        documents_from_webarchive,
    )

    return documents_from_webarchive(content, name=name)


# A format that can be read is a line here.
DOCUMENT_READERS: Mapping[FileFormat, DocumentReader] = {
    FileFormat.TEXT: _plain,
    FileFormat.MARKDOWN: _markdown,
    FileFormat.HTML: _page,
    FileFormat.MHTML: _mhtml,
    FileFormat.WEBARCHIVE: _webarchive,
    FileFormat.DOCX: _docx,
    FileFormat.ODT: _odt,
    FileFormat.RTF: _rtf,
    FileFormat.PDF: _pdf,
    FileFormat.EPUB: _epub,
}


def _document_of(article: Article, decoded: DecodedText, name: str) -> ImportedDocument:
    notices = [
        notice
        for notice, holds in (
            (ImportNotice.LETTERS_GUESSED, decoded.is_guess),
            (ImportNotice.LETTERS_BROKEN, decoded.is_damaged),
        )
        if holds
    ]
    return ImportedDocument(
        article.text,
        article.shape,
        fields=tuple(_fields(article, name)),
        notices=tuple(notices),
    )


def _fields(article: Article, name: str) -> list[SourceField]:
    said = {
        SourceFieldName.TITLE: article.title if article.title != name else "",
        SourceFieldName.BYLINE: article.byline,
        SourceFieldName.PUBLISHER: article.publisher,
        SourceFieldName.PUBLISHED: article.published,
        SourceFieldName.ACCESSED: article.accessed,
        SourceFieldName.URL: article.url,
        SourceFieldName.GENRE: article.genre,
        SourceFieldName.LANGUAGE: article.language,
        SourceFieldName.RIGHTS: article.rights,
    }
    # The text of a lesson pack's article is the pack's, to the last line.
    is_headline = not article.rights and article.text.startswith(article.title)
    origins = {SourceFieldName.TITLE: FieldOrigin.PAGE} if is_headline else {}
    return [
        SourceField(each, value, origins.get(each, FieldOrigin.FILE))
        for each, value in said.items()
        if value
    ]
