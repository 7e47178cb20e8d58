"""The blocks of a tagged PDF: its parts, over pages and with their lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from desktop.core.importing.formats.pdf.hyphens import Hyphens
from desktop.core.importing.formats.pdf.tagged import TaggedPart, words_of
from desktop.core.importing.table_rows import table_blocks
from desktop.core.shape import PLAIN, LineKind, LineStyle
from desktop.core.text.blocks import Block, block_of

_ENDED = re.compile(r"[.!?…:;][”’\"»)\]]*$")
_NUMBER = re.compile(r"\(?(\d{1,4})[.)]?$")
_MARK = re.compile(r"(?:[•▪●◦‣·–*o\uf0b7\uf0a7-]|\(?(\d{1,3})[.)])\s+(?=\S)")
# A heading is no paragraph that somebody marked as one.
_LONGEST_HEADING = 300
_STYLES = {
    "Caption": LineStyle(LineKind.CAPTION),
    "Note": LineStyle(LineKind.NOTE),
    "FENote": LineStyle(LineKind.NOTE),
    "Code": LineStyle(LineKind.PREFORMATTED),
    "BlockQuote": LineStyle(LineKind.QUOTATION, 1),
    "Title": LineStyle(LineKind.HEADING, 1),
    "H": LineStyle(LineKind.HEADING, 2),
    **{f"H{level}": LineStyle(LineKind.HEADING, level) for level in range(1, 7)},
}


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part and the page it stands on, from 0."""

    page: int
    part: TaggedPart


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block, and the pages on which it begins and ends, from 0."""

    block: Block
    page: int
    last_page: int


def tagged_blocks(parts: Iterable[PagePart], hyphens: Hyphens) -> Iterator[PageBlock]:
    """The blocks of all pages in order; a paragraph that goes on overleaf is one."""
    last: PageBlock | None = None
    for page, block in _blocks(parts, hyphens):
        if last is not None and _goes_on(last, page, block):
            words = hyphens.joined(last.block.words, block.words)
            last = PageBlock(block_of(words, last.block.style), last.page, page)
            continue
        if last is not None:
            yield last
        last = PageBlock(block, page, page)
    if last is not None:
        yield last


def _goes_on(last: PageBlock, page: int, block: Block) -> bool:
    before = last.block
    is_overleaf = page != last.last_page and before.style == block.style == PLAIN
    return is_overleaf and not _ENDED.search(before.words[-8:])


def _blocks(parts: Iterable[PagePart], hyphens: Hyphens) -> Iterator[tuple[int, Block]]:
    for (page, table), together in groupby(parts, key=lambda each: (each.page, _table(each.part))):
        if table is None:
            yield from ((page, block) for block in _lines(together, hyphens))
            continue
        rows = [
            [
                [block_of(words_of(each.part.signs, hyphens)) for each in cell]
                for _, cell in groupby(row, key=lambda each: _step(each.part, ("TD", "TH")))
            ]
            for _, row in groupby(together, key=lambda each: _step(each.part, ("TR",)))
        ]
        yield from ((page, block) for block in table_blocks(rows) if isinstance(block, Block))


def _lines(parts: Iterable[PagePart], hyphens: Hyphens) -> Iterator[Block]:
    label = ""
    for each in parts:
        part = each.part
        words = words_of(part.signs, hyphens)
        if part.kind == "Lbl" and "LI" in part.path:
            label = words
            continue
        style = _style(part, words)
        if style.kind is LineKind.LIST_ITEM:
            words, style = _item(words, label, style)
        elif label:
            words = f"{label} {words}"
        label = ""
        yield block_of(words, style)


def _style(part: TaggedPart, words: str) -> LineStyle:
    for kind in (part.kind, *reversed(part.path)):
        style = _STYLES.get(kind)
        if style is not None:
            is_heading = style.kind is LineKind.HEADING
            return PLAIN if is_heading and len(words) > _LONGEST_HEADING else style
        if kind in {"LI", "LBody"}:
            return LineStyle(LineKind.LIST_ITEM, max(1, part.depth))
    return PLAIN


def _item(words: str, label: str, style: LineStyle) -> tuple[str, LineStyle]:
    number = _NUMBER.match(label.strip())
    if number is not None:
        return words, replace(style, number=int(number[1]))
    if label:
        return words, style
    mark = _MARK.match(words)
    if mark is None:
        return words, style
    return words[mark.end() :], replace(style, number=int(mark[1]) if mark[1] else None)


def _table(part: TaggedPart) -> tuple[int, ...] | None:
    """What tells one table from the next; None for what stands in none."""
    return _step(part, ("Table",)) if "Table" in part.path else None


def _step(part: TaggedPart, kinds: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers that lead to the first of these kinds that a part stands in, or is."""
    for depth, kind in enumerate((*part.path, part.kind)):
        if kind in kinds:
            return part.numbers[: depth + 1]
    return part.numbers
