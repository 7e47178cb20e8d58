"""Who has spoken so far in an article."""

from __future__ import annotations

from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import NO_PIECE, PieceNumber


class Heard:
    """Remembers the speakers of the quotations before this one."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._times: dict[int, int] = {}
        self._named: dict[int, int] = {}
        self.last: NounPhrase | None = None
        self.last_piece = NO_PIECE
        self.before_last: NounPhrase | None = None

    def note(self, piece: PieceNumber, speaker: NounPhrase) -> None:
        """Remember the mention that speaks in a piece."""
        if self.last and not self.is_same(self.last, speaker):
            self.before_last = self.last
        self.last, self.last_piece = speaker, piece
        who = self._who(speaker)
        self._times[who] = self._times.get(who, 0) + 1

    def times(self, phrase: NounPhrase) -> int:
        """How many earlier quotations are of whom the phrase names."""
        return self._times.get(self._who(phrase), 0)

    def is_same(self, phrase: NounPhrase, other: NounPhrase) -> bool:
        """Whether two mentions are the same words or name the same person."""
        return phrase.end == other.end or self._who(phrase) == self._who(other)

    def _who(self, phrase: NounPhrase) -> int:
        if not phrase.name:
            # A mention without a name stands for itself; its number must not meet any other's.
            return -1 - phrase.end
        who = self._named.get(phrase.end)
        if who is None:
            figure = self._cast.figure_of(phrase)
            who = -1 - phrase.end if figure is None else figure.phrases[0].end
            self._named[phrase.end] = who
        return who
