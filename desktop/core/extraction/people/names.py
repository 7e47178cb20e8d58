"""Runs of capitalised words, and the name inside them."""

from __future__ import annotations

import re

from desktop.core.extraction.lexicon.first_names import FIRST_NAMES
from desktop.core.extraction.lexicon.function_words import (
    CALENDAR_WORDS,
    MONTHS_THAT_ARE_NAMES,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    NEVER_NAMES,
    PERSONAL_PRONOUNS,
    SENTENCE_OPENERS,
)
from desktop.core.extraction.lexicon.titles import (
    BEFORE_A_NAME,
    BEFORE_OF,
    BODY_WORDS,
    TITLES,
    can_speak,
)
from desktop.core.extraction.reading.narration import Narration
from desktop.core.text.word_lists import words_by_kind

_LONGEST_NAME = 4
_STATES = words_by_kind("abbreviations")["state"]
_SMALL_NAME = re.compile(r"(?:al|el|ad|as|ul)-[^\W\d_a-z]|[a-z]{1,2}[A-Z][a-z]")
# Particles that begin a surname; "la" and "le" begin other things as well.
SMALL_PARTICLES = NAME_PARTICLES - {"la", "le", "den", "al", "del"}


def is_possessive_mark(narration: Narration, index: int) -> bool:
    """Whether the word is the ’s or the bare apostrophe of a possessive.

    Example: “The bridge is safe,” Quill’s lawyer said. → Quill’s lawyer (after-name-verb)
    """
    word = narration.lowered[index]
    if word in ("’s", "'s"):
        return True
    return (
        word in ("’", "'")
        and index > 0
        and narration.starts[index] == narration.ends[index - 1]
        and narration.lowered[index - 1].endswith("s")
    )


def starts_name(narration: Narration, index: int) -> bool:
    """Whether a name may begin with this word.

    Example: Yesterday Ada Quill said “the bridge is safe.” → Ada Quill (before-name-verb)
    """
    word, lowered = narration.words[index], narration.lowered[index]
    if not word[:1].isupper() or not word[0].isalpha():
        may_be_small = word != lowered or lowered in SMALL_PARTICLES
        return may_be_small and _is_small_name(narration, index)
    if lowered in PERSONAL_PRONOUNS and word != "IT":
        return False
    if lowered in NEVER_NAMES:
        return False
    if _is_state(narration, index):
        return False
    return not (narration.opens_sentence(index) and _only_opens(narration, index))


def _only_opens(narration: Narration, index: int) -> bool:
    """Whether the first word of a sentence has its capital from its place alone.

    Example: Echoing Ada Quill, Oscar Pell said: “The bridge is safe.” → Oscar Pell
        (before-name-verb)
    Example: Unsurprisingly Ada Quill said “the bridge is safe.” → Ada Quill (before-name-verb)
    """
    lowered = narration.lowered[index]
    if lowered in SENTENCE_OPENERS:
        return True
    if not lowered.endswith(("ing", "ly")) or lowered in FIRST_NAMES:
        return False
    following = narration.word_at(index + 1, narration.sentences[index]).rstrip(".")
    is_capitalised = _next_is_capitalised(narration, index, narration.sentences[index])
    return is_capitalised and (following in FIRST_NAMES or following in TITLES)


def _is_small_name(narration: Narration, index: int) -> bool:
    """Whether a name begins with a small letter: "al-Noor", "eBay", "van Pell".

    Example: In its two-page statement, al-Noor said: “The bridge is safe.” → al-Noor
        (before-name-verb)
    Example: “The bridge is safe,” de Pell said. → de Pell (after-name-verb)
    """
    word, lowered = narration.words[index], narration.lowered[index]
    if lowered in SMALL_PARTICLES:
        return _next_is_capitalised(narration, index, narration.sentences[index])
    return word[:1].isalpha() and _SMALL_NAME.match(word) is not None


def _is_state(narration: Narration, index: int) -> bool:
    """Whether the word is the state behind a town: "Dover, Del."

    Example: Ada Quill of Dover, Del., and Oscar Pell came late. “It is safe,” she said. → Ada Quill
        (after-name-verb)
    """
    word, sentence = narration.words[index], narration.sentences[index]
    is_behind_comma = narration.word_at(index - 1, sentence) == ","
    return word[-1] == "." and word[:-1] in _STATES and is_behind_comma


def name_run_end(narration: Narration, first: int) -> int:
    """The word after the last capitalised one of the name that begins at `first`.

    Example: “The bridge is safe,” said Oscar van Pell. → Oscar van Pell (after-verb-name)
    Example: “The bridge is safe,” said the University of Ostwick. → University of Ostwick
        (after-verb-name)
    """
    index = first + 1
    sentence = narration.sentences[first]
    while index < len(narration) and narration.sentences[index] == sentence:
        word, lowered = narration.words[index], narration.lowered[index]
        before = narration.lowered[index - 1]
        if word[:1].isupper() and word[0].isalpha():
            if not _belongs_to_name(lowered, before):
                break
            index += 1
        elif (word == "&" and _next_is_capitalised(narration, index, sentence)) or (
            lowered in NAME_PARTICLES and _next_is_capitalised(narration, index, sentence)
        ):
            index += 2
        elif lowered == "of" and before in BEFORE_OF:
            skipped = 2 if narration.word_at(index + 1, sentence) == "the" else 1
            if not _next_is_capitalised(narration, index + skipped - 1, sentence):
                break
            index += skipped + 1
        elif _owns_a_body(narration, first, index):
            index += 2
        else:
            break
    return index


def _owns_a_body(narration: Narration, first: int, mark: int) -> bool:
    """Whether the mark of a possessor stands inside the name of a body.

    Example: “The bridge is safe,” the Tenants’ League wrote. → Tenants’ League (after-name-verb)
    """
    sentence = narration.sentences[first]
    return (
        mark == first + 1
        and narration.word_at(first - 1, sentence) == "the"
        and is_possessive_mark(narration, mark)
        and narration.lowered[first].endswith("s")
        and narration.word_at(mark + 1, sentence) in BODY_WORDS
        and narration.is_capitalised(mark + 1)
    )


def without_title(run: list[str]) -> tuple[str, str]:
    """What stands before the name in a capitalised run, and the name itself.

    Example: “The bridge is safe,” said Harbour Commissioner Ada Quill. → Ada Quill
        (after-verb-name)
    """
    lowered = [word.lower().rstrip(".") for word in run]
    start = 0
    titles = [
        index
        for index, word in enumerate(lowered[:-1])
        if word in TITLES and run[index][0].isupper()
    ]
    if titles:
        rest = lowered[titles[-1] + 1 :]
        if "of" in rest:
            start = _name_after_office(titles[-1] + 1 + rest.index("of"), lowered)
        elif len(rest) <= _LONGEST_NAME:
            start = titles[-1] + 1
    while start < len(run) - 1 and _stands_before_name(lowered, start):
        start += 1
    # The mark of a possessor clings to the word before it.
    name = " ".join(run[start:]).replace(" ’ ", "’ ").replace(" ' ", "' ")
    return " ".join(run[:start]), name


def surname(name: str) -> str:
    """The word by which a person is named a second time, in lower case.

    Example: Ada Quill came late. “The bridge is safe,” Quill said. → Ada Quill (after-name-verb)
    """
    words = name.lower().replace(",", "").split()
    if len(words) > 1 and words[-1] in NAME_SUFFIXES:
        words.pop()
    return words[-1].rstrip(".") if words else ""


def _belongs_to_name(lowered: str, before: str) -> bool:
    """Whether a name goes on with a capitalised word: "Ada May", but not "Pell May".

    Example: “The bridge is safe,” said Ada May. → Ada May (after-verb-name)
    """
    if lowered in MONTHS_THAT_ARE_NAMES:
        return before in FIRST_NAMES or before.rstrip(".") in TITLES
    return lowered not in NEVER_NAMES and lowered not in CALENDAR_WORDS and lowered != "i"


def _next_is_capitalised(narration: Narration, index: int, sentence: int) -> bool:
    following = index + 1
    return (
        following < len(narration)
        and narration.sentences[following] == sentence
        and narration.is_capitalised(following)
    )


def _name_after_office(of: int, lowered: list[str]) -> int:
    """Where the name begins in "Secretary of State Jo Marsh"; 0 when it is the office alone.

    Example: “The bridge is safe,” said Secretary of State Jo Marsh. → Jo Marsh (after-verb-name)
    """
    for index in range(of + 2, len(lowered) - 1):
        if lowered[index] in FIRST_NAMES and len(lowered) - index <= _LONGEST_NAME:
            return index
    return len(lowered) - 2 if len(lowered) - of > 3 else 0


def _stands_before_name(lowered: list[str], index: int) -> bool:
    if lowered[-1] in BODY_WORDS or lowered[index + 1] == "of":
        return False
    if lowered[index] in BEFORE_A_NAME:
        return True
    is_trade = can_speak(lowered[index]) and lowered[index] not in FIRST_NAMES
    return is_trade and lowered[index + 1] in FIRST_NAMES
