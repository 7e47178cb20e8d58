"""Roles that stand behind a name: "Quill campaign manager", and names behind those."""

from __future__ import annotations

from desktop.core.extraction.lexicon.first_names import FIRST_NAMES
from desktop.core.extraction.lexicon.function_words import POSSESSIVE_PRONOUNS, PREPOSITIONS
from desktop.core.extraction.lexicon.titles import PLURALS, can_speak, is_person_noun
from desktop.core.extraction.people.names import name_run_end, starts_name
from desktop.core.extraction.people.words_of_phrases import is_part_of_phrase
from desktop.core.extraction.reading.narration import Narration

_ROLE_WITHIN = 7
_ARTICLES = POSSESSIVE_PRONOUNS | {"a", "an", "the"}


def goes_on_with_name(narration: Narration, index: int, sentence: int) -> bool:
    """Whether a name begins at the word `index`, in the same sentence.

    Example: “The bridge is safe,” Harbour campaign manager Ada Quill said. → Ada Quill
        (after-name-verb)
    """
    if index >= len(narration) or narration.sentences[index] != sentence:
        return False
    return starts_name(narration, index)


def role_behind(narration: Narration, first: int, start: int) -> int | None:
    """Where "campaign manager" ends in "Quill campaign manager", if a role follows.

    The phrase begins at the word `first`, its name ends before `start`.

    Example: “The bridge is safe,” a Quill campaign manager said. → a Quill campaign manager
        (after-name-verb)
    """
    sentence, role_end, joins = narration.sentences[first], None, False
    for index in range(start, min(start + _ROLE_WITHIN, len(narration))):
        word = narration.lowered[index]
        if narration.sentences[index] != sentence or not word[:1].isalnum():
            break
        if word[0].isdigit() or _joins_parts_of_a_name(narration, first, index):
            joins = joins or word[0] in "a&"
            continue
        if narration.is_capitalised(index):
            if index == role_end or not starts_name(narration, index):
                break
            continue
        is_role = can_speak(word)
        is_trade = is_role and index == start
        if not is_trade and not is_part_of_phrase(narration, first, index, is_first=False):
            break
        if is_role:
            role_end = index + 1
    is_named = role_end and goes_on_with_name(narration, role_end, sentence)
    return role_end if is_named or not joins else None


def end_of_second_role(
    narration: Narration, first: int, end: int, runs: list[tuple[int, int]]
) -> int:
    """Where "fisherman and part-time poet Ada Quill" ends, if one person has two roles; else `end`.

    One role in the singular has no article only before a name. The name is added to `runs`.

    Example: “It is safe,” said midwife and mother of four Ada Quill. → Ada Quill (after-verb-name)
    Example: Novelist and former judge Ada Quill said “the bridge is safe.” → Ada Quill
        (before-name-verb)
    """
    sentence, role = narration.sentences[first], narration.lowered[end - 1]
    is_role = end > first and not runs and is_person_noun(role) and role not in PLURALS
    if not is_role or role.endswith("s") or narration.word_at(end, sentence) != "and":
        return end
    has_role = False
    for word in range(end + 1, min(end + _ROLE_WITHIN, len(narration))):
        if narration.sentences[word] != sentence or not narration.words[word][:1].isalpha():
            return end
        if has_role and starts_name(narration, word):
            if narration.lowered[word - 1] in PREPOSITIONS:
                return end
            name_end = name_run_end(narration, word)
            runs.append((word, name_end))
            return name_end
        is_another = narration.lowered[word] in _ARTICLES
        if is_another or narration.is_capitalised(word):
            return end
        has_role = has_role or can_speak(narration.lowered[word])
    return end


def _joins_parts_of_a_name(narration: Narration, first: int, index: int) -> bool:
    """Whether "and" stands inside the name of a body whose role follows.

    Example: “The bridge is safe,” said Road and Harbour spokesman Oscar Pell. → Oscar Pell
        (after-verb-name)
    Example: “The bridge is safe,” Harbour Local 7 president Ada Quill said. → Ada Quill
        (after-name-verb)
    """
    if narration.lowered[index] not in ("and", "&") or index - first > 2:
        return False
    is_person = narration.lowered[first] in FIRST_NAMES
    behind = min(index + 1, len(narration) - 1)
    return not is_person and goes_on_with_name(narration, behind, narration.sentences[first])
