"""How a place in an article is found again, in the terms of the W3C Web Annotation model."""

from __future__ import annotations

from desktop.core.record import record
from desktop.core.span import Span


@record(frozen=True, slots=True)
class TextQuoteSelector:
    """The words of a place with up to 32 characters before and after it."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@record(frozen=True, slots=True)
class TextPositionSelector:
    """Where a place stands, in characters (code points) from the start of the text."""

    start: int
    end: int


@record(frozen=True, slots=True)
class Selector:
    """A place told both ways, so that it survives a change of the text around it."""

    quote: TextQuoteSelector
    position: TextPositionSelector

    @property
    def span(self) -> Span:
        """The place in the text that the selector was made from.

        Where a damaged file says what is no place at all, an empty one.
        """
        start = max(0, self.position.start)
        return Span(start, max(start, self.position.end))
