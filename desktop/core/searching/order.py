"""Articles by date or by title: the same in the index and out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from desktop.core.search_request import ArticleOrder
from index import document
from index.scoring.sort_keys import sort_key

_DATE, _TITLE = "date", "title"
_IN_INDEX = {
    ArticleOrder.NEWEST: document.Order(_DATE, is_descending=True),
    ArticleOrder.OLDEST: document.Order(_DATE),
    ArticleOrder.TITLE: document.Order(_TITLE),
}

_Thing = TypeVar("_Thing")


def order_in_index(order: ArticleOrder) -> document.Order | None:
    """What the index is asked for; None for the best first."""
    return _IN_INDEX.get(order)


def in_order(
    things: Iterable[_Thing],
    article_of: Callable[[_Thing], ArticleId],
    library: Library,
    order: ArticleOrder,
) -> list[_Thing]:
    """Whatever belongs to articles, as the library has them now; equals stay as they were.

    What belongs to articles without a date comes last.
    """
    given = list(things)
    by = order_in_index(order)
    if by is None or len(given) < 2:
        return given
    articles = library.articles.titles_and_dates()

    def value(thing: _Thing) -> str:
        title, published = articles.get(article_of(thing), ("", ""))
        return published if by.column == _DATE else title

    known = [each for each in given if value(each)]
    known.sort(key=lambda each: sort_key(by.column, value(each)), reverse=by.is_descending)
    return known + [each for each in given if not value(each)]
