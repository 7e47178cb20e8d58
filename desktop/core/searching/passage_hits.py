"""What the index or the library finds, as passages of articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from desktop.core.article import ArticleId
from desktop.core.indexing.passage_record import PassageRecord
from desktop.core.search_request import ResultKind
from index.document import Hit, Hits

_Key = TypeVar("_Key", bound=str)


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage that was found; what came back with it is read once, here."""

    id: str
    article_id: ArticleId
    kind: ResultKind
    score: float
    record: PassageRecord

    @classmethod
    def of(cls, hit: Hit) -> PassageHit:
        """The passage that a hit of the index is."""
        record = PassageRecord.read(hit.payload)
        return cls(hit.id, ArticleId(hit.group), ResultKind(hit.kind), hit.score, record)


@dataclass(frozen=True, slots=True)
class PassageHits:
    """The first passages in the order wanted, and how many there are in all and of each kind.

    `facets` has for each column how many of all passages have each of its values.
    """

    hits: tuple[PassageHit, ...] = ()
    total: int = 0
    by_kind: Mapping[ResultKind, int] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, hits: Hits) -> PassageHits:
        """The passages that hits of the index are."""
        by_kind = {ResultKind(kind): count for kind, count in hits.by_kind.items()}
        return cls(tuple(map(PassageHit.of, hits.hits)), hits.total, by_kind, hits.facets)

    def and_then(self, more: PassageHits) -> PassageHits:
        """The passages of both, one after the other, and the sums of what was counted."""
        columns = {*self.facets, *more.facets}
        return replace(
            self,
            hits=self.hits + more.hits,
            total=self.total + more.total,
            by_kind=_added(self.by_kind, more.by_kind),
            facets={c: _added(self.facets.get(c, {}), more.facets.get(c, {})) for c in columns},
        )


def _added(counts: Mapping[_Key, int], more: Mapping[_Key, int]) -> dict[_Key, int]:
    return {each: counts.get(each, 0) + more.get(each, 0) for each in {**counts, **more}}
