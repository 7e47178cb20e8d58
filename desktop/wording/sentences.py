"""Several things said one after the other, for a screen reader."""

from __future__ import annotations

from collections.abc import Iterable

_CLOSING = "”’\"'»)"
_ENDS = (".", "!", "?", "…", ":")


def in_sentences(parts: Iterable[str]) -> str:
    """What is said, each a sentence of its own; what ends as one already gets no second stop.

    Example: “Who is speaking?” and “choose one” → Who is speaking? choose one
    """
    told = ""
    for part in filter(None, (each.strip() for each in parts)):
        stop = "" if told.rstrip(_CLOSING).endswith(_ENDS) else "."
        told = f"{told}{stop} {part}" if told else part
    return told
