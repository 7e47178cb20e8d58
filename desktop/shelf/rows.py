"""What stands on the shelf: headings, lessons and articles, each with a useful second line."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.article import ArticleId


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


ShelfRow = HeadingRow | LessonRow | ArticleRow
