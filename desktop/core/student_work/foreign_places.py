"""Where in the articles of a library the words of a note of another program stand."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.anchoring.description import describe
from desktop.core.anchoring.relocating import relocate
from desktop.core.anchoring.relocation import Cause, Outcome, Relocation
from desktop.core.article import Article
from desktop.core.record import record
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from desktop.core.span import Span
from desktop.core.student_work.readers.foreign_note import ForeignPlace

_ORDER = (Outcome.SURE, Outcome.CHECK, Outcome.LOST)


@record(frozen=True, slots=True)
class FoundPlace:
    """An article, and what became of a place in it."""

    article: Article
    relocation: Relocation


def found_places(
    places: Sequence[ForeignPlace], articles: Sequence[Article]
) -> tuple[FoundPlace | None, ...]:
    """For each place the article in which it is found best, of several the first.

    None where there is no article. A task: it compares texts.
    """
    best: list[FoundPlace | None] = [None] * len(places)
    for article in articles:
        open_ones = [
            number
            for number, known in enumerate(best)
            if known is None or known.relocation.outcome is not Outcome.SURE
        ]
        found = _in_article([places[number] for number in open_ones], article)
        for number, relocation in zip(open_ones, found, strict=True):
            known = best[number]
            if known is None or _ORDER.index(relocation.outcome) < _ORDER.index(
                known.relocation.outcome
            ):
                best[number] = FoundPlace(article, relocation)
    return tuple(best)


def selector_of(place: ForeignPlace) -> Selector:
    """The words as they came, with their place in the text of the other program."""
    start = max(0, place.start)
    quote = TextQuoteSelector(place.quote, place.prefix, place.suffix)
    return Selector(quote, TextPositionSelector(start, max(start, place.end)))


def _in_article(places: Sequence[ForeignPlace], article: Article) -> list[Relocation]:
    text = article.text
    offsets = _offsets(text) if any(place.counts_units for place in places) else None
    found: list[Relocation | None] = []
    for place in places:
        span = _said_span(place, offsets)
        stands = span is not None and _stands(text, place, span)
        if stands and span is not None:
            found.append(Relocation(Outcome.SURE, Cause.SAME_WORDS, describe(text, span)))
        else:
            found.append(None)
    sought = [place for place, known in zip(places, found, strict=True) if known is None]
    rest = iter(relocate([selector_of(place) for place in sought], text))
    return [known if known is not None else next(rest) for known in found]


def _said_span(place: ForeignPlace, offsets: list[int] | None) -> Span | None:
    """Where a place says that it is, counted in characters."""
    start, end = place.start, place.end
    if not 0 <= start < end:
        return None
    if place.counts_units and offsets is not None:
        if end >= len(offsets):
            return None
        start, end = offsets[start], offsets[end]
    return Span(start, end) if start < end else None


def _stands(text: str, place: ForeignPlace, span: Span) -> bool:
    """Whether just these words stand there, among those that stood around them."""
    return (
        span.of(text) == place.quote
        and text[: span.start].endswith(place.prefix)
        and text.startswith(place.suffix, span.end)
    )


def _offsets(text: str) -> list[int]:
    """For each UTF-16 unit of a text, and its end, the character that it is of."""
    if text.isascii():
        return list(range(len(text) + 1))
    offsets: list[int] = []
    for number, letter in enumerate(text):
        offsets += [number] * (2 if ord(letter) > 0xFFFF else 1)
    return [*offsets, len(text)]
