"""Highlights of calibre's viewer, as its own collection of annotations."""

from __future__ import annotations

from typing import Any

from desktop.core.student_work.readers.bounded_json import each_in, mapping, words
from desktop.core.student_work.readers.foreign_note import (
    ForeignFile,
    ForeignNote,
    ForeignPlace,
    ForeignText,
    NotesFormat,
    utc_time,
)

_TYPE = "calibre_annotation_collection"


def calibre_file(value: Any) -> ForeignFile | None:
    """What a collection holds; None where it is something else.

    It names no book: its words have to be looked for.
    """
    held = mapping(value)
    if held.get("type") != _TYPE:
        return None
    rows = [mapping(each) for each in each_in(held.get("annotations"))]
    taken = [row for row in rows if row.get("type") == "highlight" and not row.get("removed")]
    return ForeignFile(
        NotesFormat.CALIBRE, tuple(_note(row) for row in taken), len(rows) - len(taken)
    )


def _note(row: dict[str, Any]) -> ForeignNote:
    quote, style = words(row.get("highlighted_text")), mapping(row.get("style"))
    about = ForeignText(words(row.get("title")), words(row.get("authors")))
    chapters = filter(None, map(words, each_in(row.get("toc_family_titles"))))
    when = utc_time(row.get("timestamp"))
    return ForeignNote(
        key=words(row.get("uuid")) or f"{row.get('book_id')}\n{row.get('start_cfi')}\n{quote}",
        place=ForeignPlace(about, quote=quote),
        body=words(row.get("notes")),
        colour=words(style.get("which")) or words(style.get("background-color")),
        created=when,
        modified=when,
        locator=" › ".join(chapters),
    )
