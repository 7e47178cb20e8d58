"""How much there is of something, in words that say what it is."""

from __future__ import annotations

import pytest

from desktop.core.search_request import Facet
from desktop.core.searching.completing import Completion, Unfinished
from desktop.core.searching.results import FacetValue
from desktop.search.sums import how_many


@pytest.mark.parametrize(
    ("facet", "count", "words"),
    [
        (Facet.SPEAKER, 1, "1 quote"),
        (Facet.SPEAKER, 1200, "1,200 quotes"),
        (Facet.PUBLISHER, 2, "2 articles"),
        (Facet.TAG, 1, "1 note or article"),
        (Facet.TAG, 3, "3 notes and articles"),
    ],
)
def test_of_a_value_that_may_be_meant_it_says_what_was_counted(
    facet: Facet, count: int, words: str
) -> None:
    value = FacetValue("keller", count)

    assert how_many(Completion("", Unfinished(facet, "", ""), (value,)), value) == words
