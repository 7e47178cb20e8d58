"""How a text is set: which lines are headings, lists, captions; which words stressed or linked."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from desktop.core.record import record
from desktop.core.span import Span


class LineKind(StrEnum):
    """What a line of a text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    TABLE_ROW = "row"
    PREFORMATTED = "preformatted"
    NOTE = "note"


class SpanKind(StrEnum):
    """What is done to words inside a line."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    RAISED = "raised"
    LOWERED = "lowered"
    CODE = "code"
    LINK = "link"


@record(frozen=True, slots=True)
class LineStyle:
    """How one line is set.

    `level` is a heading's rank (1 to 6), the depth of a list item or a quotation (from 1), the
    empty cells before the first of a table row, the blanks before a line of preformatted text;
    0 where nothing of this is said. `number` is what an ordered list counts, None for a bullet.
    """

    kind: LineKind = LineKind.PARAGRAPH
    level: int = 0
    number: int | None = None


PLAIN = LineStyle()


@record(frozen=True, slots=True)
class LineRun:
    """Lines that follow each other and are set alike; `first` counts the text's lines from 0.

    In an ordered list `style.number` is that of the first line, and each line counts one more.
    """

    first: int
    count: int
    style: LineStyle


@record(frozen=True, slots=True)
class StyledSpan:
    """Words that stand out inside a line; `address` is where a link leads, http or https."""

    span: Span
    kind: SpanKind
    address: str = ""


@record(frozen=True, slots=True)
class Picture:
    """A picture that stands before a line, which counts from 0; at the end, the number of lines.

    `name` is that of its bytes in the library, `words` what stands for it where it is not seen,
    `width` and `height` are pixels of the bytes.
    """

    before: int
    name: str
    words: str = ""
    width: int = 0
    height: int = 0


@record(frozen=True, slots=True)
class Shape:
    """What is known of the setting of a text, beside it: no character of the text is of it.

    `lines` are the runs that are no plain paragraphs, in order and apart; `spans` are in order
    of their starts and never leave a line; `pictures` are in order of their lines.
    """

    lines: tuple[LineRun, ...] = ()
    spans: tuple[StyledSpan, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def style(self, line: int) -> LineStyle:
        """How a line, which counts from 0, is set."""
        at = bisect_right(self.lines, line, key=lambda run: run.first) - 1
        if at < 0 or line >= self.lines[at].first + self.lines[at].count:
            return PLAIN
        run = self.lines[at]
        if run.style.number is None:
            return run.style
        number = run.style.number + line - run.first
        return LineStyle(run.style.kind, run.style.level, number)


SHAPELESS = Shape()
