"""Who a pronoun stands for that means nobody with a name: a body, a group, a stranger."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from desktop.core.extraction.lexicon.function_words import (
    AUXILIARIES,
    PREPOSITIONS,
    SUBORDINATORS,
)
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
from desktop.core.text.word_lists import words

_MOST_CANDIDATES = 30
_POSSESSIVE_MARKS = frozenset({"’s", "'s"})
_FARTHEST_SENTENCE = 3
# Verbs that bring up something written, whose words may come next.
_READ = frozenset(
    {"read", "reads", "held", "published", "released", "issued", "received", "sent", "left"}
    | {"wrote", "posted", "found", "showed"}
)
_FARTHEST_VERB = 8
_JOINS = frozenset({"and", "but"})
_PASTS = words("irregular_pasts")


class UnnamedAntecedents:
    """Finds the group, or the person without a name, that a pronoun refers back to."""

    def __init__(self, narration: Narration, cast: Cast, phrases: Sequence[NounPhrase]) -> None:
        self._narration = narration
        self._cast = cast
        self._phrases = tuple(phrases)
        self._firsts = [phrase.first for phrase in phrases]
        # Whatever speaks is somebody, as a bear in a tale.
        self._speaking = frozenset(
            phrase.head
            for phrase in phrases
            if phrase.kind is MentionKind.NOMINAL
            and phrase.head not in BODY_NOUNS
            and speaks_beside(narration, phrase)
        )

    def of_somebody(self, pronoun: NounPhrase) -> NounPhrase | None:
        """Somebody without a name whom "he" or "she" stands for: the last subject that is a person.

        Example: The stranger stood up. “The bridge is safe,” she said. → the stranger
            (after-name-verb)
        Example: “It is cold,” said the bear. The bear sat down. “It is winter,” he said. → the bear
            (after-verb-name); the bear (after-name-verb)
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
            is_doing = phrase.head in self._speaking or is_doer(phrase.head)
            is_somebody = is_doing or is_person_noun(phrase.head)
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
        if plural and is_plural:
            return can_speak(phrase.head)
        # "“It is cold,” said the bear": a beast that speaks is "it" as well.
        is_beast = phrase.head in self._speaking and not is_person_noun(phrase.head)
        return phrase.head in BODY_NOUNS or (not plural and is_beast)

    def _is_source(self, phrase: NounPhrase) -> bool:
        """Whether something that is written is what the text goes by, or was just read.

        Example: According to the affidavit, the bridge was closed. It was “unsafe,” it says. → the
            affidavit (after-name-verb)
        """
        narration = self._narration
        first, _ = narration.sentence_bounds[narration.sentences[phrase.first]]
        before = narration.lowered[max(first, phrase.first - _FARTHEST_VERB) : phrase.first]
        is_read = phrase.head in WRITINGS and not _READ.isdisjoint(before)
        return is_read or before[-2:] == ["according", "to"]

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
        or (before in _JOINS and _opens_clause(narration, phrase))
        or (before in _POSSESSIVE_MARKS and _is_behind_owner(narration, phrase))
    )


def _opens_clause(narration: Narration, phrase: NounPhrase) -> bool:
    """Whether a second clause is about a phrase: "The door opened, and his wife came in".

    Example: The door opened, and his wife came in. “It is safe,” she said. → his wife
        (after-name-verb)
    """
    sentence = narration.sentences[phrase.first]
    follows = narration.word_at(phrase.end, sentence)
    is_verb = follows in _PASTS or follows in AUXILIARIES or follows.endswith("ed")
    return is_verb and narration.word_at(phrase.first - 2, sentence) == ","


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
