"""The articles of the shelf, of which those are read that somebody sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from desktop.core.article import ArticleId
from desktop.core.library.articles import ArticleSummary


class ShelvedArticles:
    """All articles in their order; `read` gives what the shelf says of some of them.

    Of one that cannot be read, nothing is said.
    """

    def __init__(
        self,
        ids: Iterable[ArticleId],
        read: Callable[[Sequence[ArticleId]], Iterable[ArticleSummary]],
    ) -> None:
        self._ids = list(ids)
        self._here = set(self._ids)
        self._read = read
        self._known: dict[ArticleId, ArticleSummary] = {}

    @classmethod
    def of(cls, summaries: Iterable[ArticleSummary]) -> ShelvedArticles:
        """Articles of which everything is known."""
        made = cls((), lambda _ids: ())
        made.renew(summaries)
        return made

    @property
    def ids(self) -> Sequence[ArticleId]:
        """Which they are, from top to bottom."""
        return self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def some(self, ids: Iterable[ArticleId]) -> list[ArticleSummary]:
        """Those of these articles that are here."""
        here = [each for each in ids if each in self._here]
        self._learn(here)
        return [self._known[each] for each in here]

    def renew(self, summaries: Iterable[ArticleSummary]) -> None:
        """Takes on what became of some articles; those that were not here come last."""
        for each in summaries:
            self._known[each.id] = each
            if each.id not in self._here:
                self._here.add(each.id)
                self._ids.append(each.id)

    def _learn(self, ids: Iterable[ArticleId]) -> None:
        unknown = [each for each in ids if each not in self._known]
        if unknown:
            self._known |= {each: ArticleSummary(each, "", "", "", 0, "") for each in unknown}
            self._known |= {each.id: each for each in self._read(unknown)}
