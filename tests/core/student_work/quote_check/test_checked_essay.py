"""What was read for one essay is there for the next, as far as the library is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.article import Article, ArticleId
from desktop.core.library.articles import Articles
from desktop.core.library.library import Library
from desktop.core.student_work.quote_check.checked_essay import LibraryCheck
from desktop.core.student_work.quote_check.essay import essay_of_words
from desktop.core.student_work.quote_check.named_titles import NamedTitles
from desktop.core.student_work.quote_check.verdict import QuoteOutcome
from tests.core.an_empty_library import a_library

WORDS = "The old bridge in Lumholt carries some 400 people a day, and nobody wants to lose it."
BRIDGE = Article(ArticleId("bridge"), "Lumholt argues", WORDS)
OTHER = Article(ArticleId("other"), "Elsewhere", "Far away a ferry stopped in the fog on Monday.")
ESSAY = essay_of_words(f"I read that “{WORDS}”")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = a_library(tmp_path)
    library.articles.add(BRIDGE)
    library.articles.add(OTHER)
    yield library
    library.close()


class Reads:
    """Counts which articles are read, and how often the titles are gone through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.articles: list[str] = []
        self.titles = 0
        get, made = Articles.get, NamedTitles.__init__

        def counted_get(articles: Articles, article_id: ArticleId) -> Article:
            self.articles.append(article_id)
            return get(articles, article_id)

        def counted_made(named: NamedTitles, titles: dict[ArticleId, str]) -> None:
            self.titles += 1
            made(named, titles)

        monkeypatch.setattr(Articles, "get", counted_get)
        monkeypatch.setattr(NamedTitles, "__init__", counted_made)

    def forget(self) -> None:
        self.articles.clear()
        self.titles = 0


def outcomes(check: LibraryCheck, library: Library) -> list[QuoteOutcome]:
    return [each.outcome for each in check.check(library.folder, library.room, ESSAY).shown]


def test_nothing_is_read_again_where_no_article_changed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, reads = LibraryCheck(), Reads(monkeypatch)
    assert outcomes(check, library) == [QuoteOutcome.EXACT]
    reads.forget()
    library.preferences.put("theme", "dark")

    assert outcomes(check, library) == [QuoteOutcome.EXACT]

    assert reads.articles == []
    assert reads.titles == 0


def test_of_what_changed_only_that_is_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, reads = LibraryCheck(), Reads(monkeypatch)
    outcomes(check, library)
    newer = replace(BRIDGE, text=WORDS.replace("400", "900"), version=2)
    library.versions.take(library.versions.plan(newer, "test"))
    reads.forget()

    assert outcomes(check, library) == [QuoteOutcome.MEANING_CHANGED]

    assert set(reads.articles) == {BRIDGE.id}


def test_another_library_is_looked_at_by_itself(library: Library, tmp_path: Path) -> None:
    check = LibraryCheck()
    outcomes(check, library)
    folder = tmp_path / "empty"
    folder.mkdir()
    with a_library(folder) as empty:
        assert outcomes(check, empty) == [QuoteOutcome.NOT_FOUND]

    assert outcomes(check, library) == [QuoteOutcome.EXACT]
