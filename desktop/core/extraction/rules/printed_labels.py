"""Labels of a printed conversation that stand inside the marks: "WALLACE: Will she come?"."""

from __future__ import annotations

import re

from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration, PieceNumber
from desktop.core.extraction.reading.quote_marks import QuotedPiece
from desktop.core.extraction.rules.attribution import Attribution
from desktop.core.quotation import MentionKind

LABEL = "label"
_LABEL = re.compile(
    r"(?P<name>[A-Z][A-Z.'’ -]+[A-Z]|[A-Z]|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}):\s+\S"
)
_FEWEST = 2
# The label is plain; whether the printed words are speech or a report of it is not.
_SURE = 0.75


class PrintedLabels:
    """Who speaks in each piece by the labels in it; a piece without one goes on with the last.

    Example: Marta Quill met Oscar Pell. ¶ “QUILL: Is it safe? ¶ “PELL: It is safe for now.” → Marta
        Quill (label); Oscar Pell (label)
    """

    sure = _SURE

    def __init__(self, narration: Narration, cast: Cast) -> None:
        self._narration = narration
        self._cast = cast
        labels = [_label(piece, narration.text) for piece in narration.quoted]
        self._is_printed = len(set(filter(None, labels))) >= _FEWEST
        self._labels: list[str] = []
        for piece, label in zip(narration.piece_numbers(), labels, strict=True):
            goes_on = piece > 0 and self._goes_on(piece)
            self._labels.append(label or (self._labels[-1] if goes_on else ""))

    def applies(self, piece: PieceNumber) -> bool:
        """Whether the piece belongs to a printed conversation."""
        return self._is_printed and bool(self._labels[piece])

    def attribution(self, piece: PieceNumber) -> Attribution | None:
        """Whom the label names; before a whole piece, if he is named outside the marks as well."""
        label = self._labels[piece]
        name = label.title() if label.isupper() else label
        quoted, word = self._narration.quoted[piece], self._narration.piece_words[piece]
        if quoted.label is not None and len(label) > 1:
            named = NounPhrase(word, word + 1, MentionKind.NAME, quoted.label, name=name)
            return Attribution(LABEL, self._cast.labelled(named))
        figure = self._cast.called(name)
        return Attribution(LABEL, figure.nearest(word)) if figure else None

    def _goes_on(self, piece: PieceNumber) -> bool:
        before, here = self._narration.quoted[piece - 1 : piece + 1]
        return here.paragraph == before.paragraph + 1 and not before.is_closed


def _label(piece: QuotedPiece, text: str) -> str:
    """The label before the words of a piece, or the one that they begin with; empty for none."""
    if piece.label is not None:
        return piece.label.of(text)
    found = _LABEL.match(piece.content.of(text))
    return found["name"] if found else ""
