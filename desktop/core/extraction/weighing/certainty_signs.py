"""The signs of how far the speaker of a quotation can be relied on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.extraction.lexicon.cue_words import JUDGING_VERBS
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration, PieceNumber
from desktop.core.extraction.rules.attribution import Attribution
from desktop.core.extraction.rules.evidence import Evidence
from desktop.core.extraction.rules.plain_forms import ground_of
from desktop.core.extraction.weighing.speech_signs import SpeechSigns
from desktop.core.extraction.weighing.word_classes import cue_strength

# The edges of coarse scales: of the votes in hundredths, of scores, and of words.
_SHARES = (30, 50, 70, 80, 90, 95, 98, 99, 99.7)
_SCORES = (0, 60, 120, 200, 300, 400, 600, 2999)
_LEADS = (20, 60, 120, 200, 300, 400, 600)
_LENGTHS = (1, 2, 3, 5, 8, 15, 40)
_GAPS = (0, 1, 2, 3, 5, 8, 14)


@dataclass(frozen=True, slots=True)
class Votes:
    """How the vote on one piece went.

    `share` is what all mentions of whoever was chosen have of the votes, times the probability
    of speech (0 to 1); `speech` is the score for speech; `lead`, in hundredths, and `runner_up`
    (kind of its mention, "nobody", or "same" for another mention of the chosen) tell of the second
    candidate, and are none and empty where a plain form made a vote needless.
    """

    share: float
    speech: int
    lead: int | None = None
    runner_up: str = ""


class CertaintySigns:
    """Names the signs for every attribution in a narration; none of them holds a word."""

    def __init__(
        self, narration: Narration, evidence: Sequence[Evidence], speech_signs: SpeechSigns
    ) -> None:
        self._narration = narration
        self._evidence = evidence
        self._speech_signs = speech_signs

    def of(self, piece: PieceNumber, said: Attribution, votes: Votes) -> list[str]:
        """The signs for the choice of one speaker."""
        narration = self._narration
        word, quoted = narration.piece_words[piece], narration.quoted[piece]
        evidence = self._evidence[piece]
        mention = said.phrase.kind.value
        ground = ground_of(narration, word, said).value
        kind = self._speech_signs.kind_by_rules(piece).value
        content = quoted.content
        words = _step(narration.text.count(" ", content.start, content.end) + 1, _LENGTHS)
        share = _step(100 * votes.share, _SHARES)
        speech = _step(votes.speech, _SCORES)
        lead = "none" if votes.lead is None else _step(votes.lead, _LEADS)
        cue, gap = self._cue(said), self._gap(piece, said)
        last = narration.ends_quoted_with(word)
        first = narration.text[content.start]
        return [
            "always",
            f"mention {mention} {ground}",
            f"votes {share}",
            f"votes {share} {ground}",
            f"speech {speech}",
            f"speech {speech} {kind}",
            f"words {words} {kind}",
            f"words {words} {cue}",
            f"gap {gap} {cue}",
            f"gap {gap} {kind}",
            f"rule {said.rule}",
            f"rule {said.rule} {mention}",
            f"rule {said.rule} {cue}",
            f"first {said.first_rule or 'none'}",
            f"chosen {self._is_chosen(evidence.chosen, said.phrase)}",
            f"sides {_rule_of(evidence.before)} {_rule_of(evidence.after)}",
            f"lead {lead}",
            f"lead {lead} {votes.runner_up}",
            f"shape {first.isupper()} {'letter' if last.isalnum() else last} {kind}",
        ]

    def _cue(self, said: Attribution) -> str:
        if said.cue is None:
            return "none"
        verb = self._narration.lowered[said.cue]
        return "judging" if verb in JUDGING_VERBS else cue_strength(verb) or "other"

    def _gap(self, piece: PieceNumber, said: Attribution) -> str:
        """How many words and marks stand between the verb and the quotation behind it."""
        if said.cue is None:
            return "none"
        between = self._narration.piece_words[piece] - said.cue - 1
        return "behind" if between < 0 else _step(between, _GAPS)

    def _is_chosen(self, chosen: Attribution | None, phrase: NounPhrase) -> str:
        if chosen is None:
            return "by nobody"
        return "by rules" if chosen.phrase.end == phrase.end else "against rules"


def _rule_of(said: Attribution | None) -> str:
    return said.rule if said else "none"


def _step(number: float, edges: Sequence[float]) -> str:
    place = bisect_left(edges, number)
    return str(edges[place]) if place < len(edges) else "more"
