"""The blocks of a page in their order: its words, with what each block is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.core.importing.formats.page_element import PageElement, PageElements
from desktop.core.importing.formats.page_setting import PageSetting, set_block, set_inline
from desktop.core.importing.formats.page_tables import cells_of, is_table_of_cells
from desktop.core.importing.formats.page_tags import IN_A_LINE, LINES
from desktop.core.shape import PLAIN, LineKind, LineStyle
from desktop.core.text.blocks import CELL_END, Block, TextRun

# Where a line breaks inside a block, until it is known whether two blocks part there.
_BREAK = TextRun("\n")
_BLANK = TextRun(" ")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…:;。！？।][\"'”’»)\]]*\Z")
# Lines that are longer and end as sentences do are paragraphs; shorter ones are verses.
_LONG_LINE = 100
_BLOCK = re.compile(r"display\s*+:\s*+block", re.IGNORECASE)
_VERSE = 70


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block and where it stands in the page.

    `line` are its words with single blanks, `link_letters` how many of them are links, `picture`
    the element of a picture that stands here instead of words.
    """

    block: Block
    element: PageElement
    line: str
    words: tuple[str, ...]
    link_letters: int = 0
    picture: PageElement | None = None

    @property
    def kind(self) -> LineKind:
        """What the block is."""
        return self.block.style.kind

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as sentences do, or is as long as only sentences are."""
        return len(self.line) > 120 or _SENTENCE_END.search(self.line[-8:]) is not None

    @property
    def is_prose(self) -> bool:
        """Whether somebody wrote it as a part of a text."""
        is_linked = self.link_letters >= 0.5 * len(self.line)
        return len(self.words) >= 8 and self.is_sentence and not is_linked


def blocks_of(elements: PageElements, unseen: frozenset[int]) -> tuple[PageBlock, ...]:
    """The blocks of a page but for the elements with these numbers and all that lies in them."""
    return tuple(_Walk(elements, unseen).blocks(elements.body))


@dataclass(frozen=True, slots=True)
class _Step:
    """What comes next: to go into an element, or to leave it for what stands behind it."""

    element: PageElement
    outer: PageSetting
    inner: PageSetting
    is_end: bool = False


class _Walk:
    """Goes through a page once, however deep its elements lie."""

    def __init__(self, elements: PageElements, unseen: frozenset[int]) -> None:
        self._elements = elements
        self._unseen = unseen
        self._runs: list[TextRun] = []
        self._link_letters = 0
        self._blocks: list[PageBlock] = []

    def blocks(self, root: PageElement) -> list[PageBlock]:
        """The blocks in an element."""
        stack = [_Step(root, PageSetting(), PageSetting())]
        # What stands behind the root is not of it.
        root_number = root.number
        while stack:
            step = stack.pop()
            element = step.element
            if step.is_end:
                if not is_inline(element):
                    self._flush(step.inner, element)
                if element.number != root_number:
                    self._say(element.tail, step.outer)
                continue
            self._enter(step, stack)
        self._flush(PageSetting(), root)
        return self._blocks

    def _enter(self, step: _Step, stack: list[_Step]) -> None:
        element, outer = step.element, step.outer
        if element.number in self._unseen:
            pass
        elif element.tag == "br":
            self._runs.append(_BREAK)
        elif element.tag in {"img", "amp-img"}:
            self._show(element)
        elif element.tag == "table" and is_table_of_cells(element):
            self._flush(outer, element)
            self._add_rows(element)
        else:
            self._go_into(element, outer, stack)
            return
        self._say(element.tail, outer)

    def _go_into(self, element: PageElement, outer: PageSetting, stack: list[_Step]) -> None:
        if is_inline(element):
            inner = set_inline(outer, element)
        else:
            self._flush(outer, element.parent or element)
            inner = set_block(outer, element)
        self._say(element.text, inner)
        stack.append(_Step(element, outer, inner, is_end=True))
        stack.extend(_Step(child, inner, inner) for child in reversed(element.children))

    def _say(self, words: str, setting: PageSetting) -> None:
        if not words:
            return
        if setting.is_linked:
            self._link_letters += len(words.strip())
        if setting.style.kind is LineKind.PREFORMATTED:
            for number, line in enumerate(words.split("\n")):
                if number:
                    self._runs.append(_BREAK)
                if line:
                    self._runs.append(TextRun(line, setting.kinds, setting.address))
            return
        self._runs.append(TextRun(words, setting.kinds, setting.address))

    def _show(self, element: PageElement) -> None:
        # Inside a line a picture is a sign of it; between blocks it stands for itself.
        if any(run.words.strip() for run in self._runs):
            self._runs.append(_BLANK)
        self._blocks.append(PageBlock(Block(()), element, "", (), picture=element))

    def _flush(self, setting: PageSetting, element: PageElement) -> None:
        runs, links = self._runs, self._link_letters
        self._runs, self._link_letters = [], 0
        if not any(run.words.strip() for run in runs):
            return
        is_pre = setting.style.kind is LineKind.PREFORMATTED
        parts = _lines(runs) if is_pre else _paragraphs(runs)
        for number, part in enumerate(parts):
            self._add(part, _style(setting), element, links if number == 0 else 0)

    def _add(
        self, runs: Iterable[TextRun], style: LineStyle, element: PageElement, links: int = 0
    ) -> None:
        block = Block(tuple(runs), style)
        line = " ".join(block.words.split())
        if line:
            words = tuple(_WORD.findall(line))
            self._blocks.append(PageBlock(block, element, line, words, min(links, len(line))))

    def _add_rows(self, table: PageElement) -> None:
        for caption in table.children:
            if caption.tag == "caption":
                self._add_inside(caption, LineStyle(LineKind.CAPTION))
        for row, cells in cells_of(table):
            runs: list[TextRun] = []
            links = 0
            for number, cell in enumerate(cells):
                runs += [CELL_END] if number else []
                if cell is not None and cell.number not in self._unseen:
                    inside = _Walk(self._elements, self._unseen).blocks(cell)
                    for each in inside:
                        links += each.link_letters
                        runs += [*each.block.runs, _BLANK]
            self._add(runs, LineStyle(LineKind.TABLE_ROW), row, links)

    def _add_inside(self, element: PageElement, style: LineStyle) -> None:
        inside = _Walk(self._elements, self._unseen).blocks(element)
        self._add((run for each in inside for run in (*each.block.runs, _BLANK)), style, element)


def is_inline(element: PageElement) -> bool:
    """Whether an element stands in a line and does not end it."""
    tag = element.tag
    if tag in IN_A_LINE or ":" in tag:
        return not _BLOCK.search(element.get("style"))
    # Elements that a page made up itself.
    return "-" in tag and element.parent is not None and element.parent.tag in LINES


def _style(setting: PageSetting) -> LineStyle:
    item = setting.item
    if item is None or setting.style != PLAIN:
        return setting.style
    if item.has_begun:
        return PLAIN
    item.has_begun = True
    return LineStyle(LineKind.LIST_ITEM, item.depth, item.number)


def _lines(runs: list[TextRun]) -> list[list[TextRun]]:
    lines: list[list[TextRun]] = [[]]
    for run in runs:
        if run is _BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    return lines


def _paragraphs(runs: list[TextRun]) -> Iterator[list[TextRun]]:
    """The paragraphs that broken lines mean: two breaks part them, one where it can be seen."""
    if not any(run is _BREAK for run in runs):
        yield runs
        return
    stanza: list[list[TextRun]] = []
    for line in _lines(runs):
        if any(run.words.strip() for run in line):
            stanza.append(line)
        else:
            yield from _parted(stanza)
            stanza = []
    yield from _parted(stanza)


def _parted(lines: list[list[TextRun]]) -> Iterator[list[TextRun]]:
    if not lines:
        return
    lengths = [sum(len(run.words.strip()) for run in line) for line in lines]
    if len(lines) >= 3 and max(lengths) <= _VERSE:
        yield from lines
        return
    paragraph: list[TextRun] = []
    for line, length in zip(lines, lengths, strict=True):
        paragraph += [_BLANK, *line] if paragraph else line
        words = "".join(run.words for run in line).rstrip()
        if length >= _LONG_LINE and _SENTENCE_END.search(words[-8:]):
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph
