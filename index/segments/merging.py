"""Several segments made into one, without the documents that were removed.

Documents keep their order and are numbered on from segment to segment. Terms are taken up in short
stretches of the alphabet, so that a merge of any size holds only a little of it in memory.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.files.array_file import ArrayFileWriter, Growing
from index.files.arrays import Array, narrowest, type_for
from index.files.string_table import landmarks, write_ends, write_strings
from index.segments.content import LENGTHS, PARTS, about
from index.segments.stored_segment import StoredSegment
from index.segments.stretches import merged_stretch, stretches

_RECORDS_AT_ONCE = 4096


class Stopped(Exception):
    """Somebody asked for the merge to be given up."""


class Source(NamedTuple):
    """A segment to be merged, and its documents that are to be left out, as a mask."""

    segment: StoredSegment
    removed: Array

    @property
    def kept(self) -> Array:
        """The documents that stay."""
        return np.flatnonzero(~self.removed)

    def new_numbers(self, first: int) -> Array:
        """For each document its number in the merged segment; -1 for one that is left out."""
        numbers = np.full(len(self.removed), -1, np.int64)
        kept = self.kept
        numbers[kept] = np.arange(first, first + len(kept))
        return numbers


def merge(sources: Sequence[Source], path: Path, should_stop: Callable[[], bool]) -> int:
    """Writes a segment that holds what these hold, and gives its checksum. Raises Stopped."""
    file = ArrayFileWriter(path)
    try:
        return _Merge(sources, file, should_stop).write()
    except BaseException:
        file.abandon()
        raise


class _Merge:
    def __init__(
        self, sources: Sequence[Source], file: ArrayFileWriter, should_stop: Callable[[], bool]
    ) -> None:
        self._sources = sources
        self._file = file
        self._should_stop = should_stop
        firsts = accumulate((len(source.kept) for source in sources), initial=0)
        self._numbers = [
            source.new_numbers(first) for source, first in zip(sources, firsts, strict=False)
        ]
        self._size = sum(len(source.kept) for source in sources)

    def write(self) -> int:
        fields = sorted({name for each, _ in self._sources for name in each.field_names})
        for name in fields:
            self._merge_field(name)
        for name in sorted({name for each, _ in self._sources for name in each.column_names}):
            self._merge_column(name, has_strings=name in fields)
        totals = self._merge_lengths()
        self._merge_records()
        languages = {language for each, _ in self._sources for language in each.languages}
        return self._file.finish(about(self._size, totals, languages, self._file.path.stem))

    def _merge_field(self, name: str) -> None:
        fields = [each.field(name) for each, _ in self._sources]
        there = [
            (field, numbers)
            for field, numbers in zip(fields, self._numbers, strict=True)
            if field is not None
        ]
        has_counts = any(field.has_counts for field, _ in there)
        has_positions = any(field.has_positions for field, _ in there)
        with ExitStack() as open_arrays:

            def growing(kind: np.dtype[np.generic]) -> Growing:
                array_ = Growing(self._file.path.parent, kind)
                open_arrays.callback(array_.close)
                return array_

            strings = growing(np.dtype(np.uint8))
            documents = growing(type_for(max(0, self._size - 1)))
            counts = growing(_widest(field.type_of("counts") for field, _ in there))
            positions = growing(_widest(field.type_of("positions") for field, _ in there))
            ends, starts, position_starts = array("Q", [0]), array("Q", [0]), array("Q", [0])
            marks: list[bytes] = []
            for alike in stretches(there):
                if self._should_stop():
                    raise Stopped
                merged = merged_stretch(alike)
                marks += landmarks(merged.terms, len(starts) - 1)
                strings.add(np.frombuffer(b"".join(merged.terms), np.uint8))
                _extend(ends, np.fromiter(map(len, merged.terms), np.int64, len(merged.terms)))
                _extend(starts, merged.counted)
                _extend(position_starts, merged.placed)
                documents.add(merged.documents)
                counts.add(merged.counts)
                positions.add(merged.positions)
            self._file.add_grown(f"{name}.strings", strings)
            write_ends(self._file, name, ends, marks)
            self._file.add(f"{name}.starts", narrowest(starts))
            self._file.add_grown(f"{name}.documents", documents)
            if has_counts:
                self._file.add_grown(f"{name}.counts", counts)
            if has_positions:
                self._file.add(f"{name}.position_starts", narrowest(position_starts))
                self._file.add_grown(f"{name}.positions", positions)

    def _merge_column(self, name: str, *, has_strings: bool) -> None:
        columns = [each.column(name) for each, _ in self._sources]
        held: list[list[bytes]] = []
        codes: list[Array] = []
        for source, column in zip(self._sources, columns, strict=True):
            if column is None:
                values, its_codes = [b""], np.zeros(len(source.kept), np.int64)
            else:
                values = column.values.strings(0, len(column.values))
                its_codes = column.codes[source.kept].astype(np.int64)
            used = np.flatnonzero(np.bincount(its_codes, minlength=len(values)))
            held.append([values[code] for code in used.tolist()])
            codes.append(np.searchsorted(used, its_codes))
        different = sorted(set().union(*held))
        merged = [
            np.fromiter((bisect_left(different, value) for value in values), np.int64, len(values))[
                its_codes
            ]
            for values, its_codes in zip(held, codes, strict=True)
        ]
        if not has_strings:
            write_strings(self._file, name, different)
        self._file.add(f"{name}.codes", narrowest(np.concatenate(merged)))

    def _merge_lengths(self) -> dict[str, int]:
        totals: dict[str, int] = {}
        for field in sorted({field for each, _ in self._sources for field in each.total_lengths}):
            codes = [each.lengths(field) for each, _ in self._sources]
            # What was removed had about this length; its exact length is known no more.
            gone = [
                LENGTHS[its_codes[source.removed]].sum()
                for source, its_codes in zip(self._sources, codes, strict=True)
            ]
            total = sum(each.total_lengths.get(field, 0) for each, _ in self._sources)
            totals[field] = max(0, int(total - sum(gone)))
            kept = [
                its_codes[source.kept]
                for source, its_codes in zip(self._sources, codes, strict=True)
            ]
            self._file.add(f"{field}.lengths", np.concatenate(kept))
        return totals

    def _merge_records(self) -> None:
        records = Growing(self._file.path.parent, np.dtype(np.uint8))
        ends, sums = array("Q", [0]), array("I")
        try:
            for source in self._sources:
                for first in range(0, source.segment.size, _RECORDS_AT_ONCE):
                    if self._should_stop():
                        raise Stopped
                    last = min(first + _RECORDS_AT_ONCE, source.segment.size)
                    parts = source.segment.records(first, last)
                    kept = np.flatnonzero(~source.removed[first:last]).tolist()
                    parts = [part for at in kept for part in parts[PARTS * at : PARTS * (at + 1)]]
                    records.add(np.frombuffer(b"".join(parts), np.uint8))
                    _extend(ends, np.fromiter(map(len, parts), np.int64, len(parts)))
                    sums.extend(map(zlib.crc32, parts[::PARTS]))
            self._file.add("id_sums", np.sort(np.array(sums, np.uint32)))
            self._file.add_grown("records", records)
            self._file.add("record_ends", narrowest(ends))
        finally:
            records.close()


def _extend(ends: array[int], sizes: Array) -> None:
    """Goes on with where things end, by their sizes."""
    ends.frombytes((np.cumsum(sizes, dtype=np.int64) + ends[-1]).astype(np.uint64).tobytes())


def _widest(types: Iterator[np.dtype[np.generic]]) -> np.dtype[np.generic]:
    return np.result_type(np.uint8, *types)
