"""Takes rows that are damaged from copies, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from itertools import count
from pathlib import Path

from desktop.core.library.checked import DescribedDamage
from desktop.core.library.connection import Connection
from desktop.core.library.damage import Damage, DamageKind
from desktop.core.library.library import Library
from desktop.core.library.named_errors import named_errors
from desktop.core.library.opened_file import as_it_lies


def put_aside(library: Library) -> Path:
    """Copies the whole file as it is, damaged or not, to another name beside it.

    Gives the name. Raises LibraryError; nothing was changed then.
    """
    path = library.path
    names = (path.with_name(f"{path.stem}-before-repair-{n}{path.suffix}") for n in count(1))
    aside = next(name for name in names if not name.exists())
    library.connection.copy_as_it_is(aside)
    return aside


def take_from_copies(library: Library, damages: Iterable[DescribedDamage]) -> int:
    """Puts the rows of copies into the place of those that are damaged, in one transaction.

    Gives how many. Raises LibraryError; nothing was changed then.
    """
    wanted = [each for each in damages if each.remedy is not None]
    connection = library.connection
    with connection.mending():
        for each in wanted:
            if each.damage.row is not None:
                connection.write(
                    f'DELETE FROM "{each.damage.table}" WHERE rowid = ?', (each.damage.row,)
                )
        # Lists may still lead to what the damaged rows said.
        connection.write("REINDEX")
        for each in wanted:
            _insert(connection, each)
    library.index_queue.enqueue_everything()
    if any(each.kind is DamageKind.FILE for each in connection.damages()):
        # All rows are there again: written anew, their pages are in order, too.
        connection.write("VACUUM")
        # The file gets shorter when the log is brought into it: now, and not unawares.
        connection.read("PRAGMA wal_checkpoint(PASSIVE)")
        library.take_as_it_is()
    return len(wanted)


def keep_as_they_are(library: Library, damages: Iterable[Damage]) -> int:
    """Seals rows as they are now: their reader looked at them, and no copy has them.

    Gives how many. Raises LibraryError.
    """
    rows = [(each.table, each.row) for each in damages if each.kind is DamageKind.NOT_AS_SAVED]
    connection = library.connection
    with connection.transaction():
        for table, row in rows:
            seal = connection.seal_of(table)
            connection.write(f'UPDATE "{table}" SET checksum = {seal} WHERE rowid = ?', (row,))
    return len(rows)


def _insert(connection: Connection, found: DescribedDamage) -> None:
    assert found.remedy is not None
    table = found.damage.table
    path = found.remedy.copy.path
    with named_errors(path), closing(as_it_lies(path)) as copy:
        cursor = copy.execute(f'SELECT * FROM main."{table}" WHERE rowid = ?', (found.remedy.row,))
        names = ", ".join(f'"{column[0]}"' for column in cursor.description)
        row = cursor.fetchone()
    places = ", ".join("?" for _ in row)
    # In its old place, as much is shown in the order in which it was written.
    connection.write(
        f'INSERT INTO "{table}" (rowid, {names}) VALUES (?, {places})',
        (found.damage.row, *row),
    )
