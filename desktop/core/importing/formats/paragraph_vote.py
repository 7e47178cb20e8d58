"""A vote on a page after the published Arc90 method: paragraphs hand their scores to their parents.

The idea is that of Arc90's Readability of 2009: an element gets a score for each paragraph that it
holds (1, its commas, its length), half of it goes to the element around; what has many links
counts less, and names tell text from what stands beside it. The element with the highest score
holds the text, with those beside it that have a fifth of its score.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from desktop.core.importing.formats.page_blocks import PageBlock
from desktop.core.importing.formats.page_element import PageElement, PageElements
from desktop.core.importing.formats.page_parts import PageParts
from desktop.core.importing.formats.page_tags import APART, HEADINGS, IN_A_LINE
from desktop.core.shape import LineKind
from desktop.core.text.word_lists import words_by_kind

_BASE = {
    "article": 8, "div": 5, "main": 5, "pre": 3, "td": 3, "blockquote": 3, "section": 2,
    "address": -3, "ol": -3, "ul": -3, "dl": -3, "dd": -3, "dt": -3, "li": -3, "form": -3,
    "h1": -5, "h2": -5, "h3": -5, "h4": -5, "h5": -5, "h6": -5, "th": -5,
}  # fmt: skip
_PRUNED = frozenset({"table", "ul", "ol", "div", "aside", "header", "footer", "section"})
_SHORTEST = 25
_BY_NAME = 25


def paragraph_vote(blocks: Sequence[PageBlock], parts: PageParts) -> tuple[bool, ...]:
    """For each block whether it is of the text."""
    scores = _Scores(parts)
    taken, dropped = scores.taken()
    # In the order of the page what lies in an element follows it.
    is_in = [False] * len(parts.elements.every)
    for element in taken:
        is_in[element.number : element.end] = [True] * (element.end - element.number)
    end = 0
    for element in dropped:
        if element.number >= end:
            end = element.end
            is_in[element.number : end] = [False] * (end - element.number)
    return tuple(
        bool(block.line)
        and is_in[block.element.number]
        and not scores.is_out[block.element.number]
        and block.kind is not LineKind.CAPTION
        for block in blocks
    )


class _Scores:
    """Lengths, links, commas and scores of the elements of a page."""

    def __init__(self, parts: PageParts) -> None:
        self._elements: PageElements = parts.elements
        count = len(parts.elements.every)
        self.is_out = [False] * count
        self._letters = [0] * count
        self._links = [0] * count
        self._commas = [0] * count
        self._loose = [0] * count
        self._is_parted = [False] * count
        self._weights: dict[str, int] = {}
        self._shut_out(parts)
        for element in reversed(parts.elements.within(parts.elements.body)):
            if not self.is_out[element.number]:
                self._measure(element)
        self._counts = {
            tag: [0, *accumulate(each.tag == tag for each in parts.elements.every)]
            for tag in ("p", "img", "li", "input")
        }
        self._score: dict[PageElement, float] = {}
        self._hand_on()

    def _shut_out(self, parts: PageParts) -> None:
        unlikely: dict[str, bool] = {}
        for element in parts.elements.every:
            number, parent = element.number, element.parent
            if (parent is not None and self.is_out[parent.number]) or number in parts.unseen:
                self.is_out[number] = True
            elif element.attributes and element.tag not in {"body", "html", "a", "span"}:
                names = element.given_names.lower()
                if names not in unlikely:
                    unlikely[names] = _is_unlikely(names)
                self.is_out[number] = unlikely[names]

    def _measure(self, element: PageElement) -> None:
        number = element.number
        letters, commas = len(element.text.strip()), element.text.count(",")
        for child in element.children:
            letters += len(child.tail.strip())
            commas += child.tail.count(",")
        loose, links, is_parted = letters, 0, False
        for child in element.children:
            at = child.number
            if self.is_out[at]:
                continue
            letters += self._letters[at]
            commas += self._commas[at]
            links += self._letters[at] if child.tag == "a" else self._links[at]
            is_parted = is_parted or self._is_parted[at] or child.tag in APART
            loose += self._loose[at] if child.tag in IN_A_LINE else 0
        self._letters[number], self._links[number] = letters, links
        self._commas[number], self._loose[number] = commas, loose
        self._is_parted[number] = is_parted

    def _hand_on(self) -> None:
        for element in self._elements.within(self._elements.body):
            if self.is_out[element.number]:
                continue
            at = element.number
            is_box = element.tag in {"div", "section", "article"}
            is_paragraph = element.tag in {"p", "pre", "td"} or (is_box and not self._is_parted[at])
            letters = self._letters[at] if is_paragraph else self._loose[at] if is_box else 0
            if letters < _SHORTEST:
                continue
            commas = self._commas[at] + 1 if is_paragraph else letters / 60
            score = 1 + commas + min(letters / 100, 3)
            parent = element.parent if is_paragraph else element
            if parent is not None:
                self._add(parent, score)
                if parent.parent is not None:
                    self._add(parent.parent, score / 2)
        for element in self._score:
            self._score[element] *= 1 - self._density(element)

    def _add(self, element: PageElement, score: float) -> None:
        if element not in self._score:
            self._score[element] = _BASE.get(element.tag, 0) + self._weight(element)
        self._score[element] += score

    def _weight(self, element: PageElement) -> int:
        weight = 0
        for name in (element.get("class"), element.get("id")):
            if name and name not in self._weights:
                lowered = name.lower()
                against = any(mark in lowered for mark in _marks("against"))
                for_it = any(mark in lowered for mark in _marks("for"))
                self._weights[name] = _BY_NAME * (for_it - against)
            weight += self._weights[name] if name else 0
        return weight

    def _counted(self, tag: str, element: PageElement) -> int:
        return self._counts[tag][element.end] - self._counts[tag][element.number]

    def _density(self, element: PageElement) -> float:
        return self._links[element.number] / max(1, self._letters[element.number])

    def taken(self) -> tuple[list[PageElement], list[PageElement]]:
        """The elements that hold the text, and those in them that are none of it."""
        if not self._score:
            return [], []
        best = max(self._score, key=lambda element: self._score[element])
        enough = max(10.0, self._score[best] * 0.2)
        beside = best.parent.children if best.parent is not None else [best]
        taken = [
            element
            for element in beside
            if element is best
            or self._score.get(element, -1) >= enough
            or (element.tag == "p" and self._is_paragraph(element))
        ]
        dropped = [
            inner
            for element in taken
            for inner in self._elements.within(element)
            if inner is not best and not self.is_out[inner.number] and self._is_dropped(inner)
        ]
        return taken, dropped

    def _is_paragraph(self, element: PageElement) -> bool:
        if self._letters[element.number] > 80:
            return self._density(element) < 0.25
        words = self._elements.words(element)
        return not self._links[element.number] and words.endswith((".", "!", "?", "。"))

    def _is_dropped(self, element: PageElement) -> bool:
        if element.tag in HEADINGS:
            return self._weight(element) < 0 or self._density(element) > 0.33
        if element.tag not in _PRUNED:
            return element.tag == "form"
        weight = self._weight(element)
        if weight + self._score.get(element, 0) < 0:
            return True
        return self._commas[element.number] < 10 and self._is_crumbs(element, weight)

    def _is_crumbs(self, element: PageElement, weight: int) -> bool:
        """Whether an element with few sentences holds pictures, fields or links instead."""
        paragraphs, pictures = self._counted("p", element), self._counted("img", element)
        if paragraphs and pictures > 1 + paragraphs * 1.3:
            return True
        if self._counted("li", element) - 100 > paragraphs and element.tag not in {"ul", "ol"}:
            return True
        if self._counted("input", element) > paragraphs / 3:
            return True
        if self._letters[element.number] < _SHORTEST and not pictures:
            return True
        return self._density(element) > (0.2 if weight < _BY_NAME else 0.5)


def _is_unlikely(names: str) -> bool:
    return any(mark in names for mark in _marks("unlikely")) and not any(
        mark in names for mark in _marks("likely")
    )


@cache
def _marks(kind: str) -> frozenset[str]:
    return words_by_kind("page_scores")[kind]
