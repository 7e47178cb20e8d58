"""Which speakers, publishers and tags a library knows.

As far as the index knows; for tasks. What was counted once holds until the index goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.core.quotation import NARRATOR
from desktop.core.search_request import Facet, ResultKind
from desktop.core.searching.asking import OPENINGS
from desktop.core.searching.completing import Completion, Unfinished
from desktop.core.searching.facets import COLUMNS, facet_values
from desktop.core.searching.index_reader import IndexReader
from desktop.core.searching.results import FacetValue
from index.asking.query import Group, Node, OfKind, Query
from index.words.analysis import fold

# So many are offered at a time, of so many that are known; and so many where none is begun.
MOST_OFFERED, _MOST_KNOWN, MOST_LISTED = 8, 5_000, 200
# What is counted for each facet: quotations, beginnings of articles, notes and those.
_COUNTED_IN: Mapping[Facet, Node] = {
    Facet.SPEAKER: OfKind(ResultKind.QUOTATION, None),
    Facet.PUBLISHER: OPENINGS,
    Facet.TAG: Group(wanted=(OfKind(ResultKind.NOTE, None), OPENINGS)),
}


class KnownValues:
    """Counts the values of a facet once for each state of the index."""

    def __init__(self, index: IndexReader) -> None:
        self._index = index
        self._known: dict[Facet, tuple[FacetValue, ...]] = {}
        self._folded: dict[Facet, tuple[str, ...]] = {}

    def forget(self) -> None:
        """Hears that the index has gone on."""
        self._known, self._folded = {}, {}

    def of(self, facet: Facet) -> tuple[FacetValue, ...]:
        """The values of a facet, the most frequent first; none while there is no index."""
        if facet not in self._known:
            query = Query(Group(required=(_COUNTED_IN[facet],)))
            column = COLUMNS[facet]
            hits = self._index.answer(
                lambda index: index.search(query, 1, facets={column: _MOST_KNOWN})
            )
            if hits is None:
                return ()
            found = facet_values(facet, hits.facets.get(column, {}), ())
            # Whoever says "I" is another one in every article.
            values = tuple(each for each in found if each.value != NARRATOR)
            self._folded[facet] = tuple(f" {fold(each.value)}" for each in values)
            self._known[facet] = values
        return self._known[facet]

    def completion(self, words: str, unfinished: Unfinished) -> Completion:
        """What may be meant by words that were typed so far.

        The values that begin so come before those of which another word does.
        """
        known = self.of(unfinished.facet)
        sought = fold(unfinished.start).strip()
        if not sought:
            return Completion(words, unfinished, known[:MOST_LISTED])
        folded = self._folded.get(unfinished.facet, ())
        first = _picked(known, (said.startswith(f" {sought}") for said in folded))
        later = _picked(known, (f" {sought}" in said[1:] for said in folded))
        some = tuple(dict.fromkeys((*first, *later)))[:MOST_OFFERED]
        return Completion(words, unfinished, some)


def _picked(known: Iterable[FacetValue], wanted: Iterable[bool]) -> list[FacetValue]:
    picked: list[FacetValue] = []
    for each, is_wanted in zip(known, wanted, strict=False):
        if is_wanted:
            picked.append(each)
            if len(picked) == MOST_OFFERED:
                break
    return picked
