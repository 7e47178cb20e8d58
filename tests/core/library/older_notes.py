"""Notes as programs wrote them before wordings were kept."""

from __future__ import annotations

from desktop.core.annotation import Annotation
from desktop.core.library.library import Library


def add_as_before(library: Library, note: Annotation, removed: str | None = None) -> None:
    """Writes a row of the oldest form."""
    quote, place = note.selector.quote, note.selector.position
    with library._connection.transaction():
        library._connection.write(
            "INSERT INTO annotation (id, article_id, start, end, exact, prefix, suffix, pen, body,"
            " created, modified, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                note.id,
                note.article_id,
                place.start,
                place.end,
                quote.exact,
                quote.prefix,
                quote.suffix,
                note.pen,
                note.body,
                note.created,
                note.modified,
                removed,
            ),
        )
