"""The segments of an index seen as one; documents are numbered on from each to the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from index.asking.query import Fuzzy, Wildcard
from index.document import Hit
from index.files.arrays import Array
from index.files.block_cache import BlockCache
from index.scoring.collection_columns import CollectionColumns, LiveSegment
from index.scoring.evaluation import (
    CHOSEN,
    MOST_COMPLETIONS,
    MOST_FITTING,
    Parameters,
    fitting,
)
from index.scoring.fitting_terms import fitting_terms
from index.scoring.most_frequent import most_frequent, most_frequent_terms
from index.scoring.numbers import is_among, joined, numbered_from, ranges, stand
from index.scoring.suggestions import suggestions
from index.segments.content import LENGTHS
from index.segments.fields import WORDS
from index.segments.stored_segment import Postings, StoredField, StoredSegment

_NOTHING = np.zeros(0, np.int64)
# So much of what words and phrases score is kept, in bytes.
_MOST_SCORES = 32 << 20


class StoredCollection:
    """What can be asked of all segments together. Every method may raise IndexDamaged.

    Nothing in it ever changes: a change to the index is another collection of mostly the same
    segments. It is for one query at a time.
    """

    def __init__(self, segments: Iterable[LiveSegment], parameters: Parameters = CHOSEN) -> None:
        self.parameters = parameters
        self.segments = tuple(segments)
        self.bases: list[int] = []
        self.size = 0
        for segment in self.segments:
            self.bases.append(self.size)
            self.size += segment.stored.size
        self.languages = tuple(
            sorted({each for seg in self.segments for each in seg.stored.languages})
        )
        self._stored: dict[str, list[tuple[int, StoredField]]] = {}
        self._divisors: dict[str, tuple[Array, Array]] = {}
        self._usual_counts: dict[str, float] = {}
        self.columns = CollectionColumns(self.segments, self.bases)
        self._scratch: Array | None = None
        # What words and phrases score: each letter that is typed asks for all before it again.
        self.scores = BlockCache(_MOST_SCORES)

    @cached_property
    def found(self) -> Array | None:
        """A mask of the documents that can be found; None when all can."""
        if all(segment.removed is None for segment in self.segments):
            return None
        return ~np.concatenate(
            [
                np.zeros(segment.stored.size, bool) if segment.removed is None else segment.removed
                for segment in self.segments
            ]
        )

    def lend_scratch(self) -> Array:
        """Room for a number for each document, all 0."""
        # Not kept while it is lent: what an error leaves filled must not come back.
        scratch, self._scratch = self._scratch, None
        return np.zeros(self.size) if scratch is None else scratch

    def take_back_scratch(self, scratch: Array) -> None:
        """Keeps the room for the next time; it is all 0 again."""
        self._scratch = scratch

    @property
    def document_count(self) -> int:
        """How many documents can be found."""
        return self.size if self.found is None else int(np.count_nonzero(self.found))

    def postings(self, field: str, term: str) -> Postings:
        """Where a term occurs."""
        sought = term.encode()
        found = [
            (base, postings)
            for base, stored in self._fields(field)
            if (postings := stored.postings(sought)) is not None
        ]
        return Postings(
            joined([numbered_from(base, postings.documents) for base, postings in found]),
            joined([postings.counts for _, postings in found]),
        )

    def postings_of_any(self, field: str, terms: Sequence[str]) -> Postings:
        """Where any of some terms occurs that no document has two of."""
        if len(terms) == 1:
            return self.postings(field, terms[0])
        several = [each for term in terms if len((each := self.postings(field, term)).documents)]
        if len(several) == 1:
            return several[0]
        documents = joined([each.documents for each in several])
        counts = joined([each.counts for each in several])
        in_order = np.argsort(documents, kind="stable")
        return Postings(documents[in_order], counts[in_order])

    def positions(self, field: str, term: str, among: Array) -> tuple[Array, Array]:
        """For each time that a term stands in one of these documents: which, and the position."""
        sought = term.encode()
        documents: list[Array] = [_NOTHING]
        positions: list[Array] = [_NOTHING]
        for base, stored in self._fields(field):
            if stored.has_positions and (postings := stored.postings(sought)) is not None:
                numbers = numbered_from(base, postings.documents)
                rows = np.flatnonzero(is_among(numbers, among))
                counts = postings.counts[rows].astype(np.int64)
                found = stored.positions(sought)
                if len(rows) < len(numbers):
                    ends = np.cumsum(postings.counts, dtype=np.int64)[rows]
                    found = found[ranges(ends - counts, counts)]
                documents.append(np.repeat(numbers[rows].astype(np.int64), counts))
                positions.append(found.astype(np.int64))
        return joined(documents[1:] or documents), joined(positions[1:] or positions)

    def stands(self, field: str, term: str, documents: Array, positions: Array) -> Array:
        """For each position in a document, both in order, whether the term stands there."""
        sought = term.encode()
        mask = np.zeros(len(documents), bool)
        for base, stored in self._fields(field):
            if stored.has_positions and (postings := stored.postings(sought)) is not None:
                numbers = numbered_from(base, postings.documents)
                first, end = np.searchsorted(documents, (numbers[0], numbers[-1] + 1))
                rows = np.searchsorted(numbers, documents[first:end])
                ends = np.cumsum(postings.counts, dtype=np.int64)
                starts = np.where(
                    numbers[rows] == documents[first:end],
                    ends[rows] - postings.counts[rows],
                    ends[rows],
                )
                mask[first:end] |= stand(
                    stored.positions(sought), starts, ends[rows], positions[first:end]
                )
        return mask

    def starting(self, field: str, start: str, most: int) -> Postings:
        """Where the terms that begin so occur, in no order; the same document many times.

        When that is more often than `most`, it is where the most frequent of the terms occur that
        are not too frequent.
        """
        sought = start.encode()
        found = [
            (base, stored, *stored.terms.starting(sought)) for base, stored in self._fields(field)
        ]
        if sum(each.total_frequency(first, end) for _, each, first, end in found) > most:
            fields = [stored for _, stored in self._fields(field)]
            terms = most_frequent_terms(fields, sought, MOST_COMPLETIONS)
            parts = [self.postings(field, term) for term in fitting(terms, most)]
        else:
            parts = []
            for base, stored, first, end in found:
                postings = stored.postings_of(first, end)
                parts.append(Postings(numbered_from(base, postings.documents), postings.counts))
        return Postings(
            joined([each.documents for each in parts]), joined([each.counts for each in parts])
        )

    def fitting(self, field: str, node: Wildcard | Fuzzy, most: int) -> Postings:
        """Where the most frequent terms occur that fit, in no order; the same document many times.

        As many of them as together occur in no more documents than `most`.
        """
        terms = fitting(self._fitting_terms(field, node)[:MOST_FITTING], most)
        parts = [self.postings(field, term) for term in terms]
        return Postings(
            joined([each.documents for each in parts]), joined([each.counts for each in parts])
        )

    def has_too_many(self, field: str, node: Wildcard | Fuzzy) -> bool:
        """Whether more terms fit than are looked for."""
        return len(self._fitting_terms(field, node)) > MOST_FITTING

    def _fitting_terms(self, field: str, node: Wildcard | Fuzzy) -> list[tuple[str, int]]:
        """The most frequent terms that fit, one more than are looked for."""

        def read() -> tuple[list[tuple[str, int]], int]:
            tallies = fitting_terms([stored for _, stored in self._fields(field)], node)
            terms = most_frequent(tallies, MOST_FITTING + 1)
            return terms, 150 * len(terms) + 400

        terms: list[tuple[str, int]] = self.scores.get(("fitting", field, node), read)
        return terms

    def completions(self, start: str, most: int) -> list[str]:
        """The words that begin so and occur in the most documents."""
        fields = [stored for _, stored in self._fields(WORDS)]
        return [word for word, _ in most_frequent_terms(fields, start.encode(), most)]

    def suggestions(self, field: str, word: str, most: int) -> list[str]:
        """The words of a field that are spelled almost like this one, the likeliest first."""
        return suggestions([stored for _, stored in self._fields(field)], word.encode(), most)

    def divisors(self, field: str, documents: Array) -> Array:
        """For each of some documents what its length adds to the divisor of BM25; a new array."""
        codes, of_code = self._divisors_by_code(field)
        divisors: Array = of_code[codes[documents]]
        return divisors

    def divisors_of_codes(self, field: str) -> Array:
        """What each code for a length adds to the divisor of BM25."""
        return self._divisors_by_code(field)[1]

    def _divisors_by_code(self, field: str) -> tuple[Array, Array]:
        if field not in self._divisors:
            codes = joined([segment.stored.lengths(field) for segment in self.segments])
            total = sum(segment.stored.total_lengths.get(field, 0) for segment in self.segments)
            filled = int(np.count_nonzero(codes))
            average = total / max(1, filled) or 1.0
            k1, b, *_ = self.parameters
            self._divisors[field] = codes, (k1 * (1 - b + b * LENGTHS / average)).astype(np.float32)
        return self._divisors[field]

    def usual_count(self, field: str) -> float:
        """How often a document holds a word that it holds at all, on the average of all words."""
        if field not in self._usual_counts:
            fields = [stored for _, stored in self._fields(field)]
            pairs = sum(each.pairs for each in fields)
            self._usual_counts[field] = sum(each.occurrences for each in fields) / max(1, pairs)
        return self._usual_counts[field]

    def hit(self, document: int, score: float) -> Hit:
        """A document as a hit."""
        owner = self._owner(document)
        id_, group, kind, payload = self.segments[owner].stored.record(document - self.bases[owner])
        return Hit(id_, group, kind, score, payload)

    def by_segment(self, documents: Array) -> list[tuple[StoredSegment, Array]]:
        """Documents in order, as segments with the numbers that they have there."""
        bounds = np.searchsorted(documents, [*self.bases, self.size])
        return [
            (segment.stored, documents[first:end] - base)
            for segment, base, first, end in zip(
                self.segments, self.bases, bounds[:-1], bounds[1:], strict=True
            )
            if end > first
        ]

    def _fields(self, name: str) -> list[tuple[int, StoredField]]:
        """A field in each segment in which it is filled, with the segment's first number."""
        if name not in self._stored:
            self._stored[name] = [
                (base, stored)
                for base, segment in zip(self.bases, self.segments, strict=True)
                if (stored := segment.stored.field(name))
            ]
        return self._stored[name]

    def _owner(self, document: int) -> int:
        """The number of the segment that has a document."""
        return bisect_right(self.bases, document) - 1
