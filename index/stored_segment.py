"""A segment as Whoosh keeps it in files."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from typing import Any, Self

from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.columns import VarBytesColumn
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length

from index.schema import DATE_FIELD, GROUP_FIELD, ID_FIELD, KIND_FIELD, PAYLOAD_FIELD, unpack_places
from index.segment import NO_POSTINGS, Postings

_LENGTH_TABLE: Sequence[int] = [int(byte_to_length(code)) for code in range(256)]


class StoredSegment:
    """Reads terms and columns through Whoosh's codec, whole posting lists at a time.

    Whoosh's searcher walks postings one by one and opens every segment again after each
    write; a segment's files never change, so this object is kept from write to write.
    """

    length_table = _LENGTH_TABLE

    def __init__(self, storage: Any, segment: Any, schema: Any) -> None:
        codec = segment.codec()
        self._codec = codec
        self._schema = schema
        self._terms = codec.terms_reader(storage, segment)
        self._columns = codec.per_document_reader(storage, segment)
        self._total_lengths = dict(segment._fieldlengths)
        self.segment_id = str(segment.segment_id())
        self.size = int(segment.doc_count_all())
        self.removed: AbstractSet[int] = frozenset(segment.deleted_docs())
        self._ids, self._groups = self._column(ID_FIELD), self._column(GROUP_FIELD)
        self._kinds = [bytes(kind).decode() for kind in self._column(KIND_FIELD)]
        self._dates, self._payloads = self._column(DATE_FIELD), self._column(PAYLOAD_FIELD)
        self._lengths: dict[str, Sequence[int]] = {}

    def without(self, removed: AbstractSet[int]) -> Self:
        """The same segment with other documents removed."""
        other = copy(self)
        other.removed = removed
        return other

    def postings(self, field: str, term: str) -> Postings:
        """Where a term occurs."""
        documents, counts = array("I"), array("f")
        for matcher in self._blocks(field, term):
            matcher._read_ids()
            matcher._read_weights()
            documents.extend(matcher._ids)
            counts.extend(matcher._weights)
        return Postings(documents, counts) if documents else NO_POSTINGS

    def positions(self, field: str, term: str) -> dict[int, Sequence[int]]:
        """Where a term stands in each document."""
        found: dict[int, Sequence[int]] = {}
        for matcher in self._blocks(field, term):
            matcher._read_ids()
            matcher._read_values()
            for document, kept in zip(matcher._ids, matcher._values, strict=True):
                found[document] = unpack_places(kept)
        return found

    def terms_starting(self, field: str, start: str) -> Iterator[tuple[str, int]]:
        """The terms that begin so, each with the number of its documents."""
        sought = start.encode()
        if field not in self._terms.indexed_field_names():
            return
        for (its_field, term), about in self._terms.items_from(field, sought):
            if its_field != field or not term.startswith(sought):
                return
            yield term.decode(), int(about.doc_frequency())

    def lengths(self, field: str) -> Sequence[int]:
        """A code for the length of the field in each document; attributes have none."""
        if field not in self._lengths:
            name = f"_{field}_len"
            # Attributes have no lengths, and a field that is nowhere filled has no column.
            if self._columns.has_column(name):
                self._lengths[field] = bytes(self._columns.column_reader(name, LENGTHS_COLUMN))
            else:
                self._lengths[field] = bytes(self.size)
        return self._lengths[field]

    def total_length(self, field: str) -> int:
        """How many words the field has in all documents together."""
        return int(self._total_lengths.get(field, 0))

    def id(self, document: int) -> str:
        """The document's id."""
        return bytes(self._ids[document]).decode()

    def group(self, document: int) -> str:
        """The document's group."""
        return bytes(self._groups[document]).decode()

    def kind(self, document: int) -> str:
        """The document's kind."""
        return self._kinds[document]

    def date(self, document: int) -> str:
        """The document's date."""
        return bytes(self._dates[document]).decode()

    def payload(self, document: int) -> str:
        """What is given back with the hit."""
        return bytes(self._payloads[document]).decode()

    def _column(self, field: str) -> Any:
        return self._columns.column_reader(field, VarBytesColumn())

    def _blocks(self, field: str, term: str) -> Iterator[Any]:
        """Whoosh's matcher, standing at each block of a posting list in turn."""
        try:
            about = self._terms.term_info(field, term.encode())
        except TermNotFound:
            return
        matcher = self._codec.postings_reader(
            self._terms._postfile, about, self._schema[field].format
        )
        while matcher.is_active():
            yield matcher
            matcher._next_block()
