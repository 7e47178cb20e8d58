"""The small Markdown of articles: headings, lists, quotations, tables, emphasis, links, pictures.

It knows the number of every line, and takes what is sloppy but clear for what is meant. Each
line is read once, so that a text takes time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.core.shape import PLAIN, LineKind, LineStyle, Picture, SpanKind
from desktop.core.text.blocks import CELL_END, Block, PictureBlock, TextRun, followed

# "##Heading" is one too; "#tag" is a word.
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)|(#{2,6})(?=[^\s#])")
_ITEM = re.compile(r"([ \t]{0,40})(?:[-*+•]|(\d{1,9})[.)])[ \t]+(?=\S)")
_QUOTED = re.compile(r"[ \t]{0,3}((?:>[ \t]?){1,20})")
_PICTURE = re.compile(r"!\[([^\[\]]{0,2000})\]\(([^()\s]{1,500})\)")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
# All that the line under the head of a table may hold.
_PARTING = frozenset("|-: \t")
_FENCES = ("```", "~~~")
# The signs inside of lines.
_SIGN = re.compile(r"\\[!-/:-@\[-`{-~]|\*{1,3}|`|!?\[")
# An address may hold one pair of brackets, as those of encyclopedias do.
_LINK = re.compile(
    r"\[([^\[\]]{1,500})\]"
    r"\(([^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)\)"
)
_TAB = 4
_DEEPEST = 9
_KINDS = {
    1: frozenset({SpanKind.EMPHASIS}),
    2: frozenset({SpanKind.STRONG}),
    3: frozenset({SpanKind.EMPHASIS, SpanKind.STRONG}),
}


class MarkdownSlip(StrEnum):
    """What can be wrong with the Markdown of an article."""

    LINK_WITHOUT_PAGE = "link without page"
    PICTURE_IN_LINE = "picture in line"
    FENCE_NOT_CLOSED = "fence not closed"


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
        return Block(tuple(self._runs(" ".join(lines), number)), style)

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
            runs += self._runs(cell.strip(), number)
        return Block(tuple(runs), LineStyle(LineKind.TABLE_ROW))

    def _picture(self, number: int, stripped: str) -> PictureBlock:
        found = _PICTURE.fullmatch(stripped)
        assert found is not None
        self.pictures.append(WrittenPicture(number + self.first_line, found[2]))
        return PictureBlock(Picture(0, found[2], " ".join(found[1].split())))

    # Inside of a line

    def _runs(self, words: str, number: int) -> Iterator[TextRun]:
        pieces = list(self._pieces(words, number))
        ends = _ends_of_emphasis(pieces)
        kinds: frozenset[SpanKind] = frozenset()
        for place, (sign, said, address) in enumerate(pieces):
            if sign and place in ends:
                kinds = kinds ^ _KINDS[len(sign)]
                continue
            if said is None:
                yield TextRun(sign, kinds | {SpanKind.CODE}, address)
            elif said:
                yield TextRun(said, kinds, address)

    def _pieces(self, words: str, number: int) -> Iterator[tuple[str, str | None, str]]:
        """The words parted at their signs: (signs of emphasis, words, address).

        Code is (its words, None, ""), as nothing in it is a sign.
        """
        at = 0
        has_ticks = "`" in words
        for sign in _SIGN.finditer(words):
            start = sign.start()
            if start < at:
                continue
            if start > at:
                yield "", words[at:start], ""
            at = sign.end()
            if sign[0].startswith("\\"):
                yield "", sign[0][1], ""
            elif sign[0].startswith("*"):
                yield sign[0], sign[0], ""
            elif sign[0] == "`":
                close = words.find("`", at) if has_ticks else -1
                has_ticks = close >= 0
                if close > at:
                    yield words[at:close], None, ""
                    at = close + 1
                else:
                    yield "", "`", ""
            else:
                at, link = self._link(words, start, number)
                yield link
        if at < len(words):
            yield "", words[at:], ""

    def _link(self, words: str, start: int, number: int) -> tuple[int, tuple[str, str, str]]:
        """What begins with a bracket, and where it ends."""
        is_picture = words[start] == "!"
        found = _LINK.match(words, start + is_picture)
        if found is None:
            return start + 1 + is_picture, ("", words[start : start + 1 + is_picture], "")
        if is_picture:
            self._say(number, MarkdownSlip.PICTURE_IN_LINE, found[0])
            return found.end(), ("", found[1], "")
        address = followed(found[2])
        if not address:
            self._say(number, MarkdownSlip.LINK_WITHOUT_PAGE, found[2])
        return found.end(), ("", found[1], address)

    def _say(self, number: int, slip: MarkdownSlip, words: str) -> None:
        self.problems.append(MarkdownProblem(number + self.first_line, slip, words))


def _ends_of_emphasis(pieces: Sequence[tuple[str, str | None, str]]) -> frozenset[int]:
    """Which pieces are signs that open or close emphasis; the others are words."""
    opened: dict[str, int] = {}
    ends: set[int] = set()
    for place, (sign, said, _) in enumerate(pieces):
        if not sign or said is None:
            continue
        before = _words_of(pieces[place - 1])[-1:] if place else ""
        after = _words_of(pieces[place + 1])[:1] if place + 1 < len(pieces) else ""
        if sign in opened and before.strip():
            ends |= {opened.pop(sign), place}
        elif after.strip() and not before.isalnum():
            opened[sign] = place
    return frozenset(ends)


def _words_of(piece: tuple[str, str | None, str]) -> str:
    return piece[0] if piece[1] is None else piece[1]
