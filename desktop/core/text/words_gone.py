"""Which words of an earlier text are gone from a later one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

# More words than these are not compared: the first ones show what it is about.
_COMPARED_WORDS = 400
# So many letters go when somebody mends a word; who takes out more may want them again.
_MENDED, _A_WORD = 12, 4


def letters_gone(earlier: str, now: str) -> int:
    """How many letters the words have together that stood earlier and do not stand now.

    Where they stand makes no difference, and a word that goes on is none that is gone.
    """
    before, after = Counter(earlier.split()), Counter(now.split())
    begun = sorted(after - before)

    def goes_on(word: str) -> bool:
        at = bisect_left(begun, word)
        return at < len(begun) and begun[at].startswith(word)

    gone = before - after
    return sum(len(word) * count for word, count in gone.items() if not goes_on(word))


def is_loss(earlier: str, now: str) -> bool:
    """Whether words were taken out, and not only mended.

    "an hour of thougt" to "an hour of thought" is none, to "an hour" or "" it is one.
    """
    gone = letters_gone(earlier, now)
    if not now.strip():
        return bool(gone)
    is_most = gone * 2 > len("".join(earlier.split()))
    return gone > _MENDED or (gone > _A_WORD and is_most)


def parts_gone(earlier: str, now: str) -> tuple[tuple[str, bool], ...]:
    """An earlier wording in parts, each with whether its words are no longer there now."""
    # Every part is a word with the blanks after it: put together they are the wording again.
    before, after = re.findall(r"\S+\s*", earlier), now.split()
    if before:
        before[0] = earlier[: len(earlier) - len(earlier.lstrip())] + before[0]
    if not before or len(before) > _COMPARED_WORDS or len(after) > _COMPARED_WORDS:
        return ((earlier, False),)
    from difflib import SequenceMatcher  # noqa: PLC0415 - a start compares nothing

    compared = SequenceMatcher(None, [word.strip() for word in before], after, autojunk=False)
    return tuple(
        ("".join(before[start:end]), kind != "equal")
        for kind, start, end, _, _ in compared.get_opcodes()
        if end > start
    )
