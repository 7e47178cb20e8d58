"""From a place in a text to the selector that will find it again."""

from __future__ import annotations

from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from desktop.core.span import Span

# As many characters as the Hypothesis client keeps on either side.
CONTEXT = 32


def describe(text: str, span: Span) -> Selector:
    """The selector for `span` of `text`.

    Raises ValueError for an empty span or one that runs past the end of the text.
    """
    if not len(span) or span.end > len(text):
        raise ValueError(f"cannot describe {span} of a text of {len(text)} characters")
    quote = TextQuoteSelector(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )
    return Selector(quote, TextPositionSelector(span.start, span.end))
