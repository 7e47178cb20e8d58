"""Lines that say whose the words above or below them are, as under a pull quote."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import CUES, is_participle
from desktop.core.extraction.lexicon.function_words import AUXILIARIES
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import PieceNumber
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.quotation import MentionKind
from desktop.core.text.word_lists import words

BELOW, ABOVE = "signed-below", "signed-above"
_LONGEST_LINE = 18
_FEWEST_ABOVE = 2
_DASHES = frozenset({"―", "—", "–", "-", "~"})
_SENDERS = (
    ("from", "the", "desk", "of"),
    ("from", "the", "office", "of"),
    ("from", ":"),
    ("a", "letter", "from"),
    ("a", "message", "from"),
    ("a", "note", "from"),
)
_LINES_OF_A_LETTER = frozenset({"subject", "date", "sent", "to", "cc", "re"})
_MOST_LINES = 6
_VERBS = AUXILIARIES | words("irregular_pasts")


class Signatures:
    """Looks at the paragraphs around one that holds nothing but quotation."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._narration = phrases.narration
        self._lines = self._signed_lines()
        bare = [
            self._narration.quoted[piece].paragraph
            for piece in self._narration.piece_numbers()
            if self._is_bare(piece)
        ]
        below = {number for number in bare if number + 1 in self._lines}
        above = {number for number in bare if number - 1 in self._lines}
        first_below, first_above = min(below, default=-1), min(above, default=-1)
        # Where lines stand on both sides, the first one shows which way all of them point.
        self._leads = first_above >= 0 and (first_below < 0 or first_above <= first_below)
        self._has_leads = len(above) >= _FEWEST_ABOVE

    def attribution(self, piece: PieceNumber) -> Attribution | None:
        """Whose name stands in a line of its own beside the words.

        Example: “We asked for trees.” ¶ Ada Quill, chair of the residents → Ada Quill
            (signed-below)
        Example: From the desk of Ada Quill, Lowland Review. ¶ “It will not last.” → Ada Quill
            (signed-above)
        """
        if not self._is_bare(piece):
            return None
        paragraph = self._narration.quoted[piece].paragraph
        sender = self._sender(paragraph - 1)
        if sender:
            return Attribution(ABOVE, sender)
        below = self._lines.get(paragraph + 1)
        above = self._lines.get(paragraph - 1) if self._has_leads else None
        if above and (self._leads or not below):
            return Attribution(ABOVE, above)
        return Attribution(BELOW, below) if below else None

    def _is_bare(self, piece: PieceNumber) -> bool:
        narration = self._narration
        first, end = narration.paragraph_bounds[narration.quoted[piece].paragraph]
        return end - first <= _LONGEST_LINE and all(
            narration.is_piece(index) or not narration.words[index][0].isalnum()
            for index in range(first, end)
        )

    def _signed_lines(self) -> dict[int, NounPhrase]:
        """The paragraphs that are no more than a name and what its bearer is."""
        found = {}
        for number, (first, end) in enumerate(self._narration.paragraph_bounds):
            if not 0 < end - first <= _LONGEST_LINE or not self._is_verbless(first, end):
                continue
            is_behind_dash = self._narration.words[first] in _DASHES
            phrase = self._phrases.starting_at(first + is_behind_dash)
            if phrase is None or not self._closes(phrase, end):
                continue
            if self._names_somebody(phrase, end, is_behind_dash=is_behind_dash):
                found[number] = phrase
        return found

    def _names_somebody(self, phrase: NounPhrase, end: int, *, is_behind_dash: bool) -> bool:
        """Whether it is a full name, and no heading in capitals with nothing behind it.

        Example: “It is safe now.” ¶ - Quill → Quill (signed-below)
        Example: “It is safe for now.” ¶ HARBOUR NOTES ¶ The town slept. → nobody (none)
        """
        is_full = " " in phrase.name or bool(phrase.title) or is_behind_dash
        is_name = phrase.kind is MentionKind.NAME and not phrase.is_possessive
        is_heading = phrase.name.isupper() and " " in phrase.name and phrase.end >= end - 1
        return is_name and is_full and (is_behind_dash or not is_heading)

    def _closes(self, phrase: NounPhrase, end: int) -> bool:
        """Whether nothing follows the name but what its bearer is."""
        following = self._narration.words[phrase.end : end]
        if not [word for word in following if word[0].isalnum()]:
            return not following or following[-1] not in ":?!"
        return following[0] in (",", "(", *_DASHES) and following[-1] not in ":?!"

    def _is_verbless(self, first: int, end: int) -> bool:
        narration = self._narration
        return not any(
            narration.is_piece(index) or narration.lowered[index] in _VERBS or self._is_verb(index)
            for index in range(first, end)
        )

    def _is_verb(self, index: int) -> bool:
        """Whether a verb of speech makes a sentence of the line; "tweeting from the hall" does not.

        Example: “The bridge is safe now.” ¶ - Mayor Quill, tweeting after the meeting. → Quill
            (signed-below)
        """
        word = self._narration.lowered[index]
        is_capitalised = self._narration.is_capitalised(index)
        return word in CUES and not is_participle(word) and not is_capitalised

    def _line_of_sender(self, paragraph: int) -> int:
        """The line above that may name who sends the words, over those that say when and what.

        Example: From: Ada Quill ¶ Subject: The bridge ¶ “It will not last.” → Ada Quill
            (signed-above)
        """
        for number in range(paragraph, max(paragraph - _MOST_LINES, -1), -1):
            first, end = self._narration.paragraph_bounds[number]
            is_label = end - first > 1 and self._narration.words[first + 1] == ":"
            if not is_label or self._narration.lowered[first] not in _LINES_OF_A_LETTER:
                return number
        return paragraph

    def _sender(self, paragraph: int) -> NounPhrase | None:
        """Who sends the next words: "From the desk of Ada Quill, …"."""
        paragraph = self._line_of_sender(paragraph)
        if paragraph < 0:
            return None
        first, end = self._narration.paragraph_bounds[paragraph]
        if end - first > _LONGEST_LINE:
            return None
        lowered = tuple(self._narration.lowered[first : first + 4])
        for words_before in _SENDERS:
            start = first + len(words_before)
            if lowered[: len(words_before)] == words_before and self._is_verbless(start, end):
                phrase = self._phrases.starting_at(start)
                return phrase if phrase and phrase.kind is MentionKind.NAME else None
        return None
