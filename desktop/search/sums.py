"""How much a search found, in words."""

from __future__ import annotations

from desktop.core.search_request import Facet, ResultKind
from desktop.core.searching.completing import Completion
from desktop.core.searching.results import FacetValue, SearchResults
from desktop.wording.counting import counted, grouped
from desktop.wording.translation_context import TranslationContext

Results = TranslationContext("Results")


def sums_in_words(results: SearchResults) -> str:
    """One sentence; empty where nothing is asked."""
    if not results.query:
        return ""
    if not results.total:
        nothing, so_far = Results.tr("Nothing found"), Results.tr("Nothing found so far")
        return so_far if results.is_partial else nothing
    if results.in_articles is None:
        return f"{_uncounted(results)} · {_shown(results)}"
    words = _in_articles(results)
    return f"{words} · {_shown(results)}" if results.given < results.total else words


def how_many(completion: Completion, value: FacetValue) -> str:
    """How much of the library has a value that may be meant; nothing was looked for yet."""
    count, facet = value.count, completion.unfinished.facet
    if facet is Facet.SPEAKER:
        return counted(count, Results.tr("1 quote"), Results.tr("%n quotes", None, count))
    if facet is Facet.PUBLISHER:
        return counted(count, Results.tr("1 article"), Results.tr("%n articles", None, count))
    # Tags stand on both.
    return counted(
        count,
        Results.tr("1 note or article"),
        Results.tr("%n notes and articles", None, count),
    )


def _uncounted(results: SearchResults) -> str:
    total = results.total
    if results.is_partial:
        return grouped(Results.tr("At least %n results", None, total), total)
    return grouped(Results.tr("About %n results", None, total), total)


def _shown(results: SearchResults) -> str:
    given = results.given
    if results.is_partial:
        return grouped(Results.tr("%n are shown", None, given), given)
    return grouped(Results.tr("the best %n are shown", None, given), given)


def _in_articles(results: SearchResults) -> str:
    """How many passages stand in how many articles, and how many claims of its reader in none."""
    may_be_claims = results.request.kind in (None, ResultKind.OWN_CLAIM)
    claims = results.by_kind.get(ResultKind.OWN_CLAIM, 0) if may_be_claims else 0
    passages, articles = results.total - claims, results.in_articles or 0
    where = counted(articles, Results.tr("1 article"), Results.tr("%n articles", None, articles))
    exactly = counted(
        passages,
        Results.tr("1 passage in {0}"),
        Results.tr("%n passages in {0}", None, passages),
    )
    at_least = counted(
        passages,
        Results.tr("At least 1 passage in {0}"),
        Results.tr("At least %n passages in {0}", None, passages),
    )
    own = counted(
        claims, Results.tr("1 claim of yours"), Results.tr("%n claims of yours", None, claims)
    )
    told = (at_least if results.is_partial else exactly).format(where)
    return " · ".join(words for words, count in ((told, passages), (own, claims)) if count)
