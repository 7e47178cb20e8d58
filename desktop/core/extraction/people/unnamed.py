"""Who a pronoun stands for that means nobody with a name: a body, a group, a stranger."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from desktop.core.extraction.lexicon.function_words import PREPOSITIONS, SUBORDINATORS
from desktop.core.extraction.lexicon.titles import (
    BODY_NOUNS,
    FEMALE_TITLES,
    MALE_TITLES,
    PLURALS,
    WRITINGS,
    can_speak,
    is_doer,
    is_person_noun,
)
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.speaking import listens, speaks_beside
from desktop.core.extraction.reading.narration import Narration
from desktop.core.quotation import MentionKind

_MOST_CANDIDATES = 30
_POSSESSIVE_MARKS = frozenset({"’s", "'s"})
_FARTHEST_SENTENCE = 3


class UnnamedAntecedents:
    """Finds the group, or the person without a name, that a pronoun refers back to."""

    def __init__(self, narration: Narration, cast: Cast, phrases: Sequence[NounPhrase]) -> None:
        self._narration = narration
        self._cast = cast
        self._phrases = tuple(phrases)
        self._firsts = [phrase.first for phrase in phrases]

    def of_somebody(self, pronoun: NounPhrase) -> NounPhrase | None:
        """Somebody without a name whom "he" or "she" stands for: the last subject that is a person.

        Example: The stranger stood up. “The bridge is safe,” she said. → the stranger
            (after-name-verb)
        """
        word = self._narration.lowered[pronoun.first]
        if word not in ("he", "she"):
            return None
        other = MALE_TITLES if word == "she" else FEMALE_TITLES
        last = bisect_left(self._firsts, pronoun.first) - 1
        for number in range(last, max(last - _MOST_CANDIDATES, -1), -1):
            phrase = self._phrases[number]
            if self._sentences_between(phrase, pronoun) > _FARTHEST_SENTENCE:
                return None
            is_one = phrase.kind is MentionKind.NOMINAL and not phrase.head.endswith("s")
            is_somebody = is_person_noun(phrase.head) or is_doer(phrase.head)
            is_person = is_one and is_somebody and phrase.head not in other
            if is_person and self._may_answer(phrase):
                return phrase
        return None

    def _may_answer(self, phrase: NounPhrase) -> bool:
        """Whether somebody is the subject of a sentence, or is asked in it.

        Example: Ada Quill asked the guard about it. ¶ “They left,” he said. → the guard
            (after-name-verb)
        """
        return is_subject(self._narration, phrase) or listens(self._narration, phrase)

    def of_group(self, pronoun: NounPhrase) -> NounPhrase | None:
        """What "it" or "they" stands for: a body or a group that lately was a subject.

        Example: The council voted on Friday. “The bridge is safe,” it said. → the council
            (after-name-verb)
        """
        word = self._narration.lowered[pronoun.first]
        if word not in ("it", "they"):
            return None
        last = bisect_left(self._firsts, pronoun.first) - 1
        for number in range(last, max(last - _MOST_CANDIDATES, -1), -1):
            phrase = self._phrases[number]
            if self._sentences_between(phrase, pronoun) > _FARTHEST_SENTENCE:
                return None
            is_meant = self._is_group(phrase, plural=word == "they")
            if is_meant and (is_subject(self._narration, phrase) or self._is_source(phrase)):
                return phrase
        return None

    def _is_group(self, phrase: NounPhrase, *, plural: bool) -> bool:
        if phrase.kind is MentionKind.NAME:
            figure = self._cast.figure_of(phrase)
            return figure is not None and figure.is_body_or_place
        if phrase.kind is not MentionKind.NOMINAL:
            return False
        is_plural = phrase.head.endswith("s") or phrase.head in PLURALS
        return can_speak(phrase.head) if plural and is_plural else phrase.head in BODY_NOUNS

    def _is_source(self, phrase: NounPhrase) -> bool:
        """Whether something that is written is what the text goes by, or was just read.

        Example: According to the affidavit, the bridge was closed. It was “unsafe,” it says. → the
            affidavit (after-name-verb)
        """
        narration = self._narration
        before = narration.word_at(phrase.first - 2, narration.sentences[phrase.first])
        return before == "according" or phrase.head in WRITINGS

    def _sentences_between(self, phrase: NounPhrase, pronoun: NounPhrase) -> int:
        sentences = self._narration.sentences
        return sentences[pronoun.first] - sentences[phrase.first]


def is_subject(narration: Narration, phrase: NounPhrase) -> bool:
    """Whether a phrase is what its sentence is about, or speaks.

    Example: The council voted on Friday. “The bridge is safe,” it said. → the council
        (after-name-verb)
    """
    before = narration.word_at(phrase.first - 1, narration.sentences[phrase.first])
    if phrase.is_possessive or before in PREPOSITIONS:
        return False
    return (
        narration.opens_sentence(phrase.first)
        or speaks_beside(narration, phrase)
        or (before == "," and _is_behind_opening(narration, phrase))
        or (before in _POSSESSIVE_MARKS and _is_behind_owner(narration, phrase))
    )


def _is_behind_owner(narration: Narration, phrase: NounPhrase) -> bool:
    """Whether the sentence opens with whose a body is: "Mexico's National Guard".

    Example: Ostwick’s Salt League did not answer. “It is safe,” it said later. → Salt League
        (after-name-verb)
    """
    first, _ = narration.sentence_bounds[narration.sentences[phrase.first]]
    return all(narration.is_capitalised(word) for word in range(first, phrase.first - 1))


def _is_behind_opening(narration: Narration, phrase: NounPhrase) -> bool:
    """Whether a phrase is the subject behind an opening: "Asked about the king, the cobbler …".

    Example: Asked about the king, the old man sighed. “It is safe,” he said. → the old man
        (after-name-verb)
    """
    sentence = narration.sentences[phrase.first]
    first, _ = narration.sentence_bounds[sentence]
    opening, after = narration.lowered[first], narration.word_at(phrase.end, sentence)
    opens = opening in PREPOSITIONS or opening in SUBORDINATORS or opening.endswith(("ed", "ing"))
    is_first = "," not in narration.words[first : phrase.first - 1]
    return opens and is_first and after.isalpha() and after not in PREPOSITIONS
