"""In a style of notes each quotation has a footnote: full the first time, short behind that."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.core.article import Article
from desktop.core.importing.document_file import documents_in
from desktop.core.library.library import Library
from desktop.core.student_work.citations.person_name import name_from
from desktop.core.student_work.citations.reference import CitationStyle, CitedKind, Reference
from desktop.core.student_work.citations.short_note import short_note
from desktop.core.student_work.collecting import collected_work
from desktop.core.student_work.exporting import WorkFormat, exported
from desktop.core.student_work.outline import outline
from desktop.core.student_work.work import StudentWork, WorkOrder
from tests.core.builders import Clock, an_annotation, an_article
from tests.core.student_work.test_exporting import BRIDGE, LABELS

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TIDES = an_article(
    "tides", title="Tides", byline="By Ana Reyes", publisher="Post", published="2021"
)
FULL = "Ana Reyes, “Repairs,” Harbour Post, May 3, 2020, https://example.org/bridge."


@pytest.fixture(name="library")
def an_open_library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", now=Clock()) as library:
        yield library


def work_on(library: Library, *articles: Article, style: CitationStyle) -> StudentWork:
    for article in articles:
        library.articles.add(article)
        for words in ("nine of the twelve", "rust"):
            library.annotations.add(
                an_annotation(words, "Why?", name=f"{article.id} {words}", article=article)
            )
    return collected_work(library, [each.id for each in articles], title="Mine", style=style)


def footnotes(work: StudentWork, order: WorkOrder = WorkOrder.ARTICLE) -> list[str]:
    blocks = outline(work, LABELS, order)
    return [block.footnote.plain for block in blocks if block.footnote is not None]


def bytes_of(work: StudentWork, form: WorkFormat) -> bytes:
    return exported(work, form, LABELS, WorkOrder.ARTICLE, lambda *_: b"")


@pytest.mark.parametrize("order", WorkOrder)
def test_only_the_first_note_on_a_source_is_full(library: Library, order: WorkOrder) -> None:
    work = work_on(library, BRIDGE, TIDES, style=CitationStyle.CHICAGO_17_NOTES)

    assert footnotes(work, order) == [
        FULL,
        "Reyes, “Repairs.”",
        "Ana Reyes, “Tides,” Post, 2021.",
        "Reyes, “Tides.”",
    ]


def test_two_sources_that_would_be_told_alike_are_told_apart(library: Library) -> None:
    other = replace(BRIDGE, id=an_article("other").id, publisher="Evening Post")

    told = footnotes(work_on(library, BRIDGE, other, style=CitationStyle.CHICAGO_18_NOTES))

    assert told == [FULL, "Reyes, “Repairs.”", *(2 * [FULL.replace("Harbour", "Evening")])]


def test_a_source_that_stands_alone_names_its_author(library: Library) -> None:
    work = work_on(library, BRIDGE, TIDES, style=CitationStyle.CHICAGO_17_NOTES)

    assert work.articles[1].citation.plain == "Reyes, Ana. “Tides.” Post, 2021."
    assert [each.plain for each in work.bibliography][1] == "———. “Tides.” Post, 2021."


def test_a_style_that_cites_in_the_text_has_no_footnotes(library: Library) -> None:
    work = work_on(library, BRIDGE, style=CitationStyle.MLA)

    assert footnotes(work) == []
    with zipfile.ZipFile(io.BytesIO(bytes_of(work, WorkFormat.WORD))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


def test_word_gets_footnotes_that_are_footnotes(library: Library) -> None:
    content = bytes_of(
        work_on(library, BRIDGE, style=CitationStyle.CHICAGO_17_NOTES), WorkFormat.WORD
    )

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        notes = ElementTree.fromstring(archive.read("word/footnotes.xml"))
        text = ElementTree.fromstring(archive.read("word/document.xml"))
        types = archive.read("[Content_Types].xml").decode()
        related = archive.read("word/_rels/document.xml.rels").decode()
    told = {
        note.get(f"{WORD}id"): "".join(each.text or "" for each in note.iter(f"{WORD}t")).strip()
        for note in notes
    }
    cited = [each.get(f"{WORD}id") for each in text.iter(f"{WORD}footnoteReference")]
    assert cited == ["1", "2"]
    assert [told[number] for number in cited if number] == [FULL, "Reyes, “Repairs.”"]
    assert "footnotes+xml" in types
    assert 'Target="footnotes.xml"' in related
    [document] = documents_in(content, name="notes.docx")
    assert FULL in document.text


def test_markdown_and_pages_lead_to_their_notes_as_well(library: Library) -> None:
    work = work_on(library, BRIDGE, style=CitationStyle.CHICAGO_17_NOTES)

    written = bytes_of(work, WorkFormat.MARKDOWN).decode()
    page = bytes_of(work, WorkFormat.HTML).decode()

    assert "> rust[^1]\n" in written
    assert "> nine of the twelve[^2]\n" in written
    assert "[^2]: Reyes, “Repairs.”\n" in written
    for number in ("1", "2"):
        assert f'href="#note-{number}"' in page
        assert f'id="note-{number}"' in page
        assert f'href="#cited-{number}"' in page
        assert f'id="cited-{number}"' in page


@pytest.mark.parametrize(
    ("kind", "authors", "title", "wanted"),
    [
        # As guides to Chicago's style have them.
        (CitedKind.BOOK, "Wendy Doniger", "Splitting the Difference", "Doniger, Splitting the"),
        (
            CitedKind.BOOK,
            "Guy Cowlishaw; Robin Dunbar",
            "Primate Conservation Biology",
            "Cowlishaw and Dunbar, Primate Conservation Biology.",
        ),
        (
            CitedKind.BOOK,
            "Edward O. Laumann; John H. Gagnon; Robert T. Michael; Stuart Michaels",
            "The Social Organization of Sexuality: Sexual Practices in the United States",
            "Laumann et al., Social Organization of Sexuality.",
        ),
        (CitedKind.NEWS, "Mira van der Berg", "What Happens Next?", "van der Berg, “What Happens"),
        (CitedKind.WEB_PAGE, "", "The bridge and its nine rusty beams", "“Bridge and its nine.”"),
    ],
)
def test_a_short_note_has_the_names_and_the_first_words(
    kind: CitedKind, authors: str, title: str, wanted: str
) -> None:
    people = tuple(name_from(each) for each in authors.split("; ") if each)

    note = short_note(Reference("one", kind, title=title, authors=people), 17)

    assert note.plain.startswith(wanted)
    assert note.plain.endswith((".", ".”", "?”"))
