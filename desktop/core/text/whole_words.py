"""Where words begin and end for whoever marks them: `wouldn't` and `1,200.50` are one each."""

from __future__ import annotations

import re
import unicodedata

from desktop.core.span import Span
from desktop.core.text.quotation_marks import CORNERS, DOUBLE, SINGLE, WHITE_CORNERS

_HYPHENS, _APOSTROPHES = "-\u2010\u2011", "'\u2019\u02bc\uff07"
# What stands inside a number, and between the letters of a Hebrew abbreviation.
_IN_NUMBERS, _IN_HEBREW = ".,:\u066b\u066c'\u2019", '"\u05f4'
_HEBREW = re.compile("[\u05d0-\u05ea]")
# Joins whatever stands at its sides, seen or not.
_JOINERS = "\u200c\u200d\u00ad\u2060"
# Scripts that do not part words by blanks, from Thai to Han; katakana come in runs.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003134f]"
)
_KATAKANA = re.compile("[\u30a1-\u30ff]")
_AROUND = DOUBLE + SINGLE + CORNERS + WHITE_CORNERS + "\uff02\uff07"
# What is longer is no word, and nobody waits for its end.
_LONGEST = 200


def word_at(text: str, character: int) -> Span:
    """The word that holds a character, or else ends before it; else that character alone.

    An empty span at the end of a text that ends with no word.
    """
    at = min(max(0, character), len(text))
    if (at == len(text) or text[at].isspace()) and at and _is_of_word(text, at - 1):
        at -= 1
    return whole_words(text, Span(at, min(at + 1, len(text))))


def whole_words(text: str, span: Span) -> Span:
    """The span with the rest of the words that it begins and ends in."""
    start, end = span.start, span.end
    if start == end:
        return span
    while is_inside_word(text, start) and span.start - start < _LONGEST:
        start -= 1
    while is_inside_word(text, end) and end - span.end < _LONGEST:
        end += 1
    return Span(start, end)


def markable(text: str, span: Span) -> Span:
    """The whole words of a span, without blanks and quotation marks at its ends.

    An empty span where there is nothing else.
    """
    bare = without_marks_around(text, span)
    return without_marks_around(text, whole_words(text, bare)) if len(bare) else bare


def without_blanks(text: str, span: Span) -> Span:
    """The span without the white space at its ends; an empty one when there is nothing else."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def without_marks_around(text: str, span: Span) -> Span:
    """The span without blanks and quotation marks at its ends; empty where that is all."""
    start, end = span.start, span.end
    while start < end and _is_around(text[start]):
        start += 1
    while start < end and _is_around(text[end - 1]):
        end -= 1
    return Span(start, end)


def begins_word(text: str, at: int) -> bool:
    """Whether a word begins before a character."""
    return at < len(text) and _is_of_word(text, at) and not is_inside_word(text, at)


def ends_word(text: str, at: int) -> bool:
    """Whether a word ends before a character, or with the text."""
    if at < 1 or is_inside_word(text, at):
        return False
    return _is_of_word(text, at - 1) or is_inside_word(text, at - 1)


def is_inside_word(text: str, at: int) -> bool:
    """Whether the characters before and after a place belong to one word."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if after in _JOINERS or unicodedata.category(after).startswith("M"):
        return not before.isspace()
    if before in _JOINERS:
        return not after.isspace()
    if _is_of_word(text, at - 1) and _is_of_word(text, at):
        return _are_together(_base(text, at - 1), after)
    if _is_of_word(text, at):
        return at > 1 and _connects(text, at - 1)
    return _connects(text, at) or _ends_abbreviation(text, at)


def _is_around(character: str) -> bool:
    return character.isspace() or character in _AROUND


def _base(text: str, at: int) -> str:
    """The letter that a character is written on, or that character."""
    while at > 0 and unicodedata.category(text[at]).startswith("M"):
        at -= 1
    return text[at]


def _is_of_word(text: str, at: int) -> bool:
    base = _base(text, at)
    return base.isalnum() or base == "_"


def _are_together(before: str, after: str) -> bool:
    if _UNSPACED.match(before) or _UNSPACED.match(after):
        return bool(_KATAKANA.match(before) and _KATAKANA.match(after))
    return True


def _connects(text: str, at: int) -> bool:
    """Whether a character that is no letter joins the letters or digits at its sides."""
    if not 0 < at < len(text) - 1 or not (_is_of_word(text, at - 1) and _is_of_word(text, at + 1)):
        return False
    before, sign, after = _base(text, at - 1), text[at], text[at + 1]
    if _UNSPACED.match(before) or _UNSPACED.match(after):
        return False
    if before.isdigit() and after.isdigit() and sign in _IN_NUMBERS:
        return True
    if sign == ".":
        # A capital begins a sentence for which somebody forgot the blank, unless it is U.S.
        is_single = at < 2 or not _is_of_word(text, at - 2)
        return before.isalpha() and after.isalpha() and (is_single or after.islower())
    if sign in _IN_HEBREW and _HEBREW.match(before) and _HEBREW.match(after):
        return True
    return sign in _HYPHENS or sign in _APOSTROPHES


def _ends_abbreviation(text: str, at: int) -> bool:
    """Whether a full stop belongs to the letters before it. Example: `U.S.`, not `the end.`"""
    is_single = text[at] == "." and at > 2 and text[at - 1].isalpha() and text[at - 2] == "."
    return is_single and text[at - 3].isalpha()
