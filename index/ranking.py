"""Which documents answer a query, and how well: BM25 over the words, wherever they are held.

The formula is that of Lucene's BM25Similarity (Robertson et al., 1994), summed over fields.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop
from math import log

from index.analysis import stem
from index.document import Hit, Hits
from index.fields import HEADING, KEYWORDS, STEM_MARK, TEXT, WORDS, attribute_field
from index.query import NEAR, Group, Near, Node, OfAttribute, OfKind, Phrase, Prefix, Query, Term
from index.segment import Segment

_K1 = 1.2
_B = 0.75
# As many words as a beginning may stand for; the most frequent ones are taken.
_MOST_COMPLETIONS = 1000
_MOST_WHILE_TYPING = 50

Scores = dict[int, float]


@dataclass(frozen=True)
class _Scope:
    """Where words are looked for: fields of stems with their weights, and the field of words.

    A word of a heading counts for more than one of the text by being one of few.
    """

    stems: tuple[tuple[str, float], ...] = ((TEXT, 1.0), (HEADING, 1.0), (KEYWORDS, 0.5))
    words: str = WORDS
    stem_mark: str = ""


_EVERYWHERE = _Scope()
_TEXT_ONLY = _Scope(stems=((TEXT, 1.0),))


def _in_attribute(name: str) -> _Scope:
    field = attribute_field(name)
    return _Scope(stems=((field, 1.0),), words=field, stem_mark=STEM_MARK)


class Collection:
    """Segments seen as one; documents are numbered on from segment to segment."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self.segments = tuple(segments)
        self.bases: list[int] = []
        self.size = 0
        for segment in self.segments:
            self.bases.append(self.size)
            self.size += segment.size
        self._norms: dict[str, list[Sequence[float]]] = {}

    def __iter__(self) -> Iterator[tuple[int, Segment]]:
        return zip(self.bases, self.segments, strict=True)

    def norms(self, field: str) -> list[Sequence[float]]:
        """For each segment what a code of length adds to the divisor of BM25."""
        if field not in self._norms:
            total = sum(segment.total_length(field) for segment in self.segments)
            empty = sum(segment.lengths(field).count(0) for segment in self.segments)
            average = total / max(1, self.size - empty) or 1.0
            self._norms[field] = [
                [_K1 * (1 - _B + _B * length / average) for length in segment.length_table]
                for segment in self.segments
            ]
        return self._norms[field]

    @cached_property
    def removed(self) -> frozenset[int]:
        """The documents that are no longer to be found."""
        return frozenset(base + number for base, segment in self for number in segment.removed)

    @cached_property
    def kinds(self) -> list[str]:
        """The kind of every document."""
        return [segment.kind(number) for segment in self.segments for number in range(segment.size)]

    @cached_property
    def dates(self) -> list[str]:
        """The date of every document."""
        return [segment.date(number) for segment in self.segments for number in range(segment.size)]

    def hit(self, document: int, score: float) -> Hit:
        """The document as a hit."""
        base, segment = next(each for each in reversed(tuple(self)) if each[0] <= document)
        number = document - base
        return Hit(
            segment.id(number),
            segment.group(number),
            segment.kind(number),
            score,
            segment.payload(number),
        )


def rank(collection: Collection, query: Query, limit: int, per_group: int = 0) -> Hits:
    """The best answers: first those that hold every wanted word, then the rest, by score.

    At most `limit` hits are given, and of one group at most `per_group` unless that is 0; all
    are counted.
    """
    scores, complete = _group(collection, query.group, _EVERYWHERE)
    kinds = collection.kinds
    found = [document for document in scores if document not in collection.removed]
    if query.after or query.before:
        found = [document for document in found if _is_dated(collection.dates[document], query)]
    in_order = [(document not in complete, -scores[document], document) for document in found]
    return Hits(
        hits=_best(collection, in_order, limit, per_group),
        total=len(found),
        by_kind=dict(Counter(kinds[document] for document in found)),
        understood=query.understood,
    )


def _best(
    collection: Collection, in_order: list[tuple[bool, float, int]], limit: int, per_group: int
) -> tuple[Hit, ...]:
    best: list[Hit] = []
    of_group: Counter[str] = Counter()
    # Sorting everything would take longer than looking up the few that are asked for.
    heapify(in_order)
    while in_order and len(best) < limit:
        _, negative, document = heappop(in_order)
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


def _scores(collection: Collection, node: Node, scope: _Scope) -> Scores:
    scores: Scores
    match node:
        case Term(forms):
            scores = _term(collection, scope.stem_mark + forms.stem, scope)
        case Prefix(start, is_typing):
            scores = _prefix(collection, start, scope, is_typing=is_typing)
        case Phrase(words):
            scores = _phrase(collection, words, scope)
        case Near():
            scores = _near(collection, node, scope)
        case OfAttribute(name, inner):
            scores = _scores(collection, inner, _in_attribute(name))
        case OfKind(kind, inner):
            scores = _of_kind(collection, kind, inner)
        case Group():
            scores, _ = _group(collection, node, scope)
    return scores


def _group(collection: Collection, group: Group, scope: _Scope) -> tuple[Scores, set[int]]:
    """The scores of a group, and the documents that hold everything it wants."""
    if not group:
        return {}, set()
    parts: list[Scores] = []
    for node in group.required:
        parts.append(_scores(collection, node, scope))
        if not parts[-1]:
            return {}, set()
    complete: set[int] | None = None
    if group.wanted:
        wanted: Scores = {}
        for node, times in Counter(group.wanted).items():
            scores = _scores(collection, node, scope)
            for document, score in scores.items():
                wanted[document] = wanted.get(document, 0.0) + times * score
            complete = set(scores) if complete is None else complete & scores.keys()
        parts.append(wanted)
    both = set(parts[0])
    for part in parts[1:]:
        both &= part.keys()
    for node in group.excluded:
        both -= _scores(collection, node, scope).keys()
    total = {document: sum(part[document] for part in parts) for document in both}
    return total, both if complete is None else complete


def _idf(collection: Collection, documents: int) -> float:
    return log(1 + (collection.size - documents + 0.5) / (documents + 0.5))


def _term(collection: Collection, term: str, scope: _Scope) -> Scores:
    scores: Scores = {}
    for field, weight in scope.stems:
        counts = [segment.postings(field, term) for segment in collection.segments]
        documents = sum(len(each.documents) for each in counts)
        if not documents:
            continue
        boost = weight * _idf(collection, documents) * (_K1 + 1)
        for (base, segment), norm, each in zip(
            collection, collection.norms(field), counts, strict=True
        ):
            lengths = segment.lengths(field)
            for document, count in zip(each.documents, each.counts, strict=True):
                score = boost * count / (count + norm[lengths[document]])
                document += base  # noqa: PLW2901 - the number in the collection
                scores[document] = scores.get(document, 0.0) + score
    return scores


def _counted(collection: Collection, counts: dict[int, float]) -> Scores:
    """Scores for what has no statistics of its own, such as a phrase: short of BM25's lengths."""
    boost = _idf(collection, len(counts)) * (_K1 + 1)
    return {document: boost * count / (count + _K1) for document, count in counts.items()}


def _prefix(collection: Collection, start: str, scope: _Scope, *, is_typing: bool) -> Scores:
    completions: Counter[str] = Counter()
    for segment in collection.segments:
        completions.update(dict(segment.terms_starting(scope.words, start)))
    counts: dict[int, float] = {}
    most = _MOST_WHILE_TYPING if is_typing else _MOST_COMPLETIONS
    for term, _ in completions.most_common(most):
        for base, segment in collection:
            postings = segment.postings(scope.words, term)
            for document, count in zip(postings.documents, postings.counts, strict=True):
                counts[document + base] = counts.get(document + base, 0.0) + count
    return _counted(collection, counts)


def _phrase(collection: Collection, words: Sequence[str], scope: _Scope) -> Scores:
    counts: dict[int, float] = {}
    for base, segment in collection:
        held = [segment.positions(scope.words, word) for word in words]
        for document in min(held, key=len):
            if all(document in each for each in held):
                starts = set(held[0][document])
                for offset, each in enumerate(held):
                    starts.intersection_update(place - offset for place in each[document])
                if starts:
                    counts[document + base] = float(len(starts))
    return _counted(collection, counts)


def _near(collection: Collection, pair: Near, scope: _Scope) -> Scores:
    counts: dict[int, float] = {}
    for base, segment in collection:
        first = _places(segment, pair.first.stem, scope)
        second = _places(segment, pair.second.stem, scope)
        for document in first.keys() & second.keys():
            others = set(second[document])
            meetings = sum(
                1
                for place in first[document]
                for distance in range(1, NEAR + 1)
                if place - distance in others or place + distance in others
            )
            if meetings:
                counts[document + base] = float(meetings)
    return _counted(collection, counts)


def _places(segment: Segment, stem_sought: str, scope: _Scope) -> dict[int, list[int]]:
    """Where words with this stem stand; they begin like it, at least with one letter."""
    places: dict[int, list[int]] = {}
    for word, _ in segment.terms_starting(scope.words, stem_sought[:1]):
        if stem(word) == stem_sought:
            for document, positions in segment.positions(scope.words, word).items():
                places.setdefault(document, []).extend(positions)
    return places


def _of_kind(collection: Collection, kind: str, node: Node | None) -> Scores:
    kinds = collection.kinds
    if node is None:
        return {document: 0.0 for document, each in enumerate(kinds) if each == kind}
    scores = _scores(collection, node, _TEXT_ONLY)
    return {document: score for document, score in scores.items() if kinds[document] == kind}
