"""What waits for a student's own work waits on paper and in files too, and goes out afterwards."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QApplication

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.claim import ClaimId, Stance
from desktop.core.library.library import Library
from desktop.core.library.shown_context import own_work_in
from desktop.core.packs.reading import PackReading, read_pack
from desktop.core.printing.lesson_page import lesson_page
from desktop.core.printing.printed_lesson import PrintPart, printed_lesson
from desktop.core.record import replace
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.collecting import collected_work
from desktop.core.student_work.exporting import WorkFormat, exported
from desktop.core.student_work.work import WorkOrder
from desktop.live.work_pdf import work_pdf
from desktop.printing.paper import draw
from desktop.wording.printing import print_words
from desktop.wording.work_labels import work_labels
from tests.core.an_empty_library import a_library
from tests.core.builders import an_annotation

FILES = {
    "pack.md": (
        "---\nsourcebook: 2\nid: wells\ntitle: The well\nedition: 1\ndate: 2025-01-01\n"
        "language: en\nlicence: CC0-1.0\nauthors: Nora Field\nreveal: {0}\n---\nA plan.\n"
    ),
    "articles/well.md": (
        "---\nid: well\ntitle: The well\nrights: free\n---\n"
        "The old well is dry, said Ada Quill.\n\nNobody has drawn water from it since May.\n"
    ),
    "articles/easy.md": (
        "---\nid: easy\ntitle: The well, easier\nrights: free\nsame-as: well\n---\n"
        "There is a well. The old well is dry, said Ada Quill.\n\nThere is no water.\n"
    ),
    "claims.md": (
        '## Dry {{#dry}}\narticle: well\non: "The old well is dry"\nstatus: misleading\n'
        "Claimsecret.\n"
    ),
    "notes.md": (
        '## Titlesecret {{#rain}}\narticle: well\non: "since May"\nkind: evidence against\n'
        "claim: dry\nsource: Sourcesecret | primary\nBodysecret.\n"
    ),
    "questions.md": "## Why {{#why}}\narticle: well\ntype: open\nWhy is it dry?\n",
}
SECRETS = ("Titlesecret", "Sourcesecret", "Bodysecret", "Claimsecret")
WELL = ArticleId("wells/well")
TEXTS, CONTEXT = PrintPart.TEXTS, PrintPart.CONTEXT
# Whatever is chosen but the key, which is its teacher's.
FOR_STUDENTS = [frozenset({TEXTS, CONTEXT}), frozenset({CONTEXT, PrintPart.WORKSHEET})]


@pytest.fixture(params=["after-judgement", "after-answer"])
def reading(request: pytest.FixtureRequest, tmp_path: Path) -> PackReading:
    for name, words in FILES.items():
        path = tmp_path / "wells" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words.format(request.param), encoding="utf-8")
    reading = read_pack(tmp_path / "wells")
    assert reading.pack is not None, reading.problems
    return reading


@pytest.fixture
def library(reading: PackReading, tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path / "library") as library:
        assert reading.pack is not None
        library.lessons.install([reading.pack])
        yield library


def in_pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def on_paper(
    reading: PackReading, library: Library, parts: frozenset[PrintPart], path: Path
) -> Iterator[str]:
    """The words of the web page, and those of the paper."""
    assert reading.pack is not None
    assert reading.contents is not None
    own = own_work_in(library, [each.id for each in reading.pack.articles])
    lesson = printed_lesson(reading.pack, reading.contents, parts, own)
    yield lesson_page(lesson, print_words())
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    draw(lesson, print_words(), writer)
    writer.newPage()
    del writer
    yield in_pdf(path.read_bytes())


def sent_out(library: Library) -> Iterator[str]:
    """The words of a student's work in each of its formats."""
    work = collected_work(library, library.articles.ids(), title="Mine", style=CitationStyle("mla"))
    for form in WorkFormat:
        content = exported(work, form, work_labels(), WorkOrder.ARTICLE, work_pdf)
        if form is WorkFormat.WORD:
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                content = b"".join(parts.read(name) for name in parts.namelist())
        yield in_pdf(content) if form is WorkFormat.PDF else content.decode("utf-8")


def told(words: str) -> list[str]:
    folded = re.sub(r"\s+", "", words)
    return [secret for secret in SECRETS if secret in folded]


def a_mark(library: Library) -> Annotation:
    """A mark that opens nothing: it stands apart from the claim and its note."""
    return an_annotation("Ada Quill", "mine", article=library.articles.get(WELL))


def test_nothing_that_waits_goes_out(
    reading: PackReading, library: Library, look: QApplication, tmp_path: Path
) -> None:
    library.annotations.add(a_mark(library))

    for parts in FOR_STUDENTS:
        for words in on_paper(reading, library, parts, tmp_path / "lesson.pdf"):
            assert (told(words), "misleading" in words) == ([], False)
    for words in sent_out(library):
        assert told(words) == []


def test_what_is_open_is_on_paper(
    reading: PackReading, library: Library, look: QApplication, tmp_path: Path
) -> None:
    assert reading.contents is not None
    mark = a_mark(library)
    [question] = reading.contents.questions
    library.annotations.add(
        replace(mark, id=AnnotationId("j"), claim_id=ClaimId("wells/dry"), stance=Stance.DOUBT)
    )
    answer = replace(mark, id=AnnotationId("a"), question=question.id, body="No rain.")
    library.annotations.add(answer, asked=question.wording)
    parts = frozenset({TEXTS, CONTEXT})

    for words in on_paper(reading, library, parts, tmp_path / "lesson.pdf"):
        assert told(words) == list(SECRETS)
