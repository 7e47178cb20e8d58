"""The blocks of an article in the order of its page: its text, captions, notes and pictures."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urljoin

from desktop.core.importing.formats.page_blocks import PageBlock
from desktop.core.importing.formats.page_element import PageElement
from desktop.core.importing.formats.page_head import PageHead
from desktop.core.importing.formats.page_notes import is_way_back, notes_by_element, notes_of
from desktop.core.importing.formats.page_parts import PageParts
from desktop.core.importing.formats.page_titles import PageTitles, bare
from desktop.core.importing.formats.page_tree import PageTree
from desktop.core.importing.formats.saved_page import SavedPage
from desktop.core.importing.pictures import Pictures
from desktop.core.shape import LineKind, LineStyle
from desktop.core.text.blocks import Block, PictureBlock, TextRun, block_of

_CAPTION = LineStyle(LineKind.CAPTION)
# What stands for a picture says something from so many words on.
_TELLING = 4
_SHORTEST_CAPTION = 2
_SMALLEST = 100
_FILE_NAME = re.compile(r"\S{1,200}\.(?:jpe?g|png|gif|webp|svg)\Z", re.IGNORECASE)
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")


class PageLines:
    """Makes the blocks of an article of those of its page."""

    def __init__(
        self,
        page: SavedPage,
        tree: PageTree,
        parts: PageParts,
        head: PageHead,
        pictures: Pictures,
        *,
        titles: PageTitles,
    ) -> None:
        self._page = page
        self._tree = tree
        self._parts = parts
        self._pictures = pictures
        self._base = head.base or page.saved_from or head.canonical
        # What stands for a picture is said once, and not where the headline says just that.
        self._told = set(titles.titles)
        self._notes = notes_by_element(notes_of(tree.elements))

    def around(
        self, blocks: Sequence[PageBlock], taken: Sequence[int]
    ) -> list[Block | PictureBlock]:
        """The text that was taken, with the captions and pictures within, and the notes it has."""
        if not taken:
            return []
        text = frozenset(taken)
        made: list[Block | PictureBlock] = []
        first, last = self._reach(blocks, taken)
        for number in range(first, last + 1):
            block = blocks[number]
            if block.picture is not None:
                made += self._shown(block.picture, blocks, number)
            elif number in text or self._is_caption(block):
                made.append(self._set(block))
        elements = frozenset(blocks[number].element.number for number in taken)
        later = (block for block in blocks[last + 1 :] if block.line)
        made += [self._set(block) for block in later if self._is_note(block, elements)]
        return made

    def _reach(self, blocks: Sequence[PageBlock], taken: Sequence[int]) -> tuple[int, int]:
        """From the picture over the text, with its caption, to the end of the text."""
        first = taken[0]
        while first > 0:
            before = blocks[first - 1]
            is_of_picture = before.picture is not None or before.kind is LineKind.CAPTION
            if not is_of_picture or self._parts.aside[before.element.number]:
                break
            first -= 1
        return first, taken[-1]

    def _is_caption(self, block: PageBlock) -> bool:
        is_aside = self._parts.aside[block.element.number]
        is_caption = block.kind is LineKind.CAPTION and not is_aside
        return is_caption and len(block.words) >= _SHORTEST_CAPTION

    def _is_note(self, block: PageBlock, text: frozenset[int]) -> bool:
        """Whether a block is a note to which the text leads, given as the numbers of elements."""
        note = self._notes.get(block.element.number)
        if note is None:
            return False
        return any(each.number in text for each in (note.mark, *note.mark.ancestors()))

    def _set(self, block: PageBlock) -> Block:
        style = block.block.style
        note = self._notes.get(block.element.number)
        if note is not None and style.kind in {LineKind.LIST_ITEM, LineKind.PARAGRAPH}:
            style = LineStyle(LineKind.NOTE, 0, note.number)
        runs = tuple(self._linked(block.block.runs))
        return Block(_apart(runs) if style.kind is LineKind.CAPTION else runs, style)

    def _linked(self, runs: Sequence[TextRun]) -> Iterator[TextRun]:
        """The runs with whole addresses, without the arrows that lead back from notes."""
        for run in runs:
            if not run.address:
                yield run
            elif not run.address.startswith("#"):
                yield replace(run, address=self._whole(run.address))
            elif not is_way_back(run.words):
                yield replace(run, address="")

    def _whole(self, address: str) -> str:
        try:
            return urljoin(self._base, address.strip())
        except ValueError:
            return ""

    def _shown(
        self, element: PageElement, blocks: Sequence[PageBlock], number: int
    ) -> Iterator[Block | PictureBlock]:
        if self._parts.aside[element.number]:
            return
        words = " ".join(element.get("alt").split())
        words = "" if _FILE_NAME.match(words) else words
        content = self._bytes(element)
        if content is not None:
            picture = self._pictures.block(content, words)
            if picture is not None:
                yield picture
            return
        if not _is_large(element):
            return
        self._pictures.has_left_out = True
        is_telling = len(words.split()) >= _TELLING and bare(words) not in self._told
        if is_telling and not _has_caption(element, blocks, number):
            self._told.add(bare(words))
            yield block_of(words, _CAPTION)

    def _bytes(self, element: PageElement) -> bytes | None:
        """What is in the page or beside it of a picture; None where it lies elsewhere."""
        beside: Callable[[str], bytes | None] = self._page.beside
        for source in _SOURCES:
            address = element.get(source).strip()
            if not address:
                continue
            if base64 := self._tree.embedded(address):
                try:
                    return a2b_base64(base64)
                except Error:
                    continue
            if len(address) < 2000 and (content := beside(address)) is not None:
                return content
        return None


def _apart(runs: tuple[TextRun, ...]) -> tuple[TextRun, ...]:
    """The runs of a caption, with a blank before a credit that only stands apart on the page."""
    made: list[TextRun] = []
    for run in runs:
        before = made[-1].words[-1:] if made else ""
        is_end = before.islower() or before in {".", "’", "”", ")"}
        if is_end and run.words[:1].isupper():
            made.append(TextRun(" "))
        made.append(run)
    return tuple(made)


def _is_large(element: PageElement) -> bool:
    """Whether a picture may be more than an ornament, as far as the page says."""
    for side in ("width", "height"):
        digits = element.get(side).strip().removesuffix("px")
        if digits.isdecimal() and len(digits) < 6 and int(digits) < _SMALLEST:
            return False
    return True


def _has_caption(element: PageElement, blocks: Sequence[PageBlock], number: int) -> bool:
    """Whether a caption stands behind a picture or before it."""
    around = blocks[max(0, number - 1) : number + 3]
    if any(block.kind is LineKind.CAPTION for block in around):
        return True
    figure = next((each for each in element.ancestors() if each.tag == "figure"), None)
    return figure is not None and any(
        block.kind is LineKind.CAPTION and figure.holds(block.element) for block in blocks
    )
