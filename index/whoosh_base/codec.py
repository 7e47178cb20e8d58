"""Our files as a codec of Whoosh's, by which its readers read them."""

from __future__ import annotations

from typing import Any

from whoosh.codec import base

from index.whoosh_base.reading import DocumentReader, TermsReader
from index.whoosh_base.segment import ArraySegment


class ArrayCodec(base.Codec):  # type: ignore[misc]  # Whoosh has no types.
    """Reads segments of arrays; `ArrayWriter` makes them, by one sort of numbers a field."""

    length_stats = False

    def terms_reader(self, _storage: Any, segment: ArraySegment) -> TermsReader:
        """What reads the terms of a segment."""
        return TermsReader(segment.live.stored)

    def per_document_reader(self, _storage: Any, segment: ArraySegment) -> DocumentReader:
        """What reads columns and lengths of a segment."""
        return DocumentReader(segment)
