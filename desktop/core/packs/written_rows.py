"""Lists that are filled in row by row: answers, pairs, steps, and the days of a timeline.

A row is a line of the file, taken apart into cells; one that was not changed stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from desktop.core.text.normalised import normalise_line


class RowShape(Enum):
    """What stands in the cells of a row.

    OPTION and OPTIONS: a sign for one that is right, and words; of OPTION one is right. PAIR: left
    and right. STEP: words. MOMENT: day, words, and the id of an article.
    """

    OPTION = auto()
    OPTIONS = auto()
    PAIR = auto()
    STEP = auto()
    MOMENT = auto()


# What stands in the first cell of an option that is right.
RIGHT = "x"
_CELLS = {RowShape.STEP: 1, RowShape.MOMENT: 3}
_WITH_BOX = (RowShape.OPTION, RowShape.OPTIONS)
_LINE = re.compile(
    r"(?P<mark>[ \t]*(?:[-–—*+]|[0-9]{1,3}[.)])[ \t]*)(?P<box>\[[xX✓ ]?\][ \t]*)?(?P<words>.*)",
    re.DOTALL,
)

Cells = tuple[str, ...]


def no_cells(shape: RowShape) -> Cells:
    """A row in which nothing stands yet."""
    return ("",) * _CELLS.get(shape, 2)


def cells_of(shape: RowShape, line: str) -> Cells:
    """What stands in the cells of a line."""
    found = _LINE.fullmatch(line)
    if found is None:
        return (*no_cells(shape)[:-1], normalise_line(line)) if line.strip() else no_cells(shape)
    box, words = found["box"] or "", found["words"]
    if shape in _WITH_BOX:
        return (RIGHT if box.strip("[] \t") else "", normalise_line(words))
    # Elsewhere brackets are words like others.
    words = box + words
    if shape is RowShape.STEP:
        return (normalise_line(words),)
    parts = [normalise_line(each) for each in words.split("|", _CELLS.get(shape, 2) - 1)]
    return (*parts, *no_cells(shape))[: len(no_cells(shape))]


def line_of(shape: RowShape, cells: Sequence[str], before: str = "") -> str:
    """The line that says what stands in the cells; `before` is how the row was written.

    It is empty where nothing is to be written yet.
    """
    said = tuple(normalise_line(cell) for cell in cells)
    if before and cells_of(shape, before) == said:
        return before
    found = _LINE.fullmatch(before)
    mark = found["mark"] if found is not None and found["mark"].endswith((" ", "\t")) else "- "
    if shape in _WITH_BOX:
        words = said[1]
        box = (found["box"] or "") if found is not None else ""
        if bool(box.strip("[] \t")) != bool(said[0]):
            # Others may have no box, and then none of them gets one.
            box = f"[{RIGHT}] " if said[0] else box and "[ ] "
        return f"{mark}{box}{words}" if words else ""
    # A bar would part what is one cell.
    plain = [cell.replace("|", "/") for cell in said]
    if shape is RowShape.MOMENT and not plain[0]:
        return ""
    if shape is RowShape.PAIR and any(plain):
        return f"{mark}{' | '.join(plain)}".rstrip()
    while plain and not plain[-1]:
        plain.pop()
    return f"{mark}{' | '.join(plain)}" if plain else ""
