"""What the passages that were found can be filtered by."""

from __future__ import annotations

from pathlib import Path

from desktop.core.indexing.feeding import Indexing
from desktop.core.search_request import Facet, Filter, Request
from desktop.core.searching.article_search import ArticleSearch
from desktop.core.searching.facets import facet_values
from tests.core.an_empty_library import a_library
from tests.core.builders import an_annotation, an_article


def test_names_that_differ_by_capitals_are_one_speaker() -> None:
    counts = {"The mayor": 3, "the mayor": 1, "Ann Hale": 2}

    told = facet_values(Facet.SPEAKER, counts, ())
    chosen = facet_values(Facet.SPEAKER, counts, (Filter(Facet.SPEAKER, "the mayor"),))

    assert [(each.value, each.count) for each in told] == [("The mayor", 4), ("Ann Hale", 2)]
    assert [(each.value, each.count, each.is_chosen) for each in chosen] == [
        ("the mayor", 4, True),
        ("Ann Hale", 2, False),
    ]


def test_tags_are_counted_in_however_many_ways_they_stand_together(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        library.articles.add(an_article())
        for number in range(130):
            own = f"why #vote #own{number}"
            library.annotations.add(an_annotation(body=own, name=f"n{number}"))
    Indexing(tmp_path, tmp_path / "index").feed()
    search = ArticleSearch(tmp_path, tmp_path / "index")

    [vote, pen, *_] = search.ask(Request("note:why")).facets[Facet.TAG]

    assert {(vote.value, vote.count), (pen.value, pen.count)} == {("vote", 130), ("evidence", 130)}
    search.close()
