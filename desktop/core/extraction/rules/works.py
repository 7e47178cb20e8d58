"""Titles and terms between marks: her book, "Make Your Bridge a Harbour," a "hit and run" car."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import CUES
from desktop.core.extraction.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
)
from desktop.core.extraction.lexicon.words_before_marks import NAMING, TITLED_THINGS
from desktop.core.extraction.reading.narration import Narration, WordNumber
from desktop.core.text.word_lists import words

_NO_NOUNS = (
    ADVERBS
    | AUXILIARIES
    | CLAUSE_WORDS
    | CUES
    | DETERMINERS
    | PERSONAL_PRONOUNS
    | PREPOSITIONS
    | words("irregular_pasts")
)
_LONGEST_TERM = 30
_ENTITLED = frozenset({"titled", "entitled"})
_LONGEST_IN_LETTERS = 40
_SELF = frozenset({"himself", "herself", "itself", "themselves"})
_LONGEST_NAME = 8


def names_work(narration: Narration, quote: WordNumber, *, is_title: bool) -> bool:
    """Whether a work is named just before, and its title stands between the marks.

    `is_title` says that nearly every word between them has a capital.

    Example: In her 2002 book, “Make Your Bridge a Harbour,” Ada Quill looked at old plans. → title
    Example: The film, entitled “Low,” was shown in the hall. → scare
    """
    sentence = narration.sentences[quote]
    before = narration.word_at(quote - 1, sentence)
    if before in _ENTITLED:
        content = narration.quoted[narration.pieces[quote]].content
        is_short = content.end - content.start <= _LONGEST_IN_LETTERS
        return is_title or (is_short and narration.text[content.start].isupper())
    if before in _SELF:
        return _names_self(narration, quote)
    named = narration.word_at(quote - 1 - (before == ","), sentence)
    return is_title and named in TITLED_THINGS and named not in NAMING


def _names_self(narration: Narration, quote: WordNumber) -> bool:
    """Whether somebody takes a name, with a capital within: "called himself “the King”".

    Example: Police arrested a man who called himself “the Baron of Ostwick.” → scare
    """
    sentence = narration.sentences[quote]
    if narration.word_at(quote - 2, sentence) not in NAMING:
        return False
    said = narration.quoted[narration.pieces[quote]].content.of(narration.text).split()
    return len(said) <= _LONGEST_NAME and any(word[0].isupper() for word in said[1:])


def is_term(narration: Narration, quote: WordNumber) -> bool:
    """Whether a sentence opens with a few words in marks that say what sort the noun behind is.

    Example: “Smash and grab” raids have doubled, police said. → scare
    """
    first, end = narration.sentence_bounds[narration.sentences[quote]]
    content = narration.quoted[narration.pieces[quote]].content
    if first != quote or quote + 1 >= end or content.end - content.start > _LONGEST_TERM:
        return False
    noun = narration.words[quote + 1]
    is_noun = noun.isalpha() and noun.islower() and noun not in _NO_NOUNS
    ends_in_letter = narration.ends_quoted_with(quote).isalnum()
    return is_noun and ends_in_letter and not noun.endswith(("ed", "ing", "ly"))
