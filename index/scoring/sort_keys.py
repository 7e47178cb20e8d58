"""What hits are put in order by; known without numpy."""

from __future__ import annotations

import re

from index.segments.fields import DATE
from index.words.analysis import fold

_BEFORE_WORDS = re.compile(r"^[\W_]+")
# Marks that are typed otherwise than printed; without them most titles fold very quickly.
_TYPED = str.maketrans(
    {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’", "'"), **dict.fromkeys("–—…", " ")}
)


def sort_key(column: str, value: str) -> str:
    """What a value of a column is compared by when hits are put in order."""
    if column == DATE:
        return value
    if not value.isascii():
        value = value.translate(_TYPED)
    return fold(_BEFORE_WORDS.sub("", value))
