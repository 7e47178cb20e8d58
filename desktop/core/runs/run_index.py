"""The fingerprints of all saved articles in one sorted table, kept beside the library.

Derived: whatever is missing, damaged or of other articles is made anew. A file of it begins with
a line by which the program knows it as its own, then says in JSON which articles it holds; the two
arrays behind that are mapped and not read.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.core.article import ArticleId
from desktop.core.runs.fingerprints import fingerprints

FILE_NAME = "runs.sourcebook"
# The number goes up when fingerprints are made in another way.
_MARK = b"Sourcebook runs 1\n"
_HEAD = 12
_LARGEST_LIST = 64 << 20
# Where in its article a run begins takes 24 bits of a position, the article's number the others.
_WORD_BITS = 24
_MOST_WORDS = 1 << _WORD_BITS
# A run that so many articles have says nothing about two of them.
MOST_HOLDERS = 20


@dataclass(frozen=True, slots=True)
class HeldRun:
    """A run of words of a text that another article has too; each by its first word."""

    article_id: ArticleId
    first: int
    there: int


@dataclass(frozen=True, slots=True)
class RunTable:
    """Fingerprints in rising order, and for each the article and the word where it stands."""

    values: NDArray[np.uint64]
    positions: NDArray[np.uint64]


class RunIndex:
    """Which runs of words the articles of a library have; articles are known by a digest."""

    def __init__(self, known: Mapping[ArticleId, str], table: RunTable) -> None:
        self._known = dict(known)
        self._ids = list(known)
        self.table = table

    @property
    def known(self) -> Mapping[ArticleId, str]:
        """The articles that the index holds, each with the digest of the text that it has of it."""
        return self._known

    def holders(
        self, text: str, *, but: ArticleId | None = None, most: int = MOST_HOLDERS
    ) -> Iterator[HeldRun]:
        """The runs of a text that other articles have, for each who has it, in no order.

        A run that stands in more places than `most` is left out.
        """
        marks = fingerprints(text)
        low = np.searchsorted(self.table.values, marks.values, "left")
        high = np.searchsorted(self.table.values, marks.values, "right")
        for number in np.flatnonzero(high > low):
            if high[number] - low[number] > most:
                continue
            for position in self.table.positions[low[number] : high[number]]:
                article = int(position) >> _WORD_BITS
                # A damaged file may say of an article what there is not.
                holder = self._ids[article] if article < len(self._ids) else but
                if holder is not None and holder != but:
                    first = int(marks.firsts[number])
                    yield HeldRun(holder, first, int(position) & (_MOST_WORDS - 1))


def no_runs() -> RunIndex:
    """The index of no article."""
    return RunIndex({}, RunTable(np.empty(0, np.uint64), np.empty(0, np.uint64)))


def with_articles(
    index: RunIndex,
    current: Mapping[ArticleId, str],
    texts: Callable[[Iterable[ArticleId]], Iterable[tuple[ArticleId, str]]],
) -> RunIndex:
    """The index of just the `current` articles, each known by a digest of its text.

    `texts` gives the texts of those that the index does not hold yet. Of an article with more
    than 16 million words the first are held.
    """
    kept = {each: digest for each, digest in index.known.items() if current.get(each) == digest}
    new = [each for each in current if each not in kept]
    if not new and len(kept) == len(index.known):
        return index
    ids = [*kept, *new]
    numbers = {article_id: number for number, article_id in enumerate(ids)}
    values, positions = [], []
    if kept:
        renumbered = np.array([numbers.get(each, -1) for each in index.known], dtype=np.int64)
        table = index.table
        articles = renumbered[(table.positions >> np.uint64(_WORD_BITS)).astype(np.int64)]
        is_kept = articles >= 0
        words = table.positions[is_kept] & np.uint64(_MOST_WORDS - 1)
        values.append(table.values[is_kept])
        positions.append((articles[is_kept].astype(np.uint64) << np.uint64(_WORD_BITS)) | words)
    for article_id, text in texts(new):
        marks = fingerprints(text)
        is_held = marks.firsts < _MOST_WORDS
        number = np.uint64(numbers[article_id] << _WORD_BITS)
        values.append(marks.values[is_held])
        positions.append(marks.firsts[is_held].astype(np.uint64) | number)
    all_values = np.concatenate(values) if values else np.empty(0, np.uint64)
    all_places = np.concatenate(positions) if positions else np.empty(0, np.uint64)
    order = np.argsort(all_values, kind="stable")
    known = {article_id: current[article_id] for article_id in ids}
    return RunIndex(known, RunTable(all_values[order], all_places[order]))


def save(index: RunIndex, folder: Path) -> None:
    """Writes the index into a folder, in the position of an older one. Raises OSError.

    A file of somebody else's that has the name stays, and nothing is written.
    """
    file = folder / FILE_NAME
    if os.path.lexists(file) and not _is_own(file):
        raise FileExistsError(file)
    words = json.dumps([list(index.known), list(index.known.values())]).encode()
    packed = zlib.compress(words, 1)
    count = len(index.table.values)
    head = b"".join(n.to_bytes(_HEAD, "little") for n in (len(packed), zlib.crc32(packed), count))
    half = file.with_name(f"{FILE_NAME}-{os.urandom(4).hex()}")
    try:
        with half.open("xb") as stream:
            stream.write(_MARK + head + packed)
            stream.write(b"\0" * (-stream.tell() % 8))
            stream.write(index.table.values.tobytes())
            stream.write(index.table.positions.tobytes())
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)


def opened(folder: Path) -> RunIndex:
    """The index that was saved in a folder; that of no article where there is none to be read."""
    file = folder / FILE_NAME
    if not _is_own(file):
        return no_runs()
    try:
        with file.open("rb") as stream:
            stream.seek(len(_MARK))
            size, check, count = (int.from_bytes(stream.read(_HEAD), "little") for _ in range(3))
            packed = stream.read(min(size, _LARGEST_LIST))
            start = stream.tell() + -stream.tell() % 8
        if zlib.crc32(packed) != check or file.stat().st_size != start + 16 * count:
            return no_runs()
        ids, digests = json.loads(zlib.decompress(packed))
        if not count:
            return no_runs()
        known = dict(zip(map(ArticleId, ids), map(str, digests), strict=True))
        arrays = np.memmap(file, np.uint64, "r", start, (2, count))
    except (OSError, ValueError, RecursionError, zlib.error):
        return no_runs()
    return RunIndex(known, RunTable(arrays[0], arrays[1]))


def _is_own(file: Path) -> bool:
    """Whether the program wrote a file: a regular one that begins with its line."""
    try:
        if not file.is_file() or file.is_symlink():
            return False
        with file.open("rb") as stream:
            return stream.read(len(_MARK)) == _MARK
    except OSError:
        return False
