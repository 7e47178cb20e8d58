"""What stands on the shelf: headings, and what there is to read, each with a useful second line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, overload

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.library.articles import ArticleSummary
from desktop.core.record import record
from desktop.core.saved_search import SavedSearchId
from desktop.core.search_request import Request
from desktop.shelf.articles import ShelvedArticles

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
    """An installed pack; choosing it opens its first article that is new.

    Where it `is_unfolded` its articles stand under it.
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

    Its second line is worded when the row is seen: most of ten thousand never are. One that
    `is_under_lesson` is set in a little, one that `is_new` came from no lesson and waits to be
    opened.
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


class ShelfRows(Sequence[ShelfRow]):
    """All rows from top to bottom; that of an article is made, by `make`, when it is first seen."""

    def __init__(
        self,
        above: Sequence[ShelfRow],
        articles: ShelvedArticles,
        make: Callable[[ArticleSummary], ArticleRow],
        below: Sequence[ShelfRow],
    ) -> None:
        self._above, self._below = list(above), list(below)
        # Kept as they are now: others may be added to them.
        self._ids = tuple(articles.ids)
        self._articles, self._make = articles, make
        self._made: dict[int, ArticleRow] = {}

    def __len__(self) -> int:
        return len(self._above) + len(self._ids) + len(self._below)

    @overload
    def __getitem__(self, row: int) -> ShelfRow: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[ShelfRow]: ...
    def __getitem__(self, row: int | slice) -> ShelfRow | Sequence[ShelfRow]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self)))]
        place = row - len(self._above)
        if place < 0:
            return self._above[row]
        if place >= len(self._ids):
            return self._below[place - len(self._ids)]
        if row not in self._made:
            self._made[row] = self._make(self._articles.at(place))
        return self._made[row]

    def row_of(self, article_id: ArticleId) -> int | None:
        """The row of an article; None for one that is not here."""
        place = self._articles.place(article_id)
        return None if place is None or place >= len(self._ids) else len(self._above) + place

    def seen(self) -> Iterator[tuple[int, ShelfRow]]:
        """The rows that were looked at, and those that are no articles, each with its number."""
        yield from enumerate(self._above)
        yield from sorted(self._made.items())
        yield from enumerate(self._below, len(self) - len(self._below))

    def is_made(self, row: int) -> bool:
        """Whether the row of an article was looked at."""
        return row in self._made

    def made_anew(self, row: int) -> ArticleRow:
        """The row of an article as it is to be by now."""
        return self._make(self._articles.at(row - len(self._above)))

    def put(self, row: int, record: ShelfRow) -> None:
        """Puts a row in the place of one of its kind."""
        if isinstance(record, ArticleRow):
            self._made[row] = record
        elif row < len(self._above):
            self._above[row] = record
        else:
            self._below[row - len(self)] = record

    def go_on_as(self, other: ShelfRows) -> bool:
        """Whether other rows begin with these, and go on."""
        known, wanted = ([*each._above, *each._ids, *each._below] for each in (self, other))
        return 0 < len(known) < len(wanted) and wanted[: len(known)] == known
