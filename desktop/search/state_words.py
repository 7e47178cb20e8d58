"""What is said where there are no results, or not all of them yet."""

from __future__ import annotations

from desktop.appearance.keys_in_words import with_keys
from desktop.core.indexing.reports import Feeding
from desktop.core.searching.results import SearchResults
from desktop.core.searching.understood import PartSort
from desktop.core.text.quotation_marks import DOUBLE
from desktop.wording.counting import counted, grouped
from desktop.wording.translation_context import TranslationContext

Results = TranslationContext("Results")

# More of what was typed says no more.
_LONGEST_SAID = 60
# Fewer articles than this are in the index before anybody has read that they are not.
_MANY_ARTICLES = 20


def state_words(results: SearchResults, *, may_grow: bool, feeding: Feeding) -> str:
    """What is to be known of an answer; empty where the results, or the index, say it all."""
    if not results.query:
        return Results.tr("Type words to search in articles, quotes, your notes and context.")
    if not results.total:
        return _nothing_found(results, may_grow=may_grow)
    said = []
    if results.is_from_scan and not feeding.is_stuck:
        said.append(
            Results.tr(
                "The index is being made anew. Until then the articles themselves are looked"
                " through, which is slower and leaves quotes out."
            )
        )
    if results.is_cut_short:
        said.append(_not_yet(results, may_grow=may_grow))
    elif results.is_partial and results.is_from_scan:
        said.append(
            counted(
                results.articles_left,
                Results.tr("There is more than can be shown, so 1 article was not looked through."),
                Results.tr(
                    "There is more than can be shown, so %n articles were not looked through.",
                    None,
                    results.articles_left,
                ),
            )
        )
        said.append(Results.tr("Add a word to see fewer passages."))
    return " ".join(said)


def _not_yet(results: SearchResults, *, may_grow: bool) -> str:
    """That not everything was looked through, and what follows."""
    if not results.articles_left:
        left = Results.tr("Not all of your library has been looked through yet.")
    else:
        left = counted(
            results.articles_left,
            Results.tr("1 article has not been looked through yet."),
            Results.tr(
                "%n articles have not been looked through yet.", None, results.articles_left
            ),
        )
    goes_on = (
        Results.tr("This goes on by itself.")
        if may_grow
        else Results.tr("Search again to look further.")
    )
    return f"{left} {goes_on}"


def feeding_words(feeding: Feeding, *, is_from_scan: bool) -> str:
    """How far the index is, where that takes a while; empty where it does not matter.

    `is_from_scan` when what is on the screen was found without an index.
    """
    if feeding.is_stuck:
        return _stuck(is_from_scan=is_from_scan)
    if not feeding.is_going_on or feeding.all_articles < _MANY_ARTICLES:
        return ""
    count = feeding.all_articles
    if feeding.is_from_scratch:
        words = Results.tr("Making the search index anew: {0} of %n articles.", None, count)
    else:
        words = Results.tr("Taking new articles into the search index: {0} of %n.", None, count)
    words = grouped(words, count).format(f"{feeding.articles:,}")
    meanwhile = Results.tr("Until it is done, results may be incomplete.")
    return f"{words} {meanwhile}"


def _stuck(*, is_from_scan: bool) -> str:
    """What happened, what is safe, what to do; one message, whatever was found."""
    if is_from_scan:
        happened = Results.tr(
            "There is no search index, and it cannot be made just now; perhaps the disk is full."
            " Your work is safe. Meanwhile your articles and notes are looked through one by one,"
            " which is slower and leaves quotes out."
        )
    else:
        happened = Results.tr(
            "The search index cannot be written just now; perhaps the disk is full. Your work is"
            " safe. Meanwhile what is not in the index yet is looked up in your articles and notes,"
            " without its quotes."
        )
    what_to_do = Results.tr("Make some room on the disk: the index is tried again by itself.")
    return f"{happened} {what_to_do}"


def _nothing_found(results: SearchResults, *, may_grow: bool) -> str:
    typed = _shortened(results.query)
    if results.is_partial:
        nothing = Results.tr("Nothing found so far.")
        return f"{nothing} {_not_yet(results, may_grow=may_grow)}"
    if results.without_filters:
        # Passages, and claims of its reader that stand in none.
        without = counted(
            results.without_filters,
            Results.tr("Without them there is 1 result."),
            Results.tr("Without them there are %n results.", None, results.without_filters),
        )
        nothing = Results.tr("Nothing with these filters.")
        return f"{nothing} {grouped(without, results.without_filters)}"
    if may_grow:
        return Results.tr("Still looking through your library …")
    nothing = Results.tr("Nothing found for {0}.").format(_in_marks(typed))
    if results.hints:
        return nothing
    if not any(sign.isalnum() for sign in results.query):
        return Results.tr("There is no word in {0} yet. Type one to look for it.").format(
            _in_marks(typed)
        )
    return f"{nothing} {_what_to_try(results)}"


def _what_to_try(results: SearchResults) -> str:
    parts = results.parts
    limit = next((part for part in parts if part.sort is PartSort.LIMIT), None)
    if limit is not None and limit.name == "note" and not limit.said:
        told = Results.tr("To make a note, select words in an article and press {Reader: N}.")
        return with_keys(told, Results.tr("To make a note, select words in an article."))
    if limit is not None:
        return Results.tr("Try it without “{0}:”, which leaves much out.").format(limit.name)
    if any(part.sort is PartSort.PHRASE for part in parts):
        return Results.tr("Without the quotation marks the words need not stand side by side.")
    if len(parts) > 1:
        return Results.tr("Try fewer words, or only the beginning of one: elect*")
    return Results.tr("Try another word, or only its beginning: elect*")


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_SAID else f"{words[:_LONGEST_SAID]}…"


def _in_marks(words: str) -> str:
    """The words in quotation marks, unless they have some inside."""
    bare = words.strip(f"{DOUBLE} ")
    return words if set(bare) & set(DOUBLE) else f"“{bare or words}”"
