"""What stands on the shelf: headings, and what there is to read, each with a useful second line."""

from __future__ import annotations

from typing import Literal

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.library.articles import ArticleSummary
from desktop.core.record import record
from desktop.core.saved_search import SavedSearchId
from desktop.core.search_request import Request

# The parts of the shelf.
Section = Literal["reading", "lessons", "articles", "searches", "bin"]
# What can stand on the shelf by itself: all of it, or what lies in the bin.
ShelfView = Literal["shelf", "bin"]


@record(frozen=True, slots=True)
class HeadingRow:
    """A word over a group of rows; the first stands nearer to the top."""

    words: str
    is_first: bool = False


@record(frozen=True, slots=True)
class HintRow:
    """What can be done where a part has nothing in it yet."""

    words: str


@record(frozen=True, slots=True)
class DoorRow:
    """Choosing it puts another place on the shelf, or a `part` of the library in the page's place.

    A tag, a collection or a search has its `value` beside that.
    """

    place: ShelfView
    title: str
    second_line: str = ""
    part: str = ""
    value: str = ""


@record(frozen=True, slots=True)
class LessonRow:
    """An installed pack; choosing it opens the lesson as a place.

    Where it `is_unfolded` its articles stand under it; `article_id` is the first that is new.
    """

    title: str
    second_line: str
    article_id: ArticleId | None
    id: PackId
    is_unfolded: bool = False


@record(frozen=True, slots=True)
class MoreArticlesRow:
    """How many articles of a lesson are not shown; choosing it shows them."""

    lesson: PackId
    title: str


@record(frozen=True, slots=True)
class BinnedRow:
    """A mark or note in the bin; choosing it puts it back."""

    id: AnnotationId
    article_id: ArticleId
    title: str
    second_line: str


@record(frozen=True, slots=True)
class EmptyBinRow:
    """Choosing it asks whether what has long been in the bin is to be deleted."""

    title: str


@record(frozen=True, slots=True)
class ArticleRow:
    """An article, with how many quotations it is known to have; `is_open` while it is on the page.

    Its second line is worded when the row is seen. One that `is_under_lesson` is set in a
    little, one that `is_new` came from no lesson and waits to be opened.
    """

    article: ArticleSummary
    quotes: int | None = None
    is_open: bool = False
    is_under_lesson: bool = False
    is_new: bool = False

    @property
    def title(self) -> str:
        """The first line."""
        return self.article.title

    @property
    def article_id(self) -> ArticleId:
        """What is opened when the row is chosen."""
        return self.article.id


@record(frozen=True, slots=True)
class KeptSearchRow:
    """A search that is kept; choosing it searches again."""

    id: SavedSearchId
    request: Request
    title: str
    second_line: str


ShelfRow = (
    HeadingRow
    | HintRow
    | DoorRow
    | LessonRow
    | MoreArticlesRow
    | ArticleRow
    | KeptSearchRow
    | BinnedRow
    | EmptyBinRow
)
