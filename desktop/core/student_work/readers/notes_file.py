"""Which program a file of marks and notes is from, and what stands in it."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from desktop.core.importing.decoding import LARGEST, decode
from desktop.core.importing.errors import NotText, TooLarge
from desktop.core.importing.opened_file import file_content, first_bytes
from desktop.core.student_work.readers.bounded_json import LARGEST_NOTES, bounded_json
from desktop.core.student_work.readers.calibre_collection import calibre_file
from desktop.core.student_work.readers.foreign_note import (
    CannotTakeIn,
    ForeignFile,
    NotesRefusal,
)
from desktop.core.student_work.readers.hypothesis_notes import hypothesis_file, hypothesis_table
from desktop.core.student_work.readers.kindle_clippings import RULE, kindle_file
from desktop.core.student_work.readers.readwise_table import readwise_table
from desktop.core.student_work.readers.web_annotations import web_annotation_file
from desktop.core.student_work.readers.zotero_notes import (
    OF_MARKDOWN,
    OF_PAGE,
    zotero_markdown,
    zotero_page,
)

# So much of a file tells whether it holds notes.
_BEGINNING = 64 * 2**10
_MOST_NOTES = 100_000
# A cell of a table is a note; more no spreadsheet takes.
_LONGEST_CELL = 2**20
_SIGNS_IN_JSON = (
    '"AnnotationSet"',
    '"AnnotationCollection"',
    '"AnnotationPage"',
    '"Annotation"',
    '"oa:Annotation"',
    '"calibre_annotation_collection"',
    '"export_userid"',
    '"uri"',
)
_TABLE_SIGNS = ("Highlight,", "Creation Date,")


def may_hold_notes(path: Path) -> bool:
    """Whether a file looks like marks and notes of another program. A task: it reads from it."""
    try:
        beginning, _ = first_bytes(path, _BEGINNING)
    except Exception:  # noqa: BLE001 - what it is is told by whoever takes it in
        return False
    is_wide = beginning[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    letters = beginning.decode("utf-16" if is_wide else "utf-8", "replace")
    letters = letters.lstrip("\ufeff \t\r\n")
    if letters[:1] in ("{", "["):
        return any(sign in letters for sign in _SIGNS_IN_JSON)
    if letters.replace('"', "").startswith(_TABLE_SIGNS):
        return True
    return OF_PAGE in letters or OF_MARKDOWN in letters or f"\n{RULE}" in letters


def notes_in(path: Path) -> ForeignFile:
    """All marks and notes in a file. Raises CannotTakeIn, or CannotImport for what is no file.

    For a process that can be ended.
    """
    return read_notes(file_content(path, LARGEST_NOTES))


def read_notes(content: bytes) -> ForeignFile:
    """All marks and notes in the bytes of a file. Raises CannotTakeIn."""
    letters = _letters(content)
    found = _read(letters)
    if found is None:
        raise CannotTakeIn(NotesRefusal.UNKNOWN if letters.strip() else NotesRefusal.EMPTY)
    if len(found.notes) > _MOST_NOTES:
        raise CannotTakeIn(NotesRefusal.TOO_MANY)
    if not found.notes:
        raise CannotTakeIn(NotesRefusal.EMPTY)
    return found


def _letters(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if len(content) > LARGEST:
        raise CannotTakeIn(NotesRefusal.TOO_LARGE)
    try:
        return decode(content).text.removeprefix("\ufeff")
    except NotText as error:
        raise CannotTakeIn(NotesRefusal.UNKNOWN) from error


def _read(letters: str) -> ForeignFile | None:
    if letters.lstrip()[:1] in ("{", "["):
        value = bounded_json(letters)
        for of_value in (hypothesis_file, calibre_file, web_annotation_file):
            if (found := of_value(value)) is not None:
                return found
        return None
    if len(letters) > LARGEST:
        raise CannotTakeIn(NotesRefusal.TOO_LARGE)
    try:
        for of_letters in (kindle_file, zotero_page, zotero_markdown, _table):
            if (found := of_letters(letters)) is not None:
                return found
    except TooLarge as error:
        raise CannotTakeIn(NotesRefusal.TOO_LARGE) from error
    return None


def _table(letters: str) -> ForeignFile | None:
    if not letters.lstrip("\ufeff \r\n").replace('"', "").startswith(_TABLE_SIGNS):
        return None
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = [
            {str(name): str(cell or "") for name, cell in row.items() if isinstance(name, str)}
            for row in csv.DictReader(io.StringIO(letters, newline=""))
        ]
    except csv.Error as error:
        raise CannotTakeIn(NotesRefusal.DAMAGED) from error
    return readwise_table(rows) or hypothesis_table(rows)
