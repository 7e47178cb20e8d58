"""A passage as it is looked for, and a place of a text that may be it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from desktop.core.anchoring.likeness import likeness_before, likeness_behind
from desktop.core.anchoring.relocation import Cause
from desktop.core.span import Span

# Weights of the words themselves, of what stands around them and of how far they are from where
# they were.
_QUOTE, _SURROUNDINGS, _NEARNESS = 0.50, 0.45, 0.05
# Passages that are shorter can be alike by chance.
_SHORT = 20
# Words of which so much is left, amid so much of what stood around them, are the passage's own,
# where the old text says that they come from nowhere else.
_OWN_IF_SHORT, _OWN = (0.55, 0.60), (0.50, 0.35)
# Where everything was edited a little, and not one passage put for another, less stayed around it.
_STAYED = 0.60
# Two sentences that have nothing to do with each other are so alike, letter by letter; the less
# varied, the longer they are.
_LONG, _UNLIKE_IF_LONG, _UNLIKE = 60, 0.33, 0.25


@dataclass(frozen=True, slots=True)
class SoughtPassage:
    """A passage as it is looked for, folded: its words, what stood around it, and where."""

    quote: str
    prefix: str
    suffix: str
    hint: int
    # In the folded old text; empty where that was not kept.
    old: Span


@dataclass(frozen=True, slots=True, order=True)
class PossiblePlace:
    """A place that may be the passage's, with how well all, its words, its surroundings fit.

    Of two, the better fits better.
    """

    score: float
    likeness: float
    surroundings: float
    span: Span
    sought: SoughtPassage = field(compare=False)

    @classmethod
    def of(cls, sought: SoughtPassage, span: Span, folded: str) -> PossiblePlace:
        """How well a span of a folded text fits."""
        likeness = Levenshtein.normalized_similarity(sought.quote, span.of(folded))
        around = 1.0
        if sought.prefix or sought.suffix:
            before = likeness_before(folded, span.start, sought.prefix[-48:])
            after = likeness_behind(folded, span.end, sought.suffix[:48])
            # One side that is whole says much already.
            around = 0.6 * max(before, after) + 0.4 * min(before, after)
        near = 1 - abs(span.start - sought.hint) / max(1, len(folded))
        score = _QUOTE * likeness + _SURROUNDINGS * around + _NEARNESS * near
        return cls(score, likeness, around, span, sought)

    @property
    def is_own(self) -> bool:
        """Whether much changed words can be nothing but the passage, though half are new."""
        if not len(self.sought.old):
            return False
        like, around = _OWN_IF_SHORT if self._length < _SHORT else _OWN
        return self.likeness >= like and self.surroundings >= around

    @property
    def is_other(self) -> bool:
        """Whether other words stand where the passage stood, which is gone."""
        least = _UNLIKE_IF_LONG if self._length >= _LONG else _UNLIKE
        is_one_change = self.surroundings >= _STAYED
        return is_one_change and self._length >= _SHORT and self.likeness < least

    @property
    def is_worth_a_look(self) -> bool:
        """Whether a place that is not sure is like enough to be shown at all."""
        length, like = self._length, self.likeness
        if length < _SHORT:
            return like >= 0.7 and self.surroundings >= 0.5
        return (
            (self.score >= 0.58 and like >= 0.45 and self.surroundings >= 0.40)
            or (like >= 0.85 and length >= 25)
            or (like >= 0.70 and length >= 80)
        )

    def doubt(self, rival: float) -> Cause | None:
        """Why the place is not sure, beside a rival with that score; None where it is."""
        length, like, around = self._length, self.likeness, self.surroundings
        if self.score - rival < 0.06:
            return Cause.STANDS_SEVERAL_TIMES
        high = 0.72 if len(self.sought.old) else 0.80
        if length < _SHORT and around < (0.85 if length < 12 else 0.75):
            return Cause.SURROUNDINGS_CHANGED
        if (
            (like >= 0.80 and around >= high)
            or (like >= 0.70 and around >= 0.90)
            or (like >= 0.97 and length >= 30 and around >= 0.45)
            or (like >= 0.999 and length >= 60)
        ):
            return None
        return Cause.SURROUNDINGS_CHANGED if like >= 0.80 else Cause.MUCH_CHANGED

    @property
    def _length(self) -> int:
        return len(self.sought.quote)
