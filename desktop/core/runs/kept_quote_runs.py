"""The index of runs of three words beside a library, brought up to date with its articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from desktop.core.article import ArticleId
from desktop.core.library.article_trace import text_digest
from desktop.core.library.errors import ArticleUnreadable, NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.runs.quote_runs import (
    QuoteRuns,
    opened_quote_runs,
    save_quote_runs,
    with_texts,
)


def current_quote_runs(library: Library, room: Path, opened: QuoteRuns | None = None) -> QuoteRuns:
    """The index of the library's articles; what is missing or damaged of it is made anew.

    `opened` is one that is open already. Where nothing was changed in the library since it was
    made, no text is read; else each is, about 2 ms for 1,000 words that are new. Where it cannot be
    saved, it is made for this time.
    """
    index = opened_quote_runs(room) if opened is None else opened
    # Of a library that was put back from a copy, the count of changes may come again.
    state = f"{library.identity} {library.change_log.newest()} {library.articles.count()}"
    if index.state == state:
        return index
    ids = library.articles.ids()
    digests = {each: text_digest(text).hex() for each, text in _texts(library, ids)}
    made = with_texts(index, digests, lambda ids: _texts(library, ids), state)
    # Nothing is lost where there is no room for it, or another file has the name.
    with suppress(OSError):
        save_quote_runs(made, room)
    return made


def _texts(library: Library, ids: Sequence[ArticleId]) -> Iterator[tuple[ArticleId, str]]:
    for article_id in ids:
        with suppress(NoSuchArticle, ArticleUnreadable):
            yield article_id, library.articles.get(article_id).text
