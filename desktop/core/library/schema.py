"""The version of a library's tables, and the steps from each older one to the newest."""

from __future__ import annotations

import re
import sqlite3
from hashlib import blake2s
from os import urandom

from desktop.core.library.later_versions import (
    VERSION_2,
    VERSION_3,
    VERSION_4,
    VERSION_5,
    VERSION_6,
    VERSION_7,
    VERSION_8,
    VERSION_9,
    VERSION_10,
)
from desktop.core.library.seals import seal_what_has_none
from desktop.core.library.version_1 import VERSION_1

_IDENTITY = "identity"
_IS_IDENTITY = re.compile(r"[0-9a-f]{32}")
# Marks the file as ours ("Srcb"), so that another program's database is never migrated.
APPLICATION_ID = 0x53726362
# The mark ("SrcB") of libraries from before the first version, whose numbers mean other tables.
_ID_BEFORE_VERSION_1 = 0x53726342

# Step n takes a library from version n to n + 1. A step that was released never changes, and the
# tests keep a library of every version (tests/core/library/frozen). A step that changes a row with
# a checksum sets that to NULL: rows without one are sealed when all steps are done.
MIGRATIONS = (
    *(VERSION_1, VERSION_2, VERSION_3, VERSION_4),
    *(VERSION_5, VERSION_6, VERSION_7, VERSION_8, VERSION_9, VERSION_10),
)


def newest() -> int:
    """The schema version that all steps lead to."""
    return len(MIGRATIONS)


def version(connection: sqlite3.Connection) -> int:
    """The schema version of the file; 0 for one that was just made."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the file is empty or was made by this program."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return bool(tables == 0 or _mark(connection) == APPLICATION_ID)


def is_from_before_version_1(connection: sqlite3.Connection) -> bool:
    """Whether the file was made while the program was not released; no step leads on from it."""
    return _mark(connection) == _ID_BEFORE_VERSION_1


def identity(connection: sqlite3.Connection) -> str:
    """What tells this library and its copies from all others; empty where there is none yet.

    32 digits from 0 to f; where the file says something else, what stands for it.
    """
    row = connection.execute(
        "SELECT CAST(value AS BLOB) FROM preference WHERE name = ?", (_IDENTITY,)
    ).fetchone()
    # Where it is spoilt, it is still the same each time.
    said = (row[0] or b"").decode("utf-8", "replace") if row else ""
    if not said or _IS_IDENTITY.fullmatch(said):
        return said
    return blake2s(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def identify(connection: sqlite3.Connection) -> None:
    """Gives a library an identity if it has none."""
    drawn = urandom(16).hex()
    connection.execute(
        "INSERT OR IGNORE INTO preference (name, value) VALUES (?, ?)", (_IDENTITY, drawn)
    )


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the tables to the newest form, in one transaction: wholly, or not at all.

    A new library gets its identity in the same moment.
    """
    # Two programs may start at once: whoever comes second finds the work done.
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[version(connection) :]:
            for statement in statements(step):
                connection.execute(statement)
        identify(connection)
        seal_what_has_none(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest()}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _mark(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def statements(script: str) -> list[str]:
    """The statements of a step, one by one. Raises ValueError where the last is not ended."""
    # executescript() would commit the transaction that holds all the steps together.
    statements, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current.strip())
            current = ""
    if current.strip():
        # Passed over, it would be taken for done ever after.
        raise ValueError(f"no end of a statement: {current.strip()}")
    return statements
