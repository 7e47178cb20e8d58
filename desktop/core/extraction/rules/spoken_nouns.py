"""Nouns for what somebody says, before a quotation: "X's claim that “…”"."""

from __future__ import annotations

from desktop.core.extraction.lexicon.function_words import (
    CLAUSE_WORDS,
    DETERMINERS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
)
from desktop.core.extraction.lexicon.titles import WRITINGS
from desktop.core.extraction.people.names import is_possessive_mark
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import WordNumber
from desktop.core.extraction.reading.verbs import is_cue_verb
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.quotation import MentionKind

RULE = "before-spoken-noun"
_FARTHEST, _MOST_ADJECTIVES = 7, 3
# Behind a longer clause, the words are as often what somebody else says of it.
_LONGEST_CLAUSE = 8
_SENT = frozenset({"by", "from"})


class SpokenNouns:
    """Finds whose claim, remark or promise it is that a quotation is part of."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._narration = phrases.narration

    def before(self, begin: int, quote: WordNumber) -> Attribution | None:
        """Whose words they are, by the nearest such noun with only "that …" behind it.

        Example: The Weekly seized on Ada Quill’s claim that the bridge was “as good as new.” → Ada
            Quill (before-spoken-noun)
        Example: Ada Quill was booed for her remark that “the bridge is for fools.” → Ada Quill
            (before-spoken-noun)
        Example: The hall laughed at the suggestion by Ada Quill that they “ought to swim.” → Ada
            Quill (before-spoken-noun)
        """
        lowered = self._narration.lowered
        that = next(
            (
                w
                for w in range(quote - 1, max(begin, quote - _LONGEST_CLAUSE), -1)
                if lowered[w] == "that"
            ),
            None,
        )
        if that is None:
            return None
        for noun in range(that - 1, max(begin, that - _FARTHEST) - 1, -1):
            if lowered[noun] in WRITINGS:
                owner = self._owner(noun, begin) or self._sender(noun, that)
                return Attribution(RULE, owner, noun) if owner else None
            if is_cue_verb(self._narration, noun):
                return None
        return None

    def _owner(self, noun: int, begin: int) -> NounPhrase | None:
        """Who stands before the noun as its owner: "Quill’s", "her"."""
        narration = self._narration
        for word in range(noun - 1, max(begin, noun - 2 - _MOST_ADJECTIVES) - 1, -1):
            if is_possessive_mark(narration, word):
                return self._phrases.ending_at(word)
            lowered = narration.lowered[word]
            if lowered in POSSESSIVE_PRONOUNS:
                span = narration.span(word, noun + 1)
                head = narration.lowered[noun]
                return NounPhrase(word, noun + 1, MentionKind.NOMINAL, span, head=head)
            ends = lowered in DETERMINERS or lowered in PREPOSITIONS or lowered in CLAUSE_WORDS
            if ends or not lowered[:1].isalpha():
                return None
        return None

    def _sender(self, noun: int, that: int) -> NounPhrase | None:
        """Who stands behind the noun: "by the mayor", "from Quill"."""
        if self._narration.lowered[noun + 1] not in _SENT:
            return None
        phrase = self._phrases.named_behind(noun + 2, that)
        return phrase if phrase and phrase.is_person_like and not phrase.is_possessive else None
