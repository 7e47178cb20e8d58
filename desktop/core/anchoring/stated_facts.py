"""What must not change unseen in a passage: its numbers, and whether it says no."""

from __future__ import annotations

import re
from collections import Counter

from desktop.core.text.folding import FoldedText
from desktop.core.text.word_lists import rows, words

_FIGURES = re.compile(r"\d+(?:[.,:/\u066b\u066c]\d+)*")
_WORD = re.compile(r"[^\W\d_]{1,40}(?:'[^\W\d_]{1,5})?")
# Scripts in which a word is a part of a longer row of letters.
_WITHIN_A_ROW = re.compile("[\u0e00-\u0eff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")

_NEGATIONS = frozenset(FoldedText(word).folded for word in words("negations"))
_WITHIN = re.compile("|".join(re.escape(n) for n in _NEGATIONS if _WITHIN_A_ROW.match(n)))
_NUMBERS = {name: value for name, value, *_ in rows("numbers")}


def numbers_in(folded: str) -> Counter[str]:
    """The numbers of a folded passage, in figures or in English words, and how often each.

    Commas inside figures count for nothing: 1,200 is 1200.
    """
    named = (_NUMBERS[word] for word in _WORD.findall(folded) if word in _NUMBERS)
    figures = (figure.replace(",", "") for figure in _FIGURES.findall(folded))
    return Counter([*figures, *named])


def negations_in(folded: str) -> int:
    """How many words of a folded passage say no, in any language of the list."""
    words_of: list[str] = _WORD.findall(folded)
    said = sum(word in _NEGATIONS or word.endswith("n't") for word in words_of)
    return said + len(_WITHIN.findall(folded))
