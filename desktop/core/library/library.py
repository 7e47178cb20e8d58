"""The library: one folder with one precious file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import TYPE_CHECKING, Self

from desktop.core.library.annotations import Annotations
from desktop.core.library.articles import Articles
from desktop.core.library.change_log import ChangeLog
from desktop.core.library.connection import Connection
from desktop.core.library.corrections import Corrections
from desktop.core.library.damage import Damage
from desktop.core.library.drive import keep_to_owner, locks
from desktop.core.library.errors import (
    LibraryDamaged,
    LibraryEmptied,
    LibraryMissing,
    LibraryUnreachable,
)
from desktop.core.library.index_queue import IndexQueue
from desktop.core.library.lessons import Lessons
from desktop.core.library.own_folder import NAME, own_folder, room_of, rooms
from desktop.core.library.preferences import StoredPreferences
from desktop.core.library.searches import Searches
from desktop.core.library.standing import FileStanding, OpenedFile

if TYPE_CHECKING:
    from desktop.core.library.pictures import KeptPictures
    from desktop.core.library.sole_writer import SoleWriter
    from desktop.core.library.versions import Versions

FILE_NAME = "library.db"
# What the room of a library holds beside its copies.
INDEX_FOLDER_NAME = "index"
# How long another program may take to make a library, in seconds: its log comes before its file.
_MAKING = 3.0


def current_time() -> datetime:
    """The time now in UTC, to the millisecond."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def was_ever_here(folder: Path) -> bool:
    """Whether what lies in a folder says that there was a library, or that it held something.

    A start that was broken off right away leaves an empty file, and nothing beside it.
    """
    # SQLite deletes the log of a missing or empty file, and with it perhaps the last words.
    logs = (folder / f"{FILE_NAME}{end}" for end in ("-wal", "-journal"))
    return bool(rooms(folder)) or any(_holds_something(log) for log in logs)


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


class Library:
    """One reader's articles, packs, marks and notes; belongs to the thread that opened it.

    Whatever an operation wrote is on the disk when it returns.
    """

    def __init__(
        self,
        connection: Connection,
        folder: Path,
        now: Callable[[], datetime] = current_time,
        writer: SoleWriter | None = None,
    ) -> None:
        self._connection = connection
        self._writer = writer
        self.folder = folder
        self.now = now
        self.articles = Articles(connection, now)
        self.annotations = Annotations(connection, now)
        self.corrections = Corrections(connection, now)
        self.lessons = Lessons(connection, now)
        self.searches = Searches(connection, now)
        self.index_queue = IndexQueue(connection)
        self.preferences = StoredPreferences(connection)
        try:
            self.identity = connection.identity
            self._opened = OpenedFile(self.path, has_log=connection.has_log)
        except BaseException:
            # What is no library, as one whose log was deleted, would hold up all others.
            connection.close()
            raise
        self.change_log = ChangeLog(connection)

    @classmethod
    def open(
        cls,
        folder: Path,
        now: Callable[[], datetime] = current_time,
        *,
        anew: bool = False,
    ) -> Self:
        """Opens the library in `folder`, made on the spot when there never was one.

        For the window, or a command that was told to make one; everybody else takes
        `open_existing`. Where something says that there was a library it is only made `anew` on
        request. On a drive that cannot lock nobody else may write meanwhile. Raises a
        LibraryError that says what is wrong.
        """
        path = folder / FILE_NAME
        if not anew:
            _refuse_what_was_lost(folder)
        connection = Connection.make(path)
        try:
            opened = cls(connection, folder, now, _sole_writer(folder))
            # Whoever finds the room without the library knows that there was one.
            _ = opened.room
            return opened
        except BaseException:
            connection.close()
            raise

    @classmethod
    def open_existing(cls, folder: Path, now: Callable[[], datetime] = current_time) -> Self:
        """Opens a library that is there, to write into it too. Raises LibraryError.

        It makes nothing: neither a file nor a folder.
        """
        path = folder / FILE_NAME
        if not path.is_file():
            raise LibraryUnreachable(path, "there is no library")
        return cls(Connection.open(path), folder, now)

    @classmethod
    def open_for_reading(cls, folder: Path) -> Self:
        """A second view of the library for a task; whatever would write raises LibraryError."""
        return cls(Connection.open_for_reading(folder / FILE_NAME), folder)

    @cached_property
    def pictures(self) -> KeptPictures:
        """The pictures of articles; most have none, and so it is made when one is wanted."""
        from desktop.core.library.pictures import KeptPictures  # noqa: PLC0415

        return KeptPictures(self._connection)

    @cached_property
    def versions(self) -> Versions:
        """Texts that took the place of others; made when one is wanted."""
        from desktop.core.library.versions import Versions  # noqa: PLC0415

        return Versions(self._connection, self.now)

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
    def room(self) -> Path:
        """The folder for what the program keeps of this library beside it: index and copies.

        It is made when missing, where that can be.
        """
        try:
            return room_of(self.folder, self.identity)
        except OSError:
            # Whoever wants to put something there finds out in their own words.
            return self.folder / NAME / self.identity

    @property
    def index_folder(self) -> Path:
        """Where the full-text index of this library lies, or is to lie."""
        return self.room / INDEX_FOLDER_NAME

    @property
    def locks_others_out(self) -> bool:
        """Whether nobody else may write, as the drive cannot lock."""
        return self._writer is not None

    @property
    def keeps_to_owner(self) -> bool:
        """Whether the drive keeps the file from everybody but its owner."""
        return keep_to_owner(self.path)

    def standing(self) -> FileStanding:
        """Whether the file that is open is the one that its name still leads to; on any thread."""
        if self._writer is not None and not self._writer.beat():
            return FileStanding.TAKEN
        return self._opened.standing()

    def wait_at_most(self, seconds: float) -> None:
        """Waits so long for another program that writes, in every operation from now on."""
        self._connection.patience = seconds

    def patient(self, seconds: float) -> AbstractContextManager[None]:
        """Waits so long for another program that writes, in every operation of a block."""
        return self._connection.patient(seconds)

    def leave_name(self) -> bool:
        """Keeps what is written from now on out of what the file's name leads to by now."""
        self._opened.forget_log()
        return self._connection.leave_name()

    def take_as_it_is(self) -> None:
        """Hears that the file has just been made shorter by the program itself."""
        self._opened = OpenedFile(self.path, has_log=self._opened.has_log)

    def renew_log(self) -> None:
        """Brings a log that was deleted under way into the file. Raises LibraryError."""
        self._connection.renew_log(has_log=self._opened.has_log)
        self._opened = OpenedFile(self.path, has_log=self._opened.has_log)

    def moved_to(self) -> Path | None:
        """Where the open file is now, if it was moved and the system can tell."""
        return self._opened.moved_to()

    def copy_to(self, path: Path) -> None:
        """Writes a whole copy, also of a file that has no name any more. Raises LibraryError."""
        if self._opened.standing() is FileStanding.LOG_CUT:
            # SQLite does not notice, and takes what is gone for what was never there.
            raise LibraryDamaged(self.path, "a part of it was cut off")
        # What was written must be kept, whatever became of other rows.
        self._connection.copy_to(path, may_have_damaged_rows=True)

    def take_in(self, path: Path) -> None:
        """Adds what another state of this library holds and this does not. Raises LibraryError."""
        self._connection.take_in(path)
        self.index_queue.enqueue_everything()

    def fingerprint(self) -> tuple[object, ...]:
        """What differs between two states of the library in which anything was written."""
        return self._connection.fingerprint()

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()
        if self._writer is not None:
            self._writer.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _refuse_what_was_lost(folder: Path) -> None:
    """Raises LibraryMissing or LibraryEmptied when what lies beside the file says it held more."""
    path = folder / FILE_NAME
    until = monotonic() + _MAKING
    while was_ever_here(folder):
        # The file is looked at last: another program may be making both at this moment.
        is_known = bool(rooms(folder))
        try:
            is_there = path.exists()
            if is_there and path.stat().st_size:
                return
        except OSError as error:
            raise LibraryUnreachable(path, str(error)) from error
        if is_known or monotonic() > until:
            if is_there:
                raise LibraryEmptied(path, "nothing is in it")
            raise LibraryMissing(path, "there was a library here")
        sleep(0.02)


def _sole_writer(folder: Path) -> SoleWriter | None:
    """Sees to it that nobody else writes where the drive cannot lock; None where it can."""
    try:
        if locks(own_folder(folder)):
            return None
        from desktop.core.library.sole_writer import SoleWriter  # noqa: PLC0415 - on few drives

        writer = SoleWriter(folder)
        writer.take()
    except OSError as error:
        raise LibraryUnreachable(folder, str(error)) from error
    return writer
