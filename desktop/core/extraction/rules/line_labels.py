"""Names at the beginning of a line, before a colon and the words of whom they name."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import CUES
from desktop.core.extraction.lexicon.function_words import AUXILIARIES
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import WordNumber
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.quotation import MentionKind

# What the words of somebody else begin with when they are sent on.
_REPEATED = "rt"
_BULLETS = frozenset({"•", "·", "*", "-", "–"})
_LONGEST_LABEL = 12


class LineLabels:
    """Reads labels before quotations."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._narration = phrases.narration

    def before(self, start: int, quote: WordNumber) -> Attribution | None:
        """Read NAME: "…" at the start of a paragraph.

        Example: ADA QUILL: “The bridge is safe.” → ADA QUILL (before-transcript)
        """
        if quote - 1 <= start or self._narration.words[quote - 1] != ":":
            return None
        first, _ = self._narration.paragraph_bounds[self._narration.paragraphs[quote]]
        if start == first and self._narration.lowered[start] == _REPEATED:
            start = first = start + 1
        if self._narration.words[start] in _BULLETS:
            start = first = start + 1
        phrase = self._phrases.starting_at(start)
        if start != first or phrase is None or not self._is_label(phrase, quote - 1):
            return None
        is_letter = len(phrase.name) == 1 or phrase.kind is MentionKind.PRONOUN
        return None if is_letter else Attribution("before-transcript", phrase)

    def _is_label(self, phrase: NounPhrase, colon: int) -> bool:
        """Whether nothing stands before the colon but a name and what its bearer is.

        Example: • Ada, 41, driver: “It is safe.” ¶ • Tom, 38, teacher: “It is not.” → Ada
            (before-transcript); Tom (before-transcript)
        """
        narration = self._narration
        if phrase.end == colon:
            return True
        is_named = phrase.kind is MentionKind.NAME and narration.words[phrase.end] == ","
        behind = range(phrase.end, colon)
        return (
            is_named
            and len(behind) <= _LONGEST_LABEL
            and not any(
                narration.lowered[word] in CUES or narration.lowered[word] in AUXILIARIES
                for word in behind
            )
        )
