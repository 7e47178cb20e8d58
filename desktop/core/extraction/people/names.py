"""Runs of capitalised words, and the name inside them."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.core.extraction.lexicon.first_names import FIRST_NAMES
from desktop.core.extraction.lexicon.function_words import (
    CALENDAR_WORDS,
    MONTHS_THAT_ARE_NAMES,
    NAME_PARTICLES,
    NEVER_NAMES,
    PERSONAL_PRONOUNS,
    SENTENCE_OPENERS,
)
from desktop.core.extraction.lexicon.titles import (
    BEFORE_A_NAME,
    BEFORE_OF,
    BODY_WORDS,
    PERSON_NOUNS,
    PORTFOLIOS,
    SURNAMES_AS_WELL,
    TITLES,
    can_speak,
)
from desktop.core.extraction.reading.narration import Narration
from desktop.core.text.word_lists import words_by_kind

_LONGEST_NAME, _FEWEST_BEHIND_A_ROLE = 4, 2
# An article asks of the same few names again and again.
_KEPT = 1024
# What somebody or something is, before a name: "Oslo-based".
_DESCRIBES = (
    *("-based", "-born", "-led", "-owned", "-backed", "-listed", "-educated", "-trained", "-run"),
    *("-funded", "-headquartered", "-raised", "-bred", "-speaking", "-made", "-built", "-elect"),
)
_STATES = words_by_kind("abbreviations")["state"]
# The article of Arabic names, with its sound before the letter that follows: "an-Noor".
ARTICLE = r"(?:[ae]l|ul|a[dnrstz]|ash)-"
_SMALL_NAME = re.compile(
    rf"(?:{ARTICLE}|b[ae][nrt]-|bin-|ibn-|abu-)[^\W\d_a-z]|[a-z]{{1,2}}[A-Z][a-z]"
)
# Particles that begin a surname; "la" and "le" begin other things as well.
SMALL_PARTICLES = NAME_PARTICLES - {"la", "le", "den", "al", "del", "el", "y", "do"}
_MOST_PARTICLES = 3
# In capitals these are bodies and countries.
_BODIES_LIKE_PRONOUNS = frozenset({"IT", "US", "WHO"})
_SURNAMES_LIKE_PRONOUNS = frozenset({"He", "She"})


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
    if lowered in PERSONAL_PRONOUNS:
        return is_name_like_pronoun(narration, index)
    if lowered in NEVER_NAMES:
        return False
    if _is_state(narration, index):
        return False
    return not (narration.opens_sentence(index) and _only_opens(narration, index))


def _only_opens(narration: Narration, index: int) -> bool:
    """Whether the first word of a sentence has its capital from its place alone.

    Example: Echoing Ada Quill, Oscar Pell said: “The bridge is safe.” → Oscar Pell
        (before-name-verb)
    Example: Acting Mayor Ada Quill met Mayor Oscar Pell. “The bridge is safe,” the acting mayor
        said. → Ada Quill (after-name-verb)
    Example: Unsurprisingly Ada Quill said “the bridge is safe.” → Ada Quill (before-name-verb)
    """
    lowered = narration.lowered[index]
    if lowered in SENTENCE_OPENERS:
        return True
    if lowered in BEFORE_A_NAME:
        return False
    if not lowered.endswith(("ing", "ly")) or lowered in FIRST_NAMES:
        return False
    following = narration.word_at(index + 1, narration.sentences[index]).rstrip(".")
    is_capitalised = _next_is_capitalised(narration, index, narration.sentences[index])
    return is_capitalised and (following in FIRST_NAMES or following in TITLES)


def is_name_like_pronoun(narration: Narration, index: int) -> bool:
    """Whether what looks like a pronoun is a name: "the WHO", "He Xiaodong".

    Example: He Xiaodong, who runs a noodle bar, shrugged. “It is safe,” he said. → He Xiaodong
        (after-name-verb)
    """
    word = narration.words[index]
    if word in _BODIES_LIKE_PRONOUNS:
        return True
    after = narration.word_at(index + 1, narration.sentences[index])
    is_surname = word in _SURNAMES_LIKE_PRONOUNS and after.isalpha()
    return is_surname and narration.words[index + 1].istitle() and after not in NEVER_NAMES


def _is_small_name(narration: Narration, index: int) -> bool:
    """Whether a name begins with a small letter: "al-Noor", "eBay", "van Pell".

    Example: In its two-page statement, al-Noor said: “The bridge is safe.” → al-Noor
        (before-name-verb)
    Example: “The bridge is safe,” de Pell said. → de Pell (after-name-verb)
    """
    word, lowered = narration.words[index], narration.lowered[index]
    if lowered in SMALL_PARTICLES:
        return _behind_particles(narration, index, narration.sentences[index]) is not None
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

    Example: “The bridge is safe,” said Oscar van der Pell. → Oscar van der Pell (after-verb-name)
    Example: “The bridge is safe,” said Omar bin Said al-Noor. → Omar bin Said al-Noor
        (after-verb-name)
    Example: “The bridge is safe,” said Tova ben-Ami. → Tova ben-Ami (after-verb-name)
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
        elif word == "&" and _next_is_capitalised(narration, index, sentence):
            index += 2
        elif lowered in NAME_PARTICLES:
            behind = _behind_particles(narration, index, sentence)
            if behind is None:
                break
            index = behind + 1
        elif "-" in word and _SMALL_NAME.match(word):
            index += 1
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


def _behind_particles(narration: Narration, index: int, sentence: int) -> int | None:
    """The capitalised word behind the particles that begin at `index`: "van der Pell"."""
    for word in range(index + 1, min(index + 1 + _MOST_PARTICLES, len(narration))):
        if narration.sentences[word] != sentence:
            return None
        if narration.is_capitalised(word) or _SMALL_NAME.match(narration.words[word]):
            return word
        if narration.lowered[word] not in NAME_PARTICLES:
            return None
    return None


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
    if len(run) == 1:
        return "", run[0]
    return _without_title(tuple(run))


@lru_cache(_KEPT)
def _without_title(run: tuple[str, ...]) -> tuple[str, str]:
    lowered = [word.lower().rstrip(".") for word in run]
    start = 0
    titles = [
        index
        for index, word in enumerate(lowered[:-1])
        if word in TITLES and run[index][0].isupper()
    ]
    if titles and lowered[-1] not in BODY_WORDS - SURNAMES_AS_WELL:
        rest = lowered[titles[-1] + 1 :]
        if "of" in rest:
            start = _name_after_office(titles[-1] + 1 + rest.index("of"), lowered)
        elif len(rest) <= _LONGEST_NAME:
            start = titles[-1] + 1
    while start < len(run) - 1 and _stands_before_name(lowered, start):
        start += 1
    if run[-1][-1] == "." and lowered[-1] in TITLES and start < len(run) - 1:
        # "Jaya Sen." ends a sentence.
        run = (*run[:-1], run[-1][:-1])
    # The mark of a possessor clings to the word before it.
    name = " ".join(run[start:]).replace(" ’ ", "’ ").replace(" ' ", "' ")
    return " ".join(run[:start]), name


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
    Example: “It is safe,” said Minister of Foreign Affairs Le Van Sol. → Le Van Sol
        (after-verb-name)
    """
    ends = [index for index in range(of + 1, len(lowered) - 1) if lowered[index] in PORTFOLIOS]
    if ends and len(lowered) - ends[-1] - 1 <= _LONGEST_NAME:
        return ends[-1] + 1
    for index in range(of + 2, len(lowered) - 1):
        if lowered[index] in FIRST_NAMES and len(lowered) - index <= _LONGEST_NAME:
            return index
    return len(lowered) - 2 if len(lowered) - of > 3 else 0


def _stands_before_name(lowered: list[str], index: int) -> bool:
    """Whether a word with a capital says what somebody is, before their name.

    Example: Novelist Imara Sol came late. “It is safe,” said Sol. → Imara Sol (after-verb-name)
    Example: Oslo-based Nord Steel grows. “It is safe,” Nord Steel said. → Nord Steel
        (after-name-verb)
    """
    if lowered[index].endswith(_DESCRIBES) or lowered[index].startswith(("ex-", "then-")):
        return True
    if lowered[-1] in BODY_WORDS or lowered[index + 1] == "of":
        return False
    if lowered[index] in BEFORE_A_NAME:
        return True
    is_trade = can_speak(lowered[index]) and lowered[index] not in FIRST_NAMES
    if is_trade and lowered[index] in PERSON_NOUNS and len(lowered) - index > _FEWEST_BEHIND_A_ROLE:
        return True
    return is_trade and lowered[index + 1] in FIRST_NAMES
