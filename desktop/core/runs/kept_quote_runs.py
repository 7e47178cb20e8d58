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

    Where nothing was changed in the library since it was made, no text is read; else each is,
    about 2 ms for 1,000 words that are new. Of what this process `opened` before, only those are
    read of which something was changed. Where it cannot be saved, it is made for this time.
    """
    index = opened_quote_runs(room) if opened is None else opened
    # Of a library that was put back from a copy, the count of changes may come again.
    state = f"{library.identity} {library.change_log.newest()} {library.articles.count()}"
    if index.state == state:
        return index
    changed = changed_articles(library, opened.state) if opened is not None else None
    ids = library.articles.ids()
    digests = {}
    if changed is not None:
        same = (each for each in ids if each in index.known and each not in changed)
        digests = {each: index.known[each].digest for each in same}
    unknown = [each for each in ids if each not in digests]
    digests |= {each: text_digest(text).hex() for each, text in _texts(library, unknown)}
    made = with_texts(index, digests, lambda ids: _texts(library, ids), state)
    if opened is None or made.values is not index.values:
        # Nothing is lost where there is no room for it, or another file has the name.
        with suppress(OSError):
            save_quote_runs(made, room)
    return made


def changed_articles(library: Library, state: str) -> frozenset[ArticleId] | None:
    """The articles of which anything was changed since an index had a state.

    None where that cannot be told, as it is another library, or one that was put back.
    """
    identity, _, rest = state.rpartition(" ")[0].rpartition(" ")
    if identity != library.identity or not rest.isdecimal():
        return None
    revision = int(rest)
    if revision > library.change_log.newest():
        return None
    logged = library.change_log.since(revision)
    return frozenset(each for changes in logged.changes for each in changes.articles)


def _texts(library: Library, ids: Sequence[ArticleId]) -> Iterator[tuple[ArticleId, str]]:
    for article_id in ids:
        with suppress(NoSuchArticle, ArticleUnreadable):
            yield article_id, library.articles.get(article_id).text
