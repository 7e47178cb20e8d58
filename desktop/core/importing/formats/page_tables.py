"""Tables of a page: whether one holds cells or only arranges the page, and its cells by rows."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.core.importing.formats.page_element import PageElement
from desktop.core.importing.formats.page_tags import PARTS_OF_PAGES

_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_WIDEST = 60
_LONGEST_CELL = 400


def is_table_of_cells(table: PageElement) -> bool:
    """Whether what is written in it belongs in rows and columns."""
    rows = list(_rows(table))
    if table.get("role") in {"presentation", "none"} or len(rows) < 2:
        return False
    cells = [cell for row in rows for cell in row.children if cell.tag in {"td", "th"}]
    if len(cells) < 2 * len(rows) * 0.6 or len(cells) <= len(rows):
        return False
    return not any(_arranges(cell) for cell in cells)


def _arranges(cell: PageElement) -> bool:
    """Whether a cell holds a part of a page."""
    parts = letters = 0
    stack = [cell]
    while stack:
        element = stack.pop()
        letters += len(element.text) + sum(len(child.tail) for child in element.children)
        if element.tag == "table":
            return True
        parts += element.tag in PARTS_OF_PAGES
        stack.extend(element.children)
        if parts > 3 or letters > _LONGEST_CELL * 3:
            return True
    return False


def _rows(table: PageElement) -> Iterator[PageElement]:
    for child in table.children:
        if child.tag == "tr":
            yield child
        elif child.tag in _SECTIONS:
            yield from (row for row in child.children if row.tag == "tr")


def cells_of(table: PageElement) -> Iterator[tuple[PageElement, list[PageElement | None]]]:
    """The cells of each row by columns; None where a wide or high cell reaches."""
    reaching: dict[int, int] = {}
    for row in _rows(table):
        cells: list[PageElement | None] = []
        for cell in row.children:
            if cell.tag not in {"td", "th"}:
                continue
            while reaching.get(len(cells), 0) > 0 and len(cells) < _WIDEST:
                reaching[len(cells)] -= 1
                cells.append(None)
            width, height = (_span(cell.get(name)) for name in ("colspan", "rowspan"))
            for column in range(len(cells), min(len(cells) + width, _WIDEST)):
                reaching[column] = height - 1
            cells += [cell, *[None] * (width - 1)][: max(1, _WIDEST - len(cells))]
        yield row, cells


def _span(words: str) -> int:
    digits = words.strip()
    return min(max(int(digits), 1), _WIDEST) if digits.isdecimal() and len(digits) < 5 else 1
