"""The index of shared runs beside a library, brought up to date with its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from desktop.core.article import ArticleId
from desktop.core.library.article_trace import article_traces
from desktop.core.library.errors import ArticleUnreadable, NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.runs.run_index import RunIndex, opened, save, with_articles


def bring_up_to_date(folder: Path, room: Path) -> None:
    """Sees to it that the index in the library's room holds just the library's articles.

    For a process of its own: the first time it walks through all texts (1 ms for 750 words).
    """
    with Library.open_for_reading(folder) as library:
        current_runs(library, room)


def current_runs(library: Library, room: Path) -> RunIndex:
    """The index of the library's articles; what is missing or damaged of it is made anew.

    Where it cannot be kept, it is made for this time.
    """
    kept = opened(room)
    current = {trace.id: trace.digest.hex() for trace in article_traces(library.connection)}
    index = with_articles(kept, current, lambda ids: _texts(library, ids))
    if index is not kept:
        # Nothing is lost where there is no room for it, or another file has the name.
        with suppress(OSError):
            save(index, room)
    return index


def _texts(library: Library, ids: Iterable[ArticleId]) -> Iterator[tuple[ArticleId, str]]:
    for article_id in ids:
        with suppress(NoSuchArticle, ArticleUnreadable):
            yield article_id, library.articles.get(article_id).text
