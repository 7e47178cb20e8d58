"""The wordings that a note's field ever had, each under a stamp, so that none is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# More words than these are not compared: the first ones show what it is about.
_COMPARED_WORDS = 400
# So many letters go when somebody mends a word; who takes out more may want them again.
_MENDED, _A_WORD = 12, 4


class Field(StrEnum):
    """What of a note changes on its own; REMOVED is a time, or empty outside the bin."""

    BODY = "body"
    PEN = "pen"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """When something was written, in an order that every copy of a library agrees on.

    `device` tells apart who wrote, so that no two wordings ever have one stamp.
    """

    ms: int
    counter: int
    device: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What a field held. `written` is an ISO 8601 time in UTC, as the writer's clock told it.

    One that is `beside` was written over by somebody who had not seen it, and the reader has
    not yet said what is to become of it.
    """

    stamp: Stamp
    value: str
    written: str = ""
    is_beside: bool = False


Wordings = Mapping[Stamp, str]


def next_stamp(greatest: Stamp | None, *, clock_ms: int, device: str) -> Stamp:
    """A stamp after every one seen so far, whatever the clock says (a hybrid logical clock).

    After Kulkarni and others, "Logical Physical Clocks" (2014).
    """
    if greatest is None or clock_ms > greatest.ms:
        return Stamp(clock_ms, 0, device)
    return Stamp(greatest.ms, greatest.counter + 1, device)


def merged(one: Wordings, other: Wordings) -> dict[Stamp, str]:
    """All wordings of both: whoever is merged with whom, and how often, the outcome is one."""
    return {**one, **other}


def shown(wordings: Wordings) -> str | None:
    """The wording with the greatest stamp; None when there is none."""
    return wordings[max(wordings)] if wordings else None


def letters_gone(earlier: str, now: str) -> int:
    """How many letters the words have together that stood earlier and do not stand now.

    Where they stand makes no difference, and a word that goes on is none that is gone.
    """
    before, after = Counter(earlier.split()), Counter(now.split())
    begun = [word for word in after - before if word]
    gone = before - after
    return sum(
        len(word) * count
        for word, count in gone.items()
        if not any(new.startswith(word) for new in begun)
    )


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
