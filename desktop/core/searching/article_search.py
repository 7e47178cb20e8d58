"""Finds words in the library: turns the hits of the index into passages to go to.

The index is derived from the library and may be missing, damaged or behind at any moment: the
library itself is looked through then, as far as the index does not know it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.article import ArticleId
from desktop.core.evidence import OWN_CLAIMS
from desktop.core.indexing.entries import VOICE, voice_word
from desktop.core.library.level_texts import LevelTexts
from desktop.core.library.library import Library
from desktop.core.search_request import BEST, Request, ResultKind
from desktop.core.searching.asking import asked, hints_of, narrowed, parts_of, within
from desktop.core.searching.facets import COLUMNS, facet_values
from desktop.core.searching.holding import Holding
from desktop.core.searching.index_reader import IndexReader
from desktop.core.searching.known_values import KnownValues
from desktop.core.searching.library_scan import LibraryScan
from desktop.core.searching.passage_hits import PassageHit
from desktop.core.searching.patience import Patience
from desktop.core.searching.read_articles import ReadArticles
from desktop.core.searching.results import SearchResults
from desktop.core.searching.scan_memory import ScanMemory
from desktop.core.searching.showing import shown, spans, texts_of
from desktop.core.searching.sought import fitting_words, is_one_word
from desktop.core.searching.spelling import misspelt
from desktop.core.searching.tally import HitTally, apart, best_of_each
from desktop.core.searching.understood import Hint, HintSort
from desktop.core.searching.whole_articles import WholeArticles
from desktop.core.searching.whole_library import Extent, WholeLibrary
from desktop.core.span import Span
from desktop.core.text.quotation_marks import DOUBLE
from index.asking.query import Group, Node, OfAttribute, OfKind, Phrase, Query, Understood, Wildcard
from index.document import Hits
from index.showing.highlights import matches

if TYPE_CHECKING:
    from index.full_text_index import FullTextIndex

# So many quotations of one article are walked through.
_MOST_PLACES = 500
# So many quotations of one speaker are looked at to count their articles.
_MOST_COUNTED = 100_000
_PATIENCE = Patience()
_QUOTE_MARKS = f"[{DOUBLE}]"


class ArticleSearch:
    """Searches one library; for tasks, as every operation may take a while.

    May be shared by threads. Each operation opens the library anew and closes it.
    """

    def __init__(self, library_folder: Path, index_folder: Path) -> None:
        self._library_folder = library_folder
        self._index = IndexReader(index_folder)
        self.known_values = KnownValues(self._index)
        self.levels = LevelTexts()
        self.whole_articles = WholeArticles(library_folder, self._index)

    @property
    def damaged(self) -> str | None:
        """The mark of an index that could not be read; None while nothing is known of damage.

        Whoever feeds the index is to be told, so that it is put aside and made anew.
        """
        return self._index.damaged

    def get_ready(self) -> None:
        """Loads what a search needs and opens the index, so that the first need not wait."""
        self._index.get_ready()

    def close(self) -> None:
        """Lets go of what was read of the index."""
        self._index.close()

    def search(self, words: str, limit: int = BEST, *, as_typed: bool = False) -> SearchResults:
        """The best `limit` passages for what was typed, as `ask` gives them."""
        return self.ask(Request(words), limit, as_typed=as_typed)

    def ask(
        self,
        request: Request,
        limit: int = BEST,
        *,
        as_typed: bool = False,
        patience: Patience = _PATIENCE,
        memory: ScanMemory | None = None,
    ) -> SearchResults:
        """At most `limit` passages under their articles, in the order wanted; never stale text.

        With `as_typed` the last word may still be growing. `patience` is for what the index does
        not know; with the `memory` of the same request it goes on where it was at an end. Raises
        LibraryError.
        """
        with Library.open_for_reading(self._library_folder) as library:
            query = asked(request, library, as_typed=as_typed)
            scan = LibraryScan(library, patience, memory)
            extent = Extent(limit, scan, order=request.order, here=request.here)
            if limit > BEST:
                # Whoever wants more than the best wants all that an article has.
                extent = replace(extent, per_article=0)
            return self._results(library, request, query, extent)

    def quotations_of(
        self,
        speaker_name: str,
        limit: int = BEST,
        patience: Patience = _PATIENCE,
        memory: ScanMemory | None = None,
    ) -> SearchResults:
        """At most `limit` quotations of exactly this speaker, all that an article has of them.

        The speaker is called so after all that was put right. `query` of the results is what a
        reader could type; `patience` and `memory` as in `ask`. Raises LibraryError.
        """
        words = f'speaker:"{" ".join(re.sub(_QUOTE_MARKS, " ", speaker_name).split())}"'
        with Library.open_for_reading(self._library_folder) as library:
            query = _of_speaker(speaker_name)
            extent = Extent(limit, LibraryScan(library, patience, memory), per_article=0)
            return self._results(library, Request(words), query, extent)

    def holding(
        self, words: Sequence[Node], looked_for: int, limit: int, per_article: int
    ) -> Holding | None:
        """What the index knows of these words; None while there is none to be asked.

        Only the first `looked_for` are looked for, the others counted. At most `limit` paragraphs
        are given, and as many quotations.
        """

        def ask(index: FullTextIndex) -> Holding:
            def found(kind: ResultKind, node: Node | None, most: int = 0) -> Hits:
                query = Query(Group(required=(OfKind(kind, node),)))
                return index.search(query, most, per_article if most else 0)

            any_of_them = Group(wanted=tuple(words[:looked_for]))
            paragraphs = found(ResultKind.ARTICLE, any_of_them, limit)
            quotations = found(ResultKind.QUOTATION, any_of_them, limit)
            return Holding(
                hits=tuple(map(PassageHit.of, paragraphs.hits + quotations.hits)),
                counts=tuple(found(ResultKind.ARTICLE, word).total for word in words),
                paragraphs=found(ResultKind.ARTICLE, None).total,
            )

        return self._index.answer(ask)

    def places_in(self, article_id: ArticleId, request: Request) -> tuple[Span, ...]:
        """Where in an article the words of a request stand, and nothing for other articles' words.

        Where it asks for no words, the quotations that it finds there. Raises LibraryError.
        """
        with Library.open_for_reading(self._library_folder) as library:
            query = asked(request, library)
            article = library.articles.get(article_id)
            kinds = (ResultKind.ARTICLE, ResultKind.QUOTATION)
            found = {
                each
                for kind in kinds
                for each in matches(article.text, query, kind=kind, language=article.language)
            }
            if found or query.is_empty:
                return spans(apart(found))
            only_here = within(narrowed(query, request), article_id)
            extent = Extent(_MOST_PLACES, LibraryScan(library, _PATIENCE), per_article=0)
            hits = WholeLibrary(library, self._index).find(only_here, extent).hits
            quoted = {hit.record.span for hit in hits.hits if hit.kind is ResultKind.QUOTATION}
            return tuple(sorted(quoted))

    def count_by(self, speaker_name: str) -> tuple[int, int]:
        """How many quotations in the library are of exactly this speaker, and in how many articles.

        As far as the index knows: nothing while there is none. Raises LibraryError.
        """
        query = _of_speaker(speaker_name)
        if query.is_empty:
            return 0, 0
        hits = self._index.answer(lambda index: index.search(query, _MOST_COUNTED))
        texts = Counter(ArticleId(hit.group) for hit in (hits.hits if hits else ()))
        with Library.open_for_reading(self._library_folder) as library:
            for doubled in self.levels.doubled(library.connection, texts):
                del texts[doubled]
        return texts.total(), len(texts)

    def _results(
        self, library: Library, request: Request, query: Query, extent: Extent
    ) -> SearchResults:
        articles = ReadArticles(library)
        tally = of_all_kinds = self._found(articles, narrowed(query, request), extent)
        is_whole = tally.is_whole
        if request.kind is not None:
            of_all_kinds = self._found(articles, narrowed(query, request, but=request.kind), extent)
        quoted = of_all_kinds.quoted
        tally = tally.without_doubles(articles, query, quoted)
        if request.kind is None:
            of_all_kinds = tally
        else:
            of_all_kinds = of_all_kinds.without_doubles(articles, query, quoted)
        facets = {}
        for facet, column in COLUMNS.items():
            of_facet = tally
            if any(each.facet is facet for each in request.filters):
                but_facet = narrowed(query, request, but=facet)
                of_facet = self._tally(articles, but_facet, query, extent)
            facets[facet] = facet_values(facet, of_facet.columns.get(column, {}), request.filters)
        without = 0
        if request.is_narrowed and not tally.total:
            without = self._tally(articles, query, query, extent).total
        is_found = tally.total > 0 and is_one_word(query.group)
        slips = () if is_found or query.is_empty else self._misspelt(articles, query, request)
        best = best_of_each(tally.hits, extent.limit, extent.per_article)
        by_article = Counter[str](hit.article_id for hit in tally.hits if is_whole)
        return SearchResults(
            query=request.words,
            total=tally.total,
            by_kind=of_all_kinds.by_kind,
            groups=shown(articles, best, query, by_article),
            in_articles=len(by_article.keys() - {OWN_CLAIMS}) if is_whole else None,
            left_out=query.understood.left_out,
            has_open_quote=query.understood.has_open_quote,
            was_cut=query.understood.was_cut,
            is_from_scan=tally.is_from_scan,
            articles_left=tally.articles_left,
            is_cut_short=extent.scan.is_cut_short,
            request=request,
            facets=facets,
            parts=parts_of(query.understood),
            hints=hints_of(query, request.words) + self._too_many(query) + slips,
            without_filters=without,
        )

    def _tally(self, articles: ReadArticles, query: Query, lit: Query, extent: Extent) -> HitTally:
        """What a query finds, nothing twice; `lit` is what it finds words of to be shown."""
        tally = self._found(articles, query, extent)
        return tally.without_doubles(articles, lit, tally.quoted)

    def _found(self, articles: ReadArticles, query: Query, extent: Extent) -> HitTally:
        """What a query finds: all of it where that is not too much, otherwise the best."""
        if query.is_empty:
            return HitTally()
        tally = HitTally.of(WholeLibrary(articles.library, self._index).find(query, extent))
        return tally.without_levels(articles, self.levels, extent.here)

    def _too_many(self, query: Query) -> tuple[Hint, ...]:
        """For what stands for more words of the library than are looked for."""

        def look(index: FullTextIndex) -> tuple[Hint, ...]:
            return tuple(
                Hint(HintSort.TOO_MANY, each.pattern if isinstance(each, Wildcard) else each.word)
                for each in nodes
                if index.has_too_many(each)
            )

        nodes = fitting_words(query)
        return (self._index.answer(look) if nodes else None) or ()

    def _misspelt(self, articles: ReadArticles, query: Query, request: Request) -> tuple[Hint, ...]:
        """For words that stand nowhere, words of the library that are spelt like them.

        They are not told where all that was typed finds nothing with them either.
        """

        def look(index: FullTextIndex) -> tuple[Hint, ...]:
            texts = partial(texts_of, articles)
            hints = misspelt(request.words, query, index.search, index.suggest, texts)
            return tuple(each if finds(index, each.words) else each.only_told for each in hints)

        def finds(index: FullTextIndex, words: str) -> bool:
            mended = asked(replace(request, words=words), articles.library, as_typed=True)
            return index.search(mended, 1).total > 0

        return self._index.answer(look) or ()


def _of_speaker(name: str) -> Query:
    """What finds the quotations of one speaker and no one else's; nothing for an empty name."""
    if not name.strip():
        return Query(Group())
    return Query(
        Group(required=(OfAttribute(VOICE, Phrase((voice_word(name),))),)),
        understood=Understood(limits=(("speaker", name),)),
    )
