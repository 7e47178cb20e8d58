"""A mark or note as another program gave it away, before it stands in any article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from desktop.core.pen import Pen


class NotesFormat(StrEnum):
    """What a file of marks and notes was written as."""

    WEB_ANNOTATIONS = "web-annotations"
    HYPOTHESIS = "hypothesis"
    HYPOTHESIS_TABLE = "hypothesis-table"
    ZOTERO = "zotero"
    THORIUM = "thorium"
    CALIBRE = "calibre"
    KINDLE = "kindle"
    READWISE = "readwise"


class NotesRefusal(StrEnum):
    """Why nothing can be taken in from a file."""

    UNKNOWN = "unknown"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    TOO_MANY = "too-many"
    EMPTY = "empty"


class CannotTakeIn(Exception):
    """A file from which nothing can be taken in, and why."""

    def __init__(self, reason: NotesRefusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ForeignText:
    """What a file says of the text that a note is on; all of it may be missing."""

    title: str = ""
    author: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignTarget:
    """On which words of which text; a `quote` that is empty means all of it.

    `start` and `end` count characters, or UTF-16 units where it `counts_units`; they are -1 where
    nobody knows them, and are those of the other program's text, which may be another one.
    """

    about: ForeignText
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    end: int = -1
    counts_units: bool = False


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """A mark with what was written on it.

    The `key` tells it from all others of its format: from it follows the id that it has here, so
    that it never comes twice; where it `has_own_id`, the key is that id. `page` and `locator` say
    in the file's own words where it stands in a book. `author` is who wrote it, where the file
    names somebody. `claim`, `stance` and `question` are only in what Sourcebook itself gave away.
    `outgrew` are the keys that it had before it was made longer.
    """

    key: str
    target: ForeignTarget
    body: str = ""
    tags: tuple[str, ...] = ()
    pen: Pen | None = None
    colour: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""
    page: str = ""
    locator: str = ""
    also: ForeignTarget | None = None
    claim: str = ""
    stance: str = ""
    question: str = ""
    has_own_id: bool = False
    outgrew: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """What is in a file; `passed_over` counts what is no mark or note, such as bookmarks."""

    form: NotesFormat
    notes: tuple[ForeignNote, ...]
    passed_over: int = 0


def utc_time(said: object) -> str:
    """An ISO 8601 time as the library keeps it; empty where it is none.

    Where no zone is said it is taken for UTC, as nobody knows better.
    """
    if not isinstance(said, str):
        return ""
    try:
        when = datetime.fromisoformat(said.strip())
        zoned = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
        return zoned.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return ""
