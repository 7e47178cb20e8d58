"""Whether an article is unread, being read or read: as the place says, or as its reader does."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.core.article import ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection

# Whoever saw so much of a text, in per cent, has read it: below stand notes and thanks.
_READ_FROM = 97


class ReadingState(StrEnum):
    """How far a reader is with an article."""

    UNREAD = "unread"
    READING = "reading"
    READ = "read"


_STATES: dict[object, ReadingState] = {each.value: each for each in ReadingState}


@dataclass(frozen=True, slots=True)
class ReadingMark:
    """What a reader said, None where they said nothing; and how far they saw, None for never."""

    state: ReadingState | None = None
    furthest: int | None = None


def percent_of(seen: int | None, characters: int | None) -> int:
    """How much of a text was seen, in per cent; 0 where that is not known."""
    if not seen or not characters:
        return 0
    return max(0, min(100, round(100 * seen / characters)))


def state_of(said: object, *, was_opened: bool, percent: int) -> ReadingState:
    """How far its reader is: as they said, else as much as they saw."""
    if (known := _STATES.get(said)) is not None:
        return known
    if not was_opened:
        return ReadingState.UNREAD
    return ReadingState.READ if percent >= _READ_FROM else ReadingState.READING


class ReadingMarks:
    """Reads and writes what a reader says of how far they are."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def of(self, ids: Collection[ArticleId]) -> dict[ArticleId, ReadingMark]:
        """What is known of articles now, to be put back."""
        rows = self._connection.read(
            "SELECT a.id, m.state, p.furthest FROM article a"
            " LEFT JOIN reading_mark m ON m.article_id = a.id"
            " LEFT JOIN reading_place p ON p.article_id = a.id"
            " WHERE a.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return {
            ArticleId(article_id): ReadingMark(_STATES.get(state), furthest)
            for article_id, state, furthest in rows
        }

    def put(self, marks: Mapping[ArticleId, ReadingMark]) -> Changes:
        """Keeps what a reader says of articles, all or none."""
        now = self._now().isoformat()
        with self._connection.transaction():
            self._connection.write_each(
                "INSERT INTO reading_mark (article_id, state, marked) VALUES (?, ?, ?)"
                " ON CONFLICT (article_id) DO UPDATE SET state = excluded.state,"
                " marked = excluded.marked",
                [(each, mark.state or "", now) for each, mark in marks.items()],
            )
            self._connection.write_each(
                "UPDATE reading_place SET furthest = ? WHERE article_id = ?",
                [(mark.furthest, each) for each, mark in marks.items()],
            )
        return Changes(articles=frozenset(marks))
