"""The vote on the speaker of each quotation: who may be chosen, and by which signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration, PieceNumber
from desktop.core.extraction.rules.evidence import Evidence
from desktop.core.extraction.weighing.heard import Heard
from desktop.core.extraction.weighing.speaker_candidates import SpeakerCandidates
from desktop.core.extraction.weighing.speaker_signs import SpeakerSigns
from desktop.core.extraction.weighing.word_classes import WordClasses


@dataclass(frozen=True, slots=True)
class Ballot:
    """The candidates for one piece with the signs of each; the last signs are those of nobody."""

    candidates: tuple[NounPhrase, ...]
    signs: list[list[str]]


class Ballots:
    """Draws up the ballot of one piece after the other, given who was heard before."""

    def __init__(
        self,
        narration: Narration,
        phrases: Sequence[NounPhrase],
        cast: Cast,
        classes: WordClasses,
    ) -> None:
        self._candidates = SpeakerCandidates(narration, phrases)
        self._signs = SpeakerSigns(narration, cast, classes)
        self._narration = narration

    def of(self, piece: PieceNumber, evidence: Evidence, heard: Heard) -> Ballot:
        """The ballot for a piece."""
        word = self._narration.piece_words[piece]
        candidates = self._candidates.of(word, evidence, heard.last)
        return Ballot(candidates, self._signs.of(piece, candidates, evidence, heard))
