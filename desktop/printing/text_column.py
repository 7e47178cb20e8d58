"""The lines of an article on paper: with numbers beside them, headings, lists, tables and all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from desktop.appearance.fonts import Role
from desktop.core.printing.printed_rows import PrintedRow, PrintedRun
from desktop.core.shape import LineKind, SpanKind
from desktop.printing.set_words import InkedWords
from desktop.printing.sheets import PaperSheets


class TextColumn:
    """Draws an article on sheets, so much narrower than these, and counts its lines on paper.

    `ink` says how words of a run are set; `below`, if there is one, draws what stands below a line
    of the text.
    """

    def __init__(
        self,
        sheets: PaperSheets,
        margin: float,
        ink: Callable[[PrintedRun], Iterable[InkedWords]],
        below: Callable[[PrintedRow], object] | None = None,
    ) -> None:
        self._sheets, self._margin, self._ink, self._below = sheets, margin, ink, below
        self._count = 0

    def draw(self, rows: Iterable[PrintedRow]) -> None:
        """Draws all lines of a text."""
        for is_row, lines in groupby(rows, lambda each: each.style.kind is LineKind.TABLE_ROW):
            together = list(lines)
            columns = max(line.text.count("\t") for line in together) + 1 if is_row else 0
            for line in together:
                self._draw_line(line, columns)
                if self._below is not None:
                    self._below(line)

    def _draw_line(self, line: PrintedRow, columns: int) -> None:
        sheets, is_heading = self._sheets, line.style.kind is LineKind.HEADING
        width = sheets.right - sheets.left - self._margin
        words = [*_sign(line), *(set_words for run in line.runs for set_words in self._ink(run))]
        sheets.space(12 if is_heading else 4)
        self._count += sheets.paragraph(
            words,
            Role.SECTION if is_heading else Role.BODY,
            left=24 if line.style.kind in (LineKind.LIST_ITEM, LineKind.QUOTATION) else 0,
            right=self._margin,
            tabs=width / columns if columns else 0,
            counted=self._count,
        )
        sheets.space(6)


def _sign(line: PrintedRow) -> Iterator[InkedWords]:
    if line.style.kind is LineKind.LIST_ITEM:
        number = line.style.number
        yield InkedWords("•  " if number is None else f"{number}.  ")


def letters_of(run: PrintedRun) -> InkedWords:
    """The words of a run as they are set in the text."""
    return InkedWords(
        run.text,
        is_strong=SpanKind.STRONG in run.kinds,
        is_emphasis=SpanKind.EMPHASIS in run.kinds,
    )
