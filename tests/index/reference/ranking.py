"""Which documents answer a query, and how well: BM25 over the words, wherever they are held.

The formula is BM25 (Robertson et al., 1994), summed over fields; `index.scoring.evaluation` has its
numbers. This engine needs nothing but Python: it is for a few documents at a time, and what the
quicker ones are held against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import heapify, heappop, nsmallest

from index.asking.query import NEAR, Fuzzy, Query, Wildcard
from index.document import Facets, Hit, Hits, Order, most_values
from index.scoring.evaluation import (
    CHOSEN,
    MOST_COMPLETIONS,
    MOST_FITTING,
    MOST_POSTINGS,
    Scope,
    evaluate,
    fitting,
    idf,
)
from index.scoring.sort_keys import sort_key
from index.segments.fields import STEM_MARK, length_field, spread_field, stem_terms
from index.segments.lengths import WORDS_OF_CODE
from index.words.analysis import Forms
from tests.index.reference.memory_segment import Segment

Scores = dict[int, float]


class Collection:
    """Segments seen as one; documents are numbered on from segment to segment."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self.segments = tuple(segments)
        self.bases: list[int] = []
        self.size = 0
        for segment in self.segments:
            self.bases.append(self.size)
            self.size += segment.size
        self._divisors: dict[str, Sequence[float]] = {}

    def __iter__(self) -> Iterator[tuple[int, Segment]]:
        return zip(self.bases, self.segments, strict=True)

    def divisors(self, field: str) -> Sequence[float]:
        """What each code of length adds to the divisor of BM25."""
        if field not in self._divisors:
            total = sum(segment.total_length(field) for segment in self.segments)
            empty = sum(segment.lengths(field).count(0) for segment in self.segments)
            average = total / max(1, self.size - empty) or 1.0
            self._divisors[field] = [
                CHOSEN.k1 * (1 - CHOSEN.b + CHOSEN.b * length / average) for length in WORDS_OF_CODE
            ]
        return self._divisors[field]

    def spread(self, field: str, terms: Sequence[str]) -> float:
        """How much terms tell, that are one word in several languages, by how they are spread."""
        told_by = spread_field(field)
        if not told_by:
            return 1.0
        held = [each.postings(told_by, term).counts for each in self.segments for term in terms]
        all_of = [each.occurrences(told_by) for each in self.segments]
        usual = sum(each for each, _ in all_of) / max(1, sum(each for _, each in all_of))
        return CHOSEN.spread(sum(map(sum, held)), sum(map(len, held)), usual)

    @cached_property
    def removed(self) -> frozenset[int]:
        """The documents that are no longer to be found."""
        return frozenset(base + number for base, segment in self for number in segment.removed)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the documents."""
        return tuple(sorted({each for segment in self.segments for each in segment.languages}))

    @cached_property
    def kinds(self) -> list[str]:
        """The kind of every document."""
        return [segment.kind(number) for segment in self.segments for number in range(segment.size)]

    @cached_property
    def dates(self) -> list[str]:
        """The date of every document."""
        return [segment.date(number) for segment in self.segments for number in range(segment.size)]

    def segment_of(self, document: int) -> tuple[Segment, int]:
        """The segment of a document, and its number there."""
        base, segment = next(each for each in reversed(tuple(self)) if each[0] <= document)
        return segment, document - base

    def hit(self, document: int, score: float) -> Hit:
        """The document as a hit."""
        segment, number = self.segment_of(document)
        return Hit(
            segment.id(number),
            segment.group(number),
            segment.kind(number),
            score,
            segment.payload(number),
        )

    def value(self, document: int, column: str) -> str:
        """What a document has in a column: "kind", "group", "date", "year", or an attribute."""
        segment, number = self.segment_of(document)
        match column:
            case "kind":
                return segment.kind(number)
            case "group":
                return segment.group(number)
            case "date":
                return segment.date(number)
            case "year":
                return segment.date(number)[:4]
        return segment.attribute(number, column)


def rank(
    collection: Collection,
    query: Query,
    limit: int,
    per_group: int = 0,
    *,
    facets: Facets = (),
    order: Order | None = None,
) -> Hits:
    """The best answers: first those that hold every wanted word, then the rest, by score.

    At most `limit` hits are given, and of one group at most `per_group` unless that is 0; all
    are counted. With an `order` they are in that order, and only equals by how good they are.
    """
    scores, complete = evaluate(_Counting(collection), query.group)
    return best_of(
        collection,
        scores,
        complete,
        query,
        limit=limit,
        per_group=per_group,
        facets=facets,
        order=order,
    )


def best_of(
    collection: Collection,
    scores: Scores,
    complete: Scores | None,
    query: Query,
    *,
    limit: int,
    per_group: int,
    facets: Facets,
    order: Order | None,
) -> Hits:
    """The best of what was scored, without what was removed or is of other dates."""
    kinds = collection.kinds
    found = [document for document in scores if document not in collection.removed]
    if query.after or query.before:
        found = [document for document in found if _is_dated(collection.dates[document], query)]
    places = _places(collection, found, order)
    in_order = [
        (
            places[document],
            complete is not None and document not in complete,
            -scores[document],
            document,
        )
        for document in found
    ]
    return Hits(
        hits=_best(collection, in_order, limit, per_group),
        total=len(found),
        by_kind=dict(Counter(kinds[document] for document in found)),
        understood=query.understood,
        facets={
            column: most_frequent(Counter(collection.value(each, column) for each in found), most)
            for column, most in most_values(facets).items()
        },
    )


def most_frequent(counts: Mapping[str, int], most: int) -> dict[str, int]:
    """So many values that occur most, and among equals the first in order; none for no value."""
    told = ((-count, value) for value, count in counts.items() if value and count)
    return {value: -negative for negative, value in nsmallest(most, told)}


def _places(collection: Collection, found: Sequence[int], order: Order | None) -> Mapping[int, int]:
    """For each document its place in an order, the same for equals."""
    if order is None:
        return dict.fromkeys(found, 0)
    values = {document: collection.value(document, order.column) for document in found}
    keys = {value: sort_key(order.column, value) for value in values.values() if value}
    in_order = sorted(set(keys.values()), reverse=order.is_descending)
    place_of = {key: place for place, key in enumerate(in_order)}
    last = len(in_order)
    return {
        document: place_of[keys[value]] if value else last for document, value in values.items()
    }


def _best(
    collection: Collection,
    in_order: list[tuple[int, bool, float, int]],
    limit: int,
    per_group: int,
) -> tuple[Hit, ...]:
    best: list[Hit] = []
    of_group: Counter[str] = Counter()
    # Sorting everything would take longer than looking up the few that are asked for.
    heapify(in_order)
    while in_order and len(best) < limit:
        _, _, negative, document = heappop(in_order)
        hit = collection.hit(document, -negative)
        of_group[hit.group] += 1
        if not per_group or of_group[hit.group] <= per_group:
            best.append(hit)
    return tuple(best)


def _is_dated(date: str, query: Query) -> bool:
    # Dates of different precision are compared as far as the query's goes.
    is_after = date[: len(query.after)] >= query.after
    is_before = not query.before or date[: len(query.before)] < query.before
    return bool(date) and is_after and is_before


def _most_frequent(words: Mapping[str, int], most: int) -> list[tuple[str, int]]:
    told = ((-count, word) for word, count in words.items())
    return [(word, -negative) for negative, word in nsmallest(most, told)]


class _Counting:
    """The engine that goes from posting to posting."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def nothing(self) -> Scores:
        return {}

    def is_nothing(self, found: Scores) -> bool:
        return not found

    def term(self, forms: Forms, scope: Scope) -> Scores:
        scores: Scores = {}
        terms = stem_terms(forms, self._collection.languages, scope.stem_mark)
        for field, weight in scope.stems:
            self._add_terms(scores, terms, field, weight)
        if scope.exact:
            self._add_terms(scores, [forms.exact], scope.words, scope.exact)
        return scores

    def _add_terms(self, scores: Scores, terms: Sequence[str], field: str, weight: float) -> None:
        """Adds what terms count that are one word in several languages."""
        collection = self._collection
        counts = [
            (base, segment, segment.postings(field, term))
            for base, segment in collection
            for term in terms
        ]
        documents = sum(len(each.documents) for _, _, each in counts)
        if not documents:
            return
        boost = weight * idf(collection.size, documents) * (CHOSEN.k1 + 1)
        boost *= collection.spread(field, terms)
        measured = length_field(field)
        divisors = collection.divisors(measured)
        for base, segment, each in counts:
            lengths = segment.lengths(measured)
            for document, count in zip(each.documents, each.counts, strict=True):
                score = boost * count / (count + divisors[lengths[document]])
                document += base  # noqa: PLW2901 - the number in the collection
                scores[document] = scores.get(document, 0.0) + score

    def prefix(self, start: str, scope: Scope) -> Scores:
        completions: Counter[str] = Counter()
        for segment in self._collection.segments:
            completions.update(dict(segment.terms_starting(scope.words, start)))
        terms: Iterable[str] = completions
        if completions.total() > MOST_POSTINGS:
            terms = fitting(_most_frequent(completions, MOST_COMPLETIONS), MOST_POSTINGS)
        return self._of_any(terms, scope)

    def fitting(self, node: Wildcard | Fuzzy, scope: Scope) -> Scores:
        fitting_words: Counter[str] = Counter()
        for segment in self._collection.segments:
            for term, count in segment.terms_starting(scope.words, ""):
                if node.fits(term) and not term.startswith(STEM_MARK):
                    fitting_words[term] += count
        terms = fitting(_most_frequent(fitting_words, MOST_FITTING), MOST_POSTINGS)
        return self._of_any(terms, scope)

    def _of_any(self, terms: Iterable[str], scope: Scope) -> Scores:
        counts: dict[int, float] = {}
        for term in terms:
            for base, segment in self._collection:
                postings = segment.postings(scope.words, term)
                for document, count in zip(postings.documents, postings.counts, strict=True):
                    counts[document + base] = counts.get(document + base, 0.0) + count
        return self._counted(counts)

    def phrase(self, words: Sequence[str], scope: Scope) -> Scores:
        counts: dict[int, float] = {}
        for base, segment in self._collection:
            held = [segment.positions(scope.words, word) for word in words]
            for document in min(held, key=len):
                if all(document in each for each in held):
                    starts = set(held[0][document])
                    for offset, each in enumerate(held):
                        starts.intersection_update(place - offset for place in each[document])
                    if starts:
                        counts[document + base] = float(len(starts))
        return self._counted(counts)

    def near(self, first: Forms, second: Forms, scope: Scope) -> Scores:
        counts: dict[int, float] = {}
        for base, segment in self._collection:
            for field in scope.positions:
                ones, others = (
                    self._places(segment, field, scope, forms) for forms in (first, second)
                )
                for document in ones.keys() & others.keys():
                    if meetings := _meetings(ones[document], others[document]):
                        counts[document + base] = counts.get(document + base, 0.0) + meetings
        return self._counted(counts)

    def _places(
        self, segment: Segment, field: str, scope: Scope, forms: Forms
    ) -> dict[int, set[int]]:
        places: dict[int, set[int]] = {}
        for term in stem_terms(forms, self._collection.languages, scope.stem_mark):
            for document, its in segment.positions(field, term).items():
                places.setdefault(document, set()).update(its)
        return places

    def of_kind(self, kind: str, found: Scores | None) -> Scores:
        kinds = self._collection.kinds
        if found is None:
            return {document: 0.0 for document, each in enumerate(kinds) if each == kind}
        return {document: score for document, score in found.items() if kinds[document] == kind}

    def of_groups(self, groups: frozenset[str], *, is_outside: bool) -> Scores:
        return {
            base + number: 0.0
            for base, segment in self._collection
            for number in range(segment.size)
            if (segment.group(number) in groups) != is_outside
        }

    def all_of(self, answers: Sequence[Scores]) -> Scores:
        fewest = min(answers, key=len)
        return {
            document: sum(answer[document] for answer in answers)
            for document in fewest
            if all(document in answer for answer in answers)
        }

    def common_to(self, answers: Sequence[Scores]) -> Scores:
        return self.all_of(answers)

    def any_of(self, answers: Sequence[Scores], times: Sequence[int]) -> Scores:
        scores: Scores = {}
        for answer, often in zip(answers, times, strict=True):
            for document, score in answer.items():
                scores[document] = scores.get(document, 0.0) + often * score
        return scores

    def without(self, found: Scores, excluded: Sequence[Scores]) -> Scores:
        return {
            document: score
            for document, score in found.items()
            if not any(document in each for each in excluded)
        }

    def _counted(self, counts: dict[int, float]) -> Scores:
        """Scores for what has no statistics of its own, such as a phrase: BM25 but for lengths."""
        there = counts.keys() - self._collection.removed
        boost = idf(self._collection.size, len(there)) * (CHOSEN.k1 + 1)
        return {each: boost * counts[each] / (counts[each] + CHOSEN.k1) for each in there}


def _meetings(ones: set[int], others: set[int]) -> float:
    """How often one of these places has one of those at most `NEAR` words away."""
    return float(
        sum(
            (place - distance in others) + (place + distance in others)
            for place in ones
            for distance in range(1, NEAR + 1)
        )
    )
