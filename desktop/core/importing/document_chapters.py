"""A long document that says itself what its chapters are, as documents of its chapters."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.importing.document import (
    DocumentChapter,
    FieldOrigin,
    ImportedDocument,
    SourceField,
    SourceFieldName,
)
from desktop.core.text.chosen_lines import chosen_lines


def chapters_of(document: ImportedDocument, *, book: str) -> tuple[ImportedDocument, ...]:
    """Each chapter as a document, `book` being what all of it is called."""
    return tuple(_chapter(document, each, book) for each in document.chapters)


def without_line_of_chapters(
    chapters: tuple[DocumentChapter, ...], number: int
) -> tuple[DocumentChapter, ...]:
    """The chapters after the line of this number has gone."""
    return tuple(
        replace(
            each,
            lines=tuple(
                range(lines.start - (lines.start > number), lines.stop - (lines.stop > number))
                for lines in each.lines
            ),
        )
        for each in chapters
    )


def _chapter(document: ImportedDocument, chapter: DocumentChapter, book: str) -> ImportedDocument:
    made = chosen_lines(document.text, document.shape, chapter.lines)
    shown = {picture.name for picture in made.shape.pictures}
    others = [each for each in document.fields if each.name is not SourceFieldName.TITLE]
    title = SourceField(SourceFieldName.TITLE, chapter.title or book, FieldOrigin.FILE)
    return ImportedDocument(
        made.text,
        made.shape,
        (title, *others),
        tuple(each for each in document.pictures if each.name in shown),
        document.notices,
        chapter_of=book,
    )
