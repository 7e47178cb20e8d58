"""Who repeats whom: rows of so many words that nobody writes them twice by chance."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.core.article import ArticleId
from desktop.core.corroborating.answer import ParallelArticle
from desktop.core.corroborating.letter_rows import row_length
from desktop.core.span import Span
from index.words.analysis import is_unspaced, words

_SAME_WORDS = 8
# So many letters are as good as a word where nothing parts words.
_LETTERS_TO_A_WORD = {2: 1.5, 4: 3.0}

# Sums of thirds are not quite whole.
_ENOUGH = _SAME_WORDS - 1e-6

Row = tuple[str, ...]


def rows_of(text: str) -> set[Row]:
    """Every row of as many words as nobody writes twice by chance."""
    exact = [word.forms.exact for word in words(text)]
    return {tuple(exact[start:end]) for start, end in rows_at(exact)}


def same_rows(text: str, known: Collection[Row]) -> list[Span]:
    """Where such rows stand in a text."""
    if not known:
        return []
    found = list(words(text))
    exact = [word.forms.exact for word in found]
    return [
        Span(found[start].start, found[end - 1].end)
        for start, end in rows_at(exact)
        if tuple(exact[start:end]) in known
    ]


def rows_at(exact: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From each word on the row that is long enough, by the numbers of its words."""
    weights = [_weight(word) for word in exact]
    end, weight = 0, 0.0
    for start in range(len(exact)):
        while end < len(exact) and weight < _ENOUGH:
            weight += weights[end]
            end += 1
        if weight < _ENOUGH:
            return
        yield start, end
        weight -= weights[start]


def _weight(word: str) -> float:
    return 1 / _LETTERS_TO_A_WORD[row_length(word)] if is_unspaced(word) else 1.0


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
