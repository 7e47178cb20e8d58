"""The library: one folder with one precious file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from desktop.core.library.annotations import Annotations
from desktop.core.library.articles import Articles
from desktop.core.library.connection import Connection
from desktop.core.library.corrections import Corrections
from desktop.core.library.damage import Damage
from desktop.core.library.errors import LibraryEmptied, LibraryUnreachable
from desktop.core.library.index_queue import IndexQueue
from desktop.core.library.lessons import Lessons
from desktop.core.library.preferences import StoredPreferences
from desktop.core.library.searches import Searches

FILE_NAME = "library.db"
INDEX_FOLDER_NAME = "index"
_IDENTITY = "identity"
BACKUPS_FOLDER_NAME = "backups"


def current_time() -> datetime:
    """The time now in UTC, to the millisecond."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def newest_copy(folder: Path) -> Path | None:
    """The copy of the latest day that there is of the library in `folder`."""
    return max((folder / BACKUPS_FOLDER_NAME).glob("library-*.db"), default=None)


def _refuse_what_was_emptied(folder: Path) -> None:
    """Raises LibraryEmptied when the file holds nothing, and what lies beside it says it did.

    A start that was broken off right away leaves an empty file, too, and nothing beside it.
    """
    path = folder / FILE_NAME
    try:
        if not path.exists() or path.stat().st_size:
            return
        log = path.with_name(f"{path.name}-wal")
        # SQLite deletes the log of an empty file, and with it perhaps the last words written.
        has_log = log.exists() and log.stat().st_size > 0
        if has_log or (folder / INDEX_FOLDER_NAME).exists() or newest_copy(folder):
            raise LibraryEmptied(path, "nothing is in it")
    except OSError as error:
        raise LibraryUnreachable(path, str(error)) from error


class Library:
    """One reader's articles, packs, marks and notes; belongs to the thread that opened it.

    Whatever an operation wrote is on the disk when it returns.
    """

    def __init__(
        self,
        connection: Connection,
        folder: Path,
        now: Callable[[], datetime] = current_time,
    ) -> None:
        self._connection = connection
        self.folder = folder
        self.now = now
        self.articles = Articles(connection, now)
        self.annotations = Annotations(connection, now)
        self.corrections = Corrections(connection, now)
        self.lessons = Lessons(connection, now)
        self.searches = Searches(connection, now)
        self.index_queue = IndexQueue(connection)
        self.preferences = StoredPreferences(connection)

    @classmethod
    def open(cls, folder: Path, now: Callable[[], datetime] = current_time) -> Self:
        """Opens the library in `folder`, made on the spot when there is none.

        Raises a LibraryError that says what is wrong.
        """
        _refuse_what_was_emptied(folder)
        return cls(Connection.open(folder / FILE_NAME), folder, now)

    @classmethod
    def open_for_reading(cls, folder: Path) -> Self:
        """A second view of the library for a task; whatever would write raises LibraryError."""
        return cls(Connection.open_for_reading(folder / FILE_NAME), folder)

    @property
    def connection(self) -> Connection:
        """The open file, for whoever mends it."""
        return self._connection

    @property
    def noticed(self) -> tuple[Damage, ...]:
        """The rows that turned out not to be as they should while they were read."""
        return self._connection.noticed.all

    @property
    def path(self) -> Path:
        """The file that holds everything."""
        return self.folder / FILE_NAME

    @property
    def identity(self) -> str:
        """What tells this library and its copies from all others; empty until it is asked for."""
        return self.preferences.all().get(_IDENTITY, "")

    def identify(self) -> str:
        """The identity, made on the spot when there is none. Raises LibraryError."""
        if not self.identity:
            self.preferences.put(_IDENTITY, uuid4().hex)
        return self.identity

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
