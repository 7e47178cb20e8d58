"""Nouns for what somebody says, before a quotation: "X's claim that “…”", "a report by X of “…”"."""

from __future__ import annotations

from desktop.core.extraction.lexicon.function_words import (
    CLAUSE_WORDS,
    DETERMINERS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
)
from desktop.core.extraction.lexicon.titles import WRITINGS
from desktop.core.extraction.lexicon.words_before_marks import TITLED_THINGS
from desktop.core.extraction.people.names import is_possessive_mark
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import WordNumber
from desktop.core.extraction.reading.verbs import is_cue_verb
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.quotation import MentionKind

RULE = "before-spoken-noun"
_FARTHEST, _MOST_ADJECTIVES = 14, 3
_SENT = frozenset({"by", "from"})
# What leads from the noun to the words themselves.
_LEADS = frozenset({"that", "of", "about", "as", "for", ":"})


class SpokenNouns:
    """Finds whose claim, remark or promise it is that a quotation is part of."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._narration = phrases.narration

    def before(self, begin: int, quote: WordNumber) -> Attribution | None:
        """Whose words they are, by the nearest such noun with no verb of speech behind it.

        Example: The Weekly seized on Ada Quill’s claim that the bridge was “as good as new.” → Ada
            Quill (before-spoken-noun)
        Example: Ada Quill was booed for her remark that “the bridge is for fools.” → Ada Quill
            (before-spoken-noun)
        Example: The hall laughed at the suggestion by Ada Quill that they “ought to swim.” → Ada
            Quill (before-spoken-noun)
        """
        narration = self._narration
        for noun in range(quote - 1, max(begin, quote - _FARTHEST) - 1, -1):
            if narration.lowered[noun] in WRITINGS:
                owner = self._owner(noun, begin) or self._sender(noun, quote)
                return Attribution(RULE, owner, noun) if owner else None
            if is_cue_verb(narration, noun):
                return None
        return None

    def _owner(self, noun: int, begin: int) -> NounPhrase | None:
        """Who stands before the noun as its owner: "Quill’s", "her"."""
        narration = self._narration
        following = narration.word_at(noun + 1, narration.sentences[noun])
        leads = following in _LEADS or (not following and not self._is_work(noun))
        if not leads:
            return None
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

    def _is_work(self, noun: int) -> bool:
        """Whether a title follows: "his memoir “Low Water”"."""
        return self._narration.lowered[noun] in TITLED_THINGS

    def _sender(self, noun: int, quote: WordNumber) -> NounPhrase | None:
        """Who stands behind the noun: "by the mayor", "from Quill"."""
        if self._narration.lowered[noun + 1 : noun + 2] not in ([sent] for sent in _SENT):
            return None
        phrase = self._phrases.named_behind(noun + 2, quote)
        return phrase if phrase and phrase.is_person_like and not phrase.is_possessive else None
