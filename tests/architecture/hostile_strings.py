"""Strings that bring a regular expression into trouble, made from its own parse tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from re import _constants as codes  # type: ignore[attr-defined] # there is no public parse tree
from re import _parser  # type: ignore[attr-defined] # there is no public parse tree
from typing import Any

# What outside text is made of, and a character that hardly any pattern takes.
_USUAL = "aAé1 \n\t\"'“’.,-_#[<:…("
_STRANGER = "\x00"
_ENDINGS = (_STRANGER, "", "a", " ", "\n")
# More characters of its own no pattern is tried with in pairs.
_MOST_OWN = 9
_LONG = 8
_CATEGORY = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: ".",
}

Shape = tuple[str, str, str]


def shapes(pattern: re.Pattern[Any]) -> tuple[Shape, ...]:
    """A beginning, what is repeated after it, and an ending, of each string worth a try."""
    source = pattern.pattern
    text = source.decode("latin-1") if isinstance(source, bytes) else source
    tree = _parser.parse(text, pattern.flags & ~re.DEBUG)
    found: dict[Shape, None] = {}
    own = dict.fromkeys(_own_characters(tree))
    # What is repeated tells most; of the rest a sample will do.
    for before, repeated in _repeats(tree, "", 0):
        if not repeated:
            continue
        for ending in _ENDINGS:
            found[before, repeated, ending] = None
        found["", before + repeated, _STRANGER] = None
        found["", before + repeated * 3, _STRANGER] = None
        for other in _USUAL:
            found[before, other, _STRANGER] = None
            found[before, repeated + other, _STRANGER] = None
    few = list(own)[:_MOST_OWN]
    for character in (*few, *_USUAL):
        found["", character, _STRANGER] = None
        found["", character, ""] = None
    for one, other in combinations(dict.fromkeys((*few, *"aA \n")), 2):
        found["", one + other, _STRANGER] = None
    return tuple(found)


def _repeats(tree: Any, before: str, depth: int) -> Iterator[tuple[str, str]]:
    """What stands before each repetition of the tree, and what it repeats."""
    if depth > _LONG:
        return
    for code, value in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, item = value
            if most > _LONG:
                for sample in _samples(item):
                    yield before, sample
            yield from _repeats(item, before, depth + 1)
            before += _sample(item) * least
        elif code == codes.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, before, depth + 1)
            before += _sample(value[1][0])
        elif code == codes.SUBPATTERN:
            yield from _repeats(value[3], before, depth + 1)
            before += _sample(value[3])
        elif code == codes.ATOMIC_GROUP:
            yield from _repeats(value, before, depth + 1)
            before += _sample(value)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeats(value[1], before, depth + 1)
        else:
            before += _sample([(code, value)])


def _samples(tree: Any) -> tuple[str, ...]:
    """Some strings that a part takes: one for each of its branches and of its characters."""
    if len(tree) == 1 and tree[0][0] == codes.IN:
        return tuple(dict.fromkeys(_of_set(tree[0][1])))[:_MOST_OWN]
    if len(tree) == 1 and tree[0][0] == codes.BRANCH:
        return tuple(dict.fromkeys(_sample(branch) for branch in tree[0][1][1]))[:_MOST_OWN]
    if len(tree) == 1 and tree[0][0] == codes.SUBPATTERN:
        return _samples(tree[0][1][3])
    return (_sample(tree), _sample(tree, more=2))


def _sample(tree: Any, *, more: int = 0) -> str:
    """One string that a part takes, as far as that can be told."""
    text = ""
    for code, value in tree:
        if code == codes.LITERAL:
            text += chr(value)
        elif code == codes.NOT_LITERAL:
            text += "b" if value == ord("a") else "a"
        elif code == codes.ANY:
            text += "a"
        elif code == codes.IN:
            text += _of_set(value)[0]
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, item = value
            text += _sample(item) * min(most, least + more)
        elif code == codes.BRANCH:
            text += _sample(value[1][0], more=more)
        elif code == codes.SUBPATTERN:
            text += _sample(value[3], more=more)
        elif code == codes.ATOMIC_GROUP:
            text += _sample(value, more=more)
    return text


def _of_set(items: Any) -> str:
    """Characters that a set takes; those that reach furthest first."""
    is_negated = items[0][0] == codes.NEGATE
    if is_negated:
        refused = list(items[1:])
        taken = "".join(c for c in 'aA1. \n"-b' if not any(_holds(item, c) for item in refused))
        return taken or "\u2603"
    found = ""
    for code, value in items:
        if code == codes.LITERAL:
            found += chr(value)
        elif code == codes.RANGE:
            found += chr(value[0])
        elif code == codes.CATEGORY:
            found += _CATEGORY.get(value, "a")
    return found or "a"


def _holds(item: Any, character: str) -> bool:
    code, value = item
    if code == codes.LITERAL:
        return bool(ord(character) == value)
    if code == codes.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    is_in = {
        codes.CATEGORY_DIGIT: character.isdigit(),
        codes.CATEGORY_NOT_DIGIT: not character.isdigit(),
        codes.CATEGORY_SPACE: character.isspace(),
        codes.CATEGORY_NOT_SPACE: not character.isspace(),
        codes.CATEGORY_WORD: character.isalnum(),
        codes.CATEGORY_NOT_WORD: not character.isalnum(),
    }
    return bool(code == codes.CATEGORY and is_in.get(value, False))


def _own_characters(tree: Any) -> Iterator[str]:
    for code, value in tree:
        if code == codes.LITERAL:
            yield chr(value)
        elif code == codes.IN:
            yield from _of_set(value)
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield from _own_characters(value[2])
        elif code == codes.BRANCH:
            for branch in value[1]:
                yield from _own_characters(branch)
        elif code == codes.SUBPATTERN:
            yield from _own_characters(value[3])
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _own_characters(value[1])
