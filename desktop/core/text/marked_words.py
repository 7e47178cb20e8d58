"""Words of one line with the signs of Markdown in them: what stands out, and where links lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from desktop.core.shape import SpanKind
from desktop.core.text.blocks import TextRun, followed

# The signs inside of lines.
_SIGN = re.compile(r"\\[!-/:-@\[-`{-~]|\*{1,3}|`|!?\[")
# An address may hold one pair of brackets, as those of encyclopedias do.
_LINK = re.compile(
    r"\[([^\[\]]{1,500})\]"
    r"\(([^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)\)"
)
_KINDS = {
    1: frozenset({SpanKind.EMPHASIS}),
    2: frozenset({SpanKind.STRONG}),
    3: frozenset({SpanKind.EMPHASIS, SpanKind.STRONG}),
}


class MarkdownSlip(StrEnum):
    """What can be wrong with the Markdown of an article."""

    LINK_WITHOUT_PAGE = "link without page"
    PICTURE_IN_LINE = "picture in line"
    FENCE_NOT_CLOSED = "fence not closed"


Say = Callable[[MarkdownSlip, str], None]


def marked_runs(words: str, say: Say) -> Iterator[TextRun]:
    """The words as they are set; what is wrong in them goes to `say`, with what it is about."""
    pieces = list(_pieces(words, say))
    ends = _ends_of_emphasis(pieces)
    kinds: frozenset[SpanKind] = frozenset()
    for place, (sign, said, address) in enumerate(pieces):
        if sign and place in ends:
            kinds = kinds ^ _KINDS[len(sign)]
            continue
        if said is None:
            yield TextRun(sign, kinds | {SpanKind.CODE}, address)
        elif said:
            yield TextRun(said, kinds, address)


def _pieces(words: str, say: Say) -> Iterator[tuple[str, str | None, str]]:
    """The words parted at their signs: (signs of emphasis, words, address).

    Code is (its words, None, ""), as nothing in it is a sign.
    """
    at = 0
    has_ticks = "`" in words
    for sign in _SIGN.finditer(words):
        start = sign.start()
        if start < at:
            continue
        if start > at:
            yield "", words[at:start], ""
        at = sign.end()
        if sign[0].startswith("\\"):
            yield "", sign[0][1], ""
        elif sign[0].startswith("*"):
            yield sign[0], sign[0], ""
        elif sign[0] == "`":
            close = words.find("`", at) if has_ticks else -1
            has_ticks = close >= 0
            if close > at:
                yield words[at:close], None, ""
                at = close + 1
            else:
                yield "", "`", ""
        else:
            at, link = _link(words, start, say)
            yield link
    if at < len(words):
        yield "", words[at:], ""


def _link(words: str, start: int, say: Say) -> tuple[int, tuple[str, str, str]]:
    """What begins with a bracket, and where it ends."""
    is_picture = words[start] == "!"
    found = _LINK.match(words, start + is_picture)
    if found is None:
        return start + 1 + is_picture, ("", words[start : start + 1 + is_picture], "")
    if is_picture:
        say(MarkdownSlip.PICTURE_IN_LINE, found[0])
        return found.end(), ("", found[1], "")
    address = followed(found[2])
    if not address:
        say(MarkdownSlip.LINK_WITHOUT_PAGE, found[2])
    return found.end(), ("", found[1], address)


def _ends_of_emphasis(pieces: Sequence[tuple[str, str | None, str]]) -> frozenset[int]:
    """Which pieces are signs that open or close emphasis; the others are words."""
    opened: dict[str, int] = {}
    ends: set[int] = set()
    for place, (sign, said, _) in enumerate(pieces):
        if not sign or said is None:
            continue
        before = _words_of(pieces[place - 1])[-1:] if place else ""
        after = _words_of(pieces[place + 1])[:1] if place + 1 < len(pieces) else ""
        if sign in opened and before.strip():
            ends |= {opened.pop(sign), place}
        elif after.strip() and not before.isalnum():
            opened[sign] = place
    return frozenset(ends)


def _words_of(piece: tuple[str, str | None, str]) -> str:
    return piece[0] if piece[1] is None else piece[1]
