"""What stands on the shelf: headings, and what there is to read, each with a useful second line."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.article import ArticleId
from desktop.core.saved_search import SavedSearchId
from desktop.core.search_request import Request


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
    """An article; `is_open` while it is on the page."""

    article_id: ArticleId
    title: str
    second_line: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class KeptSearchRow:
    """A search that is kept; choosing it searches again."""

    id: SavedSearchId
    request: Request
    title: str
    second_line: str


ShelfRow = HeadingRow | LessonRow | ArticleRow | KeptSearchRow
