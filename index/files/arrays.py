"""Arrays with names: what is asked of them, wherever they are kept."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from index.files.block_cache import BlockCache

Array = NDArray[Any]

_KINDS = tuple((1 << 8 * size, np.dtype(f"<u{size}")) for size in (1, 2, 4, 8))


def narrowest(numbers: ArrayLike) -> Array:
    """Whole numbers from 0 in the fewest bytes that hold them all."""
    array = np.asarray(numbers)
    return array.astype(type_for(int(array.max()) if array.size else 0), copy=False)


def type_for(largest: int) -> np.dtype[Any]:
    """The narrowest type for whole numbers from 0 to `largest`."""
    return next(kind for bound, kind in _KINDS if largest < bound)


class ArraySink(Protocol):
    """Takes arrays, each under its name."""

    def add(self, name: str, array: Array) -> None:
        """Adds an array; its numbers are read as the type that they have now."""

    def add_bytes(self, name: str, content: bytes) -> None:
        """Adds bytes, as an array of them."""


class Arrays(Protocol):
    """Gives arrays by their names, whole or in part. Every method may raise IndexDamaged."""

    about: Any

    def __contains__(self, name: str) -> bool:
        """Whether there is an array of this name."""

    def close(self) -> None:
        """Lets go of what they are kept in."""

    def keeping_in(self, cache: BlockCache) -> Arrays:
        """The same arrays, of which what is read is kept elsewhere."""

    def count(self, name: str) -> int:
        """How many numbers there are in an array; none in one that is not there."""

    def type_of(self, name: str) -> np.dtype[Any]:
        """The type of the numbers in an array."""

    def part(self, name: str, start: int, end: int) -> Array:
        """The numbers from `start` to before `end`."""

    def raw(self, name: str, start: int, end: int) -> bytes:
        """A part of an array of bytes."""

    def kept(self, name: str, start: int = 0, end: int | None = None) -> Array:
        """A part of an array that is kept for the next time."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all arrays."""

    @property
    def cache(self) -> BlockCache:
        """Where parts are kept."""

    @property
    def key(self) -> int:
        """What tells these arrays from others among what is kept."""
