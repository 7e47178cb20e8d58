"""Highlights as Readwise writes them into a table of comma-separated values."""

from __future__ import annotations

import re

from desktop.core.student_work.readers.foreign_note import (
    ForeignFile,
    ForeignNote,
    ForeignPlace,
    ForeignText,
    NotesFormat,
    utc_time,
)

_COLUMNS = ("Highlight", "Book Title", "Book Author")
# A tag that was written into the note itself.
_INLINE_TAG = re.compile(r"(?<!\S)\.([a-zA-Z]\w{0,60})(?!\S)")


def readwise_table(rows: list[dict[str, str]]) -> ForeignFile | None:
    """What its table holds; None where it is another table."""
    if not rows or not all(column in rows[0] for column in _COLUMNS):
        return None
    taken = [row for row in rows if row["Highlight"].strip() or row.get("Note", "").strip()]
    return ForeignFile(
        NotesFormat.READWISE, tuple(map(_note, taken)), passed_over=len(rows) - len(taken)
    )


def _note(row: dict[str, str]) -> ForeignNote:
    said = row.get("Note", "")
    tags = [tag.strip().lstrip(".") for tag in row.get("Tags", "").split(",")]
    tags += _INLINE_TAG.findall(said)
    kind, location = row.get("Location Type", "").strip(), row.get("Location", "").strip()
    where = " ".join(filter(None, (kind, location)))
    about = ForeignText(row["Book Title"].strip(), row["Book Author"].strip())
    quote = row["Highlight"].strip()
    return ForeignNote(
        key=f"{about.title}\n{about.author}\n{quote}\n{said}\n{location}",
        place=ForeignPlace(about, quote=quote),
        body=_INLINE_TAG.sub("", said).strip(),
        tags=tuple(dict.fromkeys(filter(None, tags))),
        colour=row.get("Color", "").strip(),
        created=utc_time(row.get("Highlighted at", "")),
        page=where if kind == "page" and location else "",
        locator="" if kind == "page" else where,
    )
