"""The articles of the shelf, of which those are read that somebody sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from desktop.core.article import ArticleId
from desktop.core.library.articles import ArticleSummary

# So many neighbours are read at once: about two screens of them.
_PAGE = 64


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
        self._places = dict(zip(self._ids, range(len(self._ids)), strict=True))
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

    def place(self, article_id: ArticleId) -> int | None:
        """How many stand above an article; None for one that is not here."""
        return self._places.get(article_id)

    def at(self, place: int) -> ArticleSummary:
        """The article at a place, read with its neighbours."""
        wanted = self._ids[place]
        if wanted not in self._known:
            first = place // _PAGE * _PAGE
            self._learn(self._ids[first : first + _PAGE])
        return self._known[wanted]

    def some(self, ids: Iterable[ArticleId]) -> list[ArticleSummary]:
        """Those of these articles that are here."""
        here = [each for each in ids if each in self._places]
        self._learn(here)
        return [self._known[each] for each in here]

    def renew(self, summaries: Iterable[ArticleSummary]) -> bool:
        """Takes on what became of some articles; says whether some came last, as new ones."""
        before = len(self._ids)
        for each in summaries:
            self._known[each.id] = each
            if each.id not in self._places:
                self._places[each.id] = len(self._ids)
                self._ids.append(each.id)
        return len(self._ids) > before

    def _learn(self, ids: Iterable[ArticleId]) -> None:
        unknown = [each for each in ids if each not in self._known]
        if unknown:
            self._known |= {each: ArticleSummary(each, "", "", "", 0, "") for each in unknown}
            self._known |= {each.id: each for each in self._read(unknown)}
