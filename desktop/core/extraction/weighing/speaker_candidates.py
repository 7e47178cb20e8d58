"""Which mentions come in question as the speaker of a quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from desktop.core.extraction.lexicon.cue_words import CUES, ONLY_BESIDE
from desktop.core.extraction.lexicon.function_words import PREPOSITIONS, SUBORDINATORS
from desktop.core.extraction.lexicon.titles import can_speak
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.speaking import is_told, is_turned_to
from desktop.core.extraction.reading.headlines import headlines, is_title_case
from desktop.core.extraction.reading.narration import Narration, WordNumber
from desktop.core.extraction.rules.evidence import Evidence
from desktop.core.quotation import MentionKind

_MOST_BEFORE = 10
_MOST_AFTER = 5
_FARTHEST_PARAGRAPH = 3
_SENTENCES_AFTER = 1


class SpeakerCandidates:
    """Gathers the mentions around a piece; never more than a fixed number of them.

    Example: “It is safe,” said the mayor, who told the hall: “It always was.” → the mayor
        (after-verb-name); the mayor (before-name-verb)
    """

    def __init__(self, narration: Narration, phrases: Sequence[NounPhrase]) -> None:
        self._narration = narration
        count = len(narration.paragraph_bounds)
        self._title_case = {each for each in range(count) if is_title_case(narration, each)}
        self._headlines = headlines(narration)
        self._phrases = self._outermost([each for each in phrases if self._may_speak(each)])
        self._firsts = [phrase.first for phrase in self._phrases]

    def of(
        self, quote: WordNumber, evidence: Evidence, last: NounPhrase | None
    ) -> tuple[NounPhrase, ...]:
        """The mentions near the piece at word `quote`, the rules' choice and the last speaker."""
        found = {
            phrase.end: phrase
            for phrase in self._near(quote)
            if not self._listens_just_before(phrase, quote)
        }
        for attribution in (evidence.before, evidence.after, evidence.chosen):
            if attribution:
                found[attribution.phrase.end] = attribution.phrase
        if last:
            found.setdefault(last.end, last)
        return tuple(found[end] for end in sorted(found))

    def _listens_just_before(self, phrase: NounPhrase, quote: WordNumber) -> bool:
        """Whether somebody is turned to or told just before the words, and so hears them."""
        narration = self._narration
        if phrase.first > quote:
            return False
        sentences = narration.sentences[quote] - narration.sentences[phrase.first]
        if sentences == 0:
            told = is_told(narration, phrase)
            if told is not None and CUES.isdisjoint(narration.lowered[told + 1 : quote]):
                return True
        return sentences <= 1 and is_turned_to(narration, phrase)

    def _near(self, quote: WordNumber) -> list[NounPhrase]:
        narration = self._narration
        paragraph = narration.paragraphs[quote]
        sentence = narration.sentences[quote]
        middle = bisect_right(self._firsts, quote)
        first, _ = narration.paragraph_bounds[max(0, paragraph - _FARTHEST_PARAGRAPH)]
        lowest = max(bisect_left(self._firsts, first), middle - _MOST_BEFORE)
        found = self._phrases[lowest:middle]
        opening, _ = narration.sentence_bounds[sentence]
        opener = bisect_left(self._firsts, opening)
        if opener < lowest:
            found.append(self._phrases[opener])
        for phrase in self._phrases[middle : middle + _MOST_AFTER]:
            if narration.paragraphs[phrase.first] != paragraph:
                break
            if narration.sentences[phrase.first] - sentence > _SENTENCES_AFTER:
                break
            found.append(phrase)
        return found

    def _outermost(self, phrases: list[NounPhrase]) -> list[NounPhrase]:
        """Without the name in "a spokesman for the minister", which only says whose he is."""
        kept: list[NounPhrase] = []
        end = 0
        for phrase in phrases:
            if phrase.span.end <= end and phrase.first >= kept[-1].end:
                continue
            kept.append(phrase)
            if phrase.kind is MentionKind.NOMINAL:
                end = max(end, phrase.span.end)
        return kept

    def _may_speak(self, phrase: NounPhrase) -> bool:
        narration = self._narration
        paragraph = narration.paragraphs[phrase.first]
        if paragraph in self._title_case or len(phrase.name) == 1:
            return False
        if paragraph in self._headlines and phrase.kind is MentionKind.NOMINAL:
            return False
        if phrase.kind is MentionKind.NAME:
            return True
        if phrase.kind is MentionKind.PRONOUN and narration.lowered[phrase.first] in _PERSONS:
            return True
        is_role = phrase.is_one_of_many or can_speak(phrase.head)
        return (phrase.kind is MentionKind.NOMINAL and is_role) or self._reports(phrase)

    def _reports(self, phrase: NounPhrase) -> bool:
        """Whether a verb that reports stands beside something that is nobody.

        Example: Ada Quill at the time said “the bridge is safe.” → Ada Quill (before-name-verb)
        """
        narration = self._narration
        sentence = narration.sentences[phrase.first]
        before = narration.word_at(phrase.first - 1, sentence)
        if phrase.kind is MentionKind.NOMINAL and before in _BEFORE_AN_OBJECT:
            return False
        return narration.word_at(phrase.end, sentence) in _REPORTING or before in _REPORTING


# Without verbs that report nothing unless the quotation follows at once.
_REPORTING = CUES - ONLY_BESIDE
_BEFORE_AN_OBJECT = PREPOSITIONS - SUBORDINATORS
_PERSONS = frozenset({"he", "she", "they", "who"})
