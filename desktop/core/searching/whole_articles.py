"""Questions about whole articles: which of them answer a search, and how much each holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from desktop.core.search_request import Request, ResultKind
from desktop.core.searching.asking import asked, narrowed
from desktop.core.searching.index_reader import IndexReader
from desktop.core.searching.library_scan import LibraryScan
from desktop.core.searching.patience import Patience
from desktop.core.searching.whole_library import Extent, WholeLibrary
from index.asking.query import Group, OfKind, Query

# So many passages are looked at.
_MOST = 200_000


class WholeArticles:
    """Asks the index of a library about its articles; for tasks."""

    def __init__(self, library_folder: Path, index: IndexReader) -> None:
        self._library_folder, self._index = library_folder, index

    def answering(self, request: Request) -> tuple[ArticleId, ...]:
        """The articles that have something that answers a request. Raises LibraryError."""
        with Library.open_for_reading(self._library_folder) as library:
            query = narrowed(asked(request, library), request)
            if query.is_empty:
                return ()
            # The best of an article will do.
            extent = Extent(_MOST, LibraryScan(library, Patience()), per_article=1)
            hits = WholeLibrary(library, self._index).find(query, extent).hits.hits
            return tuple(dict.fromkeys(ArticleId(each.article_id) for each in hits))

    def quotes(self) -> dict[ArticleId, int] | None:
        """How many quotations articles have that have any; None while there is no index."""
        query = Query(Group(required=(OfKind(ResultKind.QUOTATION, None),)))
        hits = self._index.answer(lambda index: index.search(query, _MOST))
        if hits is None:
            return None
        counts = Counter(each.group for each in hits.hits)
        return {ArticleId(each): count for each, count in counts.items()}
