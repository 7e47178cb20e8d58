"""Answers queries with Whoosh's own searcher and matchers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from whoosh import query as ask
from whoosh.matching import ListMatcher, NullMatcher
from whoosh.reading import MultiReader
from whoosh.scoring import BaseScorer, WeightingModel
from whoosh.searching import Searcher

from index.asking.query import NEAR, Fuzzy, Query, Wildcard
from index.document import Facets, Hits, Order
from index.scoring.evaluation import (
    CHOSEN,
    MOST_COMPLETIONS,
    MOST_POSTINGS,
    Scope,
    evaluate,
    fitting,
    idf,
)
from index.segments.fields import KIND, STEM_MARK, length_field, stem_terms
from index.segments.lengths import WORDS_OF_CODE
from index.words.analysis import Forms
from tests.index.reference.ranking import Collection, Scores, best_of
from tests.index.reference.whoosh_segment import WhooshSegment, counted


class WhooshEngine:
    """Turns the leaves of a query into queries of Whoosh's, and puts queries together."""

    def __init__(self, collection: Collection, searcher: Searcher) -> None:
        self._collection = collection
        self._searcher = searcher

    def is_nothing(self, found: ask.Query) -> bool:
        """Never known before Whoosh looks for it."""
        return False

    def nothing(self) -> ask.Query:
        """No documents."""
        return ask.NullQuery

    def term(self, forms: Forms, scope: Scope) -> ask.Query:
        """Documents with a word in any of its endings, scored by BM25."""
        of_languages = stem_terms(forms, self._collection.languages, scope.stem_mark)
        for field, _ in scope.stems:
            self._searcher.weighting.take_as_one(field, of_languages)
        terms = [
            ask.Term(field, term, boost=weight)
            for term in of_languages
            for field, weight in scope.stems
        ]
        if scope.exact:
            terms.append(ask.Term(scope.words, forms.exact, boost=scope.exact))
        return _any(terms)

    def prefix(self, start: str, scope: Scope) -> ask.Query:
        """Documents with words that begin so, scored by how many they hold."""
        reader = self._searcher.reader()
        if scope.words not in reader.indexed_field_names():
            return ask.NullQuery
        terms = list(reader.expand_prefix(scope.words, start))
        spread = {term: reader.doc_frequency(scope.words, term) for term in terms}
        if sum(spread.values()) > MOST_POSTINGS:
            named = sorted(terms, key=lambda term: (-spread[term], term))[:MOST_COMPLETIONS]
            terms = fitting([(term, spread[term]) for term in named], MOST_POSTINGS)
        return self._of_any(terms, scope)

    def fitting(self, node: Wildcard | Fuzzy, scope: Scope) -> ask.Query:
        """Documents with words that fit, scored by how many they hold."""
        reader = self._searcher.reader()
        if scope.words not in reader.indexed_field_names():
            return ask.NullQuery
        every = (term.decode() for term in reader.lexicon(scope.words))
        words = [term for term in every if node.fits(term) and not term.startswith(STEM_MARK)]
        return self._of_any([word.encode() for word in words], scope)

    def _of_any(self, terms: Sequence[bytes | str], scope: Scope) -> ask.Query:
        def counts(searcher: Searcher) -> Counter[int]:
            found: Counter[int] = Counter()
            for term in terms:
                if (scope.words, term) in searcher.reader():
                    matcher = searcher.reader().postings(scope.words, term)
                    while matcher.is_active():
                        found[matcher.id()] += int(matcher.weight())
                        matcher.next()
            return found

        return self._counted(counts)

    def phrase(self, words: Sequence[str], scope: Scope) -> ask.Query:
        """Documents with these words in this order."""
        if len(words) == 1:
            phrase: ask.Query = ask.Term(scope.words, words[0])
        else:
            phrase = ask.Phrase(scope.words, list(words))
        return self._counted(lambda searcher: counted(phrase.matcher(searcher)))

    def near(self, first: Forms, second: Forms, scope: Scope) -> ask.Query:
        """Documents in which two words stand close to each other."""

        def counts(searcher: Searcher) -> Counter[int]:
            found: Counter[int] = Counter()
            for field in scope.positions:
                ones = self._places(searcher, field, first, scope)
                others = self._places(searcher, field, second, scope)
                for document in ones.keys() & others.keys():
                    found[document] += sum(
                        0 < abs(one - other) <= NEAR
                        for one in ones[document]
                        for other in others[document]
                    )
            return +found

        return self._counted(counts)

    def of_kind(self, kind: str, found: ask.Query | None) -> ask.Query:
        """Those that were found and are of a kind; all of that kind for None, with no score."""
        # ConstantScoreQuery makes 1 of a score of 0.
        column = ask.ColumnQuery(KIND, kind)
        of_kind = _Scored(
            {
                id(leaf): dict.fromkeys(column.matcher(leaf).all_ids(), 0.0)
                for leaf, _ in self._searcher.leaf_searchers()
            }
        )
        return of_kind if found is None else ask.And([found, of_kind])

    def of_groups(self, groups: frozenset[str], *, is_outside: bool) -> ask.Query:
        """All documents of these groups or, outside of them, of all others; with no score."""
        leaves = (leaf for leaf, _ in self._searcher.leaf_searchers())
        return _Scored(
            {
                id(leaf): {
                    number: 0.0
                    for number in range(segment.size)
                    if (segment.group(number) in groups) != is_outside
                }
                for leaf, segment in zip(leaves, self._collection.segments, strict=True)
            }
        )

    def all_of(self, answers: Sequence[ask.Query]) -> ask.Query:
        """Documents that are in every answer; their scores are added."""
        return ask.And(list(answers))

    def common_to(self, answers: Sequence[ask.Query]) -> ask.Query:
        """Documents that are in every answer, whatever their scores."""
        return self.all_of(answers)

    def any_of(self, answers: Sequence[ask.Query], times: Sequence[int]) -> ask.Query:
        """Documents in any of the answers; the scores are added, each so many times."""
        return _any(
            [each for each, often in zip(answers, times, strict=True) for _ in range(often)]
        )

    def without(self, found: ask.Query, excluded: Sequence[ask.Query]) -> ask.Query:
        """The documents found that are in none of the others."""
        # Looked up at once: AndNot stumbles over matchers that have come to their end.
        others = [_scores_by_leaf(self._searcher, each) for each in excluded]
        return _Scored(
            {
                leaf: {
                    document: score
                    for document, score in its.items()
                    if not any(document in each[leaf] for each in others)
                }
                for leaf, its in _scores_by_leaf(self._searcher, found).items()
            }
        )

    def _counted(self, counts: Callable[[Searcher], Counter[int]]) -> ask.Query:
        found = {id(leaf): counts(leaf) for leaf, _ in self._searcher.leaf_searchers()}
        boost = idf(self._collection.size, sum(map(len, found.values()))) * (CHOSEN.k1 + 1)
        return _Scored(
            {
                leaf: {document: boost * n / (n + CHOSEN.k1) for document, n in its.items()}
                for leaf, its in found.items()
            }
        )

    def _places(
        self, searcher: Searcher, field: str, forms: Forms, scope: Scope
    ) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        for term in stem_terms(forms, self._collection.languages, scope.stem_mark):
            matcher = ask.Term(field, term).matcher(searcher)
            while matcher.is_active():
                found.setdefault(matcher.id(), set()).update(matcher.value_as("positions"))
                matcher.next()
        return found


class _Scored(ask.Query):  # type: ignore[misc]  # Whoosh has no types.
    """Documents with scores that Whoosh has no statistics for, by searcher of a segment."""

    def __init__(self, scores: dict[int, Scores]) -> None:
        self._scores = scores

    def is_leaf(self) -> bool:
        return True

    def matcher(self, searcher: Searcher, _context: object = None) -> ListMatcher:
        scores = self._scores[id(searcher)]
        if not scores:
            return NullMatcher()
        documents = sorted(scores)
        return ListMatcher(documents, [scores[each] for each in documents], scorer=_Weight())

    def estimate_size(self, _reader: object) -> int:
        return sum(map(len, self._scores.values()))


class _Weight(BaseScorer):  # type: ignore[misc]  # Whoosh has no types.
    def score(self, matcher: Any) -> float:
        return float(matcher.weight())


class CollectionBM25(WeightingModel):  # type: ignore[misc]  # Whoosh has no types.
    """BM25 as `index.scoring.evaluation` has it, over the fields of a collection."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._of_word: dict[tuple[str, bytes], list[str]] = {}

    def take_as_one(self, field: str, terms: list[str]) -> None:
        """Weighs these terms as the one word that they are in several languages."""
        for term in terms:
            self._of_word[field, term.encode()] = terms

    def scorer(self, searcher: Searcher, field: str, term: bytes, qf: int = 1) -> BaseScorer:
        whole = searcher.get_parent()
        terms = self._of_word.get((field, term), [term])
        documents = sum(whole.doc_frequency(field, each) for each in terms)
        boost = idf(whole.doc_count_all(), documents) * (CHOSEN.k1 + 1)
        names = [each if isinstance(each, str) else each.decode() for each in terms]
        boost *= self._collection.spread(field, names)
        return _BM25(searcher, self._collection, field, boost)


class _BM25(BaseScorer):  # type: ignore[misc]  # Whoosh has no types.
    def __init__(
        self, searcher: Searcher, collection: Collection, field: str, boost: float
    ) -> None:
        self._length = searcher.doc_field_length
        self._field = length_field(field)
        self._boost = boost
        divisors = collection.divisors(self._field)
        self._divisors = dict(zip(WORDS_OF_CODE, divisors, strict=True))

    def score(self, matcher: Any) -> float:
        count = matcher.weight()
        # Whoosh knows no length where no document of a segment has the field.
        length = int(self._length(matcher.id(), self._field, 0) or 0)
        return float(self._boost * count / (count + self._divisors[length]))


def rank_by_whoosh(
    segments: Sequence[WhooshSegment],
    query: Query,
    limit: int,
    per_group: int = 0,
    *,
    facets: Facets = (),
    order: Order | None = None,
) -> Hits:
    """The best answers, as `index.scoring.ranking.rank` gives them."""
    collection = Collection(segments)
    if not segments:
        return Hits((), 0, {}, query.understood, {column: {} for column in facets})
    readers = [segment.reader for segment in segments]
    reader = readers[0] if len(readers) == 1 else MultiReader(readers)
    searcher = Searcher(reader, weighting=CollectionBM25(collection), closereader=False)
    found, complete = evaluate(WhooshEngine(collection, searcher), query.group)
    return best_of(
        collection,
        _scores(searcher, found),
        None if complete is None else _scores(searcher, complete),
        query,
        limit=limit,
        per_group=per_group,
        facets=facets,
        order=order,
    )


def _any(queries: list[ask.Query]) -> ask.Query:
    either = ask.Or(queries)
    # Whoosh's other way to join many takes a score of 0 for no match.
    either.matcher_type = ask.Or.DEFAULT_MATCHER
    return either


def _scores(searcher: Searcher, query: ask.Query) -> Scores:
    by_leaf = _scores_by_leaf(searcher, query)
    return {
        base + document: score
        for leaf, base in searcher.leaf_searchers()
        for document, score in by_leaf[id(leaf)].items()
    }


def _scores_by_leaf(searcher: Searcher, query: ask.Query) -> dict[int, Scores]:
    found: dict[int, Scores] = {}
    for leaf, _ in searcher.leaf_searchers():
        scores = found[id(leaf)] = {}
        matcher = query.matcher(leaf, searcher.context())
        while matcher.is_active():
            scores[matcher.id()] = float(matcher.score())
            matcher.next()
    return found
