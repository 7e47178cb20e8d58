"""A part of an index that never changes: documents by number, and where terms occur in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, Protocol

from index.document import Document
from index.segments.fields import STEMS, terms
from tests.index.reference.length_codes import length_code


class Postings(NamedTuple):
    """The documents that hold a term, in order, and how often each does."""

    documents: Sequence[int]
    counts: Sequence[float]


NO_POSTINGS = Postings((), ())


class Segment(Protocol):
    """What ranking needs to know of a segment; documents are numbered from 0."""

    @property
    def size(self) -> int:
        """How many documents there are, the removed ones among them."""

    @property
    def removed(self) -> AbstractSet[int]:
        """The documents that are no longer to be found."""

    @property
    def languages(self) -> AbstractSet[str]:
        """The languages of its documents."""

    def postings(self, field: str, term: str) -> Postings:
        """Where a term occurs."""

    def positions(self, field: str, term: str) -> dict[int, Sequence[int]]:
        """Where a term stands in each document that holds it; for fields that keep it."""

    def terms_starting(self, field: str, start: str) -> Iterable[tuple[str, int]]:
        """The terms of a field that begin so, each with the number of its documents."""

    def lengths(self, field: str) -> Sequence[int]:
        """For each document a code of the field's length; 0 for an empty field."""

    def total_length(self, field: str) -> int:
        """How many words the field has in all documents together."""

    def occurrences(self, field: str) -> tuple[int, int]:
        """How often any term of a field stands in any document, and in how many pairs of both."""

    def id(self, document: int) -> str:
        """The document's id."""

    def group(self, document: int) -> str:
        """The document's group."""

    def kind(self, document: int) -> str:
        """The document's kind."""

    def date(self, document: int) -> str:
        """The document's date."""

    def payload(self, document: int) -> str:
        """What is given back with the hit."""

    def attribute(self, document: int, name: str) -> str:
        """What the document says under an attribute, or nothing."""


class MemorySegment:
    """Documents indexed on the spot and never written, for a few of them or in an emergency."""

    removed: AbstractSet[int] = frozenset()

    def __init__(self, documents: Iterable[Document], attributes: Iterable[str] = ()) -> None:
        self._documents = tuple({document.id: document for document in documents}.values())
        self._terms: dict[str, dict[str, dict[int, Sequence[int]]]] = {}
        self._lengths = {field: [0] * len(self._documents) for field in STEMS}
        self._total_lengths = dict.fromkeys(STEMS, 0)
        names = tuple(attributes)
        for number, document in enumerate(self._documents):
            for field, by_term in terms(document, names).items():
                if field in self._lengths:
                    length = sum(map(len, by_term.values()))
                    self._lengths[field][number] = length_code(length)
                    self._total_lengths[field] += length
                found = self._terms.setdefault(field, {})
                for term, positions in by_term.items():
                    found.setdefault(term, {})[number] = positions

    @property
    def languages(self) -> AbstractSet[str]:
        """The languages of its documents."""
        return {document.language for document in self._documents}

    @property
    def size(self) -> int:
        """How many documents there are."""
        return len(self._documents)

    def postings(self, field: str, term: str) -> Postings:
        """Where a term occurs."""
        found = self.positions(field, term)
        return Postings(tuple(found), tuple(float(len(places)) for places in found.values()))

    def positions(self, field: str, term: str) -> dict[int, Sequence[int]]:
        """Where a term stands in each document."""
        return self._terms.get(field, {}).get(term, {})

    def terms_starting(self, field: str, start: str) -> Iterator[tuple[str, int]]:
        """The terms that begin so, each with the number of its documents."""
        for term, found in self._terms.get(field, {}).items():
            if term.startswith(start):
                yield term, len(found)

    def lengths(self, field: str) -> Sequence[int]:
        """A code for the length of the field in each document; 0 for an empty one."""
        return self._lengths.get(field) or [0] * self.size

    def total_length(self, field: str) -> int:
        """How many words the field has in all documents together."""
        return self._total_lengths.get(field, 0)

    def occurrences(self, field: str) -> tuple[int, int]:
        """How often any term of a field stands in any document, and in how many pairs of both."""
        counts = [len(at) for found in self._terms.get(field, {}).values() for at in found.values()]
        return sum(counts), len(counts)

    def id(self, document: int) -> str:
        """The document's id."""
        return self._documents[document].id

    def group(self, document: int) -> str:
        """The document's group."""
        return self._documents[document].group

    def kind(self, document: int) -> str:
        """The document's kind."""
        return self._documents[document].kind

    def date(self, document: int) -> str:
        """The document's date."""
        return self._documents[document].date

    def payload(self, document: int) -> str:
        """What is given back with the hit."""
        return self._documents[document].payload

    def attribute(self, document: int, name: str) -> str:
        """What the document says under an attribute, or nothing."""
        return self._documents[document].attributes.get(name, "")
