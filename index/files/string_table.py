"""Many strings in their order, on the disk: found by themselves, a beginning, or their number.

A string is bytes here, and its number is its place in the order. Every 64th string is a landmark;
only the landmarks are held in memory, and one stretch between two of them is read to find one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

import numpy as np

from index.files.arrays import Array, Arrays, ArraySink, narrowest

_STRETCH = 64
# So many strings are remembered with their numbers, and no very long ones.
_MOST_MET = 4096
_LONGEST_MET = 200


def write_strings(file: ArraySink, name: str, strings: Sequence[bytes]) -> None:
    """Writes strings that are in order."""
    file.add_bytes(f"{name}.strings", b"".join(strings))
    write_ends(file, name, list(accumulate(map(len, strings), initial=0)), strings[::_STRETCH])


def write_ends(
    file: ArraySink, name: str, ends: Sequence[int] | Array, landmarks: Sequence[bytes]
) -> None:
    """Writes where strings end that were written already, and those that are landmarks."""
    file.add(f"{name}.string_ends", narrowest(ends))
    file.add_bytes(f"{name}.landmarks", b"".join(landmarks))
    file.add(f"{name}.landmark_ends", narrowest(list(accumulate(map(len, landmarks), initial=0))))


def landmarks(strings: Sequence[bytes], first: int) -> list[bytes]:
    """Those among strings that are landmarks, when the first of them has the number `first`."""
    return list(strings[-first % _STRETCH :: _STRETCH])


class StringTable:
    """Reads strings that were written. Every method raises IndexDamaged."""

    def __init__(self, file: Arrays, name: str) -> None:
        self._file = file
        self._name = name
        self._count = max(0, file.count(f"{name}.string_ends") - 1)
        self._landmarks: list[bytes] | None = None
        # The same few are asked for again and again.
        self._met: dict[bytes, int] = {}
        self._told: dict[int, bytes] = {}

    def __len__(self) -> int:
        return self._count

    def find(self, string: bytes) -> int:
        """The number of a string, or -1."""
        number = self._met.get(string)
        if number is None:
            number = self._find(string)
            self._remember(string, number)
        return number

    def rank(self, string: bytes) -> int:
        """How many strings come before this one, which need not be among them."""
        stretch = self._stretch_for(string, bisect_left)
        if stretch < 0:
            return 0
        return stretch * _STRETCH + bisect_left(self._stretch(stretch), string)

    def starting(self, start: bytes) -> tuple[int, int]:
        """The numbers of the strings that begin so: the first, and the one after the last."""
        if not start:
            return 0, self._count
        first = self.rank(start)
        # No UTF-8 holds the byte 0xff, so every string that begins so comes before this.
        return first, max(first, self.rank(start + b"\xff"))

    def string(self, number: int) -> bytes:
        """The string with a number."""
        string = self._told.get(number)
        if string is None:
            stretch, at = divmod(number, _STRETCH)
            string = self._stretch(stretch)[at]
            self._remember(string, number)
        return string

    def strings(self, first: int, end: int) -> list[bytes]:
        """The strings with the numbers from `first` to before `end`."""
        if first >= end:
            return []
        ends = self._file.part(f"{self._name}.string_ends", first, end + 1).tolist()
        base = ends[0]
        content = self._file.raw(f"{self._name}.strings", base, ends[-1])
        return [content[a - base : b - base] for a, b in pairwise(ends)]

    def everything(self) -> tuple[Array, Array]:
        """Where every string ends, from 0 on, and the bytes of all strings in a row."""
        ends = self._file.kept(f"{self._name}.string_ends").astype(np.int64)
        return ends, self._file.kept(f"{self._name}.strings")

    def _remember(self, string: bytes, number: int) -> None:
        if len(self._met) >= _MOST_MET:
            self._met, self._told = {}, {}
        if len(string) <= _LONGEST_MET:
            self._met[string] = number
            if number >= 0:
                self._told[number] = string

    def _find(self, string: bytes) -> int:
        stretch = self._stretch_for(string, bisect_right)
        if stretch < 0:
            return -1
        strings = self._stretch(stretch)
        at = bisect_left(strings, string)
        if at < len(strings) and strings[at] == string:
            return stretch * _STRETCH + at
        return -1

    def _stretch(self, stretch: int) -> list[bytes]:
        def read() -> tuple[list[bytes], int]:
            first = stretch * _STRETCH
            strings = self.strings(first, min(first + _STRETCH, self._count))
            return strings, sum(map(len, strings)) + 50 * len(strings)

        found: list[bytes] = self._file.cache.get((self._file.key, self._name, stretch), read)
        return found

    def _stretch_for(self, string: bytes, bisect: Callable[[list[bytes], bytes], int]) -> int:
        if self._landmarks is None:
            name = f"{self._name}.landmark"
            ends = self._read_all(f"{name}_ends").tolist()
            content = self._file.raw(f"{name}s", 0, ends[-1]) if ends else b""
            self._landmarks = [content[a:b] for a, b in pairwise(ends)]
        return bisect(self._landmarks, string) - 1

    def _read_all(self, name: str) -> Array:
        if name not in self._file:
            return np.zeros(0, np.uint8)
        return self._file.part(name, 0, self._file.count(name))
