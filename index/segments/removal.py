"""Which documents of a segment are no longer to be found."""

from __future__ import annotations

import numpy as np

from index.errors import IndexDamaged
from index.files.arrays import Array
from index.files.manifest import SegmentEntry


def removed(entry: SegmentEntry) -> Array:
    """The removed documents of a segment as a mask."""
    if not entry.removed:
        return np.zeros(entry.documents, bool)
    bits = np.frombuffer(entry.removed, np.uint8)
    if len(bits) != -(-entry.documents // 8):
        raise IndexDamaged(f"{entry.name} has other documents than the manifest says")
    return np.unpackbits(bits, count=entry.documents).astype(bool)


def packed(mask: Array) -> bytes:
    """A mask of removed documents as the manifest keeps it."""
    return np.packbits(mask).tobytes() if mask.any() else b""
