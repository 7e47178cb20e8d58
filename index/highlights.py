"""Where the words of a query stand in a text, and the sentences worth showing of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.analysis import Word, words
from index.query import NEAR, Group, Near, Node, OfAttribute, OfKind, Phrase, Prefix, Query, Term

# A sentence ends with its mark, the quotation marks that close with it, and a blank.
_SENTENCE_END = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?P<blank>\s+)(?=[\"'“‘„«(\[]*[^\W\d_a-zß-öø-ÿ]|\d)|\n+"
)
# Points after these end no sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Jr|Sr|vs|No|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])$"
)


@dataclass(slots=True)
class _Sought:
    """The words of a query, by how they are compared."""

    stems: set[str] = field(default_factory=set)
    starts: set[str] = field(default_factory=set)
    phrases: set[tuple[str, ...]] = field(default_factory=set)
    pairs: set[Near] = field(default_factory=set)

    def add(self, node: Node | None, *, kind: str, attribute: str) -> None:
        match node:
            case Term(forms):
                self.stems.add(forms.stem)
            case Prefix(start):
                self.starts.add(start)
            case Phrase(sought):
                self.phrases.add(sought)
            case Near():
                self.pairs.add(node)
            case OfAttribute(name, inner) if name == attribute:
                self.add(inner, kind=kind, attribute="")
            case OfKind(name, inner) if not attribute and kind in ("", name):
                self.add(inner, kind=kind, attribute="")
            case Group(required, wanted):
                for each in required + wanted:
                    self.add(each, kind=kind, attribute=attribute)
            case _:
                pass


@lru_cache(maxsize=64)
def _sought(group: Group, kind: str, attribute: str) -> _Sought:
    sought = _Sought()
    sought.add(group, kind=kind, attribute=attribute)
    return sought


def matches(
    text: str, query: Query, *, kind: str = "", attribute: str = ""
) -> tuple[tuple[int, int], ...]:
    """The stretches of `text` that the query names, in characters, in order and apart.

    A phrase is one stretch. Words that the query wants only in another `kind` of document,
    or in an attribute other than `attribute`, are passed over.
    """
    sought = _sought(query.group, kind, attribute)
    found = list(words(text))
    return _merged([*_single(found, sought), *_phrases(found, sought), *_pairs(found, sought)])


def _single(found: Sequence[Word], sought: _Sought) -> Iterator[tuple[int, int]]:
    stems, starts = sought.stems, tuple(sought.starts)
    for word in found:
        if word.forms.stem in stems or (starts and word.forms.exact.startswith(starts)):
            yield word.start, word.end


def _phrases(found: Sequence[Word], sought: _Sought) -> Iterator[tuple[int, int]]:
    for phrase in sought.phrases:
        for index in range(len(found) - len(phrase) + 1):
            if all(
                found[index + offset].forms.exact == exact for offset, exact in enumerate(phrase)
            ):
                yield found[index].start, found[index + len(phrase) - 1].end


def _pairs(found: Sequence[Word], sought: _Sought) -> Iterator[tuple[int, int]]:
    for pair in sought.pairs:
        for index, word in enumerate(found):
            if word.forms.stem != pair.first.stem:
                continue
            around = (*range(max(0, index - NEAR), index), *range(index + 1, index + NEAR + 1))
            near = [found[at] for at in around if at < len(found)]
            partners = [other for other in near if other.forms.stem == pair.second.stem]
            for partner in (word, *partners) if partners else ():
                yield partner.start, partner.end


def _merged(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text in characters, without the blanks between them."""
    found: list[tuple[int, int]] = []
    start = 0
    for mark in _SENTENCE_END.finditer(text):
        end = mark.start("blank") if mark["blank"] else mark.start()
        if mark["blank"] and _ABBREVIATED.search(text, max(start, mark.start() - 12), mark.start()):
            continue
        if end > start:
            found.append((start, end))
        start = mark.end()
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return tuple(found)


def sentence_snippet(
    text: str, ranges: Sequence[tuple[int, int]], limit: int = 320
) -> tuple[int, int]:
    """The stretch of `text` to show for these ranges: whole sentences, at most `limit` long.

    It holds as many of the ranges as fit; without ranges it is the beginning. Only a
    sentence longer than the limit is cut, between words.
    """
    whole = sentences(text)
    if not whole:
        return 0, 0
    ends = [end for _, end in whole]
    held = [0] * len(whole)
    for start, _ in ranges:
        held[min(bisect_right(ends, start), len(whole) - 1)] += 1
    first, last = _best_run(whole, held if ranges else [1] * len(whole), limit)
    start, end = whole[first][0], whole[last][1]
    if end - start > limit:
        inside = next((each for each in ranges if start <= each[0] < end), (start, start))
        return _cut(text, start, end, inside, limit)
    return start, end


def _best_run(whole: Sequence[tuple[int, int]], held: Sequence[int], limit: int) -> tuple[int, int]:
    """The first and last sentence of the run that fits and holds the most ranges."""
    best, most = (0, 0), 0
    for first in range(len(whole)):
        holds = 0
        for last in range(first, len(whole)):
            if last > first and whole[last][1] - whole[first][0] > limit:
                break
            holds += held[last]
            if holds > most and held[first] and held[last]:
                best, most = (first, last), holds
    return best


def _cut(text: str, start: int, end: int, inside: tuple[int, int], limit: int) -> tuple[int, int]:
    """A part of one long sentence, around the words that were found in it."""
    left = max(start, min(inside[0] - limit // 4, end - limit))
    right = min(end, max(left + limit, inside[1]))
    if left > start and (blank := text.find(" ", left, inside[0])) >= 0:
        left = blank + 1
    if right < end and (blank := text.rfind(" ", inside[1], right)) >= 0:
        right = blank
    return left, right
