"""How the words that report speech present it: plainly, with doubt, with force, as a fact, softly.

The classes rest on work on verbs that carry a writer's stance: factive, assertive and hedging
verbs in Recasens, Danescu-Niculescu-Mizil and Jurafsky, "Linguistic Models for Analyzing and
Detecting Biased Language" (2013), and hedges and boosters in Hyland, "Metadiscourse" (2005). The
words and their classes in the lexicon are our own choice. A class describes the word, not what is
reported by it, and never says whether that is true.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from desktop.core.extraction.lexicon.function_words import ADVERBS, AUXILIARIES, PERSONAL_PRONOUNS
from desktop.core.extraction.lexicon.reporting_words import reporting_words
from desktop.core.quotation import Quotation


class CueClass(StrEnum):
    """What a reporting word tells a reader about the writer's stance.

    NEUTRAL: that it was said, and nothing more ("said", "told", "according to").
    DOUBTING: the writer keeps away from it; it may not be so ("claimed", "alleged").
    FORCEFUL: it was pressed, with heat or weight, or against somebody ("insisted", "slammed").
    FACTIVE: the writer takes it for a fact ("revealed", "admitted", "pointed out").
    HEDGED: it was put as possible, or the writer is not certain of it ("suggested", "hinted").
    """

    NEUTRAL = "neutral"
    DOUBTING = "doubting"
    FORCEFUL = "forceful"
    FACTIVE = "factive"
    HEDGED = "hedged"


class Reports(StrEnum):
    """Where a word reports speech: always, with speech near it, or only as a quotation's cue."""

    ALWAYS = "always"
    NEAR = "near"
    CUE = "cue"


class ReportingPhrase(NamedTuple):
    """One form of a reporting word; `form` says which, "fixed" for what never changes."""

    words: tuple[str, ...]
    base: str
    cue_class: CueClass
    form: str
    reports: Reports


CueProfile = tuple[tuple[CueClass, tuple[tuple[str, int], ...]], ...]

# What may stand before a cue without changing it.
_HELPERS = AUXILIARIES | ADVERBS | PERSONAL_PRONOUNS | {"to", "still", "further"}
_HEDGES_BEFORE = frozenset(
    ["may", "might", "could", "perhaps", "possibly", "maybe", "apparently", "reportedly"]
)
_DOUBTS_BEFORE = frozenset({"allegedly", "supposedly", "purportedly"})
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


def cue_class(cue: str) -> CueClass | None:
    """How a cue presents what it reports, or None for words that are not in our list.

    Helping words before it ("has repeatedly claimed") and whatever follows it ("said in a
    letter") do not matter; "may have said" is hedged and "allegedly said" doubting.
    """
    words = tuple(_WORD.findall(cue.lower().replace("’", "'")))
    stance = None
    for first, word in enumerate(words):
        phrase = phrase_at(words, first)
        if phrase is not None:
            return stance or phrase.cue_class
        changed = stance_of(word)
        stance = stance or changed
        if not (changed or word in _HELPERS or word.endswith("ly")):
            return None
    return None


def stance_of(word: str) -> CueClass | None:
    """The class that a word before any reporting word gives it: "may", "reportedly"."""
    if word in _HEDGES_BEFORE:
        return CueClass.HEDGED
    return CueClass.DOUBTING if word in _DOUBTS_BEFORE else None


def cue_profile(quotations: Iterable[Quotation]) -> CueProfile:
    """Each class with the cues that quotations have, the most frequent of both first.

    Quotations that are one utterance share their cue, so it is counted once.
    """
    cues = {
        quotation.cue.span: " ".join(quotation.cue.text.lower().split())
        for quotation in quotations
        if quotation.is_speech and quotation.cue is not None
    }
    by_class: dict[CueClass, Counter[str]] = {}
    for cue in cues.values():
        found = cue_class(cue)
        if found is not None:
            by_class.setdefault(found, Counter())[cue] += 1
    in_order = sorted(by_class.items(), key=lambda entry: (-entry[1].total(), entry[0]))
    return tuple(
        (found, tuple(sorted(cues.items(), key=lambda entry: (-entry[1], entry[0]))))
        for found, cues in in_order
    )


def phrase_at(words: tuple[str, ...], first: int) -> ReportingPhrase | None:
    """The longest reporting phrase that begins with the word `first` of lower-case words."""
    for phrase in reporting_phrases().get(words[first], ()):
        if words[first : first + len(phrase.words)] == phrase.words:
            return phrase
    return None


@cache
def reporting_phrases() -> dict[str, tuple[ReportingPhrase, ...]]:
    """Every form of every reporting word by its first word, the longest first."""
    found: dict[str, list[ReportingPhrase]] = {}
    for word in reporting_words():
        _, *rest = word.words
        base, stance, reports = " ".join(word.words), CueClass(word.stance), Reports(word.reports)
        for form, name in word.forms().items():
            phrase = ReportingPhrase((form, *rest), base, stance, name, reports)
            found.setdefault(form, []).append(phrase)
    return {
        first: tuple(sorted(phrases, key=lambda phrase: -len(phrase.words)))
        for first, phrases in found.items()
    }
