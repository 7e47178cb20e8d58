"""The evidence table as an outline: each claim with what is for it, against it, and beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.core.evidence import EvidenceSide, OwnClaim
from desktop.core.library.library import Library
from desktop.core.record import record
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.collecting import collected_work
from desktop.core.student_work.exporting import WorkFormat
from desktop.core.student_work.labels import WorkLabels
from desktop.core.student_work.outline import (
    BlockRole,
    Footnotes,
    OutlineBlock,
    bibliography_blocks,
    heading,
    mark_blocks,
)
from desktop.core.student_work.work import StudentWork
from desktop.core.student_work.writers.html_page import html_page
from desktop.core.student_work.writers.markdown_file import markdown_file
from desktop.core.student_work.writers.word_document import word_document

# What the table can go out as, the usual one first.
EVIDENCE_FORMATS = (WorkFormat.WORD, WorkFormat.HTML, WorkFormat.MARKDOWN)


@record(frozen=True, slots=True)
class EvidenceLabels:
    """The words of the outline that are not its student's: its title, the sides, an empty claim."""

    title: str
    for_it: str
    against_it: str
    background: str
    nothing: str

    def side(self, side: EvidenceSide) -> str:
        """The heading over the rows of a side."""
        names = {
            EvidenceSide.FOR: self.for_it,
            EvidenceSide.AGAINST: self.against_it,
            EvidenceSide.BACKGROUND: self.background,
        }
        return names[side]


def evidence_work(
    library: Library, claims: Sequence[OwnClaim], *, title: str, style: CitationStyle
) -> StudentWork:
    """The marks under all claims with their sources; a task. Raises LibraryError."""
    notes = [row.annotation for claim in claims for row in claim.rows]
    articles = dict.fromkeys(note.article_id for note in notes)
    only = frozenset(note.id for note in notes)
    return collected_work(library, articles, title=title, style=style, only=only)


def evidence_outline(
    claims: Sequence[OwnClaim], work: StudentWork, words: EvidenceLabels, labels: WorkLabels
) -> Iterator[OutlineBlock]:
    """The blocks of the table: a mark under two claims stands under both."""
    marks = {mark.annotation.id: (mark, each) for each in work.articles for mark in each.marks}
    footnotes = Footnotes(work.style)
    yield heading(1, work.title)
    for claim in claims:
        yield heading(2, claim.words)
        if not claim.rows:
            yield OutlineBlock(BlockRole.DETAIL, words.nothing)
        for side in EvidenceSide:
            rows = claim.on(side)
            if rows:
                yield heading(3, words.side(side))
            for row in rows:
                if row.annotation.id in marks:
                    mark, article = marks[row.annotation.id]
                    yield from mark_blocks(mark, article, labels, footnotes)
    yield from bibliography_blocks(work, labels)


def evidence_file(
    claims: Sequence[OwnClaim],
    work: StudentWork,
    words: EvidenceLabels,
    labels: WorkLabels,
    form: WorkFormat,
) -> bytes:
    """The outline in one of EVIDENCE_FORMATS."""
    blocks = evidence_outline(claims, work, words, labels)
    if form is WorkFormat.WORD:
        return word_document(blocks, title=work.title, language=labels.language, made=work.made)
    if form is WorkFormat.HTML:
        return html_page(blocks, title=work.title, language=labels.language)
    return markdown_file(blocks)
