"""Takes down what Whoosh's own writer says of a segment, document by document, term by term."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
from whoosh.codec import base

from index.segments.content import Inverted, SegmentContent
from index.segments.fields import GROUP, ID
from index.whoosh_base.codec import ArrayCodec
from index.whoosh_base.schema import PAYLOAD, TermField, unpack_positions
from index.whoosh_base.segment import INDEX_NAME


class DocumentWriter(base.PerDocumentWriter):  # type: ignore[misc]  # Whoosh has no types.
    """Takes columns and lengths, document by document."""

    def __init__(self, content: SegmentContent) -> None:
        self._content = content
        self._columns: dict[str, dict[int, bytes]] = {}
        self._lengths: dict[str, dict[int, int]] = {}
        self._document = 0
        self.is_closed = False

    def start_doc(self, document: int) -> None:
        """What follows is about this document."""
        self._document = document
        self._content.documents = document + 1

    def add_field(self, name: str, field: Any, _value: object, length: int) -> None:
        """Takes the length of a field; values are not stored."""
        if field.indexed and field.scorable:
            self._lengths.setdefault(name, {})[self._document] = length

    def add_column_value(self, name: str, _column: Any, value: bytes) -> None:
        """Takes the value of a column."""
        self._columns.setdefault(name, {})[self._document] = value

    def close(self) -> None:
        """Nothing follows."""
        content, size = self._content, range(self._content.documents)
        columns = {
            name: [values.get(document, b"") for document in size]
            for name, values in self._columns.items()
            if any(values.values()) or not name.startswith("value_of_")
        }
        content.ids = columns.pop(ID, [])
        content.payloads = columns.pop(PAYLOAD, [])
        content.columns = dict(columns)
        content.lengths = {
            name: np.array([lengths.get(document, 0) for document in size], np.int64)
            for name, lengths in self._lengths.items()
        }
        self.is_closed = True


class FieldWriter(base.FieldWriter):  # type: ignore[misc]  # Whoosh has no types.
    """Takes postings, term by term."""

    def __init__(self, content: SegmentContent) -> None:
        self._content = content
        self._name = ""
        self._keeps_positions = False
        self._terms: list[bytes] = []
        self._starts: list[int] = []
        self._documents: list[int] = []
        self._counts: list[int] = []
        self._positions: list[int] = []
        self.is_closed = False

    def start_field(self, name: str, field: TermField) -> None:
        """What follows are the terms of this field, in order."""
        self._name, self._keeps_positions = name, field.keeps_positions
        self._terms, self._starts, self._documents = [], [], []
        self._counts, self._positions = [], []

    def start_term(self, term: bytes) -> None:
        """What follows are the documents that hold this term."""
        self._terms.append(term)
        self._starts.append(len(self._documents))

    def add(self, document: int, weight: float, value: bytes, _length: int) -> None:
        """Takes how often, and where, a document holds the term."""
        self._documents.append(document)
        self._counts.append(int(weight))
        if self._keeps_positions:
            self._positions += unpack_positions(value)

    def finish_term(self) -> None:
        """Terms end where the next one starts."""

    def finish_field(self) -> None:
        """All terms of the field were told."""
        has_counts = self._name not in (ID, GROUP)
        self._content.fields[self._name] = Inverted(
            self._terms,
            np.array([*self._starts, len(self._documents)], np.int64),
            np.array(self._documents, np.int64),
            np.array(self._counts, np.int64) if has_counts else None,
            np.array(self._positions, np.int64) if self._keeps_positions else None,
        )

    def close(self) -> None:
        """Nothing follows."""
        self.is_closed = True


class GatheredSegment(base.Segment):  # type: ignore[misc]  # Whoosh has no types.
    """What Whoosh's own writer has said of a segment so far."""

    def __init__(self, codec: base.Codec) -> None:
        super().__init__(INDEX_NAME)
        self.content = SegmentContent()
        self._codec = codec

    def codec(self) -> base.Codec:
        """What takes down what is said."""
        return self._codec

    def set_doc_count(self, count: int) -> None:
        """Says how many documents there are."""
        self.content.documents = count

    def doc_count_all(self) -> int:
        """How many documents there are."""
        return self.content.documents

    def deleted_count(self) -> int:
        """None are removed before they are written."""
        return 0

    def deleted_docs(self) -> AbstractSet[int]:
        """None are removed before they are written."""
        return frozenset()

    def is_deleted(self, _document: int) -> bool:
        """None are removed before they are written."""
        return False


class GatheringCodec(ArrayCodec):
    """Our codec, with what Whoosh's own writer asks for to fill a segment."""

    def new_segment(self, _storage: Any, _name: str) -> GatheredSegment:
        """A segment to be filled."""
        return GatheredSegment(self)

    def per_document_writer(self, _storage: Any, segment: GatheredSegment) -> DocumentWriter:
        """What takes down columns and lengths."""
        return DocumentWriter(segment.content)

    def field_writer(self, _storage: Any, segment: GatheredSegment) -> FieldWriter:
        """What takes down postings."""
        return FieldWriter(segment.content)
