"""Lines that were broken to fit a page, as in plain-text books."""

from __future__ import annotations

import re

# A single line break between words; two of them part paragraphs, and so does a label behind it.
_LABEL = r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}|[QA])"
_BREAK = re.compile(rf"(?<=[^\n])\n(?=[^\n])(?!{_LABEL}(?: \([^)\n]{{1,40}}\))?: )")
_FEWEST_BREAKS = 4
# In wrapped prose about three lines of four begin with a small letter; elsewhere hardly any do.
_SMALL_SHARE = 0.3


def without_wrapping(text: str) -> str:
    """The text with a blank for each line break inside a paragraph; every offset stays true.

    A text whose lines are paragraphs is given back as it is.
    """
    breaks = [found.start() for found in _BREAK.finditer(text)]
    small = sum(text[place + 1].islower() for place in breaks)
    if len(breaks) < _FEWEST_BREAKS or small < _SMALL_SHARE * len(breaks) or "\n\n" not in text:
        return text
    return _BREAK.sub(" ", text)
