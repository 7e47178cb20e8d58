"""What the passages that were found can be filtered by, with how many each value leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from desktop.core.indexing.entries import VOICE_NAME
from desktop.core.search_request import Facet, Filter
from desktop.core.searching.results import FacetValue
from desktop.core.speaker_key import speaker_key

# The column of the index in which the values of a facet are counted.
COLUMNS = {
    Facet.SPEAKER: VOICE_NAME,
    Facet.YEAR: "year",
    Facet.PUBLISHER: "publisher",
    Facet.LESSON: "lesson",
    Facet.TAG: "tag",
}

# So many different values of a column are counted. In one of tags or lessons several stand
# together, in very many ways: none of them may be passed over.
_MOST, _MOST_TOGETHER = 100, 5000
COUNTED = {
    column: _MOST_TOGETHER if facet in (Facet.TAG, Facet.LESSON) else _MOST
    for facet, column in COLUMNS.items()
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
    if facet is Facet.SPEAKER:
        counts = _of_one_voice(counts, chosen_values)
    values = [
        FacetValue(value, counts[value], value in chosen_values)
        for value in {*counts, *chosen_values}
        if counts[value] > 0 or value in chosen_values
    ]
    if facet is Facet.YEAR:
        return tuple(sorted(values, key=lambda each: each.value, reverse=True))
    return tuple(sorted(values, key=lambda each: (-each.count, each.value.casefold(), each.value)))


def _of_one_voice(counts: Mapping[str, int], chosen: Collection[str]) -> Counter[str]:
    """The counts of names that are one name, under the one that was chosen or is most frequent."""
    names: dict[str, str] = {}
    for name in (*chosen, *sorted(counts, key=lambda each: (-counts[each], each))):
        names.setdefault(speaker_key(name), name)
    told: Counter[str] = Counter()
    for name, count in counts.items():
        told[names[speaker_key(name)]] += count
    return told
