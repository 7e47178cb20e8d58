"""Words before a quotation that name where it comes from: "according to X", "in the words of X"."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.extraction.lexicon.cue_words import SPEECH_VERBS
from desktop.core.extraction.lexicon.function_words import POSSESSIVE_PRONOUNS
from desktop.core.extraction.lexicon.titles import WRITINGS
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import WordNumber
from desktop.core.extraction.reading.verbs import is_cue_verb
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.extraction.rules.subjects import Subjects
from desktop.core.quotation import MentionKind

RULE = "before-according-to"
_IN_THE_WORDS_OF = ["in", "the", "words", "of"]

Doing = Callable[[int, WordNumber, int], Attribution | None]


class AccordingTo:
    """Tells who is named as a source from who is said by that source to have spoken."""

    def __init__(self, phrases: Phrases, subjects: Subjects, doing: Doing) -> None:
        self._phrases = phrases
        self._subjects = subjects
        self._narration = phrases.narration
        self._doing = doing

    def before(self, begin: int, quote: WordNumber) -> Attribution | None:
        """Read: according to X, "…".

        Example: According to Ada Quill, “the bridge is safe for now.” → Ada Quill
            (before-according-to)
        Example: According to former harbour radio reporter Ada Quill, it reeks of “fear and
            loathing.” → Ada Quill (before-according-to)
        Example: In the words of one teacher, it is “homework for the lazy.” → one teacher
            (before-according-to)
        """
        lowered = self._narration.lowered
        if lowered[begin : begin + 4] == _IN_THE_WORDS_OF and begin + 4 < quote:
            phrase = self._phrases.named_behind(begin + 4, quote)
            if phrase and not phrase.is_possessive:
                return Attribution(RULE, phrase, begin + 2)
        for word in range(begin, quote):
            if lowered[word] == "according":
                phrase = self._phrases.named_behind(word + 1, quote)
                if phrase is None:
                    return None
                told = self._told_behind(phrase, quote) or self._told_before(begin, word, quote)
                return told or Attribution(RULE, phrase, word)
        return None

    def behind(self, start: int, end: int) -> NounPhrase | None:
        """Whom a sentence without quotation names at its end as its source."""
        narration = self._narration
        for word in range(end - 1, start, -1):
            if narration.lowered[word] == "according" and narration.words[word - 1] == ",":
                phrase = self._phrases.named_behind(word + 1, end)
                if phrase is None or phrase.kind is not MentionKind.NAME:
                    return None
                return phrase if phrase.is_person_like else None
        return None

    def _told_behind(self, source: NounPhrase, quote: WordNumber) -> Attribution | None:
        """Who speaks in what the source tells.

        Example: According to the report, Ada Quill told a guard that the bridge was “as good as
            new.” → Ada Quill (before-name-verb)
        """
        for cue in range(quote - 1, source.end, -1):
            if self._is_told(cue):
                subject = self._subjects.of_verb(cue, source.end)
                if subject is None or not subject.is_person_like or subject.first < source.end:
                    return None
                return self._doing(cue, quote, source.end)
        return None

    def _told_before(self, begin: int, according: int, quote: WordNumber) -> Attribution | None:
        """Who speaks in what stands before the source, and goes on behind it.

        Example: Ada Quill told the hall, according to Oscar Pell, that it was “as good as new.” →
            Ada Quill (before-name-verb)
        Example: The answer of Ada Quill, according to Oscar Pell: “It is safe.” → Oscar Pell
            (before-according-to)
        Example: Ada Quill came late. Her answer, according to Oscar Pell: “It is safe.” → Ada
            Quill (before-spoken-noun)
        """
        narration = self._narration
        if narration.lowered[according - 1] != ",":
            return None
        noun = according - 2
        if noun > begin and narration.lowered[noun] in WRITINGS:
            return self._owner(noun)
        if "that" not in narration.lowered[according:quote]:
            return None
        for cue in range(according - 1, begin, -1):
            if self._is_told(cue):
                return self._doing(cue, quote, begin)
        return None

    def _owner(self, noun: int) -> Attribution | None:
        if self._narration.lowered[noun - 1] not in POSSESSIVE_PRONOUNS:
            return None
        span = self._narration.span(noun - 1, noun + 1)
        head = self._narration.lowered[noun]
        owner = NounPhrase(noun - 1, noun + 1, MentionKind.NOMINAL, span, head=head)
        return Attribution("before-spoken-noun", owner, noun)

    def _is_told(self, cue: int) -> bool:
        narration = self._narration
        return narration.lowered[cue] in SPEECH_VERBS and is_cue_verb(narration, cue)
