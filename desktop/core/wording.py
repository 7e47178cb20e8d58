"""The wordings that a note's field ever had, each under a stamp, so that none is lost."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop.core.record import record


class NotePart(StrEnum):
    """What of a note changes on its own; REMOVED is a time, or empty outside the bin.

    STANCE is empty where a judgement says nothing by itself. ASKED is how a lesson put the question
    that an answer answers; CHECKED is an answer that its student had checked, empty where that was
    taken back: what is said of it holds as long as the answer is that. PLACE is where a mark that
    was moved was put, and not where a new text carried it.
    """

    BODY = "body"
    PEN = "pen"
    REMOVED = "removed"
    STANCE = "stance"
    ASKED = "asked"
    CHECKED = "checked"
    PLACE = "place"


@record(frozen=True, slots=True, order=True)
class Stamp:
    """When something was written, in an order that every copy of a library agrees on.

    `device` tells apart who wrote, so that no two wordings ever have one stamp.
    """

    ms: int
    counter: int
    device: str


@record(frozen=True, slots=True)
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


def merged(these: Wordings, other: Wordings) -> dict[Stamp, str]:
    """All wordings of both: whoever is merged with whom, and how often, the outcome is one."""
    return {**these, **other}
