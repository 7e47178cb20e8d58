"""From the blocks that a reader of a format found to a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from desktop.core.importing.document import (
    FieldOrigin,
    ImportedDocument,
    ImportNotice,
    SourceField,
    SourceFieldName,
)
from desktop.core.importing.errors import NoWords
from desktop.core.importing.pictures import Pictures
from desktop.core.shape import LineKind
from desktop.core.text.blocks import Block, PictureBlock, ShapedText, shaped
from desktop.core.text.normalised import normalise_line

# The longest novels have 3 to 4 million letters.
MOST_LETTERS = 4_000_000
_MOST_BLOCKS = 200_000
_LONGEST_FIELD = 300
# What stands above the text: a title, and who wrote it when.
_TOP_LINES, _LONGEST_TOP_LINE = 6, 80
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")
# What programs write where nobody gave a title or a name.
_NO_TITLE = re.compile(
    r"(?:untitled|document|dokument|unbenannt|sans titre|title|no title|microsoft word\b.*"
    r"|slide|powerpoint presentation|about:blank|[\w,-]+\.(?:docx?|odt|rtf|pdf|indd|tex|html?))\d*",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    (
        *("user", "admin", "administrator", "author", "owner", "unknown", "anonymous", "student"),
        *("teacher", "default"),
    )
)


def document_of(
    blocks: Iterable[Block | PictureBlock],
    *,
    fields: Mapping[SourceFieldName, str] | None = None,
    pictures: Pictures | None = None,
    notices: Iterable[ImportNotice] = (),
    chapter_of: str = "",
) -> ImportedDocument:
    """A document of these blocks; what a file says of itself are `fields`, empty ones too.

    The title is what the text itself has as one before what the file says. Raises NoWords.
    """
    told = list(dict.fromkeys(notices))
    kept, is_cut = _few(blocks)
    made = shaped(kept)
    if not made.text:
        raise NoWords
    if is_cut:
        told.append(ImportNotice.CUT_SHORT)
    if pictures is not None and pictures.has_left_out:
        told.append(ImportNotice.PICTURES_LEFT_OUT)
    return ImportedDocument(
        made.text,
        made.shape,
        tuple(_fields(fields or {}, made)),
        pictures.all if pictures else (),
        tuple(told),
        chapter_of,
    )


def day_of(words: str) -> str:
    """The day that a date of a file begins with, in ISO 8601 as far as it is said; or nothing."""
    found = _DAY.match(words.strip())
    if found is None:
        return ""
    year, month, day = found.groups()
    if not 1450 <= int(year) <= 2200:
        return ""
    if not month or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{month}-{day}" if day and 1 <= int(day) <= 31 else f"{year}-{month}"


def title_of(words: str) -> str:
    """A title that somebody gave, and no program; or nothing."""
    line = normalise_line(words[:_LONGEST_FIELD])
    return "" if _NO_TITLE.fullmatch(line) else line


def name_of(words: str) -> str:
    """The name of an author, and not of an account of a computer; or nothing."""
    line = normalise_line(words[:_LONGEST_FIELD])
    return line if line.casefold() not in _NO_NAME else ""


def _few(blocks: Iterable[Block | PictureBlock]) -> tuple[list[Block | PictureBlock], bool]:
    kept: list[Block | PictureBlock] = []
    letters = 0
    for block in blocks:
        if isinstance(block, Block):
            letters += sum(len(run.words) for run in block.runs)
        if letters > MOST_LETTERS or len(kept) >= _MOST_BLOCKS:
            return kept, True
        kept.append(block)
    return kept, False


def _fields(given: Mapping[SourceFieldName, str], made: ShapedText) -> Iterable[SourceField]:
    heading = _heading(made)
    if heading:
        yield SourceField(SourceFieldName.TITLE, heading, FieldOrigin.PAGE)
    for name, value in given.items():
        if name is SourceFieldName.TITLE and heading:
            continue
        if value := normalise_line(value[:_LONGEST_FIELD]):
            yield SourceField(name, value, FieldOrigin.FILE)


def _heading(made: ShapedText) -> str:
    """The highest heading that stands at the top, before any paragraph of more than a few words."""
    found: list[tuple[int, int, str]] = []
    for number, line in enumerate(made.text.split("\n", _TOP_LINES)[:_TOP_LINES]):
        style = made.shape.style(number)
        if style.kind is LineKind.HEADING:
            if len(line) <= _LONGEST_FIELD:
                found.append((style.level, number, line))
        elif len(line) > _LONGEST_TOP_LINE:
            break
    return min(found)[2] if found else ""
