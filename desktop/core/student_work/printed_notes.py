"""A text as it is printed with its student's marks in it, and with the notes beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.core.pen import Pen
from desktop.core.printing.printed_rows import PrintedRow, printed_rows
from desktop.core.span import Span
from desktop.core.student_work.labels import WorkLabels
from desktop.core.student_work.outline import mark_details
from desktop.core.student_work.work import WorkArticle, WorkMark
from desktop.core.text.note_markdown import note_on_paper


class PaperKind(StrEnum):
    """What of a text and the work on it is on paper."""

    WITH_NOTES = "with notes"
    BARE = "bare"
    NOTES_ALONE = "notes alone"


@dataclass(frozen=True, slots=True)
class PrintedMark:
    """A mark as it is printed. `sign` tells it apart in the text and beside it, without colour.

    `said` is what stands beside it: who speaks there, what was judged; `note` the student's words
    in plain letters. Without either its sign is the letter of its pen alone.
    """

    sign: str
    pen: Pen | None
    said: tuple[str, ...] = ()
    note: str = ""
    quote: str = ""

    @property
    def stands_beside(self) -> bool:
        """Whether anything stands beside the text for it."""
        return bool(self.note or self.said)


@dataclass(frozen=True, slots=True)
class PrintedNotes:
    """A text with its marks: those in `rows` by their numbers from 1, and those on no words."""

    work: WorkArticle
    rows: tuple[PrintedRow, ...]
    marks: tuple[PrintedMark, ...]
    apart: tuple[PrintedMark, ...]

    @property
    def pens(self) -> tuple[Pen, ...]:
        """The pens in use, in their order."""
        used = {mark.pen for mark in self.marks}
        return tuple(pen for pen in Pen if pen in used)

    def pen_names(self, labels: WorkLabels) -> tuple[tuple[Pen, str], ...]:
        """The pens in use with their names."""
        return tuple((pen, self.work.pen_name(pen, labels.pens)) for pen in self.pens)


def printed_notes(work: WorkArticle, labels: WorkLabels, *, has_marks: bool) -> PrintedNotes:
    """The text with its marks, or bare; a task, as it walks through all of it."""
    article = work.article
    if not has_marks:
        return PrintedNotes(work, printed_rows(article, ()), (), ())
    standing = sorted(
        (mark for mark in work.marks if mark.quote and not mark.is_lost),
        key=lambda mark: (mark.annotation.span.start, mark.annotation.span.end),
    )
    marks, spans, count = [], [], 0
    for mark in standing:
        told = _printed(mark, work, labels, count + 1)
        count += told.stands_beside
        marks.append(told)
        spans.append((_words_of(mark, article.text), len(marks)))
    apart = tuple(
        _printed(mark, work, labels, 0) for mark in work.marks if mark.is_lost or not mark.quote
    )
    return PrintedNotes(work, printed_rows(article, spans), tuple(marks), apart)


def _printed(mark: WorkMark, work: WorkArticle, labels: WorkLabels, number: int) -> PrintedMark:
    pen = mark.annotation.pen if mark.has_pen else None
    # The pen is seen in the text, and the paragraph too.
    known = {work.pen_name(pen, labels.pens)} if pen is not None else set[str]()
    known.add(labels.paragraph.format(mark.paragraph))
    said = tuple(each for each in mark_details(mark, work, labels) if each not in known)
    if mark.asked:
        said = (labels.asked.format(mark.asked), *said)
    note = note_on_paper(mark.annotation.body)
    # What only says who speaks is told with a note, and by no number of its own.
    is_numbered = bool(note) or mark.annotation.is_judgement or mark.annotation.is_answer
    letter = pen.letter if pen is not None else ""
    if not is_numbered and not mark.is_lost:
        return PrintedMark(letter, pen, quote=mark.quote)
    return PrintedMark(f"{letter}{number or ''}", pen, said, note, mark.quote)


def _words_of(mark: WorkMark, text: str) -> Span:
    """Where a mark begins and ends, without blanks and ends of lines around its words."""
    span = mark.annotation.span
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
