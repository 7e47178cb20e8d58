"""Whether a word is written as a pattern says, or like another word but for one slip."""

from __future__ import annotations


def is_written_so(word: str, pattern: str) -> bool:
    """Whether a word is as the pattern, in which a `*` stands for any letters, or for none."""
    first, *others = pattern.split("*")
    if not others:
        return word == pattern
    last = others.pop()
    if not word.startswith(first) or not word.endswith(last):
        return False
    at, end = len(first), len(word) - len(last)
    for part in others:
        # Where it first stands leaves the most room for those behind it.
        at = word.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return at <= end


def is_but_for_a_slip(word: str, other: str) -> bool:
    """Whether words differ by no more than one letter.

    It is wrong, missing, too many, or the wrong way round with the next.
    """
    if word == other:
        return True
    if abs(len(word) - len(other)) > 1:
        return False
    at = 0
    while at < len(word) and at < len(other) and word[at] == other[at]:
        at += 1
    rest, its_rest = word[at:], other[at:]
    if len(rest) == len(its_rest):
        is_swapped = rest[:2] == its_rest[1::-1] and rest[2:] == its_rest[2:]
        return rest[1:] == its_rest[1:] or is_swapped
    return rest[1:] == its_rest if len(rest) > len(its_rest) else rest == its_rest[1:]
