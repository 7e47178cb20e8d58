"""Forms of words that leave no doubt who speaks: nothing is weighed against them."""

from __future__ import annotations

from enum import StrEnum

from desktop.core.extraction.lexicon.cue_words import (
    CUES,
    JUDGING_VERBS,
    PLAIN_VERBS,
    SPEECH_VERBS,
    is_participle,
)
from desktop.core.extraction.lexicon.function_words import ADVERBS, AUXILIARIES
from desktop.core.extraction.reading.narration import Narration, WordNumber
from desktop.core.extraction.rules.attribution import Attribution
from desktop.core.quotation import MentionKind

_PLAIN = frozenset(
    {
        "after-how-put",
        "after-according-to",
        "before-according-to",
        "before-transcript",
        "before-gapped",
        "before-opening",
        "before-doer",
        "before-quoted",
        "after-quoted",
        "before-passive",
        "after-passive",
        "after-dash",
        "after-joined",
        "newcomer",
        "announced",
        "turns-before",
        "signed-below",
        "signed-above",
    }
)
_ENDS_BEFORE_ATTRIBUTION = ",?!…—"
_NOBODY = frozenset({"it", "who", "which", "that"})
_HELPERS = AUXILIARIES | ADVERBS
_HE = frozenset({"he", "she"})
_PARTICLES = frozenset({"out", "in", "back", "up", "on"})
_READ_AFTER = 25
_LONGEST_OBJECT = 5
_BESIDE = ("after-", "before-")


class Ground(StrEnum):
    """On what an attribution rests; each is right about as often as the others of its kind."""

    PLAIN = "plain"
    BESIDE = "beside"
    CARRIED = "carried"
    WEIGHED = "weighed"


def ground_of(narration: Narration, quote: WordNumber, attribution: Attribution) -> Ground:
    """On what the attribution of the piece at word `quote` rests.

    Example: “It is safe,” Ada Quill said. “It will be.” → Ada Quill (after-name-verb); Ada Quill
        (same-paragraph)
    """
    if is_plain(narration, quote, attribution):
        return Ground.PLAIN
    if attribution.rule.startswith("weighed"):
        return Ground.WEIGHED
    return Ground.BESIDE if attribution.rule.startswith(_BESIDE) else Ground.CARRIED


def is_plain(narration: Narration, quote: WordNumber, attribution: Attribution) -> bool:
    """Whether the words beside the piece at word `quote` can hardly mean anybody else.

    Example: “It is safe,” Ada Quill said, referring to the pilot Oscar Pell. → Ada Quill
        (after-name-verb)
    Example: “It is safe,” points out the laid-back Ostwick resident, who came from Malta. → the
        laid-back Ostwick resident (after-verb-name)
    Example: Ada Quill testified that the driver had shouted, “Hold on!” before the crash. → the
        driver (before-name-verb)
    Example: Speaking to Harbour Weekly, a speaker for the Salt League said: “It is safe.” → a
        speaker for the Salt League (before-name-verb)
    """
    if attribution.rule in _PLAIN:
        return True
    if attribution.rule == "paragraph-before-speaks":
        return _reports(narration, attribution)
    return _stands_beside(narration, quote, attribution)


def _stands_beside(narration: Narration, quote: WordNumber, attribution: Attribution) -> bool:
    phrase, cue = attribution.phrase, attribution.cue
    verbs = PLAIN_VERBS if attribution.rule == "after-name-verb" else SPEECH_VERBS
    is_nobody = narration.lowered[phrase.first] in _NOBODY
    sentence = narration.sentences[phrase.first]
    if cue is None or is_nobody:
        return False
    is_judging = narration.lowered[cue] in JUDGING_VERBS
    if is_judging and attribution.rule == "before-name-verb":
        return phrase.kind is not MentionKind.PRONOUN and _judges(narration, quote, attribution)
    if narration.lowered[cue] not in verbs:
        return False
    if attribution.rule == "before-name-verb":
        end = cue
        while end > phrase.first + 1 and narration.lowered[end - 1] in _HELPERS:
            end -= 1
        # "the accused, Ned Farr, had shouted"
        end -= narration.words[end - 1] == "," == narration.word_at(phrase.first - 1, sentence)
        is_beside = narration.span(phrase.first, end).end == phrase.span.end
        is_next = cue == quote - 1 or (cue == quote - 2 and narration.words[quote - 1] in ",:")
        return is_beside and is_next
    if narration.ends_quoted_with(quote) not in _ENDS_BEFORE_ATTRIBUTION:
        return False
    if attribution.rule == "after-name-verb":
        is_beside = phrase.first == quote + 1 and phrase.end == cue
    else:
        # "points out the owner"
        behind = narration.word_at(cue + 1, narration.sentences[cue])
        follows = phrase.first - 1 - (behind in _PARTICLES)
        is_beside = attribution.rule == "after-verb-name" and cue == quote + 1 == follows
    return is_beside and not _is_told_by_another(narration, quote)


def _judges(narration: Narration, quote: WordNumber, attribution: Attribution) -> bool:
    """Whether whoever stands right before "called" calls something by the quoted words.

    Example: Oscar Pell said that his sister Ada Quill had called the bridge “a good place to be.” →
        Ada Quill (before-name-verb)
    """
    phrase, cue = attribution.phrase, attribution.cue
    assert cue is not None
    end = cue
    while end > phrase.first + 1 and narration.lowered[end - 1] in _HELPERS:
        end -= 1
    is_beside = narration.span(phrase.first, end).end == phrase.span.end
    between = narration.lowered[cue + 1 : quote]
    is_object = len(between) <= _LONGEST_OBJECT and all(word[0].isalnum() for word in between)
    return is_beside and is_object and CUES.isdisjoint(between)


def _reports(narration: Narration, attribution: Attribution) -> bool:
    """Whether a person with a name, or he or she, says something in the paragraph before.

    Example: “It is old,” said Oscar Pell. ¶ Ada Quill says there are many reasons to wait. ¶ “The
        bridge is safe for the winter.” → Oscar Pell (after-verb-name); Ada Quill
        (paragraph-before-speaks)
    """
    phrase, cue = attribution.phrase, attribution.cue
    if cue is None or narration.lowered[cue] not in PLAIN_VERBS:
        return False
    is_named = phrase.kind is MentionKind.NAME or narration.lowered[phrase.first] in _HE
    return is_named and phrase.first < cue and not is_participle(narration.lowered[cue])


def _is_told_by_another(narration: Narration, quote: WordNumber) -> bool:
    """Whether a paper follows that tells of it: "…, he said, according to the Weekly"."""
    _, end = narration.sentence_bounds[narration.sentences[quote]]
    return "according" in narration.lowered[quote + 1 : min(end, quote + _READ_AFTER)]
