"""Scores whole posting lists at once, as arrays."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import numpy as np

from index.asking.query import Fuzzy, Wildcard
from index.scoring.evaluation import MOST_POSTINGS, Scope, idf
from index.scoring.found import Scored
from index.scoring.neighbours import Neighbours, in_all
from index.scoring.numbers import is_among
from index.scoring.stored_collection import StoredCollection
from index.segments.fields import length_field, spread_field, stem_terms
from index.segments.stored_segment import Postings
from index.words.analysis import Forms

# A table of all documents is filled when so many postings stand for one of its rows; otherwise
# the few postings are sorted.
_SPARSE = 16
# Among so few documents a table of all is always quicker.
_FEW = 20_000
# To so many documents a few are added one by one.
_MANY = 50_000

_NOTHING = Scored(np.zeros(0, np.int64), np.zeros(0, np.float64))


class ArrayEngine:
    """Looks up the leaves of a query as arrays, and puts arrays together."""

    def __init__(self, collection: StoredCollection) -> None:
        self._collection = collection
        self._neighbours = Neighbours(collection)
        # What the next beginning of words may take that is too common.
        self._most_postings = MOST_POSTINGS

    def nothing(self) -> Scored:
        """No documents."""
        return _NOTHING

    def is_nothing(self, found: Scored) -> bool:
        """Whether there are no documents."""
        return not len(found.documents)

    def term(self, forms: Forms, scope: Scope) -> Scored:
        """Documents with a word in any of its endings, scored by BM25."""
        return self._kept(("term", forms, scope), lambda: self._term(forms, scope))

    def _kept(self, key: Hashable, find: Callable[[], Scored]) -> Scored:
        def read() -> tuple[Scored, int]:
            found = find()
            return found, found.documents.nbytes + found.scores.nbytes + 400

        found: Scored = self._collection.scores.get(key, read)
        return found

    def _term(self, forms: Forms, scope: Scope) -> Scored:
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
            return Scored(documents, found.scores + scores)
        if len(documents) > _MANY:
            return self._sum([found, exact])
        at = np.searchsorted(found.documents, documents)
        total = found.scores.copy()
        total[at] += scores
        return Scored(found.documents, total)

    def prefix(self, start: str, scope: Scope) -> Scored:
        """Documents with words that begin so, scored by how many they hold."""
        return self._of_many(self._collection.starting(scope.words, start, self._most_postings))

    def fitting(self, node: Wildcard | Fuzzy, scope: Scope) -> Scored:
        """Documents with words that fit, scored by how many they hold."""
        return self._of_many(self._collection.fitting(scope.words, node, self._most_postings))

    def _of_many(self, postings: Postings) -> Scored:
        """Documents with any of very many words, scored by how many they hold."""
        documents, counts = postings
        # However many are asked for, all of them together take only so long.
        self._most_postings = max(self._most_postings - len(documents), MOST_POSTINGS // 16)
        if len(documents) * _SPARSE > self._collection.size:
            total = np.bincount(documents, counts, self._collection.size)
            documents = (total > 0).nonzero()[0]
            return self._counted(Scored(documents, total[documents]))
        documents, rows = np.unique(documents, return_inverse=True)
        return self._counted(Scored(documents, np.bincount(rows, counts)))

    def phrase(self, words: Sequence[str], scope: Scope) -> Scored:
        """Documents with these words in this order."""
        return self._kept(
            ("phrase", words, scope), lambda: self._counted(self._neighbours.phrase(words, scope))
        )

    def near(self, first: Forms, second: Forms, scope: Scope) -> Scored:
        """Documents in which two words stand close to each other."""
        return self._counted(self._neighbours.near(first, second, scope))

    def of_kind(self, kind: str, found: Scored | None) -> Scored:
        """Those that were found and are of a kind; all of that kind for None, with no score."""
        mask = self._collection.columns.of_kind(kind)
        if found is None:
            documents = mask.nonzero()[0]
            return Scored(documents, np.zeros(len(documents)))
        return found.only(mask[found.documents])

    def of_groups(self, groups: frozenset[str], *, is_outside: bool) -> Scored:
        """All documents of these groups or, outside of them, of all others; with no score."""
        mask = self._collection.columns.of_groups(groups)
        documents = (~mask if is_outside else mask).nonzero()[0]
        return Scored(documents, np.zeros(len(documents)))

    def all_of(self, answers: Sequence[Scored]) -> Scored:
        """Documents that are in every answer; their scores are added."""
        documents = in_all([each.documents for each in answers])
        scores = np.zeros(len(documents))
        for answer in answers:
            scores += answer.scores[is_among(answer.documents, documents)]
        return Scored(documents, scores)

    def common_to(self, answers: Sequence[Scored]) -> Scored:
        """Documents that are in every answer, whatever their scores."""
        documents = in_all([each.documents for each in answers])
        return Scored(documents, np.zeros(len(documents)))

    def any_of(self, answers: Sequence[Scored], times: Sequence[int]) -> Scored:
        """Documents in any of the answers; the scores are added, each so many times."""
        return self._sum(
            [
                answer if often == 1 else Scored(answer.documents, answer.scores * often)
                for answer, often in zip(answers, times, strict=True)
                if len(answer.documents)
            ]
        )

    def without(self, found: Scored, excluded: Sequence[Scored]) -> Scored:
        """The documents found that are in none of the others."""
        for each in excluded:
            found = found.only(~is_among(found.documents, each.documents))
        return found

    def _stem_terms(self, forms: Forms, scope: Scope) -> list[str]:
        return stem_terms(forms, self._collection.languages, scope.stem_mark)

    def _scored(self, field: str, terms: Sequence[str], weight: float) -> Scored:
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
        return Scored(documents, boost / divisors)

    def _sum(self, parts: Sequence[Scored]) -> Scored:
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
            return Scored(documents, scores)
        documents = np.concatenate([part.documents for part in parts])
        scores = np.concatenate([part.scores for part in parts])
        documents, rows = np.unique(documents, return_inverse=True)
        return Scored(documents, np.bincount(rows, scores))

    def _counted(self, found: Scored) -> Scored:
        """Scores for what has no statistics of its own, such as a phrase: BM25 but for lengths."""
        if self._collection.found is not None:
            found = found.only(self._collection.found[found.documents])
        k1 = self._collection.parameters.k1
        boost = idf(self._collection.size, len(found.documents)) * (k1 + 1)
        counts = found.scores.astype(np.float64)
        return Scored(found.documents, boost * counts / (counts + k1))
