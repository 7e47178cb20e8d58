"""The Markdown of an article, written so that it is read as the same text, set as it was.

What cannot be written so is left out line by line: the words always stay, and are read alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from desktop.core.record import replace
from desktop.core.shape import LineKind, LineStyle, Shape, SpanKind, StyledSpan
from desktop.core.span import Span
from desktop.core.text.article_markdown import written_article
from desktop.core.text.blocks import shaped

# Signs that mean something inside a line, and those that do so where it begins.
_SIGN = re.compile(r"[\\*`\[\]!|]")
_BEGINNING = re.compile(r"(?P<number>[0-9]{1,9})?(?P<sign>[#>+\-_~.)])")
_WRITTEN = (SpanKind.EMPHASIS, SpanKind.STRONG, SpanKind.LINK, SpanKind.CODE)
_STARS = {SpanKind.EMPHASIS: 1, SpanKind.STRONG: 2}

Marks = frozenset[tuple[SpanKind, str]]


def markdown_of(text: str, shape: Shape, pictures: Mapping[str, str]) -> tuple[str, ...]:
    """The lines of an article as they are written, with an empty one between two paragraphs.

    `pictures` are the paths of those that can be shown, by the names that the shape gives them.
    """
    before: dict[int, list[str]] = {}
    for picture in shape.pictures:
        if picture.name in pictures:
            words = " ".join(re.sub(r"[\[\]]", " ", picture.words).split())
            shown = f"![{words}]({pictures[picture.name]})"
            before.setdefault(picture.before, []).append(shown)
    written: list[str] = []
    at = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        style, here = shape.style(number), Span(at, at + len(line))
        for each in before.get(number, []):
            written += [each, ""]
        if number in before and style.kind is LineKind.CAPTION:
            # What stands directly under a picture is said of it.
            written.pop()
        spans = [
            _within(each, here) for each in shape.spans if here.start <= each.span.start < here.end
        ]
        written += [*_line(line, style, spans), ""]
        at = here.end + 1
    for each in before.get(len(lines), []):
        written += [each, ""]
    return tuple(written[:-1])


def _within(span: StyledSpan, line: Span) -> StyledSpan:
    start, end = span.span.start - line.start, min(span.span.end, line.end) - line.start
    return replace(span, span=Span(start, end))


def _line(line: str, style: LineStyle, spans: Sequence[StyledSpan]) -> Iterator[str]:
    if style.kind is LineKind.PREFORMATTED:
        yield from ("```", f"{' ' * style.level}{line}", "```")
        return
    if style.kind is LineKind.TABLE_ROW:
        # In a row every bar parts two cells, and nothing stands for one.
        cells = [*[""] * style.level, *line.replace("|", "/").split("\t")]
        yield f"| {' | '.join(_escaped(cell) for cell in cells)} |"
        return
    kept = [each for each in spans if each.kind in _WRITTEN]
    links = [each for each in kept if each.kind is SpanKind.LINK]
    sign = _sign(style)
    for begins, wanted in ((sign, kept), (sign, links), (sign, []), ("", [])):
        words = "".join(_words(line, wanted))
        made = f"{begins}{words}" if begins else _unlike_a_sign(words)
        if _is_read_so(made, line, wanted):
            yield made
            return
    yield line


def _is_read_so(written: str, line: str, spans: Sequence[StyledSpan]) -> bool:
    """Whether it is read as the line, with just that standing out."""
    read = shaped(written_article([written]).blocks)
    said = {(each.span, each.kind, each.address) for each in read.shape.spans}
    return read.text == line and said == {(each.span, each.kind, each.address) for each in spans}


def _words(line: str, spans: Sequence[StyledSpan]) -> Iterator[str]:
    """The words with the signs of what stands out in them."""
    cuts = sorted(
        {0, len(line), *(at for each in spans for at in (each.span.start, each.span.end))}
    )
    parts = [(Span(start, end), _marks(spans, Span(start, end))) for start, end in pairwise(cuts)]
    for marks, together in groupby(parts, key=lambda part: part[1]):
        runs = [span for span, _ in together]
        yield _marked(line[runs[0].start : runs[-1].end], marks)


def _marks(spans: Sequence[StyledSpan], part: Span) -> Marks:
    return frozenset((each.kind, each.address) for each in spans if each.span.overlaps(part))


def _marked(words: str, marks: Marks) -> str:
    kinds = {kind for kind, _ in marks}
    address = next((address for kind, address in marks if kind is SpanKind.LINK), "")
    if SpanKind.CODE in kinds:
        said = f"`{words}`"
    elif address:
        said = f"[{words}]({address})"
    else:
        said = _escaped(words)
    stars = "*" * sum(_STARS.get(kind, 0) for kind in kinds)
    return f"{stars}{said}{stars}"


def _escaped(words: str) -> str:
    return _SIGN.sub(r"\\\g<0>", words)


def _unlike_a_sign(words: str) -> str:
    """The words of a paragraph that do not begin as a heading, a list or a quotation does."""
    found = _BEGINNING.match(words)
    if found is None or (found["sign"] in ".)") != (found["number"] is not None):
        return words
    return f"{found['number'] or ''}\\{words[found.start('sign') :]}"


def _sign(style: LineStyle) -> str:
    if style.kind is LineKind.HEADING:
        return f"{'#' * max(1, style.level)} "
    if style.kind is LineKind.LIST_ITEM:
        indent = "    " * (max(1, style.level) - 1)
        return f"{indent}- " if style.number is None else f"{indent}{style.number}. "
    if style.kind is LineKind.QUOTATION:
        return f"{'>' * max(1, style.level)} "
    return ""
