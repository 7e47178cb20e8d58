"""What stands in the list of results: an article's title, and under it what was found there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from desktop.core.passage import PassageRef
from desktop.core.search_results import ArticleResults, PassageResult, ResultKind, SearchResults


@dataclass(frozen=True, slots=True)
class ArticleHeading:
    """The article over its passages; choosing it goes to the first of them."""

    article: ArticleResults
    first: PassageRef
    is_top: bool


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage that answers the query."""

    result: PassageResult


ResultRow = ArticleHeading | PassageRow


def result_rows(results: SearchResults, kinds: Collection[ResultKind]) -> tuple[ResultRow, ...]:
    """The rows for results of these kinds; articles without any are left out."""
    rows: list[ResultRow] = []
    for group in results.groups:
        passages = [result for result in group.passages if result.kind in kinds]
        if passages:
            rows.append(ArticleHeading(group, passages[0].ref, is_top=not rows))
            rows += [PassageRow(result) for result in passages]
    return tuple(rows)
