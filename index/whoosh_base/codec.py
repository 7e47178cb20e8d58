"""Our files as a codec of Whoosh's: its readers read them, its own writer can fill them."""

from __future__ import annotations

from typing import Any

from whoosh.codec import base

from index.whoosh_base.gathering import DocumentWriter, FieldWriter
from index.whoosh_base.reading import DocumentReader, TermsReader
from index.whoosh_base.segment import ArraySegment, GatheredSegment


class ArrayCodec(base.Codec):  # type: ignore[misc]  # Whoosh has no types.
    """Reads segments of arrays, and gathers what Whoosh's own writer has to say for one.

    `ArrayWriter` makes its segments without that: by one sort of numbers a field.
    """

    length_stats = False

    def new_segment(self, _storage: Any, _name: str) -> GatheredSegment:
        """A segment to be filled."""
        return GatheredSegment(self)

    def per_document_writer(self, _storage: Any, segment: GatheredSegment) -> DocumentWriter:
        """What takes down columns and lengths."""
        return DocumentWriter(segment.content)

    def field_writer(self, _storage: Any, segment: GatheredSegment) -> FieldWriter:
        """What takes down postings."""
        return FieldWriter(segment.content)

    def terms_reader(self, _storage: Any, segment: ArraySegment) -> TermsReader:
        """What reads the terms of a segment."""
        return TermsReader(segment.live.stored)

    def per_document_reader(self, _storage: Any, segment: ArraySegment) -> DocumentReader:
        """What reads columns and lengths of a segment."""
        return DocumentReader(segment)
