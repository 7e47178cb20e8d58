"""The articles that an essay names by their titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.core.article import ArticleId
from desktop.core.text.compared_words import ComparedWord, compared_words

# A title of fewer words stands in many sentences that name no article.
_FEWEST = 2
# Of a long title the beginning is enough to name it.
_ENOUGH = 5
# Longer ones are no titles that somebody would write out.
_LONGEST = 300


class NamedTitles:
    """The titles of a library, found again in essays."""

    def __init__(self, titles: Mapping[ArticleId, str]) -> None:
        self._known: dict[tuple[str, ...], list[tuple[ArticleId, tuple[str, ...]]]] = {}
        for article_id, title in titles.items():
            keys = tuple(word.key for word in compared_words(title[:_LONGEST]))
            if len(keys) >= _FEWEST:
                self._known.setdefault(keys[:_FEWEST], []).append((article_id, keys))

    def named_in(self, words: Sequence[ComparedWord]) -> set[ArticleId]:
        """The articles whose titles, or at least five words of them, stand among the words."""
        keys = [word.key for word in words]
        named: set[ArticleId] = set()
        for at in range(len(keys) - _FEWEST + 1):
            for article_id, title in self._known.get(tuple(keys[at : at + _FEWEST]), ()):
                enough = min(_ENOUGH, len(title))
                if tuple(keys[at : at + enough]) == title[:enough]:
                    named.add(article_id)
        return named

    def is_title(self, words: Sequence[ComparedWord]) -> ArticleId | None:
        """The article that some words are the title of, or the beginning of it; None of none."""
        keys = tuple(word.key for word in words)
        for article_id, title in self._known.get(keys[:_FEWEST], ()):
            if keys == title or (len(keys) >= _ENOUGH and keys == title[: len(keys)]):
                return article_id
        return None
