"""A student's work on paper: the text with marks and notes in its margin, or the notes alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import QPagedPaintDevice

from desktop.appearance.fonts import INTERFACE, Role, TypeScale
from desktop.core.pen import Pen
from desktop.core.printing.print_words import PrintLabel, PrintWords
from desktop.core.printing.printed_rows import PrintedRow, PrintedRun
from desktop.core.student_work.citations.citation import Citation
from desktop.core.student_work.labels import WorkLabels
from desktop.core.student_work.outline import BlockRole, OutlineBlock
from desktop.core.student_work.printed_notes import PrintedMark, PrintedNotes
from desktop.core.text.note_markdown import note_on_paper
from desktop.printing.set_words import Aside, InkedWords
from desktop.printing.sheets import PaperSheets
from desktop.printing.text_column import TextColumn, letters_of

_MARGIN, _LARGE_MARGIN = 236.0, 0.0
# The letters of large print: 18 points, and none below 16, in a typeface for eyes that see little.
_LARGE = TypeScale(text_size=27, text_font=INTERFACE, smallest=24)
# No line ends here.
_JOINER = "\u2060"
# What begins a new line within a paragraph.
_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words on such sheets beside those of their writers, and how large all of it is."""

    words: PrintWords
    labels: WorkLabels
    is_large: bool = False

    def sheets(self, device: QPagedPaintDevice, title: str) -> PaperSheets:
        """Empty sheets for letters of the size that is asked for."""
        return PaperSheets(device, title, _LARGE if self.is_large else TypeScale())


def draw_text(notes: PrintedNotes, said: PaperWords, device: QPagedPaintDevice) -> int:
    """Draws a text with its marks on a printer or a PDF, and says on how many pages it is.

    Notes stand in the margin; in large print, where that would be too narrow, below their line.
    """
    article = notes.work.article
    sheets = said.sheets(device, article.title)
    sheets.paragraph(article.title, Role.TITLE)
    about = " · ".join(filter(None, (article.publisher, article.byline, article.published)))
    sheets.paragraph(about, Role.DETAIL)
    _draw_legend(notes.pen_names(said.labels), sheets, said)
    sheets.space(14)
    margin = _LARGE_MARGIN if said.is_large else _MARGIN
    sheets.margin_left = sheets.right - margin + 24
    TextColumn(sheets, margin, _ink(notes, said), _below(notes, sheets, said)).draw(notes.rows)
    sheets.end_margin()
    _draw_apart(notes.apart, sheets, said)
    sheets.space(24)
    sheets.paragraph(_in_runs(notes.work.citation), Role.DETAIL)
    if article.rights:
        sheets.paragraph(said.words.say(PrintLabel.RIGHTS, article.rights), Role.DETAIL)
    return sheets.end()


def draw_notes(
    title: str,
    blocks: Iterable[OutlineBlock],
    pens: Iterable[tuple[Pen, str]],
    said: PaperWords,
    device: QPagedPaintDevice,
) -> int:
    """Draws the notes alone, as they go out, and says on how many pages they are."""
    sheets = said.sheets(device, title)
    footnotes: list[Citation] = []
    for block in blocks:
        _draw_block(block, sheets, footnotes)
        if block.role is BlockRole.HEADING and block.level == 1:
            _draw_legend(tuple(pens), sheets, said)
    if footnotes:
        sheets.space(18)
    for number, note in enumerate(footnotes, 1):
        sheets.paragraph((InkedWords(f"{number}. "), *_in_runs(note)), Role.DETAIL)
    return sheets.end()


def _draw_legend(pens: tuple[tuple[Pen, str], ...], sheets: PaperSheets, said: PaperWords) -> None:
    """Tells which pen is which, by letter, ground and line: one of them is always seen."""
    if not pens:
        return
    sheets.space(10)
    shown = [InkedWords(f"{said.words.say(PrintLabel.PENS)}  ")]
    for pen, name in pens:
        shown += [
            InkedWords(f"{pen.letter}\u00a0", is_strong=True),
            InkedWords(name.replace(" ", "\u00a0"), pens=(pen,)),
            InkedWords("     "),
        ]
    sheets.paragraph(shown, Role.NAME)


def _ink(notes: PrintedNotes, said: PaperWords) -> Callable[[PrintedRun], Iterator[InkedWords]]:
    def ink(run: PrintedRun) -> Iterator[InkedWords]:
        for number in run.begins:
            mark = notes.marks[number - 1]
            aside = None
            if mark.stands_beside and not said.is_large:
                goes_on = said.words.say(PrintLabel.GOES_ON, mark.sign)
                aside = Aside(tuple(_told(mark)), goes_on)
            if mark.sign:
                sign = _JOINER.join((*mark.sign, ""))
                yield InkedWords(sign, is_raised=True, is_strong=True, aside=aside)
        over = (notes.marks[number - 1].pen for number in run.marks)
        pens = tuple(dict.fromkeys(pen for pen in over if pen is not None))
        yield replace(letters_of(run), pens=pens)

    return ink


def _below(
    notes: PrintedNotes, sheets: PaperSheets, said: PaperWords
) -> Callable[[PrintedRow], None] | None:
    """What draws the notes on a line below it."""
    if not said.is_large:
        return None

    def draw(row: PrintedRow) -> None:
        for run in row.runs:
            for number in run.begins:
                if (mark := notes.marks[number - 1]).stands_beside:
                    sheets.paragraph(_told(mark), Role.NAME, left=36)
                    sheets.space(10)

    return draw


def _told(mark: PrintedMark) -> Iterator[InkedWords]:
    """What stands beside a mark: its sign, what is told of it, and the student's words."""
    if mark.sign:
        yield InkedWords(f"{mark.sign}  ", is_strong=True)
    if mark.said:
        end = _BREAK if mark.note else ""
        yield InkedWords(f"{' · '.join(mark.said)}{end}", is_emphasis=True)
    yield InkedWords(mark.note.replace("\n", _BREAK))


def _draw_apart(marks: Iterable[PrintedMark], sheets: PaperSheets, said: PaperWords) -> None:
    """What stands on no words of the text: notes on all of it, answers, and what lost its place."""
    for at, mark in enumerate(marks):
        if not at:
            sheets.space(24)
            sheets.keep(90)
            sheets.paragraph(said.words.say(PrintLabel.ALSO_NOTED), Role.SECTION)
        sheets.space(10)
        if mark.quote:
            pens = (mark.pen,) if mark.pen is not None else ()
            sheets.paragraph((InkedWords(mark.quote.replace("\n", _BREAK), pens=pens),), Role.NAME)
        sheets.paragraph(_told(mark), Role.NAME, left=24 if mark.quote else 0)


def _draw_block(block: OutlineBlock, sheets: PaperSheets, footnotes: list[Citation]) -> None:
    match block.role:
        case BlockRole.HEADING:
            sheets.space(6 if block.level == 1 else 20)
            sheets.keep(90)
            sheets.paragraph(block.text, Role.TITLE if block.level == 1 else Role.SECTION)
        case BlockRole.QUOTE:
            sheets.space(14)
            sheets.keep(60)
            words = [
                InkedWords(block.text.replace("\n", _BREAK), pens=(block.pen,) if block.pen else ())
            ]
            if block.pen:
                words.insert(0, InkedWords(f"{block.pen.letter}  ", is_strong=True))
            if block.footnote is not None:
                footnotes.append(block.footnote)
                words.append(InkedWords(str(len(footnotes)), is_raised=True))
            sheets.paragraph(words, Role.BODY, left=12)
        case BlockRole.NOTE:
            for line in note_on_paper(block.text).split("\n"):
                sheets.paragraph(line, Role.NAME, left=36)
        case BlockRole.CITATION if block.citation is not None:
            sheets.space(4)
            sheets.paragraph(_in_runs(block.citation), Role.DETAIL)
        case _:
            sheets.paragraph(block.text, Role.DETAIL, left=12)


def _in_runs(citation: Citation) -> tuple[InkedWords, ...]:
    return tuple(InkedWords(run.text, is_emphasis=run.is_italic) for run in citation.runs)
