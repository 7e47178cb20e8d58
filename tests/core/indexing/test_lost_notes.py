"""A note whose words are no longer in its text is found all the same."""

from __future__ import annotations

from pathlib import Path

from desktop.core.article import Article, ArticleId
from desktop.core.indexing.documents import noted_article
from desktop.core.indexing.entries import index_entries
from desktop.core.library.library import Library
from desktop.core.search_request import ResultKind
from desktop.core.span import Span
from tests.core.builders import BRIDGE, an_annotation, an_article


def test_a_note_that_lost_its_place_is_found_with_its_old_words(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        article = an_article("one")
        library.articles.add(article)
        library.annotations.add(an_annotation(body="Who says so?", article=article))
        other = Article(ArticleId("one"), "Other", "Nobody was there, and nothing else is known.")

        library.versions.take(library.versions.plan(other))

        [lost] = library.annotations.lost_in(article.id)
        entries = list(index_entries(noted_article(library, article.id)))
        [note] = [each for each in entries if each.kind is ResultKind.NOTE]
        assert (note.text, note.keywords) == ("Who says so?", ("rust",))
        assert note.span == Span(0, 0)
        assert lost.span.of(BRIDGE) == "rust"
        waiting = {item.item_id for item in library.index_queue.first(10)}
        assert {"one", lost.id} <= waiting
