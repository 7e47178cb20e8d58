"""The shipped dictionary as a file: blocks of lines, compressed one by one, and where each begins.

After a line that says what the file is come two numbers of four bytes (how long the table of blocks
is, and how long it is when unpacked), the table, and the blocks. The table has a line a block, its
first key and its length in bytes; a block has a line a sense. Lines are in the order of their keys,
which are words without capitals, so that one block tells everything of a word.
"""

from __future__ import annotations

import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

MARK = b"Sourcebook dictionary 1\n"
LENGTHS = struct.Struct("<II")
# A form that no rule makes stands with the word that it is of.
FORM = "form"
# More is no dictionary of ours.
_MOST_UNPACKED = 8_000_000


@dataclass(frozen=True, slots=True)
class StoredSense:
    """One meaning of a word; `weight` is how often it was met with, in texts of a known corpus."""

    part: str
    meaning: str
    examples: tuple[str, ...] = ()
    weight: int = 0


class DictionaryUnreadable(Exception):
    """The file of the dictionary is not what it should be; nothing else is touched by that."""


class StoredWords:
    """The dictionary of a file, of which one block at a time is unpacked."""

    def __init__(self, file: Path) -> None:
        """Opens the file and reads its table. Raises DictionaryUnreadable."""
        self._file = file
        try:
            with file.open("rb") as stream:
                if stream.read(len(MARK)) != MARK:
                    raise DictionaryUnreadable(file.name)
                packed, unpacked = LENGTHS.unpack(stream.read(LENGTHS.size))
                table = _unpacked(stream.read(packed), unpacked).split("\n")
                start = stream.tell()
            self._firsts = [line.split("\t")[0] for line in table]
            lengths = [int(line.split("\t")[1]) for line in table]
        except (OSError, struct.error, zlib.error, ValueError, IndexError) as error:
            raise DictionaryUnreadable(file.name) from error
        self._starts = list(accumulate(lengths, initial=start))
        self._block = lru_cache(maxsize=4)(self._read_block)

    def senses(self, word: str) -> tuple[tuple[str, StoredSense], ...]:
        """The senses of a word, each with how the word is written. Raises DictionaryUnreadable."""
        return tuple(
            (fields[1], StoredSense(fields[2], fields[4], tuple(fields[5:]), int(fields[3])))
            for fields in self._lines(word.lower())
            if fields[2] != FORM
        )

    def words_of_form(self, form: str) -> tuple[tuple[str, str], ...]:
        """The parts of speech and words that an irregular form is of: went is the verb go."""
        return tuple(
            (fields[4], fields[5]) for fields in self._lines(form.lower()) if fields[2] == FORM
        )

    def _lines(self, key: str) -> Iterator[Sequence[str]]:
        number = bisect_right(self._firsts, key) - 1
        if number < 0:
            return
        for line in self._block(number):
            if line.startswith(f"{key}\t"):
                yield line.split("\t")

    def _read_block(self, number: int) -> tuple[str, ...]:
        start, end = self._starts[number], self._starts[number + 1]
        try:
            with self._file.open("rb") as stream:
                stream.seek(start)
                return tuple(_unpacked(stream.read(end - start), _MOST_UNPACKED).split("\n"))
        except (OSError, zlib.error, ValueError) as error:
            raise DictionaryUnreadable(self._file.name) from error


def _unpacked(packed: bytes, most: int) -> str:
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(packed, min(most, _MOST_UNPACKED))
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise ValueError("more than the file said, or less")
    return content.decode()
