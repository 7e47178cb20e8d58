"""The small Markdown of articles: headings, lists, quotations, tables, emphasis, links, pictures.

It knows the number of every line, and takes what is sloppy but clear for what is meant. Each
line is read once, so that a text takes time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.core.shape import PLAIN, LineKind, LineStyle, Picture
from desktop.core.text.blocks import CELL_END, Block, PictureBlock, TextRun
from desktop.core.text.marked_words import MarkdownSlip, marked_runs

# "##Heading" is one too; "#tag" is a word.
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)|(#{2,6})(?=[^\s#])")
_ITEM = re.compile(r"([ \t]{0,40})(?:[-*+•]|(\d{1,9})[.)])[ \t]+(?=\S)")
_QUOTED = re.compile(r"[ \t]{0,3}((?:>[ \t]?){1,20})")
_PICTURE = re.compile(r"!\[([^\[\]]{0,2000})\]\(([^()\s]{1,500})\)")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
# All that the line under the head of a table may hold.
_PARTING = frozenset("|-: \t")
_FENCES = ("```", "~~~")
_TAB = 4
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class MarkdownProblem:
    """What is wrong in a line, which counts from 1; `words` are those that it is about."""

    line: int
    slip: MarkdownSlip
    words: str


@dataclass(frozen=True, slots=True)
class WrittenPicture:
    """A picture that an article shows: the line that says so, and where it is to be found."""

    line: int
    path: str


@dataclass(frozen=True, slots=True)
class WrittenArticle:
    """What the Markdown of an article says; pictures go by their paths, and have no size yet."""

    blocks: tuple[Block | PictureBlock, ...]
    problems: tuple[MarkdownProblem, ...]
    pictures: tuple[WrittenPicture, ...]


def written_article(lines: Sequence[str], first_line: int = 1) -> WrittenArticle:
    """The blocks of these lines, of which the first has that number in its file."""
    reader = _Reader(lines, first_line)
    blocks = tuple(reader.blocks())
    return WrittenArticle(blocks, tuple(reader.problems), tuple(reader.pictures))


@dataclass(slots=True)
class _Reader:
    lines: Sequence[str]
    first_line: int
    problems: list[MarkdownProblem] = field(default_factory=list)
    pictures: list[WrittenPicture] = field(default_factory=list)
    # Lines of a block that goes on, how it is set, and where it began.
    _open: list[str] = field(default_factory=list)
    _style: LineStyle = PLAIN
    _since: int = 0
    # How far the items are set in that the next may stand in, with their depths.
    _indents: list[int] = field(default_factory=list)
    _counts: dict[int, int] = field(default_factory=dict)

    def blocks(self) -> Iterator[Block | PictureBlock]:
        """Everything, in its order."""
        fence = ""
        opened_at = 0
        for number, line in enumerate(self.lines):
            stripped = line.strip()
            if fence:
                if stripped.startswith(fence):
                    fence = ""
                elif stripped:
                    style = LineStyle(LineKind.PREFORMATTED)
                    yield Block((TextRun(line.rstrip()),), style)
                continue
            if stripped[:3] in _FENCES:
                yield from self._closed()
                fence, opened_at = stripped[:3], number
                continue
            yield from self._line(number, line, stripped)
        if fence:
            self._say(opened_at, MarkdownSlip.FENCE_NOT_CLOSED, fence)
        yield from self._closed()

    def _line(self, number: int, line: str, stripped: str) -> Iterator[Block | PictureBlock]:
        if not stripped:
            yield from self._closed()
            if number + 1 < len(self.lines):
                self._forget_items_before(self.lines[number + 1])
        elif _RULE.fullmatch(line):
            yield from self._closed()
        elif heading := _HEADING.match(stripped):
            yield from self._closed()
            rank = len(heading[1] or heading[2])
            words = stripped[heading.end() :].rstrip("#").rstrip()
            yield self._block([words], number, LineStyle(LineKind.HEADING, rank))
        elif _PICTURE.fullmatch(stripped):
            yield from self._closed()
            yield self._picture(number, stripped)
            # What stands directly under it is said of it.
            self._begin(number + 1, LineStyle(LineKind.CAPTION))
        elif quoted := _QUOTED.match(line):
            yield from self._quoted(number, line, quoted)
        elif (item := _ITEM.match(line)) and not self._goes_on_with(item):
            yield from self._closed()
            self._begin(number, self._item_style(item))
            self._open.append(line[item.end() :])
        elif stripped.startswith("|") and stripped.count("|") > 1:
            yield from self._closed()
            if not ("-" in stripped and _PARTING.issuperset(stripped)):
                yield self._row(number, stripped)
        else:
            if not self._open and self._style.kind is not LineKind.CAPTION:
                self._begin(number, PLAIN)
            self._open.append(stripped)

    def _begin(self, number: int, style: LineStyle) -> None:
        self._open, self._style, self._since = [], style, number
        if style.kind is not LineKind.LIST_ITEM:
            self._indents, self._counts = [], {}

    def _closed(self) -> Iterator[Block]:
        """The block that went on until here."""
        if self._open:
            yield self._block(self._open, self._since, self._style)
        self._open = []
        self._style = PLAIN

    def _block(self, lines: list[str], number: int, style: LineStyle) -> Block:
        return Block(tuple(marked_runs(" ".join(lines), self._says_of(number))), style)

    def _quoted(
        self, number: int, line: str, quoted: re.Match[str]
    ) -> Iterator[Block | PictureBlock]:
        depth, words = quoted[1].count(">"), line[quoted.end() :].strip()
        style = LineStyle(LineKind.QUOTATION, depth)
        if not words or style != self._style:
            yield from self._closed()
        if words:
            if not self._open:
                self._begin(number, style)
            self._open.append(words)

    # Lists

    def _goes_on_with(self, item: re.Match[str]) -> bool:
        """Whether a number begins no item, but a further line of a paragraph that was wrapped."""
        is_paragraph = bool(self._open) and self._style.kind is LineKind.PARAGRAPH
        return is_paragraph and item[2] not in (None, "1")

    def _item_style(self, item: re.Match[str]) -> LineStyle:
        indent = len(item[1].expandtabs(_TAB))
        # Two blanks more than the list around it are one deeper.
        while self._indents and indent < self._indents[-1]:
            self._counts.pop(len(self._indents), None)
            self._indents.pop()
        is_deeper = not self._indents or indent >= self._indents[-1] + 2
        if is_deeper and len(self._indents) < _DEEPEST:
            self._indents.append(indent)
        depth = len(self._indents)
        number = None if item[2] is None else self._counts.get(depth, int(item[2]))
        if number is None:
            self._counts.pop(depth, None)
        else:
            self._counts[depth] = number + 1
        return LineStyle(LineKind.LIST_ITEM, depth, number)

    def _forget_items_before(self, line: str) -> None:
        """Ends a list behind an empty line, unless another item follows it."""
        if not _ITEM.match(line):
            self._indents, self._counts = [], {}

    # Tables and pictures

    def _row(self, number: int, stripped: str) -> Block:
        self._begin(number, PLAIN)
        inner = stripped[1:-1] if stripped.endswith("|") else stripped[1:]
        runs: list[TextRun] = []
        for place, cell in enumerate(inner.split("|")):
            if place:
                runs.append(CELL_END)
            runs += marked_runs(cell.strip(), self._says_of(number))
        return Block(tuple(runs), LineStyle(LineKind.TABLE_ROW))

    def _picture(self, number: int, stripped: str) -> PictureBlock:
        found = _PICTURE.fullmatch(stripped)
        assert found is not None
        self.pictures.append(WrittenPicture(number + self.first_line, found[2]))
        return PictureBlock(Picture(0, found[2], " ".join(found[1].split())))

    def _say(self, number: int, slip: MarkdownSlip, words: str) -> None:
        self.problems.append(MarkdownProblem(number + self.first_line, slip, words))

    def _says_of(self, number: int) -> Callable[[MarkdownSlip, str], None]:
        return lambda slip, words: self._say(number, slip, words)
