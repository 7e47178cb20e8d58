"""A PDF as a document: tags first, and where there are none how its pages are set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from desktop.core.importing.document import (
    DocumentChapter,
    FieldOrigin,
    ImportedDocument,
    ImportNotice,
    SourceField,
    SourceFieldName,
)
from desktop.core.importing.document_making import document_of, name_of, title_of
from desktop.core.importing.errors import Unreadable, UnreadableReason
from desktop.core.importing.formats.pdf.hyphens import Hyphens
from desktop.core.importing.formats.pdf.letters import Letter, is_readable, letters_of
from desktop.core.importing.formats.pdf.lines import lines_of
from desktop.core.importing.formats.pdf.outline import (
    SHORTEST_BOOK,
    PlacedLine,
    listed_chapters,
    outline_of,
)
from desktop.core.importing.formats.pdf.page_edges import PrintedPage, body_size, page_texts
from desktop.core.importing.formats.pdf.paragraphs import (
    PageParagraph,
    item_of,
    paragraphs,
)
from desktop.core.importing.formats.pdf.tagged import tagged_parts
from desktop.core.importing.formats.pdf.tagged_blocks import PageBlock, PagePart, tagged_blocks
from desktop.core.shape import LineKind, LineStyle
from desktop.core.text.blocks import Block, block_of
from desktop.core.text.normalised import normalise_line

_MOST_PAGES = 2_000
# Of a whole file, the pages of a long novel; a second reads 100,000.
_MOST_LETTERS = 800_000
_LEAST_ON_A_PAGE = 20
_LEAST_TAGGED, _MOST_UNREADABLE = 0.8, 0.2
_MOST_CRUMBS, _LEAST_PARAGRAPHS, _CRUMB = 0.5, 20, 25
_PASSWORD = 4
# Between two items there may be a few paragraphs of the first.
_NEAR = 6
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def document_from_pdf(content: bytes) -> tuple[ImportedDocument, ...]:
    """The document in a PDF. Raises Unreadable and NoWords.

    Only for a process that can be ended: PDFium takes whatever memory a file wants.
    """
    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == _PASSWORD
        reason = UnreadableReason.ENCRYPTED if is_locked else UnreadableReason.DAMAGED
        raise Unreadable(reason) from error
    try:
        return (_PdfReader(opened).document(),)
    finally:
        opened.close()


class _PdfReader:
    def __init__(self, opened: Any) -> None:
        self._opened = opened
        self._is_tagged = bool(pdfium.FPDFCatalog_IsTagged(opened.raw))
        self._begin()

    def document(self) -> ImportedDocument:
        self._read()
        if self._is_tagged and self._tagged < _LEAST_TAGGED * self._letters:
            # The tree says too little of the text.
            self._is_tagged = False
            self._begin()
            self._read()
        if self._letters < _LEAST_ON_A_PAGE * max(1, self._scanned) and self._scanned:
            raise Unreadable(UnreadableReason.ONLY_PICTURES)
        if self._unreadable > _MOST_UNREADABLE * self._letters:
            raise Unreadable(UnreadableReason.UNREADABLE_LETTERS)
        notices = []
        if self._is_cut:
            notices.append(ImportNotice.CUT_SHORT)
        if self._scanned:
            notices.append(ImportNotice.SOME_PAGES_WITHOUT_WORDS)
        if self._is_tagged:
            return self._made(self._by_tags(), notices)
        found = self._by_layout()
        notices.append(ImportNotice.READ_BY_LAYOUT)
        if _is_form(found):
            notices.append(ImportNotice.FORM_OR_TABLES)
        return self._made(_blocks(found), notices)

    def _made(self, blocks: Iterable[PageBlock], notices: list[ImportNotice]) -> ImportedDocument:
        """The document of these blocks, with its chapters where it is long and lists them."""
        placed = list(blocks)
        made = document_of([each.block for each in placed], fields=self._fields(), notices=notices)
        if len(made.text) < SHORTEST_BOOK or not (outline := outline_of(self._opened)):
            return made
        lines = [
            PlacedLine(line, made.shape.style(number).kind, page)
            for number, (line, page) in enumerate(
                zip(made.text.split("\n"), _pages_of_lines(placed), strict=False)
            )
        ]
        return self._with_chapters(made, listed_chapters(outline, lines))

    def _with_chapters(
        self, made: ImportedDocument, chapters: tuple[DocumentChapter, ...]
    ) -> ImportedDocument:
        """The document with these; the heading of its first chapter is not the title of it all."""
        title = self._fields()[SourceFieldName.TITLE]
        found = made.value(SourceFieldName.TITLE)
        fields = made.fields
        if title and any(each.title and each.title in found for each in chapters):
            others = [each for each in fields if each.name is not SourceFieldName.TITLE]
            fields = (SourceField(SourceFieldName.TITLE, title, FieldOrigin.FILE), *others)
        return replace(made, fields=fields, chapters=chapters)

    def _begin(self) -> None:
        self._pages: list[PrintedPage] = []
        self._parts: list[PagePart] = []
        self._tagged = self._letters = self._unreadable = self._scanned = 0
        self._is_cut = False

    def _read(self) -> None:
        for number in range(len(self._opened)):
            if number >= _MOST_PAGES or self._letters > _MOST_LETTERS:
                self._is_cut = True
                return
            try:
                page = self._opened[number]
            except pypdfium2.PdfiumError:
                # One page that is spoilt leaves the others.
                continue
            try:
                self._read_page(page, number)
            finally:
                page.close()

    def _read_page(self, page: Any, number: int) -> None:
        letters = letters_of(page)
        seen = [letter.sign for letter in letters if letter.has_box]
        self._letters += len(seen)
        self._unreadable += sum(not is_readable(sign[:1]) for sign in seen)
        if len(seen) < _LEAST_ON_A_PAGE and _has_picture(page):
            self._scanned += 1
        if not self._is_tagged:
            self._pages.append(PrintedPage(page.get_height(), _lines(letters, number)))
            return
        for part in tagged_parts(page, letters):
            self._parts.append(PagePart(number, part))
            self._tagged += part.letter_count

    def _by_tags(self) -> Iterator[PageBlock]:
        return tagged_blocks(self._parts, Hyphens(each.part.signs for each in self._parts))

    def _by_layout(self) -> list[PageParagraph]:
        body = body_size(self._pages)
        hyphens = Hyphens(line.words for page in self._pages for line in page.lines)
        return paragraphs(page_texts(self._pages, body), body, hyphens)

    def _fields(self) -> dict[SourceFieldName, str]:
        said = self._opened.get_metadata_dict()
        fields = {
            SourceFieldName.TITLE: title_of(said.get("Title", "")),
            SourceFieldName.BYLINE: name_of(said.get("Author", "")),
        }
        day = _DAY.match(said.get("CreationDate", ""))
        # A page that a browser printed was seen on that day.
        if day is not None and said.get("Producer", "").startswith("Skia"):
            fields[SourceFieldName.ACCESSED] = "-".join(day.groups())
        return fields


def _lines(letters: Sequence[Letter], number: int) -> list[Any]:
    lines = lines_of(letters)
    for line in lines:
        line.page = number
    return lines


def _has_picture(page: Any) -> bool:
    objects = min(pdfium.FPDFPage_CountObjects(page.raw), 1_000)
    return any(
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page.raw, number))
        in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
        for number in range(objects)
    )


def _is_form(found: Sequence[PageParagraph]) -> bool:
    crumbs = sum(
        paragraph.kind is LineKind.PARAGRAPH and len(paragraph.words) < _CRUMB
        for paragraph in found
    )
    return len(found) >= _LEAST_PARAGRAPHS and crumbs > _MOST_CRUMBS * len(found)


def _pages_of_lines(blocks: Iterable[PageBlock]) -> Iterator[int]:
    """The page of each line: a block without words leaves none."""
    return (each.page for each in blocks if normalise_line(each.block.words))


def _blocks(found: Sequence[PageParagraph]) -> Iterator[PageBlock]:
    for paragraph, block in zip(found, _set_blocks(found), strict=True):
        yield PageBlock(block, paragraph.first.page, paragraph.last.page)


def _set_blocks(found: Sequence[PageParagraph]) -> Iterator[Block]:
    sizes = {
        round(paragraph.first.size) for paragraph in found if paragraph.kind is LineKind.HEADING
    }
    ranks = {size: rank for rank, size in enumerate(sorted(sizes, reverse=True), 1)}
    numbers = [item_of(paragraph.words)[1].number for paragraph in found]
    for place, paragraph in enumerate(found):
        words = paragraph.words.replace("\ufffe", "-")
        if paragraph.kind is LineKind.HEADING:
            level = min(ranks[round(paragraph.first.size)], 4)
            yield block_of(words, LineStyle(LineKind.HEADING, level))
        elif paragraph.kind is LineKind.NOTE:
            yield block_of(words, LineStyle(LineKind.NOTE))
        elif numbers[place] is not None and not _counts(numbers, place):
            yield block_of(words)
        else:
            yield block_of(*item_of(words))


def _counts(numbers: Sequence[int | None], place: int) -> bool:
    """Whether a number belongs to a list: one not far before or behind it is its neighbour."""
    number = numbers[place] or 0
    before = numbers[max(0, place - _NEAR) : place]
    after = numbers[place + 1 : place + 1 + _NEAR]
    return number - 1 in before or number + 1 in after
