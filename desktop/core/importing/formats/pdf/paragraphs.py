"""The paragraphs of pages that do not say what theirs are, told by how their lines stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from desktop.core.importing.formats.pdf.columns import in_reading_order
from desktop.core.importing.formats.pdf.hyphens import Hyphens
from desktop.core.importing.formats.pdf.lines import PrintedLine, in_rows
from desktop.core.importing.formats.pdf.page_edges import PageText
from desktop.core.shape import PLAIN, LineKind, LineStyle

_ENDED = re.compile(r"[.!?…:;]\]?[”’\"»)\]]*$")
_MARK = re.compile(r"(?:[•▪●◦‣*·\uf0b7\uf0a7]|[–—-](?= )|\(?(\d{1,2})[.)]|\(?[a-z]\)) +(?=\S)")
_BYLINE = re.compile(r"(?:By|BY|From|Von|Par|Por|Di|Door|Av|Af) [A-ZÀ-Þ]")
_BEGINS_SMALL = re.compile(r"[a-zà-öø-ÿ0-9(\"“‘]")
_LONGEST_HEADING, _LONGEST_BOLD = 250, 120
_LARGER = 1.15
# What is shorter does not go on overleaf, unless its last letter says so.
_LEAST_GOING_ON = 40


@dataclass(frozen=True, slots=True)
class PageParagraph:
    """Words that belong together, how they are set, and the lines that they begin and end with."""

    words: str
    kind: LineKind
    first: PrintedLine
    last: PrintedLine


def paragraphs(pages: Sequence[PageText], body: float, hyphens: Hyphens) -> list[PageParagraph]:
    """The paragraphs of all pages in order, over columns and pages, with the notes at the end."""
    whole: list[PageParagraph] = []
    notes: list[PageParagraph] = []
    for page in pages:
        for paragraph in _of_lines(page.lines, body, hyphens):
            if whole and _goes_on(whole[-1], paragraph):
                words = hyphens.joined(whole[-1].words, paragraph.words)
                whole[-1] = replace(whole[-1], words=words, last=paragraph.last)
            else:
                whole.append(paragraph)
        notes.extend(
            replace(note, kind=LineKind.NOTE) for note in _of_lines(page.notes, body, hyphens)
        )
    return [*whole, *notes]


def item_of(words: str) -> tuple[str, LineStyle]:
    """The words of a list item without its mark, and how it is set; PLAIN for no item."""
    mark = _MARK.match(words)
    if mark is None:
        return words, PLAIN
    number = int(mark[1]) if mark[1] else None
    if number is None and words[:1] not in "•▪●◦‣*·–—-\uf0b7\uf0a7":
        # Letters count as well, and a shape has only figures for it.
        return words, PLAIN
    return words[mark.end() :], LineStyle(LineKind.LIST_ITEM, 1, number)


def _of_lines(
    lines: Sequence[PrintedLine], body: float, hyphens: Hyphens
) -> Iterator[PageParagraph]:
    for group in in_reading_order(lines):
        yield from _Column(group, body).paragraphs(hyphens)


class _Column:
    """Lines that stand under each other, and what is usual among them."""

    def __init__(self, group: Sequence[PrintedLine], body: float) -> None:
        self._rows = rows = in_rows(group)
        self._body = body
        self._left = min(line.left for line in rows)
        self._right = sorted(line.right for line in rows)[int(len(rows) * 0.9)]
        gaps = [one.base - other.base for one, other in pairwise(rows)]
        near = [gap for gap in gaps if 0 < gap < 4 * body]
        self._gap = median(near) if near else 1.2 * body
        self._edge = Counter(round(line.left) for line in rows).most_common(1)[0][0]

    def paragraphs(self, hyphens: Hyphens) -> Iterator[PageParagraph]:
        paragraph: list[PrintedLine] = []
        for line in self._rows:
            if paragraph and self._begins(line, paragraph):
                yield self._made(paragraph, hyphens)
                paragraph = []
            paragraph.append(line)
        if paragraph:
            yield self._made(paragraph, hyphens)

    def _begins(self, line: PrintedLine, paragraph: Sequence[PrintedLine]) -> bool:
        """Whether a paragraph begins with this line."""
        last = paragraph[-1]
        return (
            self._is_apart(line, last)
            or _MARK.match(line.text) is not None
            or self._is_indented(line, paragraph)
            or self._is_ended(last, paragraph)
            or self._is_other_weight(line, last)
        )

    def _is_apart(self, line: PrintedLine, last: PrintedLine) -> bool:
        gap = last.base - line.base
        if abs(line.size - last.size) < 0.5 and last.size > _LARGER * self._body:
            # Lines of a heading stand as far apart as their own size asks for.
            return not 0 <= gap < 1.6 * last.size
        is_far = gap > 1.35 * self._gap and gap > 1.05 * line.size
        return is_far or gap < 0 or abs(line.size - last.size) > 0.12 * max(line.size, last.size)

    def _is_indented(self, line: PrintedLine, paragraph: Sequence[PrintedLine]) -> bool:
        first, last, size = paragraph[0], paragraph[-1], line.size
        if _MARK.match(first.text):
            # The lines of an item hang; what stands under its mark is none of them.
            is_hanging = len(paragraph) > 1 and paragraph[1].left > first.left + 0.5 * size
            return is_hanging and line.left < first.left + 0.3 * size
        is_in = 0.6 * size < line.left - last.left < 6 * size
        if len(paragraph) > 1:
            return is_in
        is_after_indented = abs(line.left - last.left) < 2 and last.left - self._edge > 0.6 * size
        return (is_in or is_after_indented) and bool(_ENDED.search(last.text[-8:]))

    def _is_ended(self, last: PrintedLine, paragraph: Sequence[PrintedLine]) -> bool:
        width = self._right - self._left
        is_alone = len(paragraph) == 1 and last.right < self._left + 0.6 * width
        if is_alone and _BYLINE.match(last.text):
            return True
        if not _ENDED.search(last.text[-8:]):
            return False
        is_short = last.right < self._right - 2.5 * last.size and width > 10 * last.size
        return is_short or (last.right < self._right - 0.18 * width and len(self._rows) > 2)

    def _is_other_weight(self, line: PrintedLine, last: PrintedLine) -> bool:
        is_short = len(last.words) < 60 or len(line.words) < 60
        is_other = line.is_bold != last.is_bold
        return is_other and is_short and last.right < self._right - 2 * line.size

    def _made(self, lines: Sequence[PrintedLine], hyphens: Hyphens) -> PageParagraph:
        words = ""
        for line in lines:
            words = hyphens.joined(words, line.text) if words else line.text
        return PageParagraph(words, self._kind(lines, words), lines[0], lines[-1])

    def _kind(self, lines: Sequence[PrintedLine], words: str) -> LineKind:
        if not any(map(str.isalpha, words)):
            return LineKind.PARAGRAPH
        if lines[0].size > _LARGER * self._body and len(words) < _LONGEST_HEADING:
            return LineKind.HEADING
        is_bold = all(line.is_bold for line in lines) and len(words) < _LONGEST_BOLD
        return LineKind.HEADING if is_bold and not _ENDED.search(words[-8:]) else LineKind.PARAGRAPH


def _goes_on(before: PageParagraph, after: PageParagraph) -> bool:
    """Whether a paragraph goes on in the next column or overleaf."""
    if not before.kind is after.kind is LineKind.PARAGRAPH or _ENDED.search(before.words[-8:]):
        return False
    is_elsewhere = before.last.page != after.first.page or after.first.base > before.last.base
    if not is_elsewhere or len(before.words) < _LEAST_GOING_ON or _MARK.match(after.words):
        return False
    is_begun = _BEGINS_SMALL.match(after.words) or before.words.endswith(",")
    return bool(is_begun) or len(after.words) > 60
