"""A lesson as a page of HTML: everything is in it, and a screen reader finds its way."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from desktop.core.packs.reading import PackReading, read_pack
from desktop.core.printing.lesson_page import lesson_page
from desktop.core.printing.printed_lesson import FOR_PUPILS, PrintPart, printed_lesson
from desktop.core.question import QuestionType
from desktop.wording.printing import print_words
from seeds import pack_folders

READINGS = [read_pack(folder) for folder in pack_folders()]
every_lesson = pytest.mark.parametrize("reading", READINGS, ids=lambda each: each.pack.id)
_VOID = frozenset({"meta", "br"})


class Outline(HTMLParser):
    """The elements of a page with their attributes; whatever does not nest is an error."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def ranks(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.elements if re.fullmatch("h[1-6]", tag)]


def page_of(reading: PackReading, parts: object = frozenset(PrintPart)) -> str:
    assert reading.pack is not None
    assert reading.contents is not None
    assert isinstance(parts, frozenset)
    return lesson_page(printed_lesson(reading.pack, reading.contents, parts), print_words())


@every_lesson
def test_a_page_nests_and_its_headings_leave_no_rank_out(reading: PackReading) -> None:
    outline = Outline(page_of(reading))

    assert outline.elements[0][0] == "html"
    assert outline.elements[0][1]["lang"] == "en"
    ranks = outline.ranks()
    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


@every_lesson
def test_landmarks_have_names_and_tables_have_headers(reading: PackReading) -> None:
    outline = Outline(page_of(reading))
    ids = [values["id"] for _, values in outline.elements if "id" in values]

    assert len(ids) == len(set(ids))
    for tag, values in outline.elements:
        if tag == "article":
            assert values["aria-labelledby"] in ids
        if tag == "aside":
            assert values["aria-label"]
        if tag == "th":
            assert values["scope"] in ("col", "row")
        if tag == "a":
            assert str(values["href"]).removeprefix("#") in ids
    assert {"main", "article", "aside", "mark", "table"} <= {tag for tag, _ in outline.elements}


@every_lesson
def test_a_page_fetches_nothing_and_runs_nothing(reading: PackReading) -> None:
    page = page_of(reading)

    assert not re.search(r"<(script|img|link|iframe|object)\b|url\(|@import|\bsrc=", page)


@every_lesson
def test_no_word_of_a_lesson_is_missing(reading: PackReading) -> None:
    assert reading.pack is not None
    assert reading.contents is not None
    page = page_of(reading)
    words = " ".join(re.sub("<sup>.*?</sup>|<[^>]*>", "", page).split())

    for article in reading.pack.articles:
        for cell in re.split("[\n\t]", article.text):
            assert escape(" ".join(cell.split()), quote=False) in words
    for claim in reading.pack.claims:
        assert escape(claim.title) in page
    for note in reading.pack.notes:
        assert escape(note.title) in page
    for question in reading.contents.questions:
        assert escape(question.title) in page
        assert all(escape(rubric) in page for rubric in question.rubric)


@every_lesson
def test_pupils_get_neither_context_nor_what_is_right(reading: PackReading) -> None:
    assert reading.pack is not None
    assert reading.contents is not None
    page = page_of(reading, FOR_PUPILS)

    assert "<aside" not in page
    assert "<mark>" not in page
    for question in reading.contents.questions:
        assert not any(escape(rubric) in page for rubric in question.rubric)
        assert not any(escape(answer) in page for answer in question.model_answers)
        if question.type is QuestionType.ORDER:
            assert escape(" ".join(question.steps)) not in re.sub("<[^>]*>", " ", page)


def test_notes_stand_beside_the_easy_text_too() -> None:
    [reading] = [each for each in READINGS if each.pack and each.pack.id == "lumio-band"]
    assert reading.pack is not None
    assert reading.contents is not None

    main, easy, _ = printed_lesson(reading.pack, reading.contents, PrintPart).texts

    assert len(easy.asides) > 6
    assert {aside.claim.id for aside in easy.asides if aside.claim} == {
        aside.claim.id for aside in main.asides if aside.claim
    }
