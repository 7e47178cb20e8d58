"""Signatures behind the words they stand for: "…" — X, "…" (X), and the headline "…": X on Y."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import CUES
from desktop.core.extraction.reading.narration import WordNumber
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.quotation import MentionKind

_DASHES = frozenset({"―", "—", "–", "-", "~"})


class SignedBehind:
    """Finds who is named behind a quotation and nothing else is told of."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._narration = phrases.narration

    def attribution(self, quote: WordNumber) -> Attribution | None:
        """Read a signature at the end of a paragraph: "…" — X, or in brackets: "…" (X).

        Example: “We knew nothing.” — Ada Quill → Ada Quill (after-dash)
        Example: Words of the day: “We knew nothing.” (Ada Quill, engineer) → Ada Quill (after-dash)
        """
        narration = self._narration
        after = quote + 1
        if after + 1 >= len(narration) or narration.words[after] not in _DASHES:
            return self._bracket(quote) or self._headline(quote)
        if narration.paragraphs[after + 1] != narration.paragraphs[quote]:
            return None
        phrase = self._phrases.starting_at(after + 1)
        if phrase is None or phrase.kind is not MentionKind.NAME:
            return None
        _, paragraph_end = narration.paragraph_bounds[narration.paragraphs[quote]]
        is_signature = phrase.end >= paragraph_end or narration.words[phrase.end] in ",.("
        return Attribution("after-dash", phrase, after) if is_signature else None

    def _headline(self, quote: WordNumber) -> Attribution | None:
        """Who stands behind the colon of a headline: "‘…’: X on Y".

        Example: “A good fence needs two owners”: Ada Quill on the harbour wall ¶ The town slept. →
            Ada Quill (after-dash)
        """
        narration = self._narration
        first, end = narration.paragraph_bounds[narration.paragraphs[quote]]
        is_headline = first == quote and narration.words[end - 1] not in (".", "!", "?")
        if not is_headline or narration.words[quote + 1 : quote + 2] != [":"]:
            return None
        phrase = self._phrases.starting_at(quote + 2)
        if phrase is None or not phrase.is_person_like or phrase.is_possessive:
            return None
        goes_on = narration.word_at(phrase.end, narration.sentences[phrase.first])
        is_said = goes_on in ("", "on", "about") or goes_on in CUES
        return Attribution("after-dash", phrase, quote + 1) if is_said else None

    def _bracket(self, quote: WordNumber) -> Attribution | None:
        """A full name in brackets that close the paragraph, behind a whole sentence."""
        narration = self._narration
        _, end = narration.paragraph_bounds[narration.paragraphs[quote]]
        phrase = self._phrases.starting_at(quote + 2)
        if narration.words[quote + 1 : quote + 2] != ["("]:
            return None
        if phrase is None or phrase.kind is not MentionKind.NAME or " " not in phrase.name:
            return None
        closes = narration.words[end - 1] == ")" or narration.words[end - 2 : end] == [")", "."]
        is_signature = closes and narration.words[phrase.end] in ",)"
        return Attribution("after-dash", phrase, quote + 1) if is_signature else None
