"""What stands on the shelf: headings, and what there is to read, each with a useful second line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.core.article import ArticleId
from desktop.core.library.articles import ArticleSummary
from desktop.core.saved_search import SavedSearchId
from desktop.core.search_request import Request

# The parts of the shelf.
Section = Literal["lessons", "articles", "searches"]


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A word over a group of rows."""

    words: str


@dataclass(frozen=True, slots=True)
class LessonRow:
    """An installed pack; choosing it opens its first article."""

    title: str
    second_line: str
    article_id: ArticleId | None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article, with how many quotations it is known to have; `is_open` while it is on the page.

    Its second line is worded when the row is seen: most of ten thousand never are.
    """

    article: ArticleSummary
    quotes: int | None = None
    is_open: bool = False

    @property
    def title(self) -> str:
        """The first line."""
        return self.article.title

    @property
    def article_id(self) -> ArticleId:
        """What is opened when the row is chosen."""
        return self.article.id


@dataclass(frozen=True, slots=True)
class KeptSearchRow:
    """A search that is kept; choosing it searches again."""

    id: SavedSearchId
    request: Request
    title: str
    second_line: str


ShelfRow = HeadingRow | LessonRow | ArticleRow | KeptSearchRow
