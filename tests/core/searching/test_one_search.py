"""One question to the library is one search of its index, and everything found is read once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.indexing.feeding import Indexing
from desktop.core.indexing.passage_record import PassageRecord
from desktop.core.library.articles import Articles
from desktop.core.searching.article_search import ArticleSearch
from desktop.core.span import Span
from index.full_text_index import FullTextIndex
from tests.core.an_empty_library import a_library
from tests.core.builders import an_article

TEXT = "\n".join(f"The mayor of ward {n} said “the rust is {n} days old” to us." for n in range(30))


@pytest.fixture
def search(tmp_path: Path) -> ArticleSearch:
    with a_library(tmp_path) as library:
        for number in range(3):
            library.articles.add(an_article(f"a{number}", TEXT))
    Indexing(tmp_path, tmp_path / "index").feed()
    return ArticleSearch(tmp_path, tmp_path / "index")


def test_the_index_is_searched_once_and_what_is_found_is_read_once(
    search: ArticleSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def counted(name: str, method: Callable[..., object]) -> Callable[..., object]:
        def also_counted(*arguments: object, **options: object) -> object:
            done.append(name)
            return method(*arguments, **options)

        return also_counted

    monkeypatch.setattr(FullTextIndex, "search", counted("search", FullTextIndex.search))
    monkeypatch.setattr(Articles, "get", counted("get", Articles.get))
    read = PassageRecord.read

    def counted_read(kept: str) -> PassageRecord:
        done.append("read")
        return read(kept)

    monkeypatch.setattr(PassageRecord, "read", counted_read)

    found = search.search("rust")

    # In every paragraph, and all that answers stands in the quotation in it: it is given once.
    assert found.total == 90
    assert done.count("search") == 1
    assert done.count("get") == 3
    assert done.count("read") == 180


def test_a_record_comes_back_as_it_was_written() -> None:
    record = PassageRecord(Span(3, 9), "Ada “Q” Pell", "said", 4, "n1", is_claim=True)

    assert PassageRecord.read(record.written()) == record
