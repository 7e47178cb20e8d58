"""Labels of a printed conversation that stand inside the marks: "WALLACE: Will she come?"."""

from __future__ import annotations

import re

from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.reading.narration import Narration, PieceNumber
from desktop.core.extraction.rules.attribution import Attribution

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
        labels = [_LABEL.match(piece.content.of(narration.text)) for piece in narration.quoted]
        names = {found["name"] for found in labels if found}
        self._is_printed = sum(map(bool, labels)) >= _FEWEST and len(names) >= _FEWEST
        self._labels: list[str] = []
        for piece, found in zip(narration.piece_numbers(), labels, strict=True):
            goes_on = piece > 0 and self._goes_on(piece)
            self._labels.append(found["name"] if found else self._labels[-1] if goes_on else "")

    def applies(self, piece: PieceNumber) -> bool:
        """Whether the piece belongs to a printed conversation."""
        return self._is_printed and bool(self._labels[piece])

    def attribution(self, piece: PieceNumber) -> Attribution | None:
        """Whom the label names, if the article names him outside the marks as well."""
        figure = self._cast.called(self._labels[piece].title())
        if figure is None:
            return None
        return Attribution(LABEL, figure.nearest(self._narration.piece_words[piece]))

    def _goes_on(self, piece: PieceNumber) -> bool:
        before, here = self._narration.quoted[piece - 1 : piece + 1]
        return here.paragraph == before.paragraph + 1 and not before.is_closed
