"""Quotation marks as print, notes and scanning leave them, made into those that the rules know."""

from __future__ import annotations

import re

from desktop.core.extraction.reading.entities import without_entities
from desktop.core.text.quotation_marks import ANGLE, CURLY, STRAIGHT

# Each becomes one character: every offset stays true.
_PLAIN_OF = {"＂": '"', "″": '"', "〃": '"', "❝": "“", "❞": "”", "〝": "“", "〞": "”"}
_PLAIN = str.maketrans(_PLAIN_OF)
# Most texts have none of these, and need not be gone through for each pattern.
_UNUSUAL = re.compile(f"[{''.join(_PLAIN_OF)}]")
_CLINGS = re.compile("[¹²³⁰⁴-⁹*_]")
_MARKS = f"{STRAIGHT}{CURLY}{ANGLE}"
# Two commas that scanning made of a low mark.
_TWO_COMMAS = re.compile(r"(?<![^\s(\[]),,(?=[^\W\d_])")
# Where some open so, two commas behind a word close; a comma of the sentence stands before them.
_TWO_COMMAS_BEHIND = re.compile(r"(?<=[^\s(\[]),,(?=[\s.;:!?)\]]|\Z)")
# Signs of a note, and the stars that make letters bold, at the outer side of a mark.
_NOTES = re.compile(r"(?<=[^\s\[(])(?:\[\d{1,3}\])+")
_BEHIND = re.compile(rf"(?<=[{_MARKS}])[¹²³⁰⁴-⁹*_]{{1,4}}")
_BEFORE = re.compile(rf"(?<![\w*])[*_]{{1,3}}(?=[{_MARKS}])")


def with_plain_marks(text: str) -> str:
    """The text with marks that the rules know, and with blanks for what clings to them.

    Example: “The bridge is safe,”[3] said Ada Quill. → Ada Quill (after-verb-name)
    Example: Ada Quill came late.[1] “It is safe now.”[2][3] → Ada Quill (sentence-before)
    Example: **“The bridge is safe,”** said Ada Quill. → Ada Quill (after-verb-name)
    Example: ❝The bridge is safe,❞ said Ada Quill. → [The bridge is safe,] Ada Quill
        (after-verb-name)
    Example: ,,The bridge is safe," said Ada Quill. → [The bridge is safe,] Ada Quill
        (after-verb-name)
    """
    text = without_entities(text)
    if _UNUSUAL.search(text):
        text = text.translate(_PLAIN)
    if ",," in text:
        text = _with_low_marks(text)
    if "[" in text:
        text = _NOTES.sub(_blanks, text)
    if not _CLINGS.search(text):
        return text
    return _BEFORE.sub(_blanks, _BEHIND.sub(_blanks, text))


def _with_low_marks(text: str) -> str:
    """Two commas as the marks that they were before scanning.

    Example: ,,The bridge is safe,,, said Ada Quill. ,,It holds.,, → [The bridge is safe,] Ada
        Quill (after-verb-name); [It holds.] Ada Quill (same-paragraph)
    """
    opened, count = _TWO_COMMAS.subn(" „", text)
    return _TWO_COMMAS_BEHIND.sub("” ", opened) if count else text


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found.group())
