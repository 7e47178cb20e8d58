"""A segment as Whoosh knows it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cached_property

import numpy as np
from whoosh.codec import base

from index.scoring.collection_columns import LiveSegment

# Whoosh names an index, of which there may be several in a folder; here there is one.
INDEX_NAME = "MAIN"


class ArraySegment(base.Segment):  # type: ignore[misc]  # Whoosh has no types.
    """A segment of arrays; which of its documents are removed stands in our manifest."""

    def __init__(self, codec: base.Codec, live: LiveSegment) -> None:
        super().__init__(INDEX_NAME)
        self.live = live
        self._codec = codec

    def codec(self) -> base.Codec:
        """What reads it."""
        return self._codec

    def doc_count_all(self) -> int:
        """How many documents there are, the removed ones among them."""
        return self.live.stored.size

    def deleted_count(self) -> int:
        """How many documents are removed."""
        return 0 if self.live.removed is None else int(np.count_nonzero(self.live.removed))

    @cached_property
    def _deleted(self) -> frozenset[int]:
        gone = self.live.removed
        return frozenset() if gone is None else frozenset(np.flatnonzero(gone).tolist())

    def deleted_docs(self) -> AbstractSet[int]:
        """The numbers of the removed documents."""
        return self._deleted

    def is_deleted(self, document: int) -> bool:
        """Whether a document is removed."""
        # Whoosh also asks for the number after the last.
        return document in self._deleted

    @classmethod
    def _random_id(cls, size: int = 16) -> str:
        # Named by our manifest; Whoosh would ask the system for chance at every search.
        return "0" * size
