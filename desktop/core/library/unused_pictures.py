"""Pictures that no text shows any more, as when what brought them was taken back."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from desktop.core.library.change_log import ChangeLog
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection

_NAME = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
# Wherever a picture may be named: in the texts of the library, those in its bin among them, in
# earlier versions of them, and in what was put by until its article returns.
_NAMED_IN = (
    "SELECT shape FROM article WHERE shape IS NOT NULL",
    "SELECT shape FROM article_version WHERE shape IS NOT NULL",
    "SELECT content FROM put_by",
)
# What may name a picture that nothing named before.
_KINDS = ("article", "lesson")


@dataclass(frozen=True, slots=True)
class UnusedPictures:
    """Names of pictures that nothing showed at a revision of the library."""

    names: tuple[str, ...]
    revision: int


def unused_pictures(connection: Connection) -> UnusedPictures:
    """The pictures that nothing shows. A task: it looks at how every text is set.

    A name that no library gives is left alone.
    """
    # Read first: what is written while the texts are looked at came after it.
    revision = ChangeLog(connection).newest()
    names = {str(row[0]) for row in connection.read("SELECT name FROM picture")}
    left = {name for name in names if _NAME.fullmatch(name)}
    for query in _NAMED_IN:
        if not left:
            break
        for row in connection.read(query):
            left.difference_update(_NAME.findall(str(row[0])))
    return UnusedPictures(tuple(sorted(left)), revision)


def remove_unused(connection: Connection, names: Collection[str], revision: int) -> Changes:
    """Removes pictures that nothing showed at that revision, unless a text came or went since."""
    kinds = ", ".join("?" * len(_KINDS))
    with connection.transaction():
        later = connection.read(
            f"SELECT 1 FROM change WHERE revision > ? AND kind IN ({kinds}) LIMIT 1",
            (revision, *_KINDS),
        )
        if not later:
            connection.write_each("DELETE FROM picture WHERE name = ?", [(name,) for name in names])
    return Changes()
