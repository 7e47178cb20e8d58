"""Who does what a participle says: "X left, adding", "with X saying", "Calling it “…,” X left"."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import BARE_CUES, is_participle
from desktop.core.extraction.lexicon.function_words import CLAUSE_WORDS
from desktop.core.extraction.lexicon.titles import can_speak
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import WordNumber
from desktop.core.extraction.reading.verbs import is_cue_verb
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.extraction.rules.subjects import Subjects
from desktop.core.quotation import MentionKind

_FARTHEST, _LONGEST_ROLE = 80, 3
_BEFORE_A_GERUND = frozenset({"in", "by", "while", "when", "after", "before", "without"})
_AS = frozenset({"as", "of"})
# What stands before somebody who is seen or heard saying something.
_LEAD_TO_A_DOER = frozenset(
    {"with", "of", "shows", "showed", "showing", "hear", "heard"}
    | {"recalled", "recalls", "recalling", "remembers", "remembered", "overheard"}
)
_HEARS = frozenset({"hear", "hears", "heard", "hearing", "saw", "watch", "watched", "let"})


class Participles:
    """Finds the subject of participles before a quotation."""

    def __init__(self, phrases: Phrases, subjects: Subjects) -> None:
        self._phrases = phrases
        self._subjects = subjects
        self._narration = phrases.narration

    def attribution(self, cue: int, quote: WordNumber, start: int) -> Attribution | None:
        """Who does what a participle says: named behind it, just before it, or as the subject."""
        awaited = self._after_opening(cue, quote, start)
        if awaited:
            return Attribution("before-opening", awaited, cue)
        doer = self._doer(cue, start) or self._doer_of_both(cue, start)
        if doer:
            return Attribution("before-doer", doer, cue)
        subject = self._subjects.of_clause(start, cue)
        return Attribution("before-participle", subject, cue) if subject else None

    def heard(self, cue: int, start: int) -> Attribution | None:
        """Who is heard saying it: "heard the children shout".

        Example: Oscar Pell said he heard the children shout, “Save the bridge!” → the children
            (before-doer)
        """
        lowered = self._narration.lowered
        phrase = self._phrases.ending_at(cue) if lowered[cue] in BARE_CUES else None
        if phrase is None or phrase.first <= start or phrase.is_possessive:
            return None
        is_heard = lowered[phrase.first - 1] in _HEARS and phrase.is_person_like
        return Attribution("before-doer", phrase, cue) if is_heard else None

    def opening(self, begin: int, quote: WordNumber, start: int) -> Attribution | None:
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

    def _doer(self, participle: int, start: int) -> NounPhrase | None:
        """Who does it, just before the participle: "with spokesman Oscar Pell saying".

        Example: The union left the talks, with spokesman Oscar Pell saying, “We will go on.” →
            Oscar Pell (before-doer)
        Example: The union left, with its lawyer, Oscar Pell, saying: “We will go on.” → Oscar Pell
            (before-doer)
        Example: Ada Quill recalled her mother telling her: “Hold on.” → her mother (before-doer)
        Example: Guards surrounded the boy, one of them shouting, “Hold on!” → one of them
            (before-doer)
        Example: The bank did nothing, its director Oscar Pell telling the hall that it was “far too
            late.” → Oscar Pell (before-doer)
        Example: With Tom Roe calling it “a long war” and Oscar Pell saying it was “a lie from the
            start,” they left. → Tom Roe (before-doer); Oscar Pell (before-doer)
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
        if self._stands_absolute(phrase, led_by):
            return phrase
        if can_speak(led_by):
            led_by = self._narration.lowered[phrase.first - 2]
        return phrase if led_by in _LEAD_TO_A_DOER and phrase.is_person_like else None

    def _stands_absolute(self, phrase: NounPhrase, led_by: str) -> bool:
        """Whether a phrase has its participle to itself: "…, one of them shouting"."""
        if led_by == ",":
            return phrase.is_one_of_many or (
                phrase.kind is MentionKind.NAME and phrase.is_person_like
            )
        is_name = phrase.kind is MentionKind.NAME
        return is_name and led_by == "and" and self._narration.is_piece(phrase.first - 2)

    def _doer_of_both(self, cue: int, start: int) -> NounPhrase | None:
        """Who does the first of two things: "with Ada Quill writing of it and asking".

        Example: Others agreed, with Ada Quill writing that it was late and asking: “Is it safe?” →
            Ada Quill (before-doer)
        """
        lowered = self._narration.lowered
        if lowered[cue - 1] != "and":
            return None
        earlier = (
            word
            for word in range(cue - 2, max(start, cue - _FARTHEST), -1)
            if is_participle(lowered[word]) and is_cue_verb(self._narration, word)
        )
        return next(filter(None, (self._doer(word, start) for word in earlier)), None)
