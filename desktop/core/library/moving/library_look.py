"""What is in a library, told before one takes the place of another: counts, and the last change."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.core.library.address import address
from desktop.core.library.named_errors import named_errors
from desktop.core.library.opened_file import for_reading
from desktop.core.library.schema import identity

# What is counted, by the query of its number; a library of an older version lacks some tables.
_COUNTED = {
    "articles": "SELECT count(*) FROM article",
    "notes": "SELECT count(*) - count(removed) FROM annotation",
    "lessons": "SELECT count(*) FROM lesson_pack",
    "collections": "SELECT count(*) - count(removed) FROM collection",
    "pictures": "SELECT count(*) FROM picture",
}
# Where the moments of what anybody did are written down.
_MOMENTS = (
    *(("annotation", "modified"), ("annotation", "removed"), ("article", "added")),
    *(("wording", "written"), ("correction", "created"), ("lesson_pack", "installed")),
    *(("article_tag", "tagged"), ("collected", "added"), ("saved_search", "created")),
    *(("article_version", "came"), ("article_origin", "changed"), ("reading_mark", "marked")),
)


@dataclass(frozen=True, slots=True)
class LibraryLook:
    """How much of each is in a library, and when something in it was changed last (ISO 8601, UTC).

    What is in a bin is not counted; `changed` is empty for a library in which nobody did anything.
    """

    identity: str
    articles: int
    notes: int
    lessons: int
    collections: int
    pictures: int
    changed: str


def look_at(path: Path) -> LibraryLook:
    """Looks at a library that somebody may have open. Raises LibraryError."""
    with named_errors(path), closing(for_reading(path)) as raw:
        return _look(raw)


def look_at_file(path: Path) -> LibraryLook:
    """Looks at a file that nobody changes, and writes nothing beside it. Raises sqlite3.Error."""
    where = f"{address(path.absolute(), 'ro')}&immutable=1"
    with closing(sqlite3.connect(where, uri=True)) as raw:
        raw.execute("PRAGMA trusted_schema = OFF")
        return _look(raw)


def _look(raw: sqlite3.Connection) -> LibraryLook:
    counts = {name: _number(raw, query) for name, query in _COUNTED.items()}
    moments = [_newest(raw, table, column) for table, column in _MOMENTS]
    return LibraryLook(identity=identity(raw), **counts, changed=max(moments))


def _number(raw: sqlite3.Connection, query: str) -> int:
    with suppress(sqlite3.OperationalError):
        return int(raw.execute(query).fetchone()[0])
    return 0


def _newest(raw: sqlite3.Connection, table: str, column: str) -> str:
    with suppress(sqlite3.OperationalError):
        return str(raw.execute(f"SELECT max({column}) FROM {table}").fetchone()[0] or "")
    return ""
