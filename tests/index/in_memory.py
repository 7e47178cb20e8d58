"""Documents that are searched without being written."""

from __future__ import annotations

from collections.abc import Iterable

from index.document import Document
from index.memory_index import MemoryIndex, MemoryIndexes


def in_memory(documents: Iterable[Document], attributes: Iterable[str] = ()) -> MemoryIndex:
    """An index of these documents."""
    return MemoryIndexes(attributes).index(documents)
