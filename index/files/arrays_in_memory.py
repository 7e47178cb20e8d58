"""Arrays that are never written: those of a few documents that are looked through at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from index.errors import IndexDamaged
from index.files.arrays import Array
from index.files.block_cache import BlockCache

# What is made of them is kept up to so many bytes; what does not fit is made again.
_MOST_KEPT = 4 << 20


class ArraysInMemory:
    """Takes arrays and gives them back, as files of them do by way of the disk."""

    def __init__(self) -> None:
        self.about: Mapping[str, Any] = {}
        self._arrays: dict[str, Array] = {}
        self._cache = BlockCache(_MOST_KEPT)

    def add(self, name: str, array: Array) -> None:
        """Adds an array."""
        self._arrays[name] = array

    def add_bytes(self, name: str, content: bytes) -> None:
        """Adds bytes, as an array of them."""
        self._arrays[name] = np.frombuffer(content, np.uint8)

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def close(self) -> None:
        """Nothing is open."""

    def keeping_in(self, cache: BlockCache) -> ArraysInMemory:
        """The same arrays, of which what is made is kept elsewhere."""
        twin = ArraysInMemory()
        twin.about, twin._arrays, twin._cache = self.about, self._arrays, cache
        return twin

    def count(self, name: str) -> int:
        """How many numbers there are in an array; none in one that was not added."""
        return len(self._arrays[name]) if name in self._arrays else 0

    def type_of(self, name: str) -> np.dtype[Any]:
        """The type of the numbers in an array."""
        return self._arrays[name].dtype

    def part(self, name: str, start: int, end: int) -> Array:
        """The numbers from `start` to before `end`."""
        if not 0 <= start <= end <= len(self._arrays[name]):
            raise IndexDamaged(f"{name} has no numbers {start} to {end}")
        return self._arrays[name][start:end]

    def raw(self, name: str, start: int, end: int) -> bytes:
        """A part of an array of bytes."""
        return self.part(name, start, end).tobytes()

    def kept(self, name: str, start: int = 0, end: int | None = None) -> Array:
        """A part of an array: all are here to stay."""
        return self.part(name, start, len(self._arrays[name]) if end is None else end)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all arrays."""
        return tuple(self._arrays)

    @property
    def cache(self) -> BlockCache:
        """Where is kept what is made of the arrays."""
        return self._cache

    @property
    def key(self) -> int:
        """What tells these arrays from others among what is kept."""
        return id(self._arrays)
