"""Where a reporter tells in other words what people say, and with which verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.extraction.lexicon.cue_words import NOUNS_AS_WELL
from desktop.core.extraction.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
)
from desktop.core.extraction.lexicon.language import is_english
from desktop.core.extraction.lexicon.titles import is_person_noun
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.noun_phrases import noun_phrases
from desktop.core.extraction.reading.narration import Narration
from desktop.core.extraction.reading.quote_marks import QuotedPiece
from desktop.core.quotation import Extraction, MentionKind
from desktop.core.reporting.cue_class import (
    CueClass,
    ReportingPhrase,
    Reports,
    phrase_at,
    stance_of,
)
from desktop.core.span import Span

_PASSIVE = frozenset(
    ["is", "are", "was", "were", "be", "been", "being", "am", "get", "got", "gets", "’s", "'s"]
)
_NEGATIONS = frozenset({"not", "never", "n't"})
_BEFORE_A_BASE_FORM = frozenset(
    ["do", "does", "did", "will", "would", "can", "could", "shall", "should", "must"]
)
_HEDGES = frozenset({"may", "might", "could"})
_PLURALS = frozenset({"i", "we", "they", "who", "police", "people"})
_SELDOM_REPORTED = frozenset({"it", "i", "we"})
_ONE = frozenset({"the", "a", "an", "one", "another"})
# What follows a verb that reports: "he believes that", "she found out how".
_CLAUSE_OPENERS = frozenset({"that", "whether", "if", "why", "how", "what", ":"})
_OPENS_INSERTION = frozenset({",", "(", "—", "–", "-"})
_CLOSES_INSERTION = frozenset({",", ")", "—", "–", "-"})
_LONGEST_PHRASE = 6
_MOST_HELPERS = 6
_MOST_PREPOSITIONS = 3
_LONGEST_INSERTION = 30
_SUBJECT_WITHIN = 40
_SPEECH_WITHIN = 8
_SPEECH_WITHIN_BEFORE = 4


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb outside quotations by which somebody is reported, and how it presents them."""

    span: Span
    text: str
    cue_class: CueClass


def reporting_verbs(
    text: str, extraction: Extraction, *, language: str = "en"
) -> tuple[ReportingVerb, ...]:
    """The verbs of a text that report what somebody says, in its order; English only.

    `extraction` is that of the same text. Cues of quotations are among them, words inside
    quotations are not. Verbs in the negative or the passive and those without a person or
    body beside them are left out: better too few than "the claim". Takes time in proportion
    to the text.
    """
    if not is_english(text, language):
        return ()
    pieces = [
        QuotedPiece(quotation.extent, quotation.content, paragraph=0)
        for quotation in extraction.quotations
    ]
    return tuple(_Reports(Narration(text, pieces)).found())


class _Reports:
    """Looks at the words of a narration one after another."""

    def __init__(self, narration: Narration) -> None:
        self._narration = narration
        phrases = noun_phrases(narration)
        self._starting = {phrase.first: phrase for phrase in phrases}
        self._ending = {phrase.end: phrase for phrase in phrases}
        self._inside = {word for p in phrases for word in range(p.first, p.end)}

    def found(self) -> Iterator[ReportingVerb]:
        """Every verb that reports."""
        index = 0
        while index < len(self._narration):
            phrase = self._phrase_at(index)
            if phrase and self._reports(index, phrase):
                yield self._verb(index, phrase)
                index += len(phrase.words)
            else:
                index += 1

    def _phrase_at(self, index: int) -> ReportingPhrase | None:
        narration = self._narration
        is_name = narration.is_capitalised(index) and not narration.opens_sentence(index)
        if not narration.lowered[index] or is_name:
            return None
        following = narration.lowered[index : index + _LONGEST_PHRASE]
        phrase = phrase_at(tuple(word.replace("’", "'") for word in following), 0)
        if phrase is None or phrase.reports is Reports.CUE:
            return None
        is_whole = self._is_in_sentence(index + len(phrase.words) - 1, index)
        return phrase if is_whole else None

    def _verb(self, index: int, phrase: ReportingPhrase) -> ReportingVerb:
        narration = self._narration
        end = index + len(phrase.words)
        if phrase.words[-1] == "to" and phrase.words[0] != "according":
            # The "to" of "declined to" belongs to what was declined.
            end -= 1
        first, found = index, phrase.cue_class
        for helper in range(self._before_helpers(index), index):
            stance = stance_of(narration.lowered[helper])
            if stance:
                first, found = helper, stance
                break
        span = narration.span(first, end)
        return ReportingVerb(span, span.of(narration.text), found)

    def _reports(self, index: int, phrase: ReportingPhrase) -> bool:
        after = index + len(phrase.words)
        if phrase.base == "according to":
            return self._is_somebody(self._starting.get(after))
        if phrase.form == "fixed" and phrase.words[0] not in _PASSIVE | AUXILIARIES:
            return False
        if index in self._inside or not (
            phrase.reports is Reports.ALWAYS or self._speech_follows(index, after)
        ):
            return False
        start = self._before_helpers(index)
        helpers = set(self._narration.lowered[start:index])
        if helpers & _NEGATIONS or (phrase.form == "past" and helpers & _PASSIVE):
            return False
        if self._has_subject(index, start, phrase, helpers):
            return True
        return (
            phrase.form in ("past", "present")
            and index > 0
            and self._narration.is_piece(index - 1)
            and self._is_in_sentence(index - 1, index)
            and self._is_somebody(self._starting.get(after))
        )

    def _before_helpers(self, index: int) -> int:
        """Where "has repeatedly" begins before the verb at `index`."""
        lowered, start = self._narration.lowered, index
        while index - start < _MOST_HELPERS and self._is_in_sentence(start - 1, index):
            word = lowered[start - 1]
            is_helper = word in AUXILIARIES or word in ADVERBS or word in _HEDGES
            if not is_helper and not (word.endswith("ly") and start not in self._ending):
                break
            start -= 1
        return start

    def _has_subject(
        self, index: int, start: int, phrase: ReportingPhrase, helpers: set[str]
    ) -> bool:
        if not self._is_in_sentence(start - 1, index):
            return False
        before = self._narration.lowered[start - 1]
        subject = self._subject_ending_at(start)
        if phrase.form == "ing" and not helpers & _PASSIVE:
            return before == "," and self._somebody_acts_before(start - 1, index)
        if subject:
            return self._agrees(subject, phrase, helpers)
        if phrase.form not in ("past", "present", "fixed"):
            return False
        if before in CONJUNCTIONS:
            is_plain = phrase.form == "past" or phrase.words[0] in ("says", "tells", "writes")
            return is_plain and self._somebody_acts_before(start - 1, index)
        return before in _CLOSES_INSERTION and self._insertion_ends_before(start - 1, index)

    def _subject_ending_at(self, end: int) -> NounPhrase | None:
        """The phrase before a verb, or the one that it hangs on: "a spokesman for the mayor"."""
        lowered = self._narration.lowered
        phrase = self._ending.get(end)
        for _ in range(_MOST_PREPOSITIONS):
            if phrase is None or phrase.is_possessive:
                return None
            if phrase.first == 0 or lowered[phrase.first - 1] not in PREPOSITIONS:
                return phrase if self._is_somebody(phrase) else None
            phrase = self._ending.get(phrase.first - 1)
        return None

    def _agrees(self, subject: NounPhrase, phrase: ReportingPhrase, helpers: set[str]) -> bool:
        """Whether a base form ("claim") can be the verb of the subject, and is no noun."""
        word = self._narration.lowered[subject.end - 1]
        if word in _SELDOM_REPORTED and not (
            phrase.reports is Reports.ALWAYS and phrase.cue_class is CueClass.NEUTRAL
        ):
            return False
        if phrase.form == "present" and phrase.words[0] in NOUNS_AS_WELL:
            # "Any racist remarks", "50 member states".
            first = self._narration.lowered[subject.first]
            is_one = first in _ONE or first in POSSESSIVE_PRONOUNS
            return subject.kind is not MentionKind.NOMINAL or is_one
        if phrase.form != "base":
            return True
        # "Critics" at the start of a sentence looks like a name.
        is_nominal = subject.kind is MentionKind.NOMINAL or is_person_noun(word)
        is_plural = word in _PLURALS or (is_nominal and word.endswith("s"))
        return bool(helpers & (_BEFORE_A_BASE_FORM | _HEDGES)) or is_plural

    def _somebody_acts_before(self, end: int, verb: int) -> bool:
        """Whether somebody whom no preposition governs is named earlier in the sentence."""
        lowered = self._narration.lowered
        first = max(self._sentence_start(verb), end - _SUBJECT_WITHIN)
        return any(
            self._is_somebody(phrase) and (word == 0 or lowered[word - 1] not in PREPOSITIONS)
            for word in range(first, end)
            if (phrase := self._starting.get(word)) and phrase.end <= end
        )

    def _insertion_ends_before(self, closing: int, verb: int) -> bool:
        """Whether somebody stands before an insertion: "Quill, who runs the shelter, said"."""
        lowered = self._narration.lowered
        first = max(self._sentence_start(verb), closing - _LONGEST_INSERTION)
        return any(
            lowered[word] in _OPENS_INSERTION and self._subject_ending_at(word) is not None
            for word in range(first, closing)
        )

    def _speech_follows(self, index: int, after: int) -> bool:
        """Whether a clause follows a verb at once, or a quotation stands near it."""
        narration = self._narration
        if self._is_in_sentence(after, index) and narration.lowered[after] in _CLAUSE_OPENERS:
            return True
        first = max(0, index - _SPEECH_WITHIN_BEFORE)
        end = min(after + _SPEECH_WITHIN, len(narration))
        return any(
            narration.is_piece(word) and self._is_in_sentence(word, index)
            for word in range(first, end)
        )

    def _is_in_sentence(self, index: int, of_word: int) -> bool:
        narration = self._narration
        return (
            0 <= index < len(narration)
            and narration.sentences[index] == narration.sentences[of_word]
        )

    def _sentence_start(self, index: int) -> int:
        narration = self._narration
        return narration.sentence_bounds[narration.sentences[index]][0]

    def _is_somebody(self, phrase: NounPhrase | None) -> bool:
        return phrase is not None and phrase.is_person_like and not phrase.is_possessive
