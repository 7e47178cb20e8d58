"""How a search was understood, in words."""

from __future__ import annotations

from desktop.core.search_request import Facet, Filter, Request, ResultKind
from desktop.core.searching.results import SearchResults
from desktop.core.searching.understood import Hint, HintSort, PartSort, QueryPart
from desktop.wording.translation_context import TranslationContext

Understood = TranslationContext("Understood")

# What stands around a word without being part of it.
_MARKS = ".,;:!?…\"'“”‘’()"
# So much of a query fits into one line with a question around it.
_A_LINE = 60


def understood_line(results: SearchResults) -> str:
    """One line for all that was typed and chosen; empty where it would only repeat one word."""
    parts, filters = results.parts, results.request.filters
    words = [part for part in parts if _is_word(part)]
    is_plain = all(part.sort in (PartSort.WORD, PartSort.BEGINNING) for part in words)
    is_odd = results.has_open_quote or results.was_cut or results.left_out
    is_alone = len(parts) <= 1 and len(words) == len(parts)
    if not filters and not is_odd and is_alone and is_plain:
        return ""
    said = []
    if words:
        named = ", ".join(_alone(part) for part in words)
        several = Understood.tr("{0} – passages with all of them first")
        said.append(several.format(named) if len(words) > 1 else named)
    said += [_told(part) for part in parts if not _is_word(part)]
    said += _all_chosen(results.request)
    if results.left_out:
        common: dict[str, str] = {}
        for word in results.left_out:
            bare = word.strip(_MARKS)
            common.setdefault(bare.casefold(), bare)
        said.append(Understood.tr("too common to look for: {0}").format(", ".join(common.values())))
    if results.has_open_quote:
        said.append(Understood.tr("type the second quotation mark where the exact words end"))
    if results.was_cut:
        said.append(Understood.tr("only the beginning was looked for: it is very long"))
    return " · ".join(said)


def chosen_words(request: Request) -> str:
    """What was chosen beside the words of a search."""
    kinds = {
        ResultKind.QUOTATION: Understood.tr("only quotes"),
        ResultKind.ARTICLE: Understood.tr("only articles"),
        ResultKind.NOTE: Understood.tr("only my notes"),
        ResultKind.CONTEXT: Understood.tr("only context"),
        ResultKind.OWN_CLAIM: Understood.tr("only my claims"),
    }
    kind = [kinds[request.kind]] if request.kind else []
    return " · ".join([*kind, *_all_chosen(request)])


def hint_words(hint: Hint) -> str:
    """What a hint says; where it has something better, as a question."""
    said = hint.said.rstrip(":")
    match hint.sort:
        case HintSort.MISSPELT if not hint.words:
            one, many = (
                Understood.tr("No “{0}” anywhere, but “{1}” is."),
                Understood.tr("Some of these words are not anywhere."),
            )
            words = many if hint.more else one
        case HintSort.MISSPELT if hint.more:
            both = Understood.tr("No “{0}” or “{1}” anywhere. Did you mean “{2}”?")
            many = Understood.tr("Some of these words are not anywhere. Did you mean “{2}”?")
            words = both if len(hint.more) == 1 else many
            return words.format(hint.said, hint.more[0], _shortened(hint.better))
        case HintSort.MISSPELT:
            words = Understood.tr("No “{0}” anywhere. Did you mean “{1}”?")
        case HintSort.NAME:
            words = Understood.tr("“{0}” was looked for as words. Did you mean {1}?")
        case HintSort.VALUE if hint.said.startswith("is:"):
            words = Understood.tr("After “is:” you can type unread, read or marked.")
        case HintSort.VALUE:
            words = Understood.tr("“{0}” was not understood and looked for as words.")
        case HintSort.DATE:
            words = Understood.tr("“{0}” is not a date: type 2024, 2024-06 or 2024-06-30.")
        case HintSort.NOTHING_NAMED:
            words = Understood.tr("Type what you look for right after “{0}:”.")
        case HintSort.INNER_ASTERISK:
            words = Understood.tr("In “{0}” the stars were passed over; type them as in col*r")
        case HintSort.TOO_MANY:
            words = Understood.tr("Very many words fit “{0}”: only the commonest were looked for.")
        case _:
            words = Understood.tr(
                "Type also a word that should be there, not only what to leave out."
            )
    return words.format(hint.said if hint.sort is not HintSort.NOTHING_NAMED else said, hint.better)


def _shortened(words: str) -> str:
    return words if len(words) <= _A_LINE else f"{words[:_A_LINE].rstrip()} …"


def _is_word(part: QueryPart) -> bool:
    sorts = (PartSort.WORD, PartSort.BEGINNING, PartSort.PATTERN, PartSort.ALMOST)
    return part.sort in sorts and not part.is_negative


def _alone(part: QueryPart) -> str:
    said = part.said[0]
    match part.sort:
        case PartSort.BEGINNING:
            return f"{said}…"
        case PartSort.PATTERN:
            return said.replace("*", "…")
        case PartSort.ALMOST:
            return Understood.tr("{0} or spelt almost so").format(said)
        case _:
            return said


def _told(part: QueryPart) -> str:
    match part.sort:
        case PartSort.PHRASE:
            words = Understood.tr("exactly “{0}”").format(*part.said)
        case PartSort.NEAR:
            words = Understood.tr("{0} close to {1}").format(part.said[0], part.said[-1])
        case PartSort.ALL:
            words = Understood.tr("all of: {0}").format(", ".join(part.said))
        case PartSort.ANY:
            words = Understood.tr("any of: {0}").format(", ".join(part.said))
        case PartSort.LIMIT:
            if part.name == "is" and part.said and part.is_negative:
                # What is opened and not opened has a word of its own either way.
                return Understood.tr("without my marks or notes")
            words = _limited(part)
        case PartSort.PATTERN | PartSort.ALMOST:
            words = _alone(part)
        case _:
            words = " ".join(part.said)
    return Understood.tr("without {0}").format(words) if part.is_negative else words


def _limited(part: QueryPart) -> str:
    said = " ".join(part.said)
    if not part.said:
        return {
            "said": Understood.tr("all quotes"),
            "note": Understood.tr("all my notes and marks"),
            "context": Understood.tr("all context notes"),
            "claim": Understood.tr("all my claims"),
        }.get(part.name, part.name)
    if part.name == "is":
        state = said.lower()
        return {
            "unread": Understood.tr("not opened yet"),
            "new": Understood.tr("not opened yet"),
            "unopened": Understood.tr("not opened yet"),
            "read": Understood.tr("opened before"),
            "opened": Understood.tr("opened before"),
        }.get(state, Understood.tr("with my marks or notes"))
    if part.name == "in" and said.lower() in ("here", "this"):
        return Understood.tr("in the article that is open")
    templates = {
        "speaker": Understood.tr("said by {0}"),
        "said": Understood.tr("{0} in a quote"),
        "note": Understood.tr("{0} in my notes"),
        "context": Understood.tr("{0} in the context notes"),
        "claim": Understood.tr("{0} in my claims"),
        "cue": Understood.tr("reported with “{0}”"),
        "title": Understood.tr("title with {0}"),
        "publisher": Understood.tr("published by {0}"),
        "author": Understood.tr("written by {0}"),
        "lesson": Understood.tr("lesson {0}"),
        "tag": Understood.tr("tagged {0}"),
        "in": Understood.tr("in {0}"),
        "after": Understood.tr("from {0} on"),
        "before": Understood.tr("before {0}"),
    }
    return templates.get(part.name, "{0}").format(said)


def _all_chosen(request: Request) -> list[str]:
    in_order = sorted(request.filters, key=lambda each: (each.facet, each.value))
    return [_chosen(each) for each in in_order]


def _chosen(chosen: Filter) -> str:
    templates = {
        Facet.SPEAKER: Understood.tr("said by {0}"),
        Facet.YEAR: Understood.tr("from {0}"),
        Facet.PUBLISHER: Understood.tr("published by {0}"),
        Facet.LESSON: Understood.tr("lesson {0}"),
        Facet.TAG: Understood.tr("tagged {0}"),
    }
    return templates[chosen.facet].format(chosen.value)
