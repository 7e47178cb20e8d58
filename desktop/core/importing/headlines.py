"""A document whose headline and first lines are known for what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.core.importing.document import (
    FieldOrigin,
    ImportedDocument,
    SourceField,
    SourceFieldName,
)
from desktop.core.importing.document_chapters import without_line_of_chapters
from desktop.core.importing.top_lines import top_lines
from desktop.core.shape import LineKind
from desktop.core.text.normalised import normalise_line
from desktop.core.text.removed_line import without_line

# A headline stands among so many lines.
_TOP_LINES = 6
# Where a person wrote down the value, the lines say nothing better.
_CERTAIN = frozenset({FieldOrigin.PERSON, FieldOrigin.PACK})


def with_headline_once(document: ImportedDocument) -> ImportedDocument:
    """The document without the line that its title was taken from: it stands above the text.

    A text that is nothing but its headline keeps it.
    """
    title = next((each for each in document.fields if each.name is SourceFieldName.TITLE), None)
    if title is None or title.origin is not FieldOrigin.PAGE:
        return document
    lines = document.text.split("\n", _TOP_LINES)
    for number, line in enumerate(lines[:_TOP_LINES]):
        is_headline = number == 0 or document.shape.style(number).kind is LineKind.HEADING
        if is_headline and normalise_line(line) == title.value and len(lines) > 1:
            left = without_line(document.text, document.shape, number)
            chapters = without_line_of_chapters(document.chapters, number)
            return replace(document, text=left.text, shape=left.shape, chapters=chapters)
    return document


def with_first_lines(document: ImportedDocument, *, is_certain: bool = False) -> ImportedDocument:
    """The document with what its first lines say of who wrote it and when.

    What they say counts more than what a program wrote into the file, and less where what the
    file says `is_certain`, as a person wrote it there.
    """
    title = document.value(SourceFieldName.TITLE)
    said = top_lines(line for line in document.text.split("\n", 10)[:10] if line != title)
    found = {
        SourceFieldName.BYLINE: said.byline,
        SourceFieldName.PUBLISHED: said.published,
    }
    return replace(document, fields=_together(document, found, is_certain=is_certain))


def _together(
    document: ImportedDocument, found: Mapping[SourceFieldName, str], *, is_certain: bool
) -> tuple[SourceField, ...]:
    before = {each.name: each for each in document.fields}
    for name, value in found.items():
        if value and not (name in before and (is_certain or before[name].origin in _CERTAIN)):
            before[name] = SourceField(name, value, FieldOrigin.TEXT)
    return tuple(before.values())
