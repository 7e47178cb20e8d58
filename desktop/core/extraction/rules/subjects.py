"""Who does what a verb says: the subject of a cue, to its left."""

from __future__ import annotations

from desktop.core.extraction.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.speaking import before_relative
from desktop.core.extraction.rules.attribution import Phrases
from desktop.core.quotation import MentionKind

_SKIPPED_BEFORE_A_VERB = ADVERBS | AUXILIARIES
_BRACKETS = frozenset({",", ")", "—", "–", "-"})
_OPENING_BRACKETS = frozenset({",", "(", "—", "–", "-"})
_DASHES = frozenset({"—", "–", "-"})
_LONGEST_INSERTION = 30
_INTRODUCTIONS = (PREPOSITIONS | SUBORDINATORS) - {"like"}
_FARTHEST = 80


class Subjects:
    """Finds subjects among the phrases of a narration."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._narration = phrases.narration

    def of_verb(self, verb: int, start: int) -> NounPhrase | None:
        """The subject of the verb at word `verb`, not before word `start`.

        Example: Ada Quill went to the harbour and said “the bridge is safe.” → Ada Quill
            (before-name-verb)
        """
        start = max(start, verb - _FARTHEST)
        end = self._before_helpers(verb, start)
        lowered = self._narration.lowered
        if end > start and lowered[end - 1] == "to":
            return self.of_clause(start, end) or self._climb(end, start)
        direct = self._phrases.ending_at(end)
        if direct and direct.first >= start and not direct.is_possessive:
            return self._resolve_direct(direct, start)
        if end - 1 >= start and lowered[end - 1] in ("which", "that"):
            described = self._before_relative(end - 1)
            if described and described.first >= start:
                return described
        if end - 1 >= start and lowered[end - 1] in CONJUNCTIONS:
            return self.of_clause(start, end) or self._climb(end, start)
        if end - 1 >= start and lowered[end - 1] in _BRACKETS:
            before_insertion = self._before_insertion(end, start)
            if before_insertion:
                return before_insertion
        return self._climb(end, start)

    def of_clause(self, start: int, end: int) -> NounPhrase | None:
        """The subject of the main clause in the words `start` up to `end`.

        Example: Ada Quill went on to say “the bridge is safe.” → Ada Quill (before-name-verb)
        """
        begin = self._after_introduction(start, end)
        for word in range(begin, end):
            phrase = self._phrases.starting_at(word)
            if phrase and phrase.end <= end and self._can_be_subject(phrase, word == begin):
                return phrase
        return self.of_clause(start, begin) if begin > start + 1 and begin < end else None

    def _can_be_subject(self, phrase: NounPhrase, opens_clause: bool) -> bool:
        return (
            (phrase.is_person_like or opens_clause)
            and not phrase.is_possessive
            and not self._follows_preposition(phrase)
            and self._narration.lowered[phrase.first] != "who"
        )

    def _after_introduction(self, start: int, end: int) -> int:
        """The word after "When asked about it," or "In the end,".

        Example: When she was asked about it, Ada Quill said “the bridge is safe.” → Ada Quill
            (before-name-verb)
        """
        lowered = self._narration.lowered
        if start >= end or lowered[start] not in _INTRODUCTIONS:
            return start
        for word in range(start + 1, end):
            if lowered[word] == ",":
                following = self._phrases.starting_at(word + 1)
                if following and following.end <= end:
                    return word + 1
        return start

    def _before_helpers(self, verb: int, start: int) -> int:
        """Step left over "has also" in "Quill has also said".

        Example: Ada Quill has also repeatedly said that “the bridge is safe.” → Ada Quill
            (before-name-verb)
        """
        lowered = self._narration.lowered
        end = verb
        while end - 1 >= start and (
            lowered[end - 1] in _SKIPPED_BEFORE_A_VERB
            or (lowered[end - 1].endswith("ly") and not self._phrases.ending_at(end))
            or (
                lowered[end - 1] in ("’s", "'s", "’d", "'d", "’ve", "'ve")
                and lowered[end - 2] in ("he", "she", "they", "it", "who")
            )
        ):
            end -= 1
        return end

    def _resolve_direct(self, phrase: NounPhrase, start: int) -> NounPhrase:
        """The phrase next to the verb, unless it hangs on another one.

        Example: A spokeswoman for Ada Quill said “the bridge is safe.” → a spokeswoman for Ada
            Quill (before-name-verb)
        """
        if self._narration.lowered[phrase.first] == "who":
            # Whom it describes is for the resolution to say; the pronoun is what speaks.
            return phrase
        if self._follows_preposition(phrase) and phrase.first - 1 >= start:
            before = self._word(phrase.first - 1)
            if before not in SUBORDINATORS:
                return self._climb(phrase.first - 1, start) or phrase
        return phrase

    def _antecedent_of_who(self, who: NounPhrase) -> NounPhrase | None:
        return self._before_relative(who.first)

    def _before_relative(self, word: int) -> NounPhrase | None:
        """What "who" or "which" describes: the phrase before it, over a comma."""
        return self._phrases.ending_at(before_relative(self._narration, word))

    def _before_insertion(self, end: int, start: int) -> NounPhrase | None:
        """The phrase before an insertion: "Ada Quill, who runs the shelter, said".

        Example: Ada Quill, speaking at the harbour on Friday, said “the bridge is safe.” → Ada
            Quill (before-name-verb)
        Example: Ada Quill – who, unlike her aunt, Vera Pell, was poor – said “the bridge is safe.”
            → Ada Quill (before-name-verb)
        """
        words, close = self._narration.words, self._narration.words[end - 1]
        places = range(end - 2, max(start, end - _LONGEST_INSERTION), -1)
        opening = _OPENING_BRACKETS
        if close in _DASHES and any(words[word] in _DASHES for word in places):
            opening = _DASHES
        for word in places:
            if words[word] in opening:
                phrase = self._phrases.ending_at(word)
                if phrase and self._follows_preposition(phrase):
                    # "critics in the north, many of them young, say"
                    phrase = self._phrases.closing_at(word)
                if (
                    phrase
                    and not phrase.is_possessive
                    and phrase.first >= start
                    and phrase.kind is not MentionKind.PRONOUN
                    and not self._follows_preposition(phrase)
                ):
                    return self._phrases.in_apposition(phrase, end)
        return None

    def _climb(self, end: int, start: int) -> NounPhrase | None:
        """The nearest phrase to the left that hangs on no preposition and owns nothing."""
        second_best = None
        for word in range(end, start, -1):
            phrase = self._phrases.ending_at(word)
            if phrase is None or phrase.first < start or phrase.is_possessive:
                continue
            if self._follows_preposition(phrase) and not self._opens_clause(phrase, end):
                second_best = second_best or phrase
                continue
            if self._narration.lowered[phrase.first] == "who":
                if self._antecedent_of_who(phrase):
                    return phrase
                continue
            return phrase
        return second_best

    def _opens_clause(self, phrase: NounPhrase, end: int) -> bool:
        """Whether a phrase behind "as" or "after" is the subject of what leads up to a verb.

        Example: A fight began, as the chair of the harbour’s board has called it a “breach of
            trust.” → the chair of the harbour’s board (before-name-verb)
        """
        before = self._word(phrase.first - 1, phrase.first)
        is_close = self._narration.ends[end - 1] <= phrase.span.end
        return before in SUBORDINATORS and phrase.is_person_like and is_close

    def _follows_preposition(self, phrase: NounPhrase) -> bool:
        return self._word(phrase.first - 1, phrase.first) in PREPOSITIONS

    def _word(self, index: int, beside: int | None = None) -> str:
        if index < 0:
            return ""
        sentence = self._narration.sentences[index if beside is None else beside]
        return self._narration.word_at(index, sentence)
