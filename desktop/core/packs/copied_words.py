"""Finding words in an article as a teacher would copy them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate, islice

from desktop.core.span import Span
from desktop.core.text.folding import FoldedText
from desktop.core.text.normalised import normalise

# Of more pieces than this no passage is copied; each is looked for in the whole article.
_MOST_PIECES = 40
# Some seconds of work, whatever a pack asks for.
_MOST_LOOKED_AT = 2_000_000
# A guess takes some 3 ms in an article of a thousand words, and grows with the article.
_MOST_GUESSED_IN = 1_000_000
# Nobody needs to be told what a longer text was meant to be.
_LONGEST_TO_GUESS = 1_000
# How many characters `…` may stand for.
LONGEST_GAP = 600

# Blanks are left at both sides: whoever looks for the words strips them.
_LEFT_OUT = re.compile(r"(?:\[\s*)?(?:…|\.{3,})(?:\s*\])?")
_WORD = re.compile(r"\S+")


def as_compared(text: str) -> FoldedText:
    """The text in the form in which two passages are compared; letters keep their accents."""
    return FoldedText(text, keeps_letters=True)


class TooManyOccurrences(Exception):
    """The words that are asked for stand in so many places that looking on would take minutes."""


class CopiedWords:
    """Finds what a pack copies from one article; the same words are looked for only once.

    However much is asked, no more than two million places are looked at: behind them everything
    that was not asked before raises TooManyOccurrences. The commonest word of a long novel stands
    in a hundredth of that.
    """

    def __init__(self, text: str, *, most_looked_at: int = _MOST_LOOKED_AT) -> None:
        self._text = text
        self._left = most_looked_at
        self._letters_left = _MOST_GUESSED_IN
        self._occurrences: dict[str, list[int]] = {}
        self._spans: dict[str, tuple[Span, ...]] = {}
        self._nearest: dict[tuple[str, str], tuple[Span, ...]] = {}

    @cached_property
    def article(self) -> FoldedText:
        """The article as it is compared; from some nothing is copied."""
        return as_compared(self._text)

    def spans(self, words: str) -> tuple[Span, ...]:
        """Every place of the article that has these words, `…` standing for words left out.

        Whole words come first: "art" is found inside "party" only where it stands nowhere alone.
        """
        if words not in self._spans:
            self._spans[words] = self._spans_of(words)
        return self._spans[words]

    def nearest(self, words: str, landmark: str) -> tuple[Span, ...]:
        """Of the places of these words those closest to the landmark, which must stand there."""
        if (words, landmark) not in self._nearest:
            spans, landmarks = self.spans(words), self.spans(landmark)
            self._look_at(len(spans) + len(landmarks))
            self._nearest[words, landmark] = nearest(spans, landmarks)
        return self._nearest[words, landmark]

    def closest(self, words: str) -> str:
        """The passage of the article most like these words.

        Empty when none is much like them, or when enough was guessed: each guess goes through
        the whole article.
        """
        self._letters_left -= len(self.article.folded)
        return closest_passage(self.article, words) if self._letters_left > 0 else ""

    def _spans_of(self, words: str) -> tuple[Span, ...]:
        pieces = _pieces(words)
        if not 0 < len(pieces) <= _MOST_PIECES:
            return ()
        occurrences = [self._occurrences_of(piece) for piece in pieces]
        lengths = [len(piece) for piece in pieces]
        self._look_at(len(occurrences[0]) * len(pieces))
        found: dict[int, int] = {}
        for start in occurrences[0]:
            end = _end_of_chain(start, occurrences, lengths)
            if end is not None:
                # Of two that end alike the later start is the shorter place.
                found[end] = start
        return tuple(self.article.span(start, end) for end, start in sorted(found.items()))

    def _occurrences_of(self, piece: str) -> list[int]:
        if piece not in self._occurrences:
            article = self.article
            everywhere = list(islice(_every(article, piece), self._left + 1))
            self._look_at(len(everywhere))
            whole = [at for at in everywhere if _is_whole(article.folded, at, at + len(piece))]
            self._occurrences[piece] = whole or everywhere
        return self._occurrences[piece]

    def _look_at(self, spans: int) -> None:
        self._left = max(0, self._left - spans)
        if not self._left:
            raise TooManyOccurrences


def nearest(spans: tuple[Span, ...], landmarks: tuple[Span, ...]) -> tuple[Span, ...]:
    """The place that stands closest to any of the landmarks; several when they are as close."""
    in_order = sorted(landmarks)
    starts = [mark.start for mark in in_order]
    # The furthest that this landmark, or one that begins before it, reaches.
    reaches = list(accumulate((mark.end for mark in in_order), max))

    def distance(place: Span) -> int:
        behind = bisect_left(starts, place.end)
        before = place.start - reaches[behind - 1] if behind else farthest
        after = starts[behind] - place.end if behind < len(starts) else farthest
        return max(0, min(before, after))

    farthest = max(span.end for span in (*spans, *landmarks))
    distances = [distance(span) for span in spans]
    least = min(distances)
    return tuple(span for span, far in zip(spans, distances, strict=True) if far == least)


def closest_passage(article: FoldedText, words: str) -> str:
    """The passage of the article most like these words; empty when none is much like them."""
    wanted = as_compared(normalise(_LEFT_OUT.sub(" ", words[:_LONGEST_TO_GUESS]))).folded.split()[
        :60
    ]
    stands = list(_WORD.finditer(article.folded))
    if not wanted or not stands:
        return ""
    sought = " ".join(wanted)
    best, best_likeness = "", 0.6
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(sought)
    for first in _promising(wanted, [stand.group() for stand in stands]):
        for size in {max(1, len(wanted) - 1), len(wanted), len(wanted) + 1}:
            last = min(first + size, len(stands)) - 1
            start, end = stands[first].start(), stands[last].end()
            matcher.set_seq1(article.folded[start:end])
            if matcher.real_quick_ratio() > best_likeness and matcher.ratio() > best_likeness:
                best_likeness = matcher.ratio()
                best = article.span(start, end).of(article.text)
    return _without_signs(best, words.strip())


def _without_signs(passage: str, words: str) -> str:
    """The passage without the signs at its ends, where the words have none there."""
    first, last = 0, len(passage)
    while last and words[-1:].isalnum() and not passage[last - 1].isalnum():
        last -= 1
    while first < last and words[:1].isalnum() and not passage[first].isalnum():
        first += 1
    return passage[first:last]


def _pieces(words: str) -> list[str]:
    parts = (as_compared(normalise(part)).folded.strip() for part in _LEFT_OUT.split(words))
    return [part for part in parts if part]


def _every(article: FoldedText, piece: str) -> Iterator[int]:
    at = article.folded.find(piece)
    while at >= 0:
        if article.is_between_characters(at) and article.is_between_characters(at + len(piece)):
            yield at
        at = article.folded.find(piece, at + 1)


def _is_whole(folded: str, start: int, end: int) -> bool:
    def parts_a_word(at: int) -> bool:
        return 0 < at < len(folded) and folded[at - 1].isalnum() and folded[at].isalnum()

    return not parts_a_word(start) and not parts_a_word(end)


def _end_of_chain(start: int, occurrences: list[list[int]], lengths: list[int]) -> int | None:
    end = start + lengths[0]
    for at, length in zip(occurrences[1:], lengths[1:], strict=True):
        following = bisect_left(at, end)
        if following == len(at) or at[following] - end > LONGEST_GAP:
            return None
        end = at[following] + length
    return end


def _promising(wanted: list[str], words: list[str], *, most: int = 20) -> list[int]:
    """Where the windows begin that share most words with the wanted ones.

    Words are compared by their first letters, so that a slip further in does no harm.
    """
    sought = Counter(_stem(word) for word in wanted)
    stems = [_stem(word) for word in words]
    size = len(wanted)
    seen: Counter[str] = Counter()
    shared = 0
    scores: list[tuple[int, int]] = []
    for at, stem in enumerate(stems):
        seen[stem] += 1
        shared += seen[stem] <= sought[stem]
        if at >= size:
            gone = stems[at - size]
            shared -= seen[gone] <= sought[gone]
            seen[gone] -= 1
        if shared:
            scores.append((-shared, max(0, at - size + 1)))
    return [first for _, first in sorted(set(scores))[:most]]


def _stem(word: str) -> str:
    return word.strip("\"'.,;:!?()-")[:4]
