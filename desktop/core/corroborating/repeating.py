"""Who repeats whom: rows of so many words that nobody writes them twice by chance."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from desktop.core.article import ArticleId
from desktop.core.corroborating.answer import ParallelArticle
from desktop.core.span import Span
from index.words.analysis import words

_SAME_WORDS = 8

Row = tuple[str, ...]


def rows_of(text: str) -> set[Row]:
    """Every row of as many words as nobody writes twice by chance."""
    exact = [word.forms.exact for word in words(text)]
    return {tuple(exact[at : at + _SAME_WORDS]) for at in range(len(exact) - _SAME_WORDS + 1)}


def same_rows(text: str, known: Collection[Row]) -> list[Span]:
    """Where such rows stand in a text."""
    if not known:
        return []
    found = list(words(text))
    exact = [word.forms.exact for word in found]
    return [
        Span(found[at].start, found[at + _SAME_WORDS - 1].end)
        for at in range(len(found) - _SAME_WORDS + 1)
        if tuple(exact[at : at + _SAME_WORDS]) in known
    ]


def with_repeats(articles: Sequence[ParallelArticle]) -> tuple[ParallelArticle, ...]:
    """Marks what an article repeats of one that came out before it."""
    known: dict[Row, ArticleId] = {}
    marked: dict[ArticleId, ParallelArticle] = {}
    for article in sorted(articles, key=lambda each: (each.published or "9999", each.id)):
        passages = []
        own: set[Row] = set()
        for passage in article.passages:
            rows = rows_of(passage.text)
            own |= rows
            if passage.same_as is None and (first := _first(rows, known)):
                passages.append(replace(passage, same_as=first))
            else:
                passages.append(passage)
        known.update((row, article.id) for row in own if row not in known)
        marked[article.id] = replace(article, passages=tuple(passages))
    return tuple(marked[article.id] for article in articles)


def _first(rows: Collection[Row], known: Mapping[Row, ArticleId]) -> ArticleId | None:
    return next((known[row] for row in sorted(rows) if row in known), None)
