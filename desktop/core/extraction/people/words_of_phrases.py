"""Which words a noun phrase is made of, and where one begins that needs no article."""

from __future__ import annotations

from functools import lru_cache

from desktop.core.extraction.lexicon.cue_words import (
    CUES,
    NOUNS_AS_WELL,
    ONLY_BESIDE,
    SPEECH_VERBS,
    is_participle,
)
from desktop.core.extraction.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    PERSONAL_PRONOUNS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
    STANDS_ALONE,
)
from desktop.core.extraction.lexicon.titles import (
    PLURALS,
    QUANTITIES,
    WRITINGS,
    can_speak,
    is_doer,
    is_person_noun,
)
from desktop.core.extraction.people.names import SMALL_PARTICLES
from desktop.core.extraction.reading.narration import Narration
from desktop.core.extraction.reading.verbs import is_noun
from desktop.core.text.word_lists import rows, words_by_kind

_PASTS = words_by_kind("irregular_pasts")
_NUMBERS = frozenset(name for name, *_ in rows("numbers"))
_REPORTING = CUES - NOUNS_AS_WELL - ONLY_BESIDE
_FROM_WHERE = frozenset({"from", "who"})
_OF_WHOM = frozenset({"them", "us", "these", "those"})
# Forms of verbs that stand before a role as adjectives do.
_BEFORE_A_ROLE = frozenset(
    {"managing", "acting", "founding", "commanding", "presiding", "visiting"}
)
# Adjectives that stand behind the noun: "a person familiar with the talks".
_BEHIND_A_NOUN = frozenset({"familiar", "close", "aware", "able", "unable", "loyal"})
# What "a spokesman for the minister", "the head of the union", "a copy of it" go on with.
_HEAD = "head"
_HEADS = frozenset({_HEAD, "copy", "draft", "text", "transcript"})
_COMPLEMENTS = frozenset({"for", "of", "at", "from", "with", "in"})
_WHOSE = frozenset({"for", "of"})
# "An aide to the mayor": others are no more than spoken to.
_TO_SOMEBODY = frozenset(
    {"adviser", "advisor", "aide", "ambassador", "assistant", "counsel", "deputy", "envoy", "heir"}
)
# Whose a writing is: "a statement from the union".
_SENT = frozenset({"from", "by"})
# What a verb goes on with, or where something is: "a voice out of the dark".
_PARTICLES = frozenset({"out", "away", "back", "off", "here", "there", "again", "together"})
# An article asks of the same few words again and again.
_KEPT = 8192
_BREAKS = ADVERBS | AUXILIARIES | CLAUSE_WORDS | CUES


@lru_cache(_KEPT)
def begins_nothing(word: str) -> bool:
    """Whether a word in small letters begins no phrase, wherever it stands.

    Example: “It is safe,” said Ada Quill quietly and quickly. → Ada Quill (after-verb-name)
    """
    if word in PERSONAL_PRONOUNS or word in STANDS_ALONE or word in DETERMINERS:
        return False
    if word in QUANTITIES:
        return False
    may_be_doers = word.endswith("s") and can_speak(word)
    is_role = word not in CUES and (is_person_noun(word) or may_be_doers)
    return not is_role and word != "@" and word not in SMALL_PARTICLES


def are_doers(narration: Narration, index: int) -> bool:
    """Whether the word at the beginning of a sentence means several people: "Protesters".

    Example: Protesters in the streets chanted: “Keep the bridge.” → protesters in
        the streets (before-name-verb)
    """
    word = narration.lowered[index]
    is_plural = word.endswith("s") and not word.endswith("ss")
    return is_plural and can_speak(word) and narration.opens_sentence(index)


def is_surname(narration: Narration, index: int) -> bool:
    """Whether a noun for a person stands where only a name can stand: alone, before its verb.

    Example: Ada Baker came late. “The bridge is safe.” Baker said it twice. → Ada Baker (weighed)
    """
    word, sentence = narration.lowered[index], narration.sentences[index]
    if word.endswith("s") or word in PLURALS:
        return False
    after = narration.word_at(index + 1, sentence)
    return after in SPEECH_VERBS or after in AUXILIARIES or after in _PASTS["past"]


def has_complement(head: str, follows: str) -> bool:
    """Whether what follows a noun says whose or of what it is: "the head of", "a letter from".

    Example: “The bridge is safe,” said the head of the mill. → the head of the mill
        (after-verb-name)
    Example: “The bridge is safe,” a senior aide to Mayor Ada Quill said. → a senior aide to Mayor
        Ada Quill (after-name-insertion-verb)
    """
    if head in WRITINGS and follows in _SENT:
        return True
    if head in _HEADS and follows == "of":
        return True
    if head in _TO_SOMEBODY and follows == "to":
        return True
    return follows in _COMPLEMENTS and (is_person_noun(head) or is_doer(head))


def is_counted(narration: Narration, end: int, head: str, follows: str) -> bool:
    """Whether a number ends a phrase before word `end`: "a mother of three".

    Example: “The bridge is safe,” said a mother of three. → a mother of three (after-verb-name)
    """
    sentence = narration.sentences[end - 1]
    is_number = follows == "of" and narration.lowered[end - 1] in _NUMBERS
    after = narration.word_at(end, sentence)
    goes_on = after.isalpha() and after not in CUES and after not in _BREAKS
    return is_number and is_person_noun(head) and not (goes_on and after not in PREPOSITIONS)


def is_office_of(head: str, follows: str) -> bool:
    """Whether a bare noun may follow: "the commissioner for works", but not "the man in town".

    Example: “It is safe,” said the commissioner for works. → the commissioner for works
        (after-verb-name)
    """
    is_person = is_person_noun(head) or is_doer(head) or head == _HEAD
    return is_person and follows in _WHOSE


def end_of_one(narration: Narration, head: int, first: int) -> int:
    """Where "one", "the other" or "another of them" ends that speaks with no noun behind it.

    The phrase begins at `first`, and "one" is the word at `head`, which is given when it is none.

    Example: “We are tired of it,” said one. “It is late,” another added. → one
        (after-verb-name); another (after-name-verb)
    Example: “We are tired of it,” one of them said. → one of them (after-name-verb)
    Example: “I have wet feet,” said the other. → the other (after-verb-name)
    Example: “Keep the trams,” begged one from Ostwick. → one (after-verb-name)
    """
    sentence, end = narration.sentences[head], head + 1
    if narration.word_at(end, sentence) == "of" and (
        narration.word_at(end + 1, sentence) in _OF_WHOM
    ):
        end += 2
    before = narration.word_at(first - 1, sentence)
    after = narration.word_at(end, sentence)
    may_speak = not is_participle(after) or before == ","
    speaks = after == ":" or (after in _REPORTING and may_speak)
    is_behind = before in SPEECH_VERBS and (not after[:1].isalnum() or after in _FROM_WHERE)
    return end if speaks or is_behind else head


def end_of_handle(narration: Narration, first: int) -> int:
    """Where a name of the net ends: "@mayor".

    Example: RT @ostwick: “The bridge is open again.” → @ostwick (before-transcript)
    Example: @ostwick“It is safe,” Ada Quill said. → Ada Quill (after-name-verb)
    """
    end = first + 1
    while (
        end < len(narration)
        and narration.starts[end] == narration.ends[end - 1]
        and (narration.words[end] == "_" or narration.words[end][:1].isalnum())
    ):
        end += 1
    return end


def is_list_of_adjectives(narration: Narration, comma: int) -> bool:
    """Whether the comma stands inside a phrase: "the tall, quiet professor".

    Example: “The bridge is safe,” said the tall, quiet professor. → the tall, quiet professor
        (after-verb-name)
    """
    sentence = narration.sentences[comma]
    noun = narration.word_at(comma + 2, sentence)
    is_adjective = not can_speak(narration.lowered[comma - 1])
    if narration.words[comma] != "," or not is_adjective or not can_speak(noun):
        return False
    second = narration.word_at(comma + 1, sentence)
    if second in PREPOSITIONS or second in DETERMINERS or second in _BREAKS:
        return False
    return not narration.is_capitalised(comma + 2)


def is_part_of_phrase(narration: Narration, first: int, index: int, *, is_first: bool) -> bool:
    """Whether the word at `index` goes on with the phrase that begins at `first`.

    Example: “The bridge is safe,” said the tall engineer. → the tall engineer (after-verb-name)
    Example: The Salt League sent two boats. “The bridge is safe,” the league said. → Salt League
        (after-name-verb)
    """
    word = narration.lowered[index]
    if not word[:1].isalnum():
        return word == "-" and not is_first
    if word in CUES and index > first and _is_noun_after_determiner(narration, first, index):
        return True
    if word in PREPOSITIONS or word in PERSONAL_PRONOUNS or word in DETERMINERS:
        return word in POSSESSIVE_PRONOUNS and is_first
    if word in _PARTICLES or (word in _BREAKS and not (is_first and word in ADVERBS)):
        return False
    if is_first:
        return True
    is_behind_name = narration.is_capitalised(index - 1) and word in _PASTS["participle"]
    return not is_behind_name and not _is_verb_behind(narration.lowered[index - 1], word)


def _is_verb_behind(noun: str, word: str) -> bool:
    """Whether a word behind a noun has the form of a verb: "the council left", "men running".

    Example: It is “safe enough,” according to a person familiar with the plan. → a person
        (after-according-to)
    """
    if word in _PASTS["past"] or (word in _PASTS["participle"] and can_speak(noun)):
        return True
    looks_like_verb = word.endswith(("ed", "ing")) and "-" not in word
    if word in _BEFORE_A_ROLE:
        return False
    if word in _BEHIND_A_NOUN and can_speak(noun):
        return True
    return looks_like_verb and not noun.endswith("ly")


def _is_noun_after_determiner(narration: Narration, first: int, index: int) -> bool:
    """Whether the cue is a noun here: "the report", "a bitter joke".

    Example: “The bridge is safe,” her comments said. → her comments (after-name-verb)
    Example: A Pell report describes the bridge as “a slow disaster.” → a Pell report
        (before-name-verb)
    """
    before = narration.word_at(index - 1, narration.sentences[first])
    if is_noun(narration, index):
        return True
    if narration.lowered[first] in ("a", "an") and narration.is_capitalised(index - 1):
        # "A UN report": behind "a" comes a noun.
        return index == first + 2 and narration.lowered[index] in NOUNS_AS_WELL
    follows_adjective = (
        index == first + 2
        and narration.lowered[first] in ("a", "an", "the", *POSSESSIVE_PRONOUNS)
        and not can_speak(before)
        and not narration.is_capitalised(index - 1)
    )
    return follows_adjective and narration.lowered[index] in NOUNS_AS_WELL
