"""A connection to the library file, set so that what was written stays written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from desktop.core.library.address import address
from desktop.core.library.damage import Damage, DamageKind, Noticed
from desktop.core.library.drive import make_file, make_folder
from desktop.core.library.errors import LibraryDamaged
from desktop.core.library.named_errors import named_errors
from desktop.core.library.open_here import NO_FILE, hold, let_go
from desktop.core.library.opened_file import (
    PATIENCE,
    PATIENCE_OF_READERS,
    for_reading,
    prepared,
    readable,
)
from desktop.core.library.schema import identity, newest, version
from desktop.core.library.seals import is_intact, keep_sealed, know_seals, seal_of, sealed_tables

_Read = TypeVar("_Read")
Values = Sequence[str | int | float | bytes | None]


class Connection:
    """SQLite, as far as the library needs it; every error is a `LibraryError`.

    `patience` is how many seconds a transaction waits for another program that writes. Whatever
    cannot be taken is closed: left open, it would hold up all others.
    """

    def __init__(self, raw: sqlite3.Connection, path: Path) -> None:
        self._raw = raw
        self.path = path
        self.patience = PATIENCE
        # What turned out not to be as it should while it was read.
        self.noticed = Noticed()
        self._intact: dict[str, tuple[str, ...]] | None = None
        self._keeps_sealed = False
        try:
            self._file = hold(path)
            know_seals(raw)
        except BaseException:
            raw.close()
            raise

    @classmethod
    def make(cls, path: Path) -> Self:
        """A connection that may write; the file and its folder are made when missing."""
        with named_errors(path):
            make_folder(path.parent)
            make_file(path)
            return cls(prepared(path, may_make=True), path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """A connection that may write to a library that is there; makes none."""
        with named_errors(path):
            return cls(prepared(path, may_make=False), path)

    @classmethod
    def open_for_reading(cls, path: Path) -> Self:
        """A connection of its own for a task; it cannot write."""
        with named_errors(path):
            return cls(for_reading(path), path)

    @property
    def is_of_earlier_version(self) -> bool:
        """Whether an earlier version of the program wrote it; the next opening brings it up."""
        with named_errors(self.path):
            return version(self._raw) < newest()

    def read(self, sql: str, values: Values = ()) -> list[Any]:
        """All rows that a query gives."""
        with named_errors(self.path):
            return self._fetched(lambda: self._raw.execute(sql, values).fetchall())

    def read_one(self, sql: str, values: Values = ()) -> Any | None:
        """The first row that a query gives, or None."""
        with named_errors(self.path):
            return self._fetched(lambda: self._raw.execute(sql, values).fetchone())

    def write(self, sql: str, values: Values = ()) -> int:
        """How many rows a statement touched."""
        with named_errors(self.path):
            self._keep_sealed()
            return self._raw.execute(sql, values).rowcount

    def write_each(self, sql: str, rows: Iterable[Values]) -> None:
        """Runs a statement once for every row of values."""
        with named_errors(self.path):
            self._keep_sealed()
            self._raw.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together, or none of it."""
        self._wait_for(self.patience)
        try:
            self.write("BEGIN IMMEDIATE")
            try:
                yield
                self.write("COMMIT")
            except BaseException:
                if self._raw.in_transaction:
                    self._raw.execute("ROLLBACK")
                raise
        finally:
            self._wait_for(PATIENCE_OF_READERS)

    @contextmanager
    def patient(self, seconds: float) -> Iterator[None]:
        """Waits so long for another program that writes, in every transaction of a block."""
        before, self.patience = self.patience, seconds
        try:
            yield
        finally:
            self.patience = before

    @property
    def has_log(self) -> bool:
        """Whether what is written goes to a log beside the file first."""
        return bool(self.read_one("PRAGMA journal_mode") == ("wal",))

    @property
    def identity(self) -> str:
        """What tells this library and its copies from all others; empty where there is none."""
        with named_errors(self.path):
            return identity(self._raw)

    def fingerprint(self) -> tuple[object, ...]:
        """What differs between two states of the library (see `copies.fingerprint`)."""
        # What copies and what looks for damage is wanted by no start; so it is below.
        from desktop.core.library.copies import fingerprint  # noqa: PLC0415

        with named_errors(self.path):
            return fingerprint(self._raw)

    @contextmanager
    def mending(self) -> Iterator[None]:
        """A transaction in which rows may be deleted that stand wrongly in lists of rows."""
        with named_errors(self.path):
            # Else SQLite refuses to delete a row that it does not find in every list.
            self._raw.execute("PRAGMA writable_schema = ON")
        try:
            with self.transaction():
                self.write("PRAGMA defer_foreign_keys = ON")
                yield
        finally:
            self._raw.execute("PRAGMA writable_schema = OFF")

    def copy_as_it_is(self, path: Path) -> None:
        """Writes a whole copy of the database, whether or not it is sound."""
        with named_errors(path):
            self._copy(path)

    def copy_to(self, path: Path, *, may_have_damaged_rows: bool = False) -> None:
        """Writes a whole copy of the database, also while it is in use.

        Raises LibraryDamaged when what was copied is not sound: not even its rows, or only not
        the file in which they lie.
        """
        with named_errors(path):
            damages = self._copy(path)
        if may_have_damaged_rows:
            of_file = (DamageKind.FILE, DamageKind.LISTS)
            damages = tuple(each for each in damages if each.kind in of_file)
        if damages:
            first = damages[0]
            where = " ".join(filter(None, (first.table, first.key, first.detail)))
            raise LibraryDamaged(self.path, f"{first.kind}: {where}")

    def _copy(self, path: Path) -> tuple[Damage, ...]:
        from desktop.core.library.damages import damages_of  # noqa: PLC0415

        make_file(path)
        copy = sqlite3.connect(path)
        try:
            self._raw.backup(copy)
            damages = damages_of(copy)
            # Whole without a log, and so that it can be read on any drive.
            copy.execute("PRAGMA journal_mode = DELETE")
            return damages
        finally:
            copy.close()

    def seal_of(self, table: str) -> str:
        """The SQL that computes the seal of a row of a table."""
        with named_errors(self.path):
            return seal_of(sealed_tables(self._raw)[table])

    def is_intact(self, table: str, row: str = "") -> str:
        """The SQL that says whether a row of a table, called `row`, is as it was saved."""
        if self._intact is None:
            with named_errors(self.path):
                self._intact = sealed_tables(self._raw)
        # Of a table without seals, as a newer version may have, nothing is said.
        columns = self._intact.get(table)
        return is_intact(columns, row) if columns else "1"

    def damages(self) -> tuple[Damage, ...]:
        """Everything in the file that is not as it was saved."""
        from desktop.core.library.damages import damages_of  # noqa: PLC0415

        with named_errors(self.path):
            return damages_of(self._raw)

    def leave_name(self) -> bool:
        """Keeps what is written from now on out of files that are found by the file's name.

        For a file whose name leads elsewhere by now: its log would be taken for that of the file
        which has the name. Says whether it could be done.
        """
        with named_errors(self.path):
            self._wait_for(0)
            try:
                # The log may have moved along with the file: full of frames it would undo, when it
                # is read again, what is written from now on.
                self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                # SQLite makes no file beside one that lost its name, but needs none in memory.
                answer = self._raw.execute("PRAGMA journal_mode = MEMORY").fetchone()
                return answer is not None and answer[0] == "memory"
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
            finally:
                self._wait_for(PATIENCE_OF_READERS)
        return False

    def renew_log(self, *, has_log: bool) -> None:
        """Brings a log that lost its name into the file, and begins another, or a journal.

        Raises LibraryDamaged when the file is not sound then.
        """
        with named_errors(self.path):
            self._raw.execute("PRAGMA journal_mode = DELETE").fetchone()
            if has_log:
                self._raw.execute("PRAGMA journal_mode = WAL").fetchone()
            found = self._raw.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise LibraryDamaged(self.path, str(found))

    def take_in(self, path: Path) -> None:
        """Adds the rows of another state of the same library that are missing here.

        Inside the caller's transaction no file can be attached, so this is one of its own.
        """
        from desktop.core.library.copies import lasting_tables  # noqa: PLC0415

        with named_errors(self.path):
            self._raw.execute("ATTACH ? AS other", (f"{address(path.absolute(), 'ro')}",))
            try:
                with self.transaction():
                    self.write("PRAGMA defer_foreign_keys = ON")
                    for table in lasting_tables(self._raw):
                        columns = self._raw.execute(f'PRAGMA table_info("{table}")').fetchall()
                        names = ", ".join(f'"{column[1]}"' for column in columns)
                        self.write(
                            f'INSERT OR IGNORE INTO main."{table}" ({names})'
                            f' SELECT {names} FROM other."{table}"'
                        )
            finally:
                self._raw.execute("DETACH other")

    def close(self) -> None:
        """Lets go of the file."""
        self._raw.close()
        let_go(self._file)
        self._file = NO_FILE

    def _wait_for(self, seconds: float) -> None:
        with named_errors(self.path):
            self._raw.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def _keep_sealed(self) -> None:
        # Not when the file is opened: most of those who open it write nothing for a while.
        if not self._keeps_sealed:
            self._keeps_sealed = True
            keep_sealed(self._raw)

    def _fetched(self, read: Callable[[], _Read]) -> _Read:
        try:
            return read()
        except sqlite3.OperationalError as error:
            if "Could not decode to UTF-8" not in str(error):
                raise
        # What is readable of a text is better than nothing of all rows; its seal tells of it.
        self._raw.text_factory = readable
        try:
            return read()
        finally:
            self._raw.text_factory = str
