"""Rules for the words before a quotation: X said: "…"; X called it "…"; X: "…"."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import (
    LISTENER_VERBS,
    ONLY_BESIDE,
    PLAIN_VERBS,
    SPEECH_VERBS,
    is_participle,
)
from desktop.core.extraction.lexicon.function_words import ADVERBS, PREPOSITIONS
from desktop.core.extraction.lexicon.titles import WRITINGS
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import WordNumber
from desktop.core.extraction.reading.verbs import is_cue_verb, is_noun
from desktop.core.extraction.rules.according_to import AccordingTo
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.extraction.rules.line_labels import LineLabels
from desktop.core.extraction.rules.participles import Participles
from desktop.core.extraction.rules.passives import Passives
from desktop.core.extraction.rules.quoted_by import QuotedBy
from desktop.core.extraction.rules.spoken_nouns import SpokenNouns
from desktop.core.extraction.rules.subjects import Subjects

_NEAR = 4
_FARTHEST = 80
_PROGRESSIVE = frozenset({"was", "is", "were", "are", "be", "been"})
_HAS = frozenset({"had", "has", "gave", "gives", "offered", "left", "sent"})
_WHERE = frozenset({"of", "at", "from", "for", "with", "in"})
_BEFORE_AN_INVERSION = ADVERBS | {"but", "and"}


class WordsBefore:
    """Looks to the left of a quotation, back to the quotation before it or the sentence's start."""

    def __init__(self, phrases: Phrases, subjects: Subjects) -> None:
        self._phrases = phrases
        self._subjects = subjects
        self._quoted_by = QuotedBy(phrases, subjects)
        self._passives = Passives(phrases)
        self._spoken_nouns = SpokenNouns(phrases)
        self._participles = Participles(phrases, subjects)
        self._labels = LineLabels(phrases)
        self._according_to = AccordingTo(phrases, subjects, self._doing)
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
            self._labels.before(sentence_start, quote)
            or self._according_to.before(begin, quote)
            or self._quoted(begin, quote)
            or self._passives.before(begin, quote)
            or self._participles.opening(begin, quote, sentence_start)
            or self._spoken_nouns.before(begin, quote)
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
        Example: The road may close, said Ada Quill of the Salt League. “It is not safe any more.” →
            Ada Quill (sentence-before)
        Example: The council may close the road, according to Ada Quill, an engineer. “It is not
            safe any more.” → Ada Quill (sentence-before)
        """
        start, end = self._narration.sentence_bounds[sentence]
        start = max(start, end - _FARTHEST)
        source = self._according_to.behind(start, end)
        if source:
            return Attribution("sentence-before", source)
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
        follows = narration.lowered[name.end] if name.end < end else "."
        is_closed = follows in ",.;(" or follows in _WHERE
        return name if is_closed and not is_participle(narration.lowered[cue]) else None

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
        told = self._inverted_before(cue, quote)
        if told:
            return Attribution("before-verb-name", told, cue)
        return self._doing(cue, quote, sentence_start)

    def _doing(self, cue: int, quote: WordNumber, sentence_start: int) -> Attribution | None:
        """Who does what the cue says, before it."""
        lowered = self._narration.lowered
        if is_participle(lowered[cue]) and lowered[cue - 1] not in _PROGRESSIVE:
            found = self._participles.attribution(cue, quote, sentence_start)
            if found:
                return found
        heard = self._participles.heard(cue, sentence_start)
        if heard:
            return heard
        subject = self._subjects.of_verb(cue, sentence_start)
        if subject is None:
            # After "told" stands the listener.
            takes_listener = lowered[cue] in LISTENER_VERBS
            subject = None if takes_listener else self._phrase_after(cue, quote)
            return Attribution("before-verb-name", subject, cue) if subject else None
        rule = "before-name-verb" if subject.is_person_like else "before-thing-verb"
        return Attribution(rule, subject, cue)

    def _inverted_before(self, cue: int, quote: WordNumber) -> NounPhrase | None:
        """Who is named between the verb and the quotation, behind a comma.

        Example: In other words, explained the engineer Ada Quill: “The bridge is safe.” → Ada
            Quill (before-verb-name)
        """
        words = self._narration.words
        if words[cue - 1] != "," or words[quote - 1] not in ",:":
            return None
        phrase = self._phrase_after(cue, quote)
        closes = phrase is not None and self._narration.ends[quote - 2] == phrase.span.end
        return phrase if phrase and closes and phrase.is_person_like else None

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
        Example: Ada Quill had only one comment: “Good.” → Ada Quill (before-spoken-noun)
        """
        lowered = self._narration.lowered
        if lowered[quote - 1] != ":":
            return None
        has_words = lowered[quote - 2] in WRITINGS and not _HAS.isdisjoint(lowered[begin:quote])
        for word in range(begin, quote):
            phrase = self._phrases.starting_at(word)
            if phrase and phrase.is_person_like and len(phrase.name) != 1:
                rule = "before-spoken-noun" if has_words else "before-colon"
                return Attribution(rule, phrase, quote - 1)
        return None

    def _subject_alone(self, begin: int, quote: WordNumber) -> Attribution | None:
        """No cue at all: the subject of the sentence is the best guess.

        Example: Ada Quill left the “long and sad and useless meeting.” → Ada Quill
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
