"""Which quoted pieces are one utterance, interrupted by the reporter or by a new paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.extraction.reading.narration import Narration, PieceNumber
from desktop.core.extraction.rules.attribution import Attribution

_INTERRUPTED = ",—–-…"
_TAKES_UP = frozenset({",", "—", "–", "-", ";", "."})
_ENDS = ".,?!…"


def utterance_numbers(
    narration: Narration, attributions: Sequence[Attribution | None]
) -> tuple[int, ...]:
    """The number of the utterance that each piece belongs to, counted from 1."""
    numbers: list[int] = []
    for piece in narration.piece_numbers():
        if piece == 0:
            numbers.append(1)
        elif narration.quoted[piece].continues or _is_split(narration, piece, attributions):
            numbers.append(numbers[-1])
        else:
            numbers.append(numbers[-1] + 1)
    return tuple(numbers)


def _is_split(
    narration: Narration, piece: PieceNumber, attributions: Sequence[Attribution | None]
) -> bool:
    """Whether one sentence goes around its attribution: "We knew," X said, "and left".

    Example: “We knew,” Ada Quill said, “and we did nothing.” → Ada Quill (after-name-verb); Ada
        Quill (before-name-verb)
    """
    before, here = narration.piece_words[piece - 1], narration.piece_words[piece]
    first, second = attributions[piece - 1], attributions[piece]
    if first is None or second is None or narration.sentences[before] != narration.sentences[here]:
        return False
    return (
        first.rule.startswith("after")
        and first.phrase == second.phrase
        and narration.ends_quoted_with(before) in _INTERRUPTED
        and narration.words[here - 1] in (",", "—", "–", "-")
    )


def goes_on_behind(narration: Narration, piece: PieceNumber) -> bool:
    """Whether a piece takes up the sentence that was interrupted to say who speaks.

    Example: “We knew,” said Ada Quill, “and it is not safe.” → Ada Quill (after-verb-name); Ada
        Quill (before-verb-name)
    """
    if piece == 0:
        return False
    here, before = narration.piece_words[piece], narration.piece_words[piece - 1]
    return (
        narration.sentences[here] == narration.sentences[before]
        and here - before > 2
        and narration.ends_quoted_with(before) in _INTERRUPTED
        and narration.words[here - 1] in _TAKES_UP
        and narration.ends_quoted_with(here) in _ENDS
    )
