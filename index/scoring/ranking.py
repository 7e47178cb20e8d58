"""All that a query finds, and the first of it with what is counted."""

from __future__ import annotations

from typing import NamedTuple

from index.asking.query import Query, Understood
from index.document import MOST_VALUES, Facets, Hits, Order, most_values
from index.files.arrays import Array
from index.scoring.array_engine import ArrayEngine
from index.scoring.best import Ranking, best
from index.scoring.evaluation import evaluate
from index.scoring.facets import facet, tallies
from index.scoring.found import Scored
from index.scoring.most_frequent import most_frequent
from index.scoring.numbers import is_among
from index.scoring.stored_collection import StoredCollection
from index.segments.fields import KIND


class Answer(NamedTuple):
    """All that was found, and a mask of what holds every wanted word; None when all of it does."""

    found: Scored
    is_complete: Array | None


class HitsWanted(NamedTuple):
    """What is wanted of all that is found.

    At most `limit` hits are given, and of one group at most `per_group` unless that is 0, but all
    of them when there are no more than `whole_up_to`. With an `order` they are in that order, and
    only equals by how good they are. `facets` are columns whose values are counted.
    """

    limit: int = 100
    per_group: int = 0
    facets: Facets = ()
    order: Order | None = None
    whole_up_to: int = 0


def answer(collection: StoredCollection, query: Query) -> Answer:
    """All documents that a query finds, but for those that are removed."""
    found, complete = evaluate(ArrayEngine(collection), query.group)
    if collection.found is not None:
        found = found.only(collection.found[found.documents])
    if query.after or query.before:
        found = found.only(collection.columns.dated(query.after, query.before)[found.documents])
    return Answer(
        found, None if complete is None else is_among(found.documents, complete.documents)
    )


def first_hits(
    collection: StoredCollection, answer: Answer, understood: Understood, wanted: HitsWanted
) -> Hits:
    """The first hits: those that hold every wanted word, then the rest, by score; all counted."""
    found = answer.found
    limit, per_group = wanted.limit, wanted.per_group
    if len(found.documents) <= wanted.whole_up_to:
        limit, per_group = max(limit, wanted.whole_up_to), 0
    ranks = None
    if wanted.order is not None and len(found.documents):
        ranks = collection.columns.ranks_in(wanted.order)[found.documents]
    kinds = tallies(collection.by_segment(found.documents), KIND)
    return Hits(
        hits=best(collection, Ranking(found, answer.is_complete, ranks), limit, per_group),
        total=len(found.documents),
        by_kind=dict(most_frequent(kinds, MOST_VALUES)),
        understood=understood,
        facets={
            name: facet(collection, name, found.documents, most)
            for name, most in most_values(wanted.facets).items()
        },
    )
