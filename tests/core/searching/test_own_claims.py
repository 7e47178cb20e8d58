"""Claims that a student makes are found beside the articles, by the index and without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core.article import Article, ArticleId
from desktop.core.evidence import OwnClaim, OwnClaimId
from desktop.core.indexing.feeding import Indexing
from desktop.core.library.evidence_table import EvidenceTable
from desktop.core.library.library import Library
from desktop.core.search_request import Request, ResultKind
from desktop.core.searching.article_search import ArticleSearch
from desktop.core.searching.results import SearchResults
from tests.core.an_empty_library import a_library

BRIDGE = Article(ArticleId("bridge"), "Repairs", "The harbour bridge is rusty. Nobody was hurt.")
CLAIM = OwnClaim(OwnClaimId("c1"), "Old bridges should be closed early.")
OTHER = OwnClaim(OwnClaimId("c2"), "Ferries are better than bridges.")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = a_library(tmp_path)
    library.articles.add(BRIDGE)
    yield library
    library.close()


@pytest.fixture(params=["by the index", "without an index", "behind the index"])
def finds(
    request: pytest.FixtureRequest, library: Library
) -> Iterator[Callable[[str], SearchResults]]:
    """Searches a library whose index knows the claims, is not there, or knows none of them."""
    indexing = Indexing(library.folder, library.index_folder)
    search = ArticleSearch(library.folder, library.index_folder)
    if request.param == "behind the index":
        indexing.feed()

    def find(words: str) -> SearchResults:
        if request.param == "by the index":
            indexing.feed()
        return search.search(words)

    yield find
    search.close()
    indexing.close()


def table(library: Library) -> EvidenceTable:
    return EvidenceTable(library.connection, library.now)


def claims_in(results: SearchResults) -> dict[str, str]:
    return {
        each.own_claim: each.text
        for group in results.groups
        for each in group.passages
        if each.own_claim is not None
    }


def test_a_claim_is_found_by_its_words_beside_the_passages(
    library: Library, finds: Callable[[str], SearchResults]
) -> None:
    table(library).add_claim(CLAIM)
    table(library).add_claim(OTHER)

    found = finds("bridges")

    assert claims_in(found) == {each.id: each.words for each in (CLAIM, OTHER)}
    assert found.by_kind[ResultKind.OWN_CLAIM] == 2
    [own] = [group for group in found.groups if group.are_own_claims]
    assert [[span.of(each.text) for span in each.highlights] for each in own.passages] == [
        ["bridges"],
        ["bridges"],
    ]
    # The text has “bridge”, which is the same word; a claim is in no article.
    assert found.in_articles == 1


@pytest.mark.parametrize("words", ["claim:closed", "in:claims closed"])
def test_only_claims_can_be_asked_for(
    library: Library, finds: Callable[[str], SearchResults], words: str
) -> None:
    table(library).add_claim(CLAIM)

    found = finds(words)

    assert set(claims_in(found)) == {CLAIM.id}
    assert found.total == 1


def test_a_claim_in_other_words_is_found_by_those(
    library: Library, finds: Callable[[str], SearchResults]
) -> None:
    table(library).add_claim(CLAIM)
    finds("closed")
    table(library).say_claim(CLAIM.id, "Tunnels are safer.")

    assert claims_in(finds("tunnel")) == {CLAIM.id: "Tunnels are safer."}
    assert claims_in(finds("closed")) == {}


def test_a_claim_that_was_taken_out_is_found_no_more_until_it_is_back(
    library: Library, finds: Callable[[str], SearchResults]
) -> None:
    table(library).add_claim(CLAIM)
    finds("closed")
    table(library).set_aside(CLAIM.id)
    assert claims_in(finds("closed")) == {}

    table(library).add_claim(CLAIM)

    assert set(claims_in(finds("closed"))) == {CLAIM.id}


def test_what_a_student_claims_is_no_article_that_could_be_unread(
    library: Library, finds: Callable[[str], SearchResults]
) -> None:
    table(library).add_claim(CLAIM)

    assert claims_in(finds("is:unread bridges")) == {}


def test_an_index_that_is_made_anew_has_the_claims(library: Library) -> None:
    table(library).add_claim(CLAIM)
    Indexing(library.folder, library.index_folder).feed()
    library.index_queue.enqueue_everything()

    assert library.index_queue.own_claims() == (CLAIM.id,)


def test_a_kind_can_be_chosen(library: Library) -> None:
    table(library).add_claim(CLAIM)
    search = ArticleSearch(library.folder, library.index_folder)

    found = search.ask(Request("bridges", kind=ResultKind.OWN_CLAIM))

    assert set(claims_in(found)) == {CLAIM.id}
    assert found.total == 1
    search.close()
