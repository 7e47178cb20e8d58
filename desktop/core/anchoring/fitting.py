"""Places as they were stored, brought into the text that they are shown in.

Whoever reads places from a library to show them in a text brings them here first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from desktop.core.anchoring.exact_span import exact_span
from desktop.core.annotation import Annotation
from desktop.core.claim import Claim, ContextNote
from desktop.core.record import replace
from desktop.core.selector import Selector, TextPositionSelector

About = TypeVar("About", Claim, ContextNote)


def marks_in(text: str, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """The annotations with their places in the text, and all of their words."""
    return tuple(mark_in(text, annotation) for annotation in annotations)


def mark_in(text: str, annotation: Annotation) -> Annotation:
    """An annotation with its place in the text."""
    if annotation.is_lost:
        # Its place is one of another text.
        return annotation
    place = fitted(text, annotation.selector)
    if place is annotation.selector:
        return annotation
    return replace(annotation, selector=place)


def about_in(text: str, known: Iterable[About]) -> tuple[About, ...]:
    """Claims, or context notes, with their places in the text."""
    return tuple(
        replace(each, places=tuple(fitted(text, place) for place in each.places)) for each in known
    )


def fitted(text: str, selector: Selector) -> Selector:
    """The selector with a position in the text, whatever was stored.

    Where its words stand; where they stand nowhere, as near to the old place as the text goes,
    so that what was noted on them is still shown.
    """
    old, quote = selector.span, selector.quote
    is_there = old.end <= len(text) and old.of(text) == quote.exact
    if is_there and selector.position == TextPositionSelector(old.start, old.end):
        return selector
    place = exact_span(text, selector)
    if place is not None:
        start, end = place.start, place.end
    else:
        start, end = min(old.start, len(text)), min(old.end, len(text))
    return replace(selector, position=TextPositionSelector(start, end))
