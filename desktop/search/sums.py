"""How much a search found, in words."""

from __future__ import annotations

from desktop.core.searching.results import SearchResults
from desktop.wording.counting import counted, grouped
from desktop.wording.translation_context import TranslationContext

Results = TranslationContext("Results")


def sums_in_words(results: SearchResults) -> str:
    """One sentence; empty where nothing is asked."""
    if not results.query:
        return ""
    if results.is_partial:
        return _so_far(results)
    total, given = results.total, results.given
    if not total:
        return Results.tr("Nothing found")
    best = grouped(Results.tr("the best %n are shown", None, given), given)
    if results.in_articles is None:
        words = grouped(Results.tr("About %n passages", None, total), total)
        return f"{words} · {best}"
    words = counted(
        total,
        Results.tr("1 passage in {0}"),
        Results.tr("%n passages in {0}", None, total),
    ).format(_articles(results.in_articles))
    return f"{words} · {best}" if given < total else words


def _so_far(results: SearchResults) -> str:
    total, given = results.total, results.given
    if not total:
        return Results.tr("Nothing found so far")
    shown = grouped(Results.tr("%n are shown", None, given), given)
    if results.in_articles is None:
        words = grouped(Results.tr("At least %n passages", None, total), total)
        return f"{words} · {shown}"
    words = counted(
        total,
        Results.tr("At least 1 passage in {0}"),
        Results.tr("At least %n passages in {0}", None, total),
    ).format(_articles(results.in_articles))
    return f"{words} · {shown}" if given < total else words


def _articles(count: int) -> str:
    return counted(count, Results.tr("1 article"), Results.tr("%n articles", None, count))
