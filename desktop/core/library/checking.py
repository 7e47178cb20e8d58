"""Looks through a whole library: what is as it was saved, what is not, and which copy has it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from desktop.core.library.checked import Checked, DescribedDamage, KnownCopy, Remedy
from desktop.core.library.connection import Connection
from desktop.core.library.copies import copies
from desktop.core.library.damage import SPOILT, Damage, DamageKind
from desktop.core.library.damages import damages_of, key_columns
from desktop.core.library.kept_versions import VERSION_KINDS
from desktop.core.library.library import FILE_NAME
from desktop.core.library.named_errors import named_errors
from desktop.core.library.opened_file import as_it_lies
from desktop.core.library.row_kinds import KINDS
from desktop.core.library.rows import made_of
from desktop.core.library.schema import is_from_before_version_1, is_ours, newest, version
from desktop.core.library.seals import seal_of
from desktop.core.library.waiting_notes import WAITING_NOTE
from desktop.core.library.wholeness import is_of_another_version, missing_from, missing_triggers

Tell = Callable[[int, int], None]
# By what people know a row, and the day it is of.
_ABOUT = {
    "article": ("title", ""),
    "annotation": ("exact", "created"),
    "wording": ("value", "written"),
    "correction": ("exact", "created"),
    "pack_correction": ("exact", ""),
    "speaker_name": ("name", "created"),
    "saved_search": ("words", "created"),
    "past_search": ("words", "searched"),
    "lesson_pack": ("title", ""),
    "pack_file": ("path", ""),
    "pack_article": ("article_id", ""),
    "picture": ("name", ""),
    "article_version": ("title", "came"),
    "carried_place": ("exact", ""),
    "put_by": ("item_id", "put_by"),
    "waiting_note": ("came_from", "came"),
    "person": ("name", ""),
    "claim": ("title", ""),
    "context_note": ("title", ""),
    "reading_place": ("article_id", "visited"),
    "reading_mark": ("article_id", "marked"),
    "article_tag": ("tag", "tagged"),
    "collection": ("name", "created"),
    "collected": ("article_id", "added"),
    "article_origin": ("article_id", "changed"),
    "preference": ("name", ""),
}
# Tables of which no row is ever deleted: what a copy has and the library has not was lost.
_LASTING = frozenset(_ABOUT) - {"past_search", "reading_place", "reading_mark", "preference"}


def known_copies(folder: Path) -> tuple[KnownCopy, ...]:
    """The copies of the library in a folder, the newest first."""
    return tuple(KnownCopy(copy.path, copy.day) for copy in copies(folder))


def _silent(_done: int, _all: int) -> None:
    pass


def check(folder: Path, tell: Tell = _silent, copies: Sequence[KnownCopy] | None = None) -> Checked:
    """Looks through the library of a folder, and for what is damaged through its copies.

    Writes nothing. `tell` hears how many of how many parts were looked at. Raises LibraryError
    when there is no file that can be opened.
    """
    path = folder / FILE_NAME
    wanted = known_copies(folder) if copies is None else copies
    with named_errors(path), ExitStack() as open_files:
        rows: tuple[tuple[str, int], ...] = ()
        try:
            raw = open_files.enter_context(closing(as_it_lies(path)))
            damages = [*_not_whole(raw), *damages_of(raw, tell)]
            damages += _unreadable(raw, path, {(each.table, each.key) for each in damages})
            rows = tuple(_counted(raw))
            if not damages:
                return Checked(rows, ())
            sources = _opened(wanted, open_files)
            if any(each.kind in (DamageKind.FILE, DamageKind.LISTS) for each in damages):
                damages += _missing(raw, sources)
            found = tuple(_with_remedy(raw, damage, sources) for damage in damages)
        except SPOILT as error:
            sources = _opened(wanted, open_files)
            found = (DescribedDamage(Damage(DamageKind.FILE, detail=str(error))),)
        checked = Checked(rows, found)
        if checked.has_damaged_file:
            whole = next((each.copy for each in sources if each.is_whole()), None)
            return Checked(rows, found, whole)
        return checked


class _Source:
    """An open copy, and what is known of its rows."""

    def __init__(self, copy: KnownCopy, raw: sqlite3.Connection) -> None:
        self.copy = copy
        self.raw = raw
        self._rows: dict[str, tuple[dict[bytes, int], dict[bytes, int]]] = {}

    def is_whole(self) -> bool:
        """Whether nothing is damaged in it."""
        try:
            return not missing_from(self.raw) and not damages_of(self.raw)
        except SPOILT:
            return False

    def by_seal(self, table: str) -> dict[bytes, int]:
        """The numbers of a table's rows by the seals that are theirs."""
        return self._of(table)[0]

    def by_key(self, table: str) -> dict[bytes, int]:
        """The numbers of a table's rows that are as they were saved, by their keys."""
        return self._of(table)[1]

    def _of(self, table: str) -> tuple[dict[bytes, int], dict[bytes, int]]:
        if table not in self._rows:
            self._rows[table] = {}, {}
            # A copy of a table that cannot be read has nothing to give.
            with suppress(*SPOILT):
                self._rows[table] = self._read(table)
        return self._rows[table]

    def _read(self, table: str) -> tuple[dict[bytes, int], dict[bytes, int]]:
        columns = _columns(self.raw, table)
        by_seal: dict[bytes, int] = {}
        by_key: dict[bytes, int] = {}
        for row, seal, stored, key in self.raw.execute(
            f"SELECT rowid, {seal_of(columns)}, checksum, {_key(self.raw, table)}"
            f' FROM main."{table}" NOT INDEXED'
        ):
            by_seal[seal] = row
            if stored == seal:
                by_key[key] = row
        return by_seal, by_key


def _opened(copies: Iterable[KnownCopy], open_files: ExitStack) -> list[_Source]:
    sources = []
    for copy in copies:
        with suppress(*SPOILT, OSError):
            raw = open_files.enter_context(closing(as_it_lies(copy.path)))
            sources.append(_Source(copy, raw))
    return sources


def _not_whole(raw: sqlite3.Connection) -> Iterator[Damage]:
    # The window would not open such a file.
    if is_from_before_version_1(raw):
        yield Damage(DamageKind.HEAD, detail="made by a version that was never released")
    elif not is_ours(raw):
        yield Damage(DamageKind.HEAD, detail="made by another program")
    elif version(raw) > newest() or is_of_another_version(raw):
        yield Damage(DamageKind.HEAD, detail=f"schema version {version(raw)}")
    for table, column in missing_from(raw):
        yield Damage(DamageKind.FILE, table, detail=f"no column {column}")
    for trigger in missing_triggers(raw):
        # The window makes it anew; till then another window may not hear of a change.
        yield Damage(DamageKind.LISTS, detail=f"no trigger {trigger}")


def _unreadable(
    raw: sqlite3.Connection, path: Path, known: set[tuple[str, str]]
) -> Iterator[Damage]:
    connection = Connection(raw, path)
    for kind in (*KINDS, *VERSION_KINDS, WAITING_NOTE):
        columns = ", ".join(f"it.{column}" for column in kind.columns)
        intact = connection.is_intact(kind.table, "it")
        # What cannot be followed by SQLite was found before.
        with suppress(*SPOILT):
            rows = raw.execute(f"SELECT {columns}, {intact} FROM {kind.table} AS it")
            for _ in made_of(connection, kind, rows):
                pass
    for damage in connection.noticed.all:
        if damage.kind is DamageKind.UNREADABLE and (damage.table, damage.key) not in known:
            yield damage


def _counted(raw: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    for table in _ABOUT:
        with suppress(*SPOILT):
            count = raw.execute(f'SELECT count(*) FROM main."{table}" NOT INDEXED').fetchone()
            yield table, int(count[0])


def _missing(raw: sqlite3.Connection, sources: Sequence[_Source]) -> Iterator[Damage]:
    """The rows that the newest copy has, and the library has not."""
    for source in sources[:1]:
        for table in sorted(_LASTING):
            with suppress(*SPOILT):
                sql = f'SELECT {_key(raw, table)} FROM main."{table}" NOT INDEXED'
                there = {key for (key,) in raw.execute(sql)}
                for key in source.by_key(table):
                    if key not in there:
                        yield Damage(DamageKind.MISSING, table, key.decode("utf-8", "replace"))


def _with_remedy(
    raw: sqlite3.Connection, damage: Damage, sources: Sequence[_Source]
) -> DescribedDamage:
    if not damage.table or damage.kind is DamageKind.UNREADABLE:
        return DescribedDamage(damage, *_told(raw, damage.table, damage.row))
    remedy = _remedy(raw, damage, sources)
    if remedy is None:
        return DescribedDamage(damage, *_told(raw, damage.table, damage.row))
    source = next(each for each in sources if each.copy is remedy.copy)
    return DescribedDamage(damage, *_told(source.raw, damage.table, remedy.row), remedy)


def _remedy(raw: sqlite3.Connection, damage: Damage, sources: Sequence[_Source]) -> Remedy | None:
    table, seal, key = damage.table, None, damage.key.encode()
    if damage.row is not None:
        with suppress(*SPOILT):
            row = raw.execute(
                f'SELECT checksum, {_key(raw, table)} FROM main."{table}" WHERE rowid = ?',
                (damage.row,),
            ).fetchone()
            seal, key = row or (None, key)
    # A row that bears out the damaged one's seal is that row as it was saved last.
    for source in sources:
        if isinstance(seal, bytes) and (number := source.by_seal(table).get(seal)) is not None:
            return Remedy(source.copy, number, is_exact=True)
    for source in sources:
        if (number := source.by_key(table).get(key)) is not None:
            return Remedy(source.copy, number, is_exact=False)
    return None


def _told(raw: sqlite3.Connection, table: str, row: int | None) -> tuple[str, str]:
    """What people know a row by, and the day it is of."""
    if row is None or table not in _ABOUT:
        return "", ""
    about, day = _ABOUT[table]
    when = f"CAST({day} AS BLOB)" if day else "x''"
    try:
        said = raw.execute(
            f'SELECT CAST({about} AS BLOB), {when} FROM main."{table}" WHERE rowid = ?', (row,)
        ).fetchone()
    except SPOILT:
        return "", ""
    if said is None:
        return "", ""
    words, date = ((part or b"").decode("utf-8", "replace") for part in said)
    return words, date[:10]


def _columns(raw: sqlite3.Connection, table: str) -> tuple[str, ...]:
    rows = raw.execute(
        "SELECT name FROM pragma_table_info(?) WHERE name <> 'checksum' ORDER BY name", (table,)
    )
    return tuple(name for (name,) in rows)


def _key(raw: sqlite3.Connection, table: str) -> str:
    parts = " || ' ' || ".join(f'CAST("{name}" AS BLOB)' for name in key_columns(raw, table))
    return f"CAST({parts} AS BLOB)"
