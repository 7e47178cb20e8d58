"""Which part of speech a word most likely is where it stands in an English sentence."""

from __future__ import annotations

import re

from desktop.core.span import Span
from desktop.core.text.word_lists import words_by_kind

_SMALL = words_by_kind("function_words")
_WORD = re.compile(r"[\w’']+")
_LOOKED_AT = 40
_BEFORE_VERBS = frozenset(
    ("can", "could", "may", "might", "must", "shall", "should", "will", "would", "to", "didn't")
)
_MODALS = frozenset(("can", "could", "may", "might", "must", "shall", "should", "will", "would"))
_BE = frozenset(("am", "are", "be", "been", "being", "is", "was", "were"))
# Endings that few words of another part have.
_BY_ENDING = {
    "adverb": ("ly",),
    "noun": ("tion", "sion", "ment", "ness", "ity", "ism", "ist", "ship", "hood", "tions", "ments"),
    "adjective": ("ous", "ful", "less", "able", "ible", "ical", "ive"),
}
_SHORTEST_STEM = 2


def is_small(word: str) -> bool:
    """Whether a word only holds sentences together, as “the” and “would” do."""
    return any(word.lower().replace("’", "'") in kind for kind in _SMALL.values())


def holds_together(text: str, span: Span, part: str) -> bool:
    """Whether a word only holds its sentence together, though a dictionary has one of its letters.

    “his” is no form of “hi”, and “will” no wish, unless it stands as one: `part` is its likely part
    of speech.
    Example: “They will table the plan.” → will
    Example: “It was her last will.” → none
    """
    word = span.of(text).replace("’", "'")
    if word.isupper() and len(word) > 1:
        return False
    word = word.lower()
    if len(word) == 1 or word in _SMALL["pronoun"] or word in _SMALL["possessive"]:
        return is_small(word)
    is_before_more = text[span.end : span.end + 1] == " " and not word.endswith("ing")
    if word in _MODALS:
        return part == "verb" or (is_before_more and part != "noun")
    return (
        is_before_more
        and part not in {"noun", "verb"}
        and any(word in _SMALL[kind] for kind in ("preposition", "conjunction", "subordinator"))
    )


def likely_part(text: str, span: Span) -> str:
    """The part of speech of a word of a text, as the words at its sides suggest; may be empty.

    Behind “to”, “will” and the like a verb stands, behind “she” as well; behind “the” a noun, or
    an adjective if the next word is no small one.
    Example: “They will table the plan.” → verb
    Example: “The table was set.” → noun
    """
    before = _WORD.findall(text[max(0, span.start - _LOOKED_AT) : span.start])
    behind = _WORD.findall(text[span.end : span.end + _LOOKED_AT])
    former = before[-1].lower().replace("’", "'") if before else ""
    latter = behind[0].lower() if behind else ""
    word = span.of(text).lower()
    if former in _BEFORE_VERBS:
        return "verb"
    for part, endings in _BY_ENDING.items():
        if word[_SHORTEST_STEM:].endswith(endings):
            return part
    if former in _SMALL["determiner"] or former in _SMALL["possessive"]:
        is_last = not latter or is_small(latter)
        return "noun" if is_last or word.endswith("s") else ""
    if former in _SMALL["pronoun"]:
        return "verb"
    if former in _BE:
        return "verb" if word.endswith(("ing", "ed")) else "adjective"
    return "noun" if former in _SMALL["preposition"] else ""
