"""What the passages that were found can be filtered by, with how many each value leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from desktop.core.findable import VOICE_NAME
from desktop.core.search_results import Facet, FacetValue, Filter

# The column of the index in which the values of a facet are counted.
COLUMNS = {
    Facet.SPEAKER: VOICE_NAME,
    Facet.YEAR: "year",
    Facet.PUBLISHER: "publisher",
    Facet.LESSON: "lesson",
    Facet.TAG: "tag",
}


def values_of(facet: Facet, column: str) -> tuple[str, ...]:
    """The values of a facet that stand together in a column of one document."""
    if facet is Facet.TAG:
        return tuple(column.split())
    if facet is Facet.LESSON:
        return tuple(filter(None, column.split("\n")))
    return (column,) if column else ()


def facet_values(
    facet: Facet, columns: Mapping[str, int], chosen: Iterable[Filter]
) -> tuple[FacetValue, ...]:
    """The values of a facet: years from the newest on, others from the most frequent on.

    What was chosen is there even if it leaves nothing.
    """
    counts: Counter[str] = Counter()
    for column, count in columns.items():
        for value in values_of(facet, column):
            counts[value] += count
    chosen_values = {each.value for each in chosen if each.facet is facet}
    values = [
        FacetValue(value, counts[value], value in chosen_values)
        for value in {*counts, *chosen_values}
        if counts[value] > 0 or value in chosen_values
    ]
    if facet is Facet.YEAR:
        return tuple(sorted(values, key=lambda each: each.value, reverse=True))
    return tuple(sorted(values, key=lambda each: (-each.count, each.value.casefold(), each.value)))
