"""Where words stand side by side, or near each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from index.asking.query import NEAR
from index.files.arrays import Array
from index.scoring.evaluation import MOST_POSITIONS, Scope
from index.scoring.found import Scored
from index.scoring.numbers import different, is_among, is_in
from index.scoring.stored_collection import StoredCollection
from index.segments.fields import PAIRS, WORDS, pair, stem_terms
from index.words.analysis import Forms

# A table of positions is gone through unless one of so many stands for one that is looked for.
_SPARSE = 16
# Words that are too common to be looked for near each other when so few positions may be looked at.
_FEWEST_POSITIONS = 40_000
# Room for a position beside the number of its document, in bits.
_POSITION_BITS = 32

_NO_KEYS = np.zeros(0, np.int64)


class Neighbours:
    """Looks for the words of one query; all that are near each other take only so long together."""

    def __init__(self, collection: StoredCollection) -> None:
        self._collection = collection
        # What the next two words that are too common may take.
        self._most_positions = MOST_POSITIONS
        # What all words together may take that are to be near each other, however many they are.
        self._positions_left = 3 * MOST_POSITIONS

    def phrase(self, words: Sequence[str], scope: Scope) -> Scored:
        """How often each document has these words in this order."""
        terms = list(_terms_of(words, scope))
        postings = [self._collection.postings(field, term) for field, term, _ in terms]
        if not all(len(each.documents) for each in postings):
            return Scored(_NO_KEYS, _NO_KEYS)
        if len(terms) == 1:
            [held] = postings
            return Scored(held.documents, held.counts)
        documents = in_all([each.documents for each in postings])
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
                holders, positions = self._collection.positions(field, term, different(documents))
                stays = is_in(_keys(documents, starts + offset), _keys(holders, positions))
            documents, starts = documents[stays], starts[stays]
        return _tallied(documents)

    def near(self, first: Forms, second: Forms, scope: Scope) -> Scored:
        """How often two words stand close to each other in each document."""
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
        return _tallied(np.sort(np.concatenate(meetings), kind="stable"))

    def _held(self, field: str, forms: Forms, scope: Scope) -> Scored:
        """How often each document has a word in any of its endings."""
        return Scored(
            *self._collection.postings_of_any(
                field, stem_terms(forms, self._collection.languages, scope.stem_mark)
            )
        )

    def _positions(self, field: str, forms: Forms, scope: Scope, among: Array) -> Array:
        """Each place where a word stands in any of its endings, as document and position in one."""
        keys = [
            _keys(*self._collection.positions(field, term, among))
            for term in stem_terms(forms, self._collection.languages, scope.stem_mark)
        ]
        return keys[0] if len(keys) == 1 else np.unique(np.concatenate([*keys, _NO_KEYS]))


def in_all(several: Sequence[Array]) -> Array:
    """The documents that are in all of several rows."""
    fewest, *others = sorted(several, key=len)
    for documents in others:
        fewest = fewest[is_among(fewest, documents)]
    return fewest


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


def _densest(ones: Scored, others: Scored, whole: int, most: int) -> tuple[Array, bool]:
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


def _tallied(in_order: Array) -> Scored:
    """How often each document stands in a row of documents in order."""
    documents = different(in_order)
    ends = np.append(np.searchsorted(in_order, documents), len(in_order))
    return Scored(documents, np.diff(ends))
