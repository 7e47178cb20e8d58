"""An invented article that is set in every way that a text can be."""

from __future__ import annotations

import struct
import zlib

from desktop.core.article import Article, ArticleId
from desktop.core.shape import LineKind, LineStyle, Picture, SpanKind
from desktop.core.text.blocks import CELL_END, Block, PictureBlock, TextRun, block_of, shaped

EMPHASIS, STRONG = frozenset({SpanKind.EMPHASIS}), frozenset({SpanKind.STRONG})
CODE, RAISED = frozenset({SpanKind.CODE}), frozenset({SpanKind.RAISED})
LOWERED, BOTH = frozenset({SpanKind.LOWERED}), EMPHASIS | STRONG


def heading(words: str, level: int = 2) -> Block:
    """A heading of a rank."""
    return block_of(words, LineStyle(LineKind.HEADING, level))


def item(words: str, depth: int = 1, number: int | None = None) -> Block:
    """An item of a list; with a number in an ordered one."""
    return block_of(words, LineStyle(LineKind.LIST_ITEM, depth, number))


def row(*cells: str) -> Block:
    """A row of a table."""
    runs = [run for cell in cells for run in (TextRun(cell), CELL_END)]
    return Block(tuple(runs[:-1]), LineStyle(LineKind.TABLE_ROW))


def line(words: str, kind: LineKind, level: int = 0) -> Block:
    """A line of a kind, all of whose words are set alike."""
    return block_of(words, LineStyle(kind, level))


def a_picture(width: int = 12, height: int = 8) -> bytes:
    """A PNG of one colour."""

    def part(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes((70, 120, 160)) * width) * height
    parts = (part(b"IHDR", head), part(b"IDAT", zlib.compress(rows)), part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


PICTURES = {"bridge": a_picture(600, 260), "beam": a_picture(90, 60)}
_BLOCKS: tuple[Block | PictureBlock, ...] = (
    Block(
        (
            TextRun("The council met on Monday about the "),
            TextRun("harbour bridge", STRONG),
            TextRun(", which was built in "),
            TextRun("1931", address="https://example.org/bridge/1931?lang=en"),
            TextRun(". “The bridge is safe,” said Mayor Anna Keller. The survey, she said, was "),
            TextRun("very", EMPHASIS),
            TextRun(" careful 🙂."),
        )
    ),
    PictureBlock(Picture(0, "bridge", "The bridge, seen from the harbour", 600, 260)),
    line("The bridge on Monday. Photo: Ida Stone, who said “hold still”", LineKind.CAPTION),
    heading("What the survey found 🙂 in “nine” beams", 2),
    block_of("A survey found rust on nine of the twelve beams. Nobody was hurt."),
    item("The beams over the water"),
    item("those of the north side, which were painted in spring and have to be painted again", 2),
    item("those of the south side", 2),
    item("two of them by hand", 3),
    item("The road"),
    heading("What is to be done", 3),
    item("Close the bridge for a week.", 1, 3),
    item("Paint it.", 1, 4),
    Block(
        (TextRun("Open it "), TextRun("at last", BOTH), TextRun(".")),
        LineStyle(LineKind.LIST_ITEM, 1, 5),
    ),
    heading("In figures", 3),
    row("Beam", "Metres 🙂", "What was found"),
    row("North", "12.5", "“Rust”"),
    row("South", "9", "Nothing that would need a second look before the summer, says Tom Reed"),
    row("", "21.5", "Both"),
    line("Beams of the harbour bridge. Source: the survey", LineKind.CAPTION),
    heading("What was said", 2),
    line("“We will repair it in spring,” Keller said. “It will be blue.”", LineKind.QUOTATION, 1),
    line("Others had heard that before.", LineKind.QUOTATION, 2),
    Block(
        (
            TextRun("Rust is Fe"),
            TextRun("2", LOWERED),
            TextRun("O"),
            TextRun("3", LOWERED),
            TextRun(", the engineers say"),
            TextRun("1", RAISED),
            TextRun("; they measured it with "),
            TextRun("beam --all", CODE),
            TextRun(":"),
        )
    ),
    line("beam  metres", LineKind.PREFORMATTED),
    line("    north  12.5", LineKind.PREFORMATTED),
    block_of("Tom Reed called the plan “a coat of paint” and left the room."),
    line("1 Report of the harbour office, page 4.", LineKind.NOTE),
    PictureBlock(Picture(0, "beam", "A beam", 90, 60)),
)
SAMPLE = shaped(_BLOCKS)


def a_shaped_article(name: str = "shaped") -> Article:
    """The article with everything; its pictures are `PICTURES`."""
    return Article(
        ArticleId(name), "A bridge in pieces", SAMPLE.text, "The Harbour Post", shape=SAMPLE.shape
    )
