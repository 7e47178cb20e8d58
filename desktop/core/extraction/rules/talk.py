"""Whether a text is talk whose speakers take turns, as in stories and printed conversations.

In a news report a paragraph of nothing but quotation goes on with the speaker of the one before:
among 970 annotated articles 88 of 93 such paragraphs did. In a talk it is the answer.
"""

from __future__ import annotations

from desktop.core.extraction.reading.narration import Narration, PieceNumber

# How many signs of a talk a text must show, and how large their share of all the places where a
# quotation follows on another one must be; hardly any annotated news article shows as many.
_FEWEST_SIGNS = 2
_SIGNS_SHARE = 0.15
_SHORT = 7
# Beyond so many words and marks a paragraph is no turn in a talk.
_LONGEST_TURN = 12
_BEFORE_A_CAPITAL = "[(…. ‘'“\"—-_"
_ENDS_A_TURN = ".,!?…—–-"


class Talk:
    """The forms of a text's quotations, as far as they show that people answer each other.

    Example: “Is it safe?” asked Tom. ¶ “It is.” ¶ “Since when?” ¶ “Since May.” → Tom
        (after-verb-name); nobody (none); Tom (takes-turns); nobody (none)
    """

    def __init__(self, narration: Narration) -> None:
        self._narration = narration
        self._bare = [self._fills_paragraph(piece) for piece in narration.piece_numbers()]
        self.takes_turns = self._takes_turns()

    def is_bare(self, piece: PieceNumber) -> bool:
        """Whether the paragraph of a piece holds nothing but quotations."""
        return self._bare[piece]

    def is_short(self, piece: PieceNumber) -> bool:
        """Whether a piece has only few words, as an answer has."""
        return self._narration.quoted[piece].content.of(self._narration.text).count(" ") < _SHORT

    def is_turn(self, piece: PieceNumber) -> bool:
        """Whether a piece is speech by its form alone: a sentence in a talk."""
        said = self._narration.quoted[piece].content.of(self._narration.text)
        is_sentence = said.lstrip(_BEFORE_A_CAPITAL)[:1].isupper() and said[-1] in _ENDS_A_TURN
        return self.takes_turns and is_sentence

    def _fills_paragraph(self, piece: PieceNumber) -> bool:
        narration = self._narration
        first, end = narration.paragraph_bounds[narration.quoted[piece].paragraph]
        return end - first <= _LONGEST_TURN and all(
            narration.is_piece(index) or not narration.words[index][0].isalnum()
            for index in range(first, end)
        )

    def _takes_turns(self) -> bool:
        """Whether bare paragraphs answer each other, follow a question, or say very little."""
        quoted, text = self._narration.quoted, self._narration.text
        signs = places = 0
        for piece in map(PieceNumber, range(1, len(quoted))):
            before = quoted[piece - 1]
            if quoted[piece].paragraph != before.paragraph + 1 or quoted[piece].continues:
                continue
            places += 1
            if not (self._bare[piece] and before.is_closed):
                continue
            asked = text[before.content.end - 1] == "?"
            is_short = self.is_short(piece)
            signs += self._bare[piece - 1] or asked or is_short
        return signs >= _FEWEST_SIGNS and signs >= _SIGNS_SHARE * places
