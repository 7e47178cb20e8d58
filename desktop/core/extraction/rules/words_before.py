"""Rules for the words before a quotation: X said: "…"; X called it "…"; X: "…"."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import (
    LISTENER_VERBS,
    ONLY_BESIDE,
    PLAIN_VERBS,
    SPEECH_VERBS,
    is_participle,
)
from desktop.core.extraction.lexicon.function_words import ADVERBS, CLAUSE_WORDS, PREPOSITIONS
from desktop.core.extraction.lexicon.titles import can_speak
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import WordNumber
from desktop.core.extraction.reading.verbs import is_cue_verb, is_noun
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.extraction.rules.passives import Passives
from desktop.core.extraction.rules.quoted_by import QuotedBy
from desktop.core.extraction.rules.subjects import Subjects
from desktop.core.quotation import MentionKind

_NEAR, _LONGEST_ROLE = 4, 3
_FARTHEST = 80
_BEFORE_A_GERUND = frozenset({"in", "by", "while", "when", "after", "before", "without"})
_AS = frozenset({"as", "of"})
_PROGRESSIVE = frozenset({"was", "is", "were", "are", "be", "been"})
# What stands before somebody who is seen or heard saying something.
_LEAD_TO_A_DOER = frozenset({"with", "of", "shows", "showed", "showing", "hear", "heard"})
# What the words of somebody else begin with when they are sent on.
_REPEATED = "rt"
_BEFORE_AN_INVERSION = ADVERBS | {"but", "and"}


class WordsBefore:
    """Looks to the left of a quotation, back to the quotation before it or the sentence's start."""

    def __init__(self, phrases: Phrases, subjects: Subjects) -> None:
        self._phrases = phrases
        self._subjects = subjects
        self._quoted_by = QuotedBy(phrases, subjects)
        self._passives = Passives(phrases)
        self._narration = phrases.narration

    def attribution(self, quote: WordNumber) -> Attribution | None:
        """What the first rule that fits says about the piece at word `quote`."""
        narration = self._narration
        sentence_start, _ = narration.sentence_bounds[narration.sentences[quote]]
        sentence_start = max(sentence_start, quote - _FARTHEST)
        begin: int = quote
        while begin > sentence_start and not narration.is_piece(begin - 1):
            begin -= 1
        if begin == quote:
            return None
        return (
            self._transcript(sentence_start, quote)
            or self._according_to(begin, quote)
            or self._quoted(begin, quote)
            or self._passives.before(begin, quote)
            or self._opening(begin, quote, sentence_start)
            or self._by_subject(begin, quote, sentence_start)
        )

    def _by_subject(self, begin: int, quote: WordNumber, start: int) -> Attribution | None:
        """Who does what a verb says, or is the subject of no such verb; not who is told.

        Example: Ada Quill was asked: “Is the bridge safe?” → nobody (none)
        """
        cue = self._governing_cue(begin, quote)
        if cue is not None and self._passives.tells_listener(cue, begin):
            return None
        return (
            self._cue(cue, begin, quote, start)
            or self._colon(begin, quote)
            or self._subject_alone(begin, quote)
        )

    def of_sentence(self, sentence: int) -> Attribution | None:
        """Who speaks in a sentence without quotation: the subject of its last verb of speech.

        Example: Ada Quill shook her head. “We knew nothing at all.” → Ada Quill (sentence-before)
        Example: The road may close, said Ada Quill, an engineer. “It is not safe any more.” → Ada
            Quill (sentence-before)
        """
        start, end = self._narration.sentence_bounds[sentence]
        start = max(start, end - _FARTHEST)
        cue = self._last_cue(start, end, SPEECH_VERBS)
        if cue is not None:
            subject = self._inverted(cue, end) or self._subjects.of_verb(cue, start)
            if subject and subject.is_person_like:
                return Attribution("sentence-before", subject, cue)
        subject = self._subjects.of_clause(start, end)
        is_thing = subject is None or self._narration.lowered[subject.first] == "it"
        if subject is None or is_thing or not subject.is_person_like:
            return None
        return Attribution("sentence-before", subject)

    def _inverted(self, cue: int, end: int) -> NounPhrase | None:
        """The name behind the verb that closes a report: "…, said Ada Quill, an engineer."."""
        narration = self._narration
        is_closing = narration.word_at(cue - 1, narration.sentences[cue]) == ","
        name = self._phrases.starting_at(cue + 1) if is_closing else None
        if name is None or name.end > end or name.is_possessive or not name.is_person_like:
            return None
        is_closed = name.end == end or narration.words[name.end] in ",.;("
        return name if is_closed and not is_participle(narration.lowered[cue]) else None

    def _transcript(self, start: int, quote: WordNumber) -> Attribution | None:
        """Read NAME: "…" at the start of a paragraph.

        Example: ADA QUILL: “The bridge is safe.” → ADA QUILL (before-transcript)
        """
        if quote - 1 <= start or self._narration.words[quote - 1] != ":":
            return None
        first, _ = self._narration.paragraph_bounds[self._narration.paragraphs[quote]]
        if start == first and self._narration.lowered[start] == _REPEATED:
            start = first = start + 1
        phrase = self._phrases.starting_at(start)
        if start != first or phrase is None or phrase.end != quote - 1:
            return None
        is_letter = len(phrase.name) == 1 or phrase.kind is MentionKind.PRONOUN
        return None if is_letter else Attribution("before-transcript", phrase)

    def _according_to(self, begin: int, quote: WordNumber) -> Attribution | None:
        """Read: according to X, "…".

        Example: According to Ada Quill, “the bridge is safe for now.” → Ada Quill
            (before-according-to)
        """
        for word in range(begin, quote):
            if self._narration.lowered[word] == "according":
                for start in range(word + 1, min(word + 4, quote)):
                    phrase = self._phrases.starting_at(start)
                    if phrase:
                        return Attribution("before-according-to", phrase, word)
        return None

    def _quoted(self, begin: int, quote: WordNumber) -> Attribution | None:
        found = self._quoted_by.whom(begin, quote)
        return Attribution("before-quoted", *found) if found else None

    def _cue(
        self, cue: int | None, begin: int, quote: WordNumber, sentence_start: int
    ) -> Attribution | None:
        """Read: X said "…"; X left, adding "…"; the budget said "…"; said X of "…".

        Example: Ada Quill said: “The bridge is safe.” → Ada Quill (before-name-verb)
        Example: Ada Quill left the hall, adding that “the bridge is safe for now.” → Ada Quill
            (before-participle)
        Example: The budget explained that “the bridge is safe for now.” → the budget
            (before-thing-verb)
        Example: “It is safe,” said Ada Quill of the “slow and careful work.” → Ada Quill
            (after-verb-name); Ada Quill (before-verb-name)
        """
        if cue is None:
            return None
        lowered = self._narration.lowered
        opens = cue == begin or (cue == begin + 1 and lowered[begin] in _BEFORE_AN_INVERSION)
        if opens:
            inverted = self._phrase_after(cue, quote)
            if inverted and begin == sentence_start and not is_participle(lowered[cue]):
                return Attribution("before-verb-name", inverted, cue)
        if is_participle(lowered[cue]) and lowered[cue - 1] not in _PROGRESSIVE:
            found = self._participle(cue, quote, sentence_start)
            if found:
                return found
        subject = self._subjects.of_verb(cue, sentence_start)
        if subject is None:
            # After "told" stands the listener.
            takes_listener = lowered[cue] in LISTENER_VERBS
            subject = None if takes_listener else self._phrase_after(cue, quote)
            return Attribution("before-verb-name", subject, cue) if subject else None
        rule = "before-name-verb" if subject.is_person_like else "before-thing-verb"
        return Attribution(rule, subject, cue)

    def _participle(self, cue: int, quote: WordNumber, start: int) -> Attribution | None:
        """Who does what a participle says: named behind it, just before it, or as the subject."""
        awaited = self._after_opening(cue, quote, start)
        if awaited:
            return Attribution("before-opening", awaited, cue)
        doer = self._doer(cue, start)
        if doer:
            return Attribution("before-doer", doer, cue)
        subject = self._subjects.of_clause(start, cue)
        return Attribution("before-participle", subject, cue) if subject else None

    def _after_opening(self, cue: int, quote: WordNumber, start: int) -> NounPhrase | None:
        """The subject that an opening participle waits for, behind the quotation.

        Example: Calling the challenger, Oscar Pell, “the partner we need,” Mayor Ada Quill left. →
            Ada Quill (before-opening)
        """
        narration = self._narration
        leads = cue == start + 1 and narration.lowered[start] in _BEFORE_A_GERUND
        if not (cue == start or leads) or narration.ends_quoted_with(quote) != ",":
            return None
        for word in range(quote + 1, min(quote + 1 + _LONGEST_ROLE, len(narration))):
            phrase = self._phrases.starting_at(word)
            if phrase:
                fits = phrase.is_person_like and not phrase.is_possessive
                return phrase if fits else None
            if not narration.words[word].isalpha() or narration.lowered[word] in CLAUSE_WORDS:
                return None
        return None

    def _opening(self, begin: int, quote: WordNumber, start: int) -> Attribution | None:
        """Who is named behind the quotation, before which somebody is accused or praised for it.

        Example: Accusing the owners of “pure greed,” Mayor Ada Quill left. → Ada Quill
            (before-opening)
        Example: In hailing the bridge as “a new morning,” Ada Quill left. → Ada Quill
            (before-opening)
        """
        lowered = self._narration.lowered
        verb = begin + (lowered[begin] in _BEFORE_A_GERUND)
        if begin != start or not is_participle(lowered[verb]) or lowered[quote - 1] not in _AS:
            return None
        awaited = self._after_opening(verb, quote, start)
        return Attribution("before-opening", awaited, verb) if awaited else None

    def _doer(self, participle: int, start: int) -> NounPhrase | None:
        """Who does it, just before the participle: "with spokesman Oscar Pell saying".

        Example: The union left the talks, with spokesman Oscar Pell saying, “We will go on.” →
            Oscar Pell (before-doer)
        Example: The union left, with its lawyer, Oscar Pell, saying: “We will go on.” → Oscar Pell
            (before-doer)
        """
        words = self._narration.words
        end = participle - 1 if words[participle - 1] == "," else participle
        phrase = self._phrases.closing_at(end)
        if phrase is None or phrase.first <= start or phrase.is_possessive:
            return None
        if end < participle:
            # A name between commas, behind what its bearer is.
            role = self._phrases.ending_at(phrase.first - 1)
            if words[phrase.first - 1] != "," or role is None or role.first <= start:
                return None
            return phrase if words[role.first - 1] == "with" else None
        led_by = self._narration.lowered[phrase.first - 1]
        if can_speak(led_by):
            led_by = self._narration.lowered[phrase.first - 2]
        return phrase if led_by in _LEAD_TO_A_DOER and phrase.is_person_like else None

    def _governing_cue(self, begin: int, quote: WordNumber) -> int | None:
        """The verb that reports the quotation: the nearest one that can, plain verbs first.

        Example: Ada Quill said the plan was good and praised “slow and careful work.” → Ada Quill
            (before-name-verb)
        """
        lowered = self._narration.lowered
        cues = [word for word in range(begin, quote) if is_cue_verb(self._narration, word)]
        plain = [word for word in cues if lowered[word] in PLAIN_VERBS]
        for cue in reversed(cues):
            if lowered[cue] in PLAIN_VERBS:
                if not self._tells_who(cue, plain):
                    return cue
            elif quote - cue <= _NEAR and self._is_free(cue, quote, plain):
                return cue
        if plain:
            return plain[-1]
        strong = [word for word in cues if lowered[word] in SPEECH_VERBS]
        nearest = strong or cues
        return nearest[-1] if nearest else None

    def _is_free(self, cue: int, quote: WordNumber, plain: list[int]) -> bool:
        """Whether a verb of many meanings, near the quotation, is its cue."""
        if self._narration.lowered[cue] not in ONLY_BESIDE:
            return not self._tells_who(cue, plain)
        return not plain and quote - cue <= 2

    def _tells_who(self, cue: int, plain: list[int]) -> bool:
        """Whether the verb describes the listener: "told a woman who suggested that …".

        Example: Ada Quill told a man who suggested a ban on lorries: “The bridge is safe.” → Ada
            Quill (before-name-verb)
        """
        lowered = self._narration.lowered
        earlier = [word for word in plain if word < cue]
        if not earlier or lowered[cue - 1] != "who" or lowered[cue - 2] == ",":
            return False
        listener = self._phrases.ending_at(cue - 1)
        return listener is not None and listener.first - 1 == earlier[-1]

    def _phrase_after(self, cue: int, quote: WordNumber) -> NounPhrase | None:
        if self._narration.lowered[cue + 1] in PREPOSITIONS:
            return None
        for word in range(cue + 1, min(cue + 3, quote)):
            phrase = self._phrases.starting_at(word)
            if phrase:
                return phrase
        return None

    def _colon(self, begin: int, quote: WordNumber) -> Attribution | None:
        """Read X on the budget: "…".

        Example: Ada Quill on the bridge: “It is safe for now.” → Ada Quill (before-colon)
        """
        if self._narration.words[quote - 1] != ":":
            return None
        for word in range(begin, quote):
            phrase = self._phrases.starting_at(word)
            if phrase and phrase.is_person_like and len(phrase.name) != 1:
                return Attribution("before-colon", phrase, quote - 1)
        return None

    def _subject_alone(self, begin: int, quote: WordNumber) -> Attribution | None:
        """No cue at all: the subject of the sentence is the best guess.

        Example: Ada Quill walked out of a “long and sad and useless meeting.” → Ada Quill
            (before-subject)
        """
        subject = self._subjects.of_clause(begin, quote)
        return Attribution("before-subject", subject) if subject else None

    def _last_cue(self, begin: int, end: int, cues: frozenset[str]) -> int | None:
        narration = self._narration
        for word in range(end - 1, begin - 1, -1):
            if narration.lowered[word] in cues and not is_noun(narration, word):
                return word
        return None
