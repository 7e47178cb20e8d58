"""Sentences that may hold a claim worth a lesson, found by rule, each with its reason.

A hint says what stands there, and never whether it is true or how important it is. It is for
teachers while they write a lesson; students are shown none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from desktop.core.extraction.lexicon.language import is_english
from desktop.core.passage import Paragraphs
from desktop.core.reporting.cue_class import CueClass, phrase_at
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.span import Span
from desktop.core.text.moved_ends import sentences_in
from desktop.core.text.word_lists import rows

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]+(?:[.,][0-9]+)*|%")
# No list has a sign of more words.
_LONGEST = 5


class HintRule(StrEnum):
    """Why a sentence is worth a look.

    COUNTERFACTUAL speaks of what did not happen; DOUBTING_VERB reports in a way that keeps its
    writer away from it; REPORTERS_CHECK sets something against what is said; PRESUPPOSITION takes
    something for granted; COMPARED_NUMBER has a number that is compared.
    """

    COUNTERFACTUAL = "counterfactual"
    DOUBTING_VERB = "doubting verb"
    REPORTERS_CHECK = "reporter's check"
    PRESUPPOSITION = "presupposition"
    COMPARED_NUMBER = "compared number"


_RULE_OF = {
    "counterfactual": HintRule.COUNTERFACTUAL,
    "check": HintRule.REPORTERS_CHECK,
    "presupposed": HintRule.PRESUPPOSITION,
    "compared": HintRule.COMPARED_NUMBER,
}


@dataclass(frozen=True, slots=True)
class ClaimHint:
    """A sentence with the rule that found it; `signs` are the words that it went by."""

    sentence: Span
    rule: HintRule
    signs: tuple[Span, ...]


def claim_hints(
    text: str, *, language: str = "en", shape: Shape = SHAPELESS
) -> tuple[ClaimHint, ...]:
    """The sentences of a text that a rule finds, in its order, one hint a rule; English only.

    A task; takes time in proportion to the text.
    """
    if not is_english(text, language):
        return ()
    return tuple(
        hint
        for paragraph in Paragraphs(text, shape).all
        for sentence in sentences_in(text, paragraph.span)
        for hint in _hints_in(text, sentence)
    )


def _hints_in(text: str, sentence: Span) -> Iterator[ClaimHint]:
    words = [
        (found[0].lower().replace("’", "'"), Span(found.start(), found.end()))
        for found in _WORD.finditer(text, sentence.start, sentence.end)
    ]
    lowered = tuple(word for word, _ in words)
    signs: dict[HintRule, list[Span]] = {}
    for at in range(len(words)):
        for rule, count in _signs_at(lowered, at):
            span = Span(words[at][1].start, words[at + count - 1][1].end)
            signs.setdefault(rule, []).append(span)
    numbers = [span for word, span in words if word[0].isdigit() or word in _numbers()]
    if not numbers:
        signs.pop(HintRule.COMPARED_NUMBER, None)
    elif HintRule.COMPARED_NUMBER in signs:
        signs[HintRule.COMPARED_NUMBER] = sorted([*signs[HintRule.COMPARED_NUMBER], *numbers])
    for rule in HintRule:
        if rule in signs:
            yield ClaimHint(sentence, rule, tuple(signs[rule]))


def _signs_at(words: tuple[str, ...], at: int) -> Iterator[tuple[HintRule, int]]:
    """The rules whose signs begin with a word, and how many words each sign has."""
    for count in range(min(_LONGEST, len(words) - at), 0, -1):
        rule = _signs().get(words[at : at + count])
        if rule is not None:
            yield rule, count
            break
    if words[at] == "%":
        yield HintRule.COMPARED_NUMBER, 1
    phrase = phrase_at(words, at)
    if phrase is not None and phrase.cue_class is CueClass.DOUBTING:
        yield HintRule.DOUBTING_VERB, len(phrase.words)


@cache
def _signs() -> dict[tuple[str, ...], HintRule]:
    return {tuple(words.split()): _RULE_OF[kind] for words, kind in rows("claim_signs")}


@cache
def _numbers() -> frozenset[str]:
    return frozenset(name for name, *_ in rows("numbers"))
