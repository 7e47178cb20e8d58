"""How the words that report speech present it: plainly, with doubt, with force, as a fact, softly.

The classes rest on work on verbs that carry a writer's stance: factive, assertive and hedging
verbs in Recasens, Danescu-Niculescu-Mizil and Jurafsky, "Linguistic Models for Analyzing and
Detecting Biased Language" (2013), and hedges and boosters in Hyland, "Metadiscourse" (2005). The
words and their classes in `reporting_words` are our own choice. A class describes the word, not
what is reported by it, and never says whether that is true.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from desktop.core.extraction.lexicon.function_words import ADVERBS, AUXILIARIES, PERSONAL_PRONOUNS
from desktop.core.quotation import Quotation
from desktop.core.reporting.words import WORDS


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


class ReportingPhrase(NamedTuple):
    """One form of a reporting word; `is_strong` when it reports speech wherever it stands."""

    words: tuple[str, ...]
    base: str
    cue_class: CueClass
    form: str
    is_strong: bool


CueProfile = tuple[tuple[CueClass, tuple[tuple[str, int], ...]], ...]

_BE = {"be", "is", "are", "was", "were", "been", "being", "am"}
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
    for line in filter(None, WORDS.split("\n")):
        for phrase in _forms_of(line):
            found.setdefault(phrase.words[0], []).append(phrase)
    return {
        first: tuple(sorted(phrases, key=lambda phrase: -len(phrase.words)))
        for first, phrases in found.items()
    }


def _forms_of(line: str) -> list[ReportingPhrase]:
    kind, base, *irregular = line.split()
    is_strong = not kind.endswith("?")
    found = CueClass(kind.removesuffix("?"))
    if base.startswith("="):
        words = tuple(base[1:].split("_"))
        return [ReportingPhrase(words, " ".join(words), found, "fixed", is_strong)]
    verb, *rest = base.split("_")
    return [
        ReportingPhrase((form, *rest), " ".join((verb, *rest)), found, name, is_strong)
        for form, name in _forms(verb, *irregular).items()
    ]


def _forms(verb: str, past: str = "", participle: str = "") -> dict[str, str]:
    """Every form of a verb with what it is: "base", "present", "past" or "ing"."""
    if verb == "be":
        return dict.fromkeys(_BE, "fixed")
    past = past or _regular_past(verb)
    forms = {verb: "base", _with_s(verb): "present", _with_ing(verb, past): "ing"}
    for form in filter(None, (past, participle)):
        forms.setdefault(form, "past")
    return forms


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _ends_in_consonant_y(verb) else verb + "ed"


def _with_s(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith(("sh", "ch", "ss", "x", "go")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_consonant_y(verb) else verb + "s"


def _with_ing(verb: str, past: str) -> str:
    if verb in _DOUBLED or past == verb + verb[-1] + "ed":
        return verb + verb[-1] + "ing"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    keeps_e = verb.endswith(("ee", "oe"))
    return verb[:-1] + "ing" if verb.endswith("e") and not keeps_e else verb + "ing"


# Doubled before "ing", though their past does not show it.
_DOUBLED = frozenset({"begin", "put", "let", "hit", "spin"})


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"
