"""The program's own vote on a page: what holds the text, and which blocks in it count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from desktop.core.importing.formats.furniture import is_furniture, names_of_text
from desktop.core.importing.formats.page_blocks import PageBlock
from desktop.core.importing.formats.page_element import PageElement
from desktop.core.importing.formats.page_parts import PageParts
from desktop.core.importing.formats.page_titles import PageTitles
from desktop.core.shape import LineKind

_SENTENCE_END = re.compile(r"[.!?…:;。！？।][\"'”’»)\]]*\Z")
# How much less an element counts for a paragraph with each step outwards, and the last step.
_FADING, _FAINTEST = 0.72, 0.05
_KINDS_APART = frozenset({LineKind.QUOTATION, LineKind.PREFORMATTED, LineKind.TABLE_ROW})


def own_vote(blocks: Sequence[PageBlock], parts: PageParts, titles: PageTitles) -> tuple[bool, ...]:
    """For each block whether it is of the text."""
    holder = _Paragraphs(blocks, parts).holder()
    inside = [
        number
        for number, block in enumerate(blocks)
        if block.line
        and holder.holds(block.element)
        and not parts.aside[block.element.number]
        and block.kind is not LineKind.CAPTION
    ]
    taken = _trimmed(blocks, inside, titles)
    return tuple(number in taken for number in range(len(blocks)))


class _Paragraphs:
    """The paragraphs of a page with their weights, in order."""

    def __init__(self, blocks: Sequence[PageBlock], parts: PageParts) -> None:
        self._body = parts.elements.body
        self._weighed = [
            (block.element, weight)
            for block in blocks
            if not parts.aside[block.element.number] and (weight := _weight(block))
        ]
        self._numbers = [element.number for element, _ in self._weighed]
        self._sums = [0.0]
        for _, weight in self._weighed:
            self._sums.append(self._sums[-1] + weight)

    def holder(self) -> PageElement:
        """The element that holds the text: paragraphs vote for what they lie in, near or far."""
        votes = self._votes()
        if not votes:
            return self._body
        best = max(votes, key=lambda element: votes[element])
        here = self._within(best)
        inner = best
        while inner is not self._body and inner.parent is not None:
            outer = inner.parent
            more = self._within(outer)
            grows = here * 1.02 < more < here * 1.9
            if grows and outer.tag not in {"body", "html"} and self._adds_prose(inner, outer):
                best, here = outer, more
            inner = outer
            if more > here * 2:
                break
        return best

    def _votes(self) -> dict[PageElement, float]:
        votes: dict[PageElement, float] = {}
        for element, weight in self._weighed:
            share = 1.0
            for outer in element.ancestors():
                votes[outer] = votes.get(outer, 0.0) + weight * share
                share *= _FADING
                if outer is self._body or share <= _FAINTEST:
                    break
        for element in votes:
            if element.get("itemprop") == "articleBody" or names_of_text(element.given_names):
                votes[element] *= 1.25
            if element.tag in {"article", "main"}:
                votes[element] *= 1.1
        return votes

    def _range(self, element: PageElement) -> tuple[int, int]:
        first = bisect_left(self._numbers, element.number)
        return first, bisect_left(self._numbers, element.end)

    def _within(self, element: PageElement) -> float:
        first, last = self._range(element)
        return self._sums[last] - self._sums[first]

    def _adds_prose(self, inner: PageElement, outer: PageElement) -> bool:
        """Whether what stands round an element are paragraphs as well, and no linked teasers."""
        start, end = self._range(outer)
        first, last = self._range(inner)
        added = self._weighed[start:first] + self._weighed[last:end]
        good = sum(
            weight
            for element, weight in added
            if weight > 80
            and element.tag == "p"
            and not any(each.tag in {"li", "a"} for each in element.ancestors())
        )
        return good > 0.6 * sum(weight for _, weight in added)


def _weight(block: PageBlock) -> float:
    letters = len(block.line) - 2 * block.link_letters
    if letters < 25 or block.kind in {LineKind.HEADING, LineKind.CAPTION}:
        return 0.0
    is_sentence = letters > 150 or _SENTENCE_END.search(block.line[-8:]) is not None
    weight = min(letters, 600) * (1.0 if is_sentence else 0.35)
    return weight * (0.5 if block.kind is LineKind.LIST_ITEM else 1.0)


def _trimmed(
    blocks: Sequence[PageBlock], inside: Sequence[int], titles: PageTitles
) -> Collection[int]:
    """The blocks that count among those in the element that holds the text."""
    taken: list[int] = []
    prose_before = 0
    for position, number in enumerate(inside):
        block = blocks[number]
        if block.kind is LineKind.HEADING and block.block.style.level == 1:
            continue
        if prose_before < 300 and titles.are_said_by(block.line):
            continue
        if is_furniture(block.line):
            continue
        is_linked = block.link_letters > 0.8 * len(block.line)
        is_short = block.kind is LineKind.LIST_ITEM or len(block.words) < 20
        if is_linked and is_short and block.kind is not LineKind.HEADING:
            continue
        is_lead = block.kind is LineKind.HEADING and prose_before == 0
        if is_lead and titles.are_described_by(block.line):
            following = inside[position + 1 : position + 6]
            if any(blocks[later].is_prose for later in following):
                continue
        taken.append(number)
        prose_before += len(block.line) if block.is_prose else 0
    return frozenset(_without_ends(blocks, taken))


def _without_ends(blocks: Sequence[PageBlock], taken: list[int]) -> list[int]:
    """Without the short lines behind the last sentence and before the first."""
    while taken and _is_loose_end(blocks[taken[-1]]):
        taken.pop()
    first = next((at for at, number in enumerate(taken) if blocks[number].is_prose), 0)
    head = [number for number in taken[:first] if _may_begin(blocks[number])]
    return head + taken[first:]


def _is_loose_end(block: PageBlock) -> bool:
    if block.is_prose:
        return False
    is_heading = block.kind is LineKind.HEADING
    return is_heading or (block.kind is LineKind.PARAGRAPH and len(block.words) < 6)


def _may_begin(block: PageBlock) -> bool:
    if block.kind in _KINDS_APART:
        return True
    if block.kind is LineKind.LIST_ITEM and len(block.words) > 5:
        return True
    return len(block.words) >= 10 and block.link_letters == 0
