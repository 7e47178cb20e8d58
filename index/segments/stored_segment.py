"""Reads one segment: its terms, where they occur, its columns, and what goes back with a hit."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np

from index.errors import IndexDamaged
from index.files.array_file import ArrayFile
from index.files.arrays import Array, Arrays
from index.files.block_cache import BlockCache
from index.files.string_table import StringTable
from index.segments.content import PARTS
from index.segments.fields import GROUP, ID, KIND

_NOTHING = np.zeros(0, np.int64)


# Larger columns, in bytes, are not held whole for the sake of a few documents.
_MOST_WHOLE = 16 << 20


class Record(NamedTuple):
    """What goes back with a hit."""

    id: str
    group: str
    kind: str
    payload: str


class Postings(NamedTuple):
    """The documents that hold a term, in order, and how often each does."""

    documents: Array
    counts: Array


class StoredField:
    """The terms of a field by their numbers, and the documents that hold them."""

    def __init__(self, file: Arrays, name: str) -> None:
        self._file = file
        self._name = name
        self.terms = StringTable(file, name)
        self.has_counts = f"{name}.counts" in file
        self.has_positions = f"{name}.positions" in file

    def postings(self, term: bytes) -> Postings | None:
        """Where a term occurs; None for one that does not."""

        def read() -> tuple[Postings | None, int]:
            number = self.terms.find(term)
            if number < 0:
                return None, 200
            found = self.postings_of(number, number + 1)
            return found, found.documents.nbytes + found.counts.nbytes + 400

        found: Postings | None = self._file.cache.get((self._file.key, self._name, term), read)
        return found

    def postings_of(self, first: int, end: int) -> Postings:
        """Where the terms from number `first` to before `end` occur, term after term."""
        starts = self._file.part(f"{self._name}.starts", first, end + 1)
        since, to = int(starts[0]), int(starts[-1])
        documents = self._file.part(f"{self._name}.documents", since, to)
        if not self.has_counts:
            return Postings(documents, np.ones(to - since, np.uint8))
        return Postings(documents, self._file.part(f"{self._name}.counts", since, to))

    def positions(self, term: bytes) -> Array:
        """Where a term stands in the first of its documents, then in the second, and so on."""
        number = self.terms.find(term)
        if number < 0 or not self.has_positions:
            return _NOTHING
        first, end = self._file.part(f"{self._name}.position_starts", number, number + 2).tolist()
        return self._file.kept(f"{self._name}.positions", first, end)

    def total_frequency(self, first: int, end: int) -> int:
        """How many postings the terms from `first` to before `end` have together."""
        [since] = self._file.part(f"{self._name}.starts", first, first + 1).tolist()
        [to] = self._file.part(f"{self._name}.starts", end, end + 1).tolist()
        return int(to - since)

    def frequencies(self, first: int, end: int) -> Array:
        """In how many documents each term occurs, from number `first` to before `end`."""
        starts = self._file.kept(f"{self._name}.starts", first, end + 1)
        return np.diff(starts.astype(np.int64))

    def spelling(self, letters: Callable[[Array, Array], Array]) -> tuple[Array, Array]:
        """Where every term ends, and what `letters` makes of the ends and bytes of all terms."""

        def read() -> tuple[tuple[Array, Array], int]:
            ends, content = self.terms.everything()
            found = letters(ends, content)
            return (ends, found), ends.nbytes + found.nbytes

        found: tuple[Array, Array] = self._file.cache.get(
            (self._file.key, self._name, letters), read
        )
        return found

    def starts(self, first: int, end: int) -> Array:
        """Where the postings of the terms from `first` to before `end` start, and the end."""
        return self._file.part(f"{self._name}.starts", first, end + 1).astype(np.int64)

    def position_starts(self, first: int, end: int) -> Array:
        """Where the positions of these terms start, and where they end."""
        return self._file.part(f"{self._name}.position_starts", first, end + 1).astype(np.int64)

    def stretch(self, part: str, first: int, end: int) -> Array:
        """A stretch of `documents`, `counts` or `positions` that is not kept."""
        return self._file.part(f"{self._name}.{part}", first, end)

    def type_of(self, part: str) -> np.dtype[Any]:
        """The type of the numbers in `documents`, `counts` or `positions`."""
        name = f"{self._name}.{part}"
        return self._file.type_of(name) if name in self._file else np.dtype(np.uint8)


class StoredColumn:
    """A value for each document: the number that it has in a table of all values."""

    def __init__(self, file: Arrays, name: str) -> None:
        self._file = file
        self._name = name
        self.values = StringTable(file, name)

    @property
    def codes(self) -> Array:
        """For each document the number of its value."""
        return self._file.kept(f"{self._name}.codes")

    def starting_alike(self, length: int) -> tuple[list[bytes], Array]:
        """The first bytes that values have, each once, and the first number of each of them."""

        def read() -> tuple[tuple[list[bytes], Array], int]:
            starts, firsts, number = list[bytes](), list[int](), 0
            while number < len(self.values):
                start = self.values.string(number)[:length]
                starts.append(start)
                firsts.append(number)
                # No UTF-8 holds the byte 0xff: it comes after all that begins so.
                is_whole = len(start) < length
                number = number + 1 if is_whole else self.values.rank(start + b"\xff")
            return (starts, np.array(firsts, np.int64)), 100 * len(starts) + 400

        found: tuple[list[bytes], Array] = self._file.cache.get(
            (self._file.key, self._name, "starting alike", length), read
        )
        return found

    def codes_of(self, documents: Sequence[int]) -> list[int]:
        """The numbers of the values of a few documents."""
        name = f"{self._name}.codes"
        if self._file.count(name) * self._file.type_of(name).itemsize > _MOST_WHOLE:
            return [int(self._file.part(name, each, each + 1)[0]) for each in documents]
        codes = self.codes
        return [int(codes[each]) for each in documents]

    def values_of(self, documents: Sequence[int]) -> list[str]:
        """The values of a few documents."""
        return [self.values.string(code).decode() for code in self.codes_of(documents)]


class StoredSegment:
    """One segment, on the disk or in memory; nothing in it ever changes.

    Reading one from the disk may raise IndexDamaged.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._file = arrays
        about = arrays.about
        self.size = int(about["documents"])
        self.total_lengths = {str(name): int(n) for name, n in about["total_lengths"].items()}
        self.languages = tuple(map(str, about["languages"]))
        self._fields: dict[str, StoredField | None] = {}
        self._columns: dict[str, StoredColumn | None] = {}

    @classmethod
    def open(cls, path: Path, check: int, cache: BlockCache) -> Self:
        """A segment on the disk, by the checksum of its file. Raises IndexDamaged."""
        file = ArrayFile(path, check, cache)
        if file.about["segment"] != path.stem:
            file.close()
            raise IndexDamaged(f"{path} is another segment's file")
        return cls(file)

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()

    def keeping_in(self, cache: BlockCache) -> StoredSegment:
        """The same open file, of which what is read is kept elsewhere."""
        twin = copy(self)
        twin._file = self._file.keeping_in(cache)
        twin._fields, twin._columns = {}, {}
        return twin

    def field(self, name: str) -> StoredField | None:
        """A field, unless it is nowhere filled."""
        if name not in self._fields:
            is_there = f"{name}.starts" in self._file
            self._fields[name] = StoredField(self._file, name) if is_there else None
        return self._fields[name]

    def column(self, name: str) -> StoredColumn | None:
        """A column, unless it is nowhere filled."""
        if name not in self._columns:
            is_there = f"{name}.codes" in self._file
            self._columns[name] = StoredColumn(self._file, name) if is_there else None
        return self._columns[name]

    @property
    def field_names(self) -> list[str]:
        """The fields that are somewhere filled."""
        return [name[: -len(".starts")] for name in self._file.names if name.endswith(".starts")]

    @property
    def column_names(self) -> list[str]:
        """The columns that are somewhere filled."""
        return [name[: -len(".codes")] for name in self._file.names if name.endswith(".codes")]

    def lengths(self, field: str) -> Array:
        """A code for the length of a field in each document; 0 for one that has none."""
        if f"{field}.lengths" not in self._file:
            return np.zeros(self.size, np.uint8)
        return self._file.kept(f"{field}.lengths")

    def record(self, document: int) -> Record:
        """What goes back with a document that was found."""

        def read() -> tuple[Record, int]:
            first = PARTS * document
            ends = self._file.part("record_ends", first, first + PARTS + 1).tolist()
            content = self._file.raw("records", ends[0], ends[-1])
            id_, group, payload = (
                content[start - ends[0] : end - ends[0]].decode() for start, end in pairwise(ends)
            )
            column = self.column(KIND)
            [kind] = column.values_of([document]) if column else [""]
            return Record(id_, group, kind, payload), 2 * len(content) + 500

        found: Record = self._file.cache.get((self._file.key, "record", document), read)
        return found

    def records(self, first: int, end: int) -> list[bytes]:
        """The parts of the records from document `first` to before `end`, by turns."""
        ends = self._file.part("record_ends", PARTS * first, PARTS * end + 1).tolist()
        content = self._file.raw("records", ends[0], ends[-1])
        return [content[a - ends[0] : b - ends[0]] for a, b in pairwise(ends)]

    def documents_with(self, ids: Collection[bytes], groups: Iterable[bytes]) -> Array:
        """The documents that have one of these ids or groups."""
        found = [self._documents(GROUP, group) for group in groups]
        found += [self._documents(ID, each) for each in self._likely(ids)]
        return np.concatenate(found) if found else _NOTHING

    def _likely(self, ids: Collection[bytes]) -> list[bytes]:
        """Those ids that may be here, told by their checksums: most of many new ones are not."""
        if not ids:
            return []
        wanted = list(ids)
        sums = np.fromiter(map(zlib.crc32, wanted), np.uint32, len(wanted))
        here = self._file.kept("id_sums")
        at = np.searchsorted(here, sums)
        at[at == len(here)] = 0
        matches = here[at] == sums if len(here) else np.zeros(len(wanted), bool)
        return [wanted[number] for number in np.flatnonzero(matches).tolist()]

    def _documents(self, name: str, value: bytes) -> Array:
        field = self.field(name)
        found = field.postings(value) if field else None
        return found.documents.astype(np.int64) if found else _NOTHING
