"""A verb that is said once for several speakers: "X called it “…”, Y “…” and Z “…”"."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.extraction.lexicon.function_words import AUXILIARIES
from desktop.core.extraction.reading.narration import PieceNumber
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.quotation import MentionKind

RULE = "before-gapped"
_BEFORE = frozenset({"before-name-verb", RULE})
_SEPARATES = frozenset({",", ";", "—", "–"})
_JOINS = frozenset({"and", "but", "while", "whereas"})
# "spoke of “…”; her rival of “…”"
_GOVERN = frozenset({"as", "of", "about", "for", "to", "with"})
_LONGEST_GAP = 16
_READ = 40


class Gapped:
    """Finds who stands alone between two quotations of a sentence, and does what its verb says."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._narration = phrases.narration

    def attribution(
        self, piece: PieceNumber, beside: Sequence[Attribution | None]
    ) -> Attribution | None:
        """Who says a piece by the verb of the one before it.

        Example: Ada Quill called it “a gift to all,” Oscar Pell “a gift to the few” and Vera Marsh
            “no gift.” → Ada Quill (before-name-verb); Oscar Pell (before-gapped); Vera Marsh
            (before-gapped)
        Example: Ada Quill called it “a slow and careful work”; Oscar Pell, who built it, “a slow
            disaster.” → Ada Quill (before-name-verb); Oscar Pell (before-gapped)
        Example: Ada Quill called it “a slow work” for Oscar Pell and “a slow disaster.” → Ada Quill
            (before-name-verb); Ada Quill (same-sentence)
        """
        known = beside[piece - 1] if piece else None
        if known is None or known.cue is None or known.rule not in _BEFORE:
            return None
        narration = self._narration
        earlier, quote = narration.piece_words[piece - 1], narration.piece_words[piece]
        if (
            narration.sentences[earlier] != narration.sentences[quote]
            or quote - earlier > _LONGEST_GAP
        ):
            return None
        first: int = earlier + 1
        while first < quote and narration.words[first] in _SEPARATES:
            first += 1
        joined = first < quote and narration.lowered[first] in _JOINS
        first += joined
        phrase = self._phrases.starting_at(first)
        if phrase is None or not phrase.is_person_like or phrase.is_possessive:
            return None
        if phrase.kind is MentionKind.PRONOUN or self._begins_with_verb(piece):
            return None
        return Attribution(RULE, phrase, known.cue) if self._is_all(phrase.end, quote) else None

    def _begins_with_verb(self, piece: PieceNumber) -> bool:
        """Whether a name is the subject of the quoted words themselves: "and Pell “would go”".

        Example: Ada Quill said it was “safe for now,” and Oscar Pell “would agree.” → Ada Quill
            (before-name-verb); Ada Quill (weighed-last-speaker)
        """
        said = self._narration.quoted[piece].content.of(self._narration.text)
        first = said[:_READ].split(maxsplit=1)[0] if said.strip() else ""
        return first in AUXILIARIES or first.endswith("ed")

    def _is_all(self, start: int, quote: int) -> bool:
        """Whether nothing stands between a name and the marks but what is put in of its bearer."""
        words = self._narration.words
        if start == quote or (start == quote - 1 and self._narration.lowered[start] in _GOVERN):
            return True
        is_put_in = words[start] == "," and words[quote - 1] == ","
        return is_put_in and self._narration.lowered[start + 1 : start + 2] != ["and"]
