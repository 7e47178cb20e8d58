"""What a search of the library asks for: words, and what keeps passages out."""

from __future__ import annotations

from enum import StrEnum

from desktop.core.article import ArticleId
from desktop.core.record import record


class ResultKind(StrEnum):
    """Where the words that were found stand."""

    ARTICLE = "article"
    QUOTATION = "quotation"
    NOTE = "note"
    CONTEXT = "context"
    OWN_CLAIM = "own-claim"


class Facet(StrEnum):
    """What passages can be filtered by, beside their kind."""

    SPEAKER = "speaker"
    YEAR = "year"
    PUBLISHER = "publisher"
    LESSON = "lesson"
    TAG = "tag"


class ArticleOrder(StrEnum):
    """In which order the articles are given."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


# So many passages are given, the best ones, unless somebody wants more.
BEST = 100


@record(frozen=True, slots=True)
class Filter:
    """A value of a facet; of several values of one facet a passage needs only one."""

    facet: Facet
    value: str


@record(frozen=True, slots=True)
class Request:
    """All that a search asks for: the words as they were typed, and what was chosen beside them.

    `here` is the article on the page, for `in:here`.
    """

    words: str
    kind: ResultKind | None = None
    filters: frozenset[Filter] = frozenset()
    order: ArticleOrder = ArticleOrder.BEST
    here: ArticleId | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the words keeps passages out."""
        return self.kind is not None or bool(self.filters)
