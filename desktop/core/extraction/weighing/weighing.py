"""What the signs together say: which pieces are speech, and who of the candidates speaks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.core.extraction.lexicon.cue_words import CUES
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import NO_PIECE, Narration, PieceNumber
from desktop.core.extraction.rules.attribution import Attribution
from desktop.core.extraction.rules.confidence import confidence
from desktop.core.extraction.rules.evidence import Evidence
from desktop.core.extraction.rules.plain_forms import is_plain
from desktop.core.extraction.rules.speech import is_lone_sentence, is_set_apart
from desktop.core.extraction.rules.talk import Talk
from desktop.core.extraction.rules.utterances import goes_on_behind
from desktop.core.extraction.weighing.ballots import Ballot, Ballots
from desktop.core.extraction.weighing.certainty_signs import CertaintySigns, Votes
from desktop.core.extraction.weighing.heard import Heard
from desktop.core.extraction.weighing.speech_signs import SpeechSigns
from desktop.core.extraction.weighing.weights import Weights
from desktop.core.extraction.weighing.word_classes import WordClasses
from desktop.core.quotation import QuotationKind

WEIGHED = "weighed"
WEIGHED_LAST_SPEAKER = "weighed-last-speaker"
_FARTHEST_CUE = 30
_JOINS = frozenset({"and", "or", ",", ";", "&"})
_SURELY = 3000
# Annotators differ most on fragments that no rule takes for speech.
_AGAINST = {QuotationKind.SCARE: 100, QuotationKind.TITLE: 300}
_WITH_THE_RULES = 60
_FOR_THE_RULES = 30


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided about one piece.

    `is_speech` is none when only the rules say whether it is; `confidence` is the estimated
    probability that `attribution` names the right speaker, and `votes` are what it rests on where
    it was weighed.
    """

    attribution: Attribution | None
    is_speech: bool | None = None
    confidence: float = 0.0
    votes: Votes | None = None


def by_rules(evidence: Sequence[Evidence]) -> tuple[Verdict, ...]:
    """The verdicts without weights: the rules' own choice, as reliable as the rule."""
    return tuple(Verdict(each.chosen, None, _of_rule(each.chosen)) for each in evidence)


def _of_rule(chosen: Attribution | None) -> float:
    return confidence(chosen.phrase.kind, chosen.rule, chosen.first_rule) if chosen else 0.0


class Weighing:
    """Goes through the pieces in the order of the text and weighs the signs of each.

    Example: “Safe,” the council said. It was “safe for now” and “safe for ever.” → the council
        (after-name-verb); the council (weighed-last-speaker); the council (same-sentence)
    """

    def __init__(
        self,
        narration: Narration,
        phrases: Sequence[NounPhrase],
        cast: Cast,
        evidence: Sequence[Evidence],
        weights: Weights,
    ) -> None:
        self._narration = narration
        self._evidence = evidence
        self._weights = weights
        classes = WordClasses(narration)
        self._speech_signs = SpeechSigns(narration, evidence, classes)
        self._ballots = Ballots(narration, phrases, cast, classes)
        self._certainty_signs = CertaintySigns(narration, evidence, self._speech_signs)
        self._heard = Heard(cast)
        self._talk = Talk(narration)
        self._last: Attribution | None = None
        self._votes_for_last = Votes(0.0, 0)
        self._last_piece = NO_PIECE

    def verdicts(self) -> tuple[Verdict, ...]:
        """One verdict for every quoted piece."""
        found: list[Verdict] = []
        for piece in self._narration.piece_numbers():
            score = self._speech_score(piece)
            if score > 0:
                self._last_piece = piece
            found.append(self._verdict(piece, score) if score > 0 else Verdict(None, False))
        return tuple(found)

    def _speech_score(self, piece: PieceNumber) -> int:
        """Above 0 for speech; against the rules' word it takes clear signs."""
        if is_set_apart(self._narration, self._narration.piece_words[piece]):
            return -_SURELY
        if self._is_surely_speech(piece):
            return _SURELY
        score = self._weights.speech_score(self._speech_signs.of(piece))
        by_rules = self._speech_signs.kind_by_rules(piece)
        if by_rules in _AGAINST:
            return score - _AGAINST[by_rules]
        quoted = self._narration.quoted[piece]
        goes_on = quoted.continues or not quoted.is_closed
        return max(score, 1) if goes_on else score + _WITH_THE_RULES

    def _is_surely_speech(self, piece: PieceNumber) -> bool:
        """Whether the form of the words, or a label before them, leaves no doubt."""
        chosen = self._evidence[piece].chosen
        if chosen and (chosen.rule == "before-transcript" or self._is_said_plainly(piece, chosen)):
            return True
        goes_on = self._last_piece == piece - 1 and goes_on_behind(self._narration, piece)
        return (
            goes_on
            or self._talk.is_turn(piece)
            or is_lone_sentence(self._narration, self._narration.piece_words[piece])
        )

    def _is_said_plainly(self, piece: PieceNumber, chosen: Attribution) -> bool:
        """Whether a whole sentence stands beside words that leave no doubt who says it.

        Example: Ada Quill watched the pupils chant, “We want our park!” and “Trees!” → the pupils
            (before-doer); the pupils (same-sentence)
        """
        word = self._narration.piece_words[piece]
        is_direct = self._speech_signs.kind_by_rules(piece) is QuotationKind.DIRECT
        ends = self._narration.ends_quoted_with(word) in ".!?,"
        return is_direct and ends and is_plain(self._narration, word, chosen)

    def _verdict(self, piece: PieceNumber, speech_score: int) -> Verdict:
        chosen = self._evidence[piece].chosen
        word = self._narration.piece_words[piece]
        if chosen and is_plain(self._narration, word, chosen):
            # Beyond doubt, so that nobody else need be weighed: it saves half of the time.
            return self._given_to(piece, chosen, Votes(_logistic(speech_score), speech_score))
        if self._last and self._goes_on_from_last(piece):
            is_told = chosen is not None and chosen.phrase == self._last.phrase
            same = chosen if chosen and is_told else self._last.carried_over("same-sentence")
            return self._given_to(piece, same, self._votes_for_last)
        ballot = self._ballots.of(piece, self._evidence[piece], self._heard)
        scores = [self._weights.speaker_score(signs) for signs in ballot.signs]
        best = self._best(piece, ballot, scores)
        if best == len(ballot.candidates):
            return Verdict(None, True)
        phrase = ballot.candidates[best]
        votes = self._votes(ballot, scores, best, speech_score)
        return self._given_to(piece, self._attribution(piece, phrase), votes)

    def _goes_on_from_last(self, piece: PieceNumber) -> bool:
        """Whether nothing but "and" parts a piece from the one before, and nobody follows.

        Example: Oscar Pell said he heard students shout, “Save the bridge!” and “Let it stand!” →
            students (before-doer); students (same-sentence)
        """
        if self._heard.last_piece != piece - 1 or self._evidence[piece].after is not None:
            return False
        if self._takes_up(piece):
            return True
        narration = self._narration
        here, before = narration.piece_words[piece], narration.piece_words[piece - 1]
        between = narration.lowered[before + 1 : here]
        is_same = narration.sentences[here] == narration.sentences[before]
        return is_same and bool(between) and _JOINS.issuperset(between)

    def _takes_up(self, piece: PieceNumber) -> bool:
        """Whether a piece goes on with the words that were interrupted to say who speaks them.

        Example: “Papa,” whispered little Ada, “is it safe?” ¶ Oscar Pell nodded. “It is.” → Ada
            (after-verb-name); Ada (before-verb-name); Oscar Pell (sentence-before)
        """
        narration = self._narration
        is_small = narration.text[narration.quoted[piece].content.start].islower()
        follows = self._last is not None and self._last.rule.startswith("after-")
        before = self._evidence[piece].before
        is_same = before is None or (self._last and before.phrase == self._last.phrase)
        return bool(is_small and follows and is_same) and goes_on_behind(narration, piece)

    def _given_to(self, piece: PieceNumber, attribution: Attribution, votes: Votes) -> Verdict:
        """The verdict for whoever has these votes."""
        self._heard.note(piece, attribution.phrase)
        self._last, self._votes_for_last = attribution, votes
        signs = self._certainty_signs.of(piece, attribution, votes)
        sure = _logistic(self._weights.certainty_score(signs))
        return Verdict(attribution, True, sure, votes)

    def _best(self, piece: PieceNumber, ballot: Ballot, scores: list[int]) -> int:
        """Who has most votes; a slight lead does not overrule the rules' choice."""
        chosen = self._evidence[piece].chosen
        if chosen:
            ends = [phrase.end for phrase in ballot.candidates]
            scores[ends.index(chosen.phrase.end)] += _FOR_THE_RULES
        return max(range(len(scores)), key=lambda index: (scores[index], -index))

    def _votes(self, ballot: Ballot, scores: Sequence[int], best: int, speech: int) -> Votes:
        """How far the best candidate is ahead, and whose are the votes for the same person."""
        votes = [math.exp((score - scores[best]) / 100) for score in scores]
        chosen = ballot.candidates[best]
        own = sum(
            vote
            for vote, phrase in zip(votes, ballot.candidates, strict=False)
            if self._heard.is_same(phrase, chosen)
        )
        second = max(
            (index for index in range(len(scores)) if index != best),
            key=lambda index: (scores[index], index),
        )
        return Votes(
            share=own / sum(votes) * _logistic(speech),
            speech=speech,
            lead=scores[best] - scores[second],
            runner_up=self._runner_up(ballot, second, chosen),
        )

    def _runner_up(self, ballot: Ballot, second: int, chosen: NounPhrase) -> str:
        if second == len(ballot.candidates):
            return "nobody"
        phrase = ballot.candidates[second]
        return "same" if self._heard.is_same(phrase, chosen) else phrase.kind.value

    def _attribution(self, piece: PieceNumber, phrase: NounPhrase) -> Attribution:
        """The rule that says the same; else the weighing itself is the reason."""
        evidence = self._evidence[piece]
        for said in (evidence.chosen, evidence.before, evidence.after):
            if said and said.phrase.end == phrase.end:
                return said
        if self._last and self._last.phrase.end == phrase.end:
            return replace(self._last.carried_over(WEIGHED_LAST_SPEAKER), phrase=phrase)
        return Attribution(WEIGHED, phrase, self._cue(self._narration.piece_words[piece], phrase))

    def _cue(self, word: int, phrase: NounPhrase) -> int | None:
        """The nearest verb of speech beside the mention, or between it and the piece."""
        narration = self._narration
        if phrase.first > word:
            places = [phrase.end, phrase.end + 1, *range(phrase.first - 1, word, -1)]
        else:
            places = [*range(phrase.end, word), phrase.first - 1]
        sentence = narration.sentences[phrase.first]
        return next(
            (
                place
                for place in places[:_FARTHEST_CUE]
                if narration.word_at(place, sentence) in CUES
            ),
            None,
        )


def _logistic(score: int) -> float:
    return 1 / (1 + math.exp(-max(-_SURELY, min(_SURELY, score)) / 100))
