"""Segments of arrays as Whoosh's readers ask for them: term by term, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.columns import ColumnReader
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from index.segments.content import LENGTHS, PARTS
from index.segments.fields import ID, length_field
from index.segments.stored_segment import StoredField, StoredSegment
from index.whoosh_base.schema import PAYLOAD, pack_positions
from index.whoosh_base.segment import ArraySegment


class TermsReader(base.TermsReader):  # type: ignore[misc]  # Whoosh has no types.
    """The terms of a segment."""

    def __init__(self, stored: StoredSegment) -> None:
        self._stored = stored

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        name, text = term
        field = self._stored.field(name)
        return field is not None and field.terms.find(text) >= 0

    def indexed_field_names(self) -> list[str]:
        """The fields that are somewhere filled."""
        return self._stored.field_names

    def cursor(self, name: str, _field: Any) -> base.FieldCursor:
        """What goes through the terms of a field in order, and finds the next after a text."""
        field = self._stored.field(name)
        return TermCursor(field) if field else base.EmptyCursor()

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms in order."""
        for name in sorted(self._stored.field_names):
            yield from self.terms_from(name, b"")

    def terms_from(self, name: str, start: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms of a field from one on."""
        field = self._stored.field(name)
        if field:
            for number in range(field.terms.rank(start), len(field.terms)):
                yield name, field.terms.string(number)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms in order, with what is known of them."""
        for name, term in self.terms():
            yield (name, term), self.term_info(name, term)

    def items_from(self, name: str, start: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The terms of a field from one on, with what is known of them."""
        for its_name, term in self.terms_from(name, start):
            yield (its_name, term), self.term_info(its_name, term)

    def doc_frequency(self, name: str, term: bytes) -> int:
        """In how many documents a term stands. Raises KeyError for one that is not there."""
        return len(self._postings(name, term)[1])

    def frequency(self, name: str, term: bytes) -> float:
        """How often a term stands in all documents. Raises KeyError for one that is not there."""
        return float(self._postings(name, term)[2].sum(dtype=np.float64))

    def term_info(self, name: str, term: bytes) -> TermInfo:
        """What is known of a term. Raises KeyError for one that is not there."""
        _, documents, counts = self._postings(name, term)
        lengths = LENGTHS[self._stored.lengths(length_field(name))[documents]]
        return TermInfo(
            weight=float(counts.sum(dtype=np.float64)),
            df=len(documents),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(counts.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def matcher(self, name: str, term: bytes, form: Any, scorer: Any = None) -> ListMatcher:
        """What goes through the documents of a term. Raises TermNotFound."""
        try:
            field, documents, counts = self._postings(name, term)
        except KeyError as error:
            raise TermNotFound(f"{name}:{term!r}") from error
        values: Sequence[bytes] | None = None
        if field.has_positions:
            ends = np.cumsum(counts, dtype=np.int64)
            values = [
                pack_positions(in_document.tolist())
                for in_document in np.split(field.positions(term), ends[:-1])
            ]
        return ListMatcher(
            documents.tolist(),
            counts.astype(np.float64).tolist(),
            values,
            form,
            scorer,
            term=(name, term),
            terminfo=self.term_info(name, term),
        )

    def _postings(self, name: str, term: bytes) -> tuple[StoredField, Any, Any]:
        field = self._stored.field(name)
        postings = field.postings(term) if field else None
        if field is None or postings is None:
            # What Whoosh's reader takes for a term that is not there.
            raise KeyError(f"{name}:{term!r}")
        return field, postings.documents, postings.counts


class TermCursor(base.FieldCursor):  # type: ignore[misc]  # Whoosh has no types.
    """Stands at a term of a field."""

    def __init__(self, field: StoredField) -> None:
        self._terms = field.terms
        self._number = 0

    def is_valid(self) -> bool:
        """Whether it has not come to the end."""
        return self._number < len(self._terms)

    def text(self) -> str | None:
        """The term; None at the end."""
        return self._terms.string(self._number).decode() if self.is_valid() else None

    def term(self) -> str | None:
        """The term; None at the end. (Whoosh has two names for it.)"""
        return self.text()

    def first(self) -> str | None:
        """Goes to the first term."""
        self._number = 0
        return self.text()

    def find(self, text: str | bytes) -> str | None:
        """Goes to the first term that is not before this one."""
        sought = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        self._number = self._terms.rank(sought)
        return self.text()

    def next(self) -> str | None:
        """Goes to the next term."""
        self._number += 1
        return self.text()


class DocumentReader(base.PerDocumentReader):  # type: ignore[misc]  # Whoosh has no types.
    """Columns and lengths of a segment."""

    def __init__(self, segment: ArraySegment) -> None:
        self._segment = segment
        self._stored = segment.live.stored

    def doc_count_all(self) -> int:
        """How many documents there are, the removed ones among them."""
        return self._stored.size

    def doc_count(self) -> int:
        """How many documents can be found."""
        return int(self._segment.doc_count())

    def has_deletions(self) -> bool:
        """Whether any documents are removed."""
        return self._segment.live.removed is not None

    def is_deleted(self, document: int) -> bool:
        """Whether a document is removed."""
        return self._segment.is_deleted(document)

    def deleted_docs(self) -> AbstractSet[int]:
        """The numbers of the removed documents."""
        return self._segment.deleted_docs()

    def stored_fields(self, document: int) -> dict[str, str]:
        """What goes back with a document that is found. (What else it says, its columns say.)"""
        record = self._stored.record(document)
        return record._asdict()

    def supports_columns(self) -> bool:
        """There are columns."""
        return True

    def has_column(self, name: str) -> bool:
        """Whether a column is somewhere filled."""
        return name in (ID, PAYLOAD) or self._stored.column(name) is not None

    def column_reader(self, name: str, _column: Any) -> ColumnReader:
        """The values of a column, document by document."""
        if name in (ID, PAYLOAD):
            records = self._stored.records(0, self._stored.size)
            return ColumnValues(records[0 if name == ID else PARTS - 1 :: PARTS])
        column = self._stored.column(name)
        if column is None:
            raise KeyError(name)
        different = column.values.strings(0, len(column.values))
        return ColumnValues([different[code] for code in column.codes.tolist()])

    def doc_field_length(self, document: int, name: str, default: int = 0) -> int:
        """About how many words a field has in a document."""
        return int(LENGTHS[self._stored.lengths(name)[document]]) or default

    def field_length(self, name: str) -> int:
        """How many words a field has in all documents together."""
        return self._stored.total_lengths.get(name, 0)

    def min_field_length(self, name: str) -> int:
        """About how many words a field has where it has the fewest."""
        return int(LENGTHS[self._stored.lengths(name)].min())

    def max_field_length(self, name: str) -> int:
        """About how many words a field has where it has the most."""
        return int(LENGTHS[self._stored.lengths(name)].max())


class ColumnValues(ColumnReader):  # type: ignore[misc]  # Whoosh has no types.
    """The value that each document has in a column."""

    def __init__(self, values: Sequence[bytes]) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._values)

    def __getitem__(self, document: int) -> bytes:
        return self._values[document]
