"""Scores whole posting lists at once, as arrays."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from index.asking.query import NEAR, Fuzzy, Wildcard
from index.files.arrays import Array
from index.scoring.evaluation import MOST_POSITIONS, MOST_POSTINGS, Scope, idf
from index.scoring.found import Found
from index.scoring.numbers import different, is_among, is_in
from index.scoring.stored_collection import StoredCollection
from index.segments.fields import PAIRS, WORDS, length_field, pair, spread_field, stem_terms
from index.segments.stored_segment import Postings
from index.words.analysis import Forms

# A table of all documents is filled when so many postings stand for one of its rows; otherwise
# the few postings are sorted.
_SPARSE = 16
# Among so few documents a table of all is always quicker.
_FEW = 20_000
# To so many documents a few are added one by one.
_MANY = 50_000
# Words that are too common to be looked for near each other when so few positions may be looked at.
_FEWEST_POSITIONS = 40_000
# Room for a position beside the number of its document, in bits.
_POSITION_BITS = 32


_NOTHING = Found(np.zeros(0, np.int64), np.zeros(0, np.float64))


class ArrayEngine:
    """Looks up the leaves of a query as arrays, and puts arrays together."""

    def __init__(self, collection: StoredCollection) -> None:
        self._collection = collection
        # What the next two words that are too common may take.
        self._most_positions = MOST_POSITIONS
        # What all words together may take that are to be near each other, however many they are.
        self._positions_left = 3 * MOST_POSITIONS
        # What the next beginning of words may take that is too common.
        self._most_postings = MOST_POSTINGS

    def nothing(self) -> Found:
        """No documents."""
        return _NOTHING

    def is_nothing(self, found: Found) -> bool:
        """Whether there are no documents."""
        return not len(found.documents)

    def term(self, forms: Forms, scope: Scope) -> Found:
        """Documents with a word in any of its endings, scored by BM25."""
        return self._kept(("term", forms, scope), lambda: self._term(forms, scope))

    def _kept(self, key: Hashable, find: Callable[[], Found]) -> Found:
        def read() -> tuple[Found, int]:
            found = find()
            return found, found.documents.nbytes + found.scores.nbytes + 400

        found: Found = self._collection.scores.get(key, read)
        return found

    def _term(self, forms: Forms, scope: Scope) -> Found:
        terms = self._stem_terms(forms, scope)
        parts = [
            part
            for field, weight in scope.stems
            if len((part := self._scored(field, terms, weight)).documents)
        ]
        found = self._sum(parts)
        if not scope.exact or not len(found.documents):
            return found
        exact = documents, scores = self._scored(scope.words, [forms.exact], scope.exact)
        # Where a word stands, its stem does.
        if len(documents) == len(found.documents):
            return Found(documents, found.scores + scores)
        if len(documents) > _MANY:
            return self._sum([found, exact])
        at = np.searchsorted(found.documents, documents)
        total = found.scores.copy()
        total[at] += scores
        return Found(found.documents, total)

    def prefix(self, start: str, scope: Scope) -> Found:
        """Documents with words that begin so, scored by how many they hold."""
        return self._of_many(self._collection.starting(scope.words, start, self._most_postings))

    def fitting(self, node: Wildcard | Fuzzy, scope: Scope) -> Found:
        """Documents with words that fit, scored by how many they hold."""
        return self._of_many(self._collection.fitting(scope.words, node, self._most_postings))

    def _of_many(self, postings: Postings) -> Found:
        """Documents with any of very many words, scored by how many they hold."""
        documents, counts = postings
        # However many are asked for, all of them together take only so long.
        self._most_postings = max(self._most_postings - len(documents), MOST_POSTINGS // 16)
        if len(documents) * _SPARSE > self._collection.size:
            total = np.bincount(documents, counts, self._collection.size)
            documents = (total > 0).nonzero()[0]
            return self._counted(Found(documents, total[documents]))
        documents, rows = np.unique(documents, return_inverse=True)
        return self._counted(Found(documents, np.bincount(rows, counts)))

    def phrase(self, words: Sequence[str], scope: Scope) -> Found:
        """Documents with these words in this order."""
        return self._kept(("phrase", words, scope), lambda: self._phrase(words, scope))

    def _phrase(self, words: Sequence[str], scope: Scope) -> Found:
        terms = list(_terms_of(words, scope))
        postings = [self._collection.postings(field, term) for field, term, _ in terms]
        if not all(len(each.documents) for each in postings):
            return _NOTHING
        if len(terms) == 1:
            [held] = postings
            return self._counted(Found(held.documents, held.counts))
        documents = self._in_all([each.documents for each in postings])
        # The rarest first: what it rules out need not be looked at again.
        often = [int(each.counts.sum(dtype=np.int64)) for each in postings]
        rarest, *others = sorted(range(len(terms)), key=often.__getitem__)
        field, term, offset = terms[rarest]
        documents, starts = self._collection.positions(field, term, documents)
        starts = starts - offset
        for at in others:
            field, term, offset = terms[at]
            if len(starts) * _SPARSE < often[at]:
                stays = self._collection.stands(field, term, documents, starts + offset)
            else:
                its, positions = self._collection.positions(field, term, different(documents))
                stays = is_in(_keys(documents, starts + offset), _keys(its, positions))
            documents, starts = documents[stays], starts[stays]
        return self._counted(_tallied(documents))

    def near(self, first: Forms, second: Forms, scope: Scope) -> Found:
        """Documents in which two words stand close to each other."""
        meetings: list[Array] = [_NO_KEYS]
        for field in scope.positions:
            held = [self._held(field, forms, scope) for forms in (first, second)]
            seen = min(len(each.documents) for each in held)
            if seen > self._most_positions < _FEWEST_POSITIONS:
                continue
            whole = min(MOST_POSITIONS, self._positions_left)
            both, is_all = _densest(held[0], held[1], whole, self._most_positions)
            if not is_all:
                # However many are asked for, all of them together take only so long.
                self._most_positions //= 4
            ones = self._positions(field, first, scope, both)
            others = self._positions(field, second, scope, both)
            self._positions_left = max(0, self._positions_left - len(ones) - len(others))
            if len(ones) > len(others):
                ones, others = others, ones
            counts = np.searchsorted(others, ones + NEAR, "right") - np.searchsorted(
                others, ones - NEAR
            )
            # A word is not near itself.
            counts -= is_among(ones, others)
            meetings.append(np.repeat(_documents(ones), counts))
        return self._counted(_tallied(np.sort(np.concatenate(meetings), kind="stable")))

    def of_kind(self, kind: str, found: Found | None) -> Found:
        """Those that were found and are of a kind; all of that kind for None, with no score."""
        mask = self._collection.of_kind(kind)
        if found is None:
            documents = mask.nonzero()[0]
            return Found(documents, np.zeros(len(documents)))
        return found.only(mask[found.documents])

    def of_groups(self, groups: frozenset[str], *, is_outside: bool) -> Found:
        """All documents of these groups or, outside of them, of all others; with no score."""
        mask = self._collection.of_groups(groups)
        documents = (~mask if is_outside else mask).nonzero()[0]
        return Found(documents, np.zeros(len(documents)))

    def all_of(self, answers: Sequence[Found]) -> Found:
        """Documents that are in every answer; their scores are added."""
        documents = self._in_all([each.documents for each in answers])
        scores = np.zeros(len(documents))
        for answer in answers:
            scores += answer.scores[is_among(answer.documents, documents)]
        return Found(documents, scores)

    def common_to(self, answers: Sequence[Found]) -> Found:
        """Documents that are in every answer, whatever their scores."""
        documents = self._in_all([each.documents for each in answers])
        return Found(documents, np.zeros(len(documents)))

    def any_of(self, answers: Sequence[Found], times: Sequence[int]) -> Found:
        """Documents in any of the answers; the scores are added, each so many times."""
        return self._sum(
            [
                answer if often == 1 else Found(answer.documents, answer.scores * often)
                for answer, often in zip(answers, times, strict=True)
                if len(answer.documents)
            ]
        )

    def without(self, found: Found, excluded: Sequence[Found]) -> Found:
        """The documents found that are in none of the others."""
        for each in excluded:
            found = found.only(~is_among(found.documents, each.documents))
        return found

    def _stem_terms(self, forms: Forms, scope: Scope) -> list[str]:
        return stem_terms(forms, self._collection.languages, scope.stem_mark)

    def _scored(self, field: str, terms: Sequence[str], weight: float) -> Found:
        """What terms count that are one word in several languages."""
        collection = self._collection
        documents, counts = collection.postings_of_any(field, terms)
        if not len(documents):
            return _NOTHING
        parameters = collection.parameters
        boost = weight * idf(collection.size, len(documents)) * (parameters.k1 + 1)
        if told_by := spread_field(field):
            held = counts if told_by == field else collection.postings_of_any(told_by, terms).counts
            occurrences = float(held.sum(dtype=np.int64))
            boost *= parameters.spread(occurrences, len(held), collection.usual_count(told_by))
        divisors = collection.divisors(length_field(field), documents)
        # The same as often / (often + divisor).
        divisors /= counts
        divisors += 1
        return Found(documents, boost / divisors)

    def _held(self, field: str, forms: Forms, scope: Scope) -> Found:
        """How often each document has a word in any of its endings."""
        return Found(*self._collection.postings_of_any(field, self._stem_terms(forms, scope)))

    def _positions(self, field: str, forms: Forms, scope: Scope, among: Array) -> Array:
        """Each place where a word stands in any of its endings, as document and position in one."""
        keys = [
            _keys(*self._collection.positions(field, term, among))
            for term in self._stem_terms(forms, scope)
        ]
        return keys[0] if len(keys) == 1 else np.unique(np.concatenate([*keys, _NO_KEYS]))

    def _in_all(self, several: Sequence[Array]) -> Array:
        fewest, *others = sorted(several, key=len)
        for documents in others:
            fewest = fewest[is_among(fewest, documents)]
        return fewest

    def _sum(self, parts: Sequence[Found]) -> Found:
        if not parts:
            return _NOTHING
        if len(parts) == 1:
            return parts[0]
        size = self._collection.size
        if len(parts) == 2:
            few, many = sorted(parts, key=lambda part: len(part.documents))
            if len(many.documents) > _MANY and len(few.documents) * _SPARSE < len(many.documents):
                return many.added(few)
        if size < _FEW or sum(len(part.documents) for part in parts) * _SPARSE > size:
            total = self._collection.lend_scratch()
            is_found = np.zeros(size, bool)
            for documents, scores in parts:
                total[documents] += scores
                is_found[documents] = True
            documents = is_found.nonzero()[0]
            scores = total[documents]
            total[documents] = 0
            self._collection.take_back_scratch(total)
            return Found(documents, scores)
        documents = np.concatenate([part.documents for part in parts])
        scores = np.concatenate([part.scores for part in parts])
        documents, rows = np.unique(documents, return_inverse=True)
        return Found(documents, np.bincount(rows, scores))

    def _counted(self, found: Found) -> Found:
        """Scores for what has no statistics of its own, such as a phrase: BM25 but for lengths."""
        if self._collection.found is not None:
            found = found.only(self._collection.found[found.documents])
        k1 = self._collection.parameters.k1
        boost = idf(self._collection.size, len(found.documents)) * (k1 + 1)
        counts = found.scores.astype(np.float64)
        return Found(found.documents, boost * counts / (counts + k1))


_NO_KEYS = np.zeros(0, np.int64)


def _keys(documents: Array, positions: Array) -> Array:
    # A place before the first of its document is a place in the one before; nothing stands there.
    return (documents.astype(np.int64) << _POSITION_BITS) + positions


def _terms_of(words: Sequence[str], scope: Scope) -> Iterator[tuple[str, str, int]]:
    """The terms that together are a phrase: the field of each, the term, and its offset.

    Two common neighbours are one term, where such terms are kept.
    """
    pairs = [""] * (len(words) - 1)
    if scope.words == WORDS:
        pairs = [pair(one, other) for one, other in pairwise(words)]
    for offset, word in enumerate(words):
        if offset < len(pairs) and pairs[offset]:
            yield PAIRS, pairs[offset], offset
        elif not (offset and pairs[offset - 1]):
            yield scope.words, word, offset


def _densest(ones: Found, others: Found, whole: int, most: int) -> tuple[Array, bool]:
    """The documents that hold both of two words, and whether it is all of them.

    Where they stand in more positions than `whole`, it is those that hold both the most often, up
    to so many positions.
    """
    is_in_both = is_among(ones.documents, others.documents)
    both, counts = ones.documents[is_in_both], ones.scores[is_in_both].astype(np.int64)
    other_counts = others.scores[is_among(others.documents, both)].astype(np.int64)
    positions = counts + other_counts
    if int(positions.sum()) <= whole:
        return both, True
    often = np.minimum(counts, other_counts)
    # How many positions there are in documents that hold both words so often or more.
    at_least = np.cumsum(np.bincount(often, positions)[::-1])[::-1]
    enough = int(np.count_nonzero(at_least > most))
    is_seen = often >= enough
    rows = (often == enough - 1).nonzero()[0]
    left = most - (at_least[enough] if enough < len(at_least) else 0)
    is_seen[rows[np.cumsum(positions[rows]) <= left]] = True
    return both[is_seen], False


def _documents(keys: Array) -> Array:
    return keys >> _POSITION_BITS


def _tallied(in_order: Array) -> Found:
    """How often each document stands in a row of documents in order."""
    documents = different(in_order)
    ends = np.append(np.searchsorted(in_order, documents), len(in_order))
    return Found(documents, np.diff(ends))
