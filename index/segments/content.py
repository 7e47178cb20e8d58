"""All that a segment holds, in memory, on its way to the disk."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from index.files.array_file import ArrayFileWriter
from index.files.arrays import Array, ArraySink, narrowest
from index.files.string_table import write_strings
from index.segments.fields import GROUP
from index.segments.lengths import WORDS_OF_CODE

# A record is an id, a group and a payload.
PARTS = 3
LENGTHS = np.array(WORDS_OF_CODE, np.float64)


@dataclass(frozen=True, slots=True)
class Inverted:
    """The terms of one field in order, and for each the documents that hold it.

    The documents of the term with number n are `documents[starts[n]:starts[n + 1]]`, and
    `counts` says how often each holds it; None when it is once everywhere. `positions` has the
    positions of the first term in its first document, then in its second, and so on; None when
    positions are not kept.
    """

    terms: Sequence[bytes]
    starts: Array
    documents: Array
    counts: Array | None = None
    positions: Array | None = None


@dataclass(slots=True)
class SegmentContent:
    """Everything a segment holds; documents are numbered from 0.

    `lengths` has for each field the number of words in each document. `columns` has for each
    column the value of each document; `ids` and `payloads` are given back with hits.
    """

    documents: int = 0
    fields: dict[str, Inverted] = field(default_factory=dict)
    lengths: dict[str, Array] = field(default_factory=dict)
    columns: dict[str, Sequence[bytes]] = field(default_factory=dict)
    ids: Sequence[bytes] = ()
    payloads: Sequence[bytes] = ()
    languages: tuple[str, ...] = ()


def about(
    documents: int, total_lengths: Mapping[str, int], languages: Iterable[str], name: str
) -> dict[str, object]:
    """What a segment's file says of the whole segment."""
    return {
        "segment": name,
        "documents": documents,
        "total_lengths": dict(total_lengths),
        "languages": sorted(languages),
    }


def write_segment(path: Path, content: SegmentContent) -> int:
    """Writes a segment to a new file and gives the checksum to know it by."""
    file = ArrayFileWriter(path)
    try:
        return file.finish(add_segment(file, content, path.stem))
    except BaseException:
        file.abandon()
        raise


def add_segment(sink: ArraySink, content: SegmentContent, name: str) -> dict[str, object]:
    """Adds the arrays of a segment, and gives what is to be said of the whole."""
    for field_name, inverted in sorted(content.fields.items()):
        write_field(sink, field_name, inverted)
    for column_name, values in sorted(content.columns.items()):
        _write_column(sink, column_name, values, content.fields)
    for field_name, lengths in content.lengths.items():
        sink.add(f"{field_name}.lengths", length_codes(lengths))
    write_records(sink, content.ids, content.columns[GROUP], content.payloads)
    totals = {each: int(lengths.sum()) for each, lengths in content.lengths.items()}
    return about(content.documents, totals, content.languages, name)


def length_codes(lengths: Array) -> Array:
    """The code in one byte for each length, as `index.segments.lengths` gives it."""
    return np.searchsorted(LENGTHS, lengths).clip(max=255).astype(np.uint8)


def write_field(file: ArraySink, name: str, inverted: Inverted) -> None:
    """Writes the terms of a field, and where they occur."""
    write_strings(file, name, inverted.terms)
    file.add(f"{name}.starts", narrowest(inverted.starts))
    file.add(f"{name}.documents", narrowest(inverted.documents))
    if inverted.counts is not None:
        file.add(f"{name}.counts", narrowest(inverted.counts))
        if inverted.positions is not None:
            before = np.concatenate(([0], np.cumsum(inverted.counts, dtype=np.int64)))
            file.add(f"{name}.position_starts", narrowest(before[inverted.starts]))
            file.add(f"{name}.positions", narrowest(inverted.positions))


def write_records(
    file: ArraySink, ids: Sequence[bytes], groups: Sequence[bytes], payloads: Sequence[bytes]
) -> None:
    """Writes what is given back with hits, document by document."""
    sums = np.fromiter(map(zlib.crc32, ids), np.uint32, len(ids))
    file.add("id_sums", np.sort(sums))
    parts = [part for record in zip(ids, groups, payloads, strict=True) for part in record]
    file.add_bytes("records", b"".join(parts))
    file.add("record_ends", narrowest(np.cumsum([0, *map(len, parts)], dtype=np.int64)))


def numbered(values: Sequence[bytes]) -> tuple[list[bytes], Array]:
    """The different values in order, and for each of `values` the number it has among them."""
    different = sorted(set(values))
    numbers = {value: number for number, value in enumerate(different)}
    return different, np.fromiter(map(numbers.__getitem__, values), np.int64, len(values))


def by_value(codes: Array, values: int) -> tuple[Array, Array]:
    """For a column: where each value's documents start among all documents in that order."""
    starts = np.concatenate(([0], np.cumsum(np.bincount(codes, minlength=values))))
    return starts, np.argsort(codes, kind="stable")


def _write_column(
    file: ArraySink, name: str, values: Sequence[bytes], fields: Mapping[str, Inverted]
) -> None:
    different, codes = numbered(values)
    if name not in fields:
        write_strings(file, name, different)
    file.add(f"{name}.codes", narrowest(codes))
