"""All rows of a library in one number, so that a copy can be held against what it was made of."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b

from desktop.core.library.moving.progress import Part


def digest_of(raw: sqlite3.Connection, hear: Part) -> str:
    """A hash of every value of every table, whatever the pages in which they lie."""
    digest = blake2b(digest_size=32)
    named = raw.execute(
        "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    before, raw.text_factory = raw.text_factory, bytes
    try:
        for number, (name, sql) in enumerate(named):
            digest.update(repr((name, sql)).encode())
            for row in raw.execute(f'SELECT * FROM main."{name}" NOT INDEXED'):
                for value in row:
                    stored = value if isinstance(value, bytes) else repr(value).encode()
                    digest.update(b"%d:" % len(stored))
                    digest.update(stored)
            hear(number + 1, len(named))
    finally:
        raw.text_factory = before
    return digest.hexdigest()
