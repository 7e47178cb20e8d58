"""Passages found again in a text that has changed, each with how far that is to be trusted."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.anchoring.alignment import Alignment
from desktop.core.anchoring.description import describe
from desktop.core.anchoring.likely_spans import (
    SHORTEST_INEXACT,
    likely_spans,
    with_ends_aligned,
)
from desktop.core.anchoring.possible_place import PossiblePlace, SoughtPassage
from desktop.core.anchoring.relocation import Cause, Outcome, Relocation
from desktop.core.anchoring.stated_facts import negations_in, numbers_in
from desktop.core.selector import Selector
from desktop.core.span import Span
from desktop.core.text.folding import FoldedText

# Where the old text was kept, so much of it on either side says where a passage stood.
_CONTEXT = 96


def relocate(
    selectors: Iterable[Selector], new: str, *, old: str | None = None
) -> tuple[Relocation, ...]:
    """What became of passages of an old text in the new one, in the order of the selectors.

    With the `old` text, which the selectors' positions count in, both texts are compared once and
    each passage is carried over; without it, the selectors may come from elsewhere, and their
    words are sought with what stands around them. A passage is SURE only where its numbers and
    its negations are as they were, and where nothing else in the text may be meant as well. Time
    grows with the length of the texts and with the number of selectors; nothing raises.
    """
    relocator = _Relocator(new, old)
    return tuple(relocator.relocated(selector) for selector in selectors)


class _Relocator:
    """One new text, with the old one if it was kept, and the passages sought in it."""

    def __init__(self, new: str, old: str | None) -> None:
        self._text = new
        self._new = FoldedText(new)
        self._old = None if old is None else FoldedText(old)
        self._is_unchanged = old == new
        self._alignment: Alignment | None = None

    def relocated(self, selector: Selector) -> Relocation:
        """What became of one passage."""
        if self._is_unchanged and self._stands(selector):
            return Relocation(Outcome.SURE, Cause.SAME_WORDS, selector)
        sought = self._sought(selector)
        if not sought.quote.strip() or not self._new.folded:
            return Relocation(Outcome.LOST, Cause.TOO_SHORT)
        carried = self._carried(sought) if len(sought.old) else None
        return carried or self._found(sought)

    def _stands(self, selector: Selector) -> bool:
        """Whether the very words of a passage stand where its position says."""
        span = selector.span
        return bool(len(span)) and span.of(self._text) == selector.quote.exact

    def _sought(self, selector: Selector) -> SoughtPassage:
        quote = FoldedText(selector.quote.exact).folded
        position = selector.span
        if self._old is None or position.end > len(self._old.text):
            prefix, suffix = selector.quote.prefix, selector.quote.suffix
            hint = self._new.index_of(min(position.start, len(self._text)))
            nowhere = Span(0, 0)
            return SoughtPassage(
                quote, FoldedText(prefix).folded, FoldedText(suffix).folded, hint, nowhere
            )
        folded = self._old.folded
        start = self._old.index_of(position.start)
        old = Span(start, max(start, self._old.index_of(position.end)))
        return SoughtPassage(
            quote=old.of(folded),
            prefix=folded[max(0, old.start - _CONTEXT) : old.start],
            suffix=folded[old.end : old.end + _CONTEXT],
            hint=min(old.start, len(self._new.folded)),
            old=old,
        )

    def _aligned(self) -> Alignment:
        if self._alignment is None:
            assert self._old is not None
            self._alignment = Alignment(self._old, self._new)
        return self._alignment

    def _carried(self, sought: SoughtPassage) -> Relocation | None:
        """The passage where the comparison of both texts has carried it, if enough is left."""
        new_of, folded = self._aligned().new_of, self._new.folded
        old, length = sought.old, len(sought.old)
        kept = _densest([new_of[at] for at in range(old.start, old.end)], max(40, length))
        if not kept:
            return self._bracketed(sought)
        start, end, pinned = kept[0], kept[-1] + 1, 0
        before = new_of[old.start - 1] if old.start else -1
        if 0 <= before < start and start - before - 1 <= length:
            start, pinned = before + 1, pinned + 1
        after = new_of[old.end]
        if after >= end and after - end <= length:
            end, pinned = after, pinned + 1
        share = len(kept) / length
        if share < 0.45 or end - start > 2.6 * length + 20:
            return self._bracketed(sought)
        span = Span(start, end)
        if span.of(folded) != sought.quote:
            span = with_ends_aligned(folded, span, sought.quote, sought.prefix, sought.suffix)
        around = [*range(max(0, old.start - 32), old.start), *range(old.end, old.end + 32)]
        near = sum(at < len(new_of) and new_of[at] >= 0 for at in around) / 64
        is_sure = (
            share >= 0.95
            or (share >= 0.6 and (pinned or near >= 0.3))
            or (pinned == 2 or near >= 0.5)
        )
        has_moved = 2 * sum(self._aligned().has_moved[old.start : old.end]) > length
        doubt = None if is_sure else Cause.MUCH_CHANGED
        return self._judged(sought, span, doubt, has_moved=has_moved)

    def _bracketed(self, sought: SoughtPassage) -> Relocation | None:
        """What stands now between the words that stood before and behind the passage.

        Something of its length has taken its place there: worth a look, and sure only where half
        of it is the passage still.
        """
        new_of, old = self._aligned().new_of, sought.old
        before = next(
            (at for at in range(old.start - 1, max(-1, old.start - 40), -1) if new_of[at] >= 0), -1
        )
        ends = range(old.end, min(len(new_of), old.end + 40))
        after = next((at for at in ends if new_of[at] >= 0), -1)
        if before < 0 or after < 0:
            return None
        length, was = new_of[after] - new_of[before] - 1, after - before - 1
        if not 0.6 * was <= length <= 1.7 * was:
            return None
        span = with_ends_aligned(
            self._new.folded,
            Span(new_of[before] + 1, new_of[after]),
            sought.quote,
            sought.prefix,
            sought.suffix,
        )
        if self._place(sought, span).is_other:
            return None
        return self._judged(sought, span, Cause.MUCH_CHANGED)

    def _found(self, sought: SoughtPassage) -> Relocation:
        """The passage where its words, or nearly these, stand amid what stood around it."""
        folded = self._new.folded
        spans = likely_spans(folded, sought.quote, sought.prefix[-48:], sought.suffix[:48])
        places = sorted(
            (self._place(sought, span) for span in set(spans) if self._may_be(sought, span)),
            reverse=True,
        )
        if not places:
            is_short = len(sought.quote) < SHORTEST_INEXACT
            return Relocation(Outcome.LOST, Cause.TOO_SHORT if is_short else Cause.GONE)
        best = places[0]
        rival = next((each.score for each in places if not each.span.overlaps(best.span)), 0.0)
        span = with_ends_aligned(folded, best.span, sought.quote, sought.prefix, sought.suffix)
        doubt = best.doubt(rival)
        if doubt is None or best.is_worth_a_look:
            return self._judged(sought, span, doubt)
        return Relocation(Outcome.LOST, Cause.GONE)

    def _may_be(self, sought: SoughtPassage, span: Span) -> bool:
        """Whether the words there do not, for the most part, come from elsewhere in the old text.

        The twin of a sentence that was deleted is not that sentence.
        """
        if not len(sought.old):
            return True
        old_of = self._aligned().old_of
        elsewhere = sum(
            old_of[at] >= 0 and not sought.old.covers(old_of[at])
            for at in range(span.start, span.end)
        )
        return elsewhere <= 0.5 * len(span)

    def _place(self, sought: SoughtPassage, span: Span) -> PossiblePlace:
        return PossiblePlace.of(sought, span, self._new.folded)

    def _judged(
        self, sought: SoughtPassage, span: Span, doubt: Cause | None, *, has_moved: bool = False
    ) -> Relocation:
        """The place in the new text itself; what it states is compared with what was stated."""
        words = span.of(self._new.folded)
        selector = describe(self._text, self._new.span(span.start, span.end))
        if doubt is Cause.MUCH_CHANGED and self._place(sought, span).is_own:
            doubt = None
        if doubt is None and numbers_in(words) != numbers_in(sought.quote):
            doubt = Cause.NUMBER_CHANGED
        if doubt is None and negations_in(words) != negations_in(sought.quote):
            doubt = Cause.NEGATION_CHANGED
        if doubt is not None:
            return Relocation(Outcome.CHECK, doubt, selector)
        if words != sought.quote:
            return Relocation(Outcome.SURE, Cause.WORDS_CHANGED, selector)
        cause = Cause.MOVED if has_moved else Cause.SAME_WORDS
        return Relocation(Outcome.SURE, cause, selector)


def _densest(places: list[int], most_between: int) -> list[int]:
    """Of places in a row, the longest part in which none is far from the one before it."""
    longest: list[int] = []
    current: list[int] = []
    for place in places:
        if place < 0:
            continue
        if current and not 0 < place - current[-1] <= most_between:
            longest, current = max(longest, current, key=len), []
        current.append(place)
    return max(longest, current, key=len)
