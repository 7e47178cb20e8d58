"""A student's work as the blocks that a page, a document or a file of text is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from desktop.core.pen import Pen
from desktop.core.record import record
from desktop.core.student_work.citations.citation import Citation
from desktop.core.student_work.citations.in_text import is_note_style
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.citations.short_note import short_note
from desktop.core.student_work.citations.works_cited import chicago_form
from desktop.core.student_work.labels import WorkLabels
from desktop.core.student_work.work import StudentWork, WorkArticle, WorkMark, WorkOrder


class BlockRole(StrEnum):
    """What a block is."""

    HEADING = "heading"
    CITATION = "citation"
    QUOTE = "quote"
    DETAIL = "detail"
    NOTE = "note"


@record(frozen=True, slots=True)
class OutlineBlock:
    """One block: plain text, a note in Markdown, or a citation.

    `level` is a heading's, from 1. A quote has the pen it was marked with, and the language of its
    text; None where no pen stands on it. Its `footnote` is what a style of notes says of it.
    """

    role: BlockRole
    text: str = ""
    level: int = 0
    citation: Citation | None = None
    pen: Pen | None = None
    language: str = ""
    footnote: Citation | None = None


def outline(work: StudentWork, labels: WorkLabels, order: WorkOrder) -> Iterator[OutlineBlock]:
    """The blocks of all of it: under the articles, under the pens, or under the tags."""
    yield heading(1, work.title)
    footnotes = Footnotes(work.style)
    if not work.count:
        yield OutlineBlock(BlockRole.DETAIL, labels.nothing)
    if order is WorkOrder.ARTICLE:
        for article in work.articles:
            yield heading(2, article.article.title)
            yield OutlineBlock(BlockRole.CITATION, citation=article.citation)
            if article.article.rights:
                yield OutlineBlock(BlockRole.DETAIL, labels.rights.format(article.article.rights))
            for mark in article.marks:
                yield from mark_blocks(mark, article, labels, footnotes)
    else:
        for name, marks in _sections(work, labels, order):
            yield heading(2, name)
            for mark, article in marks:
                yield from mark_blocks(mark, article, labels, footnotes)
    yield from bibliography_blocks(work, labels)


def bibliography_blocks(work: StudentWork, labels: WorkLabels) -> Iterator[OutlineBlock]:
    """The list of sources at the end."""
    if work.bibliography:
        yield heading(2, labels.bibliography)
        for each in work.bibliography:
            yield OutlineBlock(BlockRole.CITATION, citation=each)


class Footnotes:
    """The notes of a whole document: the first on a source is full, those behind it are short."""

    def __init__(self, style: CitationStyle) -> None:
        self.are_wanted = is_note_style(style)
        self._edition = chicago_form(style).edition
        # Which source each short note stands for.
        self._told: dict[str, str] = {}

    def next(self, mark: WorkMark, article: WorkArticle) -> Citation | None:
        """The note on a mark; None in a style that cites in the text."""
        if not self.are_wanted:
            return None
        short = short_note(article.reference, self._edition)
        # Where two sources would be told alike, both stay whole.
        if self._told.get(short.plain) == article.reference.id:
            return short
        self._told.setdefault(short.plain, article.reference.id)
        return mark.cited


def heading(level: int, text: str) -> OutlineBlock:
    """A heading of a level, from 1, on one line."""
    return OutlineBlock(BlockRole.HEADING, " ".join(text.split()), level)


_Marks = list[tuple[WorkMark, WorkArticle]]


def _sections(
    work: StudentWork, labels: WorkLabels, order: WorkOrder
) -> Iterable[tuple[str, _Marks]]:
    """The marks of all articles under the names of pens or tags, each as often as it has any."""
    sections: dict[str, _Marks] = {}
    if order is WorkOrder.PEN:
        called = (each.pen_name(pen, labels.pens) for pen in Pen for each in work.articles)
        sections = {name: [] for name in called}
    without: _Marks = []
    for article in work.articles:
        for mark in article.marks:
            names = _names(mark, article, labels, order)
            for name in names:
                sections.setdefault(name, []).append((mark, article))
            if not names:
                without.append((mark, article))
    ordered = sections if order is WorkOrder.PEN else dict(sorted(sections.items()))
    yield from ((name, marks) for name, marks in ordered.items() if marks)
    if without:
        yield labels.untagged, without


def _names(
    mark: WorkMark, article: WorkArticle, labels: WorkLabels, order: WorkOrder
) -> tuple[str, ...]:
    if order is WorkOrder.TAG:
        return tuple(f"#{tag}" for tag in mark.tags)
    return (article.pen_name(mark.annotation.pen, labels.pens),) if mark.has_pen else ()


def mark_blocks(
    mark: WorkMark, article: WorkArticle, labels: WorkLabels, footnotes: Footnotes
) -> Iterator[OutlineBlock]:
    """A mark with its words, what is told of them, its source and the note on it."""
    if mark.asked:
        yield OutlineBlock(BlockRole.DETAIL, labels.asked.format(mark.asked))
    if mark.quote:
        yield OutlineBlock(
            BlockRole.QUOTE,
            mark.quote,
            pen=mark.annotation.pen if mark.has_pen else None,
            language=article.article.language,
            footnote=footnotes.next(mark, article),
        )
    details = mark_details(mark, article, labels)
    if mark.quote and not footnotes.are_wanted:
        details += (mark.cited.plain,)
    if details:
        yield OutlineBlock(BlockRole.DETAIL, " · ".join(details))
    if mark.annotation.body.strip():
        yield OutlineBlock(BlockRole.NOTE, mark.annotation.body)


def mark_details(mark: WorkMark, article: WorkArticle, labels: WorkLabels) -> tuple[str, ...]:
    """What is told of a mark beside its words: pen, paragraph, speaker, judgement."""
    annotation = mark.annotation
    details = [article.pen_name(annotation.pen, labels.pens)] if mark.has_pen else []
    if mark.paragraph:
        details.append(labels.paragraph.format(mark.paragraph))
    if mark.speakers:
        details.append(labels.speaker.format(", ".join(mark.speakers)))
    if annotation.is_judgement:
        stance = labels.stances[annotation.stance] if annotation.stance else ""
        details.append(labels.judged.format(mark.claim or "–", stance or "–"))
    if mark.is_lost:
        details.append(labels.lost)
    return tuple(details)
