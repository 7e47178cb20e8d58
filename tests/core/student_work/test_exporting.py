"""Marks and notes go out with all that belongs to them, in every format, and nothing runs."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation
from desktop.core.claim import Stance
from desktop.core.importing.document_file import documents_in
from desktop.core.library.kept_readings import KeptReadings
from desktop.core.library.library import Library
from desktop.core.library.put_right import put_right_in
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.core.speakers.text_reading import read_through
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.collecting import collected_work
from desktop.core.student_work.exporting import WorkFormat, exported, write_export
from desktop.core.student_work.known_texts import address_key
from desktop.core.student_work.labels import WorkLabels
from desktop.core.student_work.work import StudentWork, WorkOrder
from desktop.core.student_work.writers.table_file import COLUMNS, guarded
from tests.core.builders import Clock, a_pack, an_annotation, an_article
from tests.work import steps_of

LABELS = WorkLabels(
    language="en",
    pens={pen: pen.value.title() for pen in Pen},
    stances={stance: stance.value for stance in Stance},
    paragraph="paragraph {0}",
    speaker="said by {0}",
    judged="on {0}: {1}",
    asked="Question: {0}",
    rights="Rights: {0}",
    lost="lost",
    untagged="The others",
    bibliography="Sources",
    nothing="Nothing.",
    columns={name: name for name in COLUMNS},
)
BRIDGE = an_article(
    title="Repairs",
    byline="By Ana Reyes",
    publisher="Harbour Post",
    published="2020-05-03",
    url="https://example.org/bridge",
    rights="CC BY 4.0",
)


@pytest.fixture(name="library")
def an_open_library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", now=Clock()) as library:
        library.articles.add(BRIDGE)
        yield library


def work_on(library: Library, *notes: Annotation) -> StudentWork:
    for note in notes:
        library.annotations.add(note)
    ids = library.articles.ids()
    return collected_work(library, ids, title="My notes", style=CitationStyle.APA)


def bytes_of(work: StudentWork, form: WorkFormat, order: WorkOrder = WorkOrder.ARTICLE) -> bytes:
    return exported(work, form, LABELS, order, lambda *_: b"")


def text_of(work: StudentWork, form: WorkFormat, order: WorkOrder = WorkOrder.ARTICLE) -> str:
    return bytes_of(work, form, order).decode("utf-8")


def test_a_mark_goes_out_with_all_that_belongs_to_it(library: Library) -> None:
    note = an_annotation("is safe", "Is it? #Bridge", article=BRIDGE)

    [article] = work_on(library, note).articles
    [mark] = article.marks

    assert (mark.quote, mark.paragraph, mark.tags) == ("is safe", 2, ("bridge",))
    assert mark.speakers == ("Anna Keller",)
    assert mark.cited.plain == "(Reyes, 2020, para. 2)"
    assert article.citation.plain == (
        "Reyes, A. (2020, May 3). Repairs. Harbour Post. https://example.org/bridge"
    )


def test_a_mark_outside_quotations_has_no_speaker(library: Library) -> None:
    [article] = work_on(library, an_annotation("rust", article=BRIDGE)).articles

    assert article.marks[0].speakers == ()


def test_what_lies_in_the_bin_stays_there(library: Library) -> None:
    note = an_annotation("rust", article=BRIDGE)
    library.annotations.add(note)
    library.annotations.remove(note.id)

    assert work_on(library).count == 0


def test_a_judgement_goes_out_with_its_claim(library: Library) -> None:
    pack = a_pack()
    library.lessons.install([pack])
    claim, article = pack.claims[0], pack.articles[0]
    judgement = replace(
        an_annotation("is safe", article=article), claim_id=claim.id, stance=Stance.DOUBT
    )

    work = work_on(library, judgement)

    assert "on The bridge is safe: doubt" in text_of(work, WorkFormat.MARKDOWN)
    [row] = [row for row in rows(work) if row["claim"]]
    assert (row["claim"], row["judgement"], row["pen"]) == ("The bridge is safe", "doubt", "")


def test_markdown_has_headings_quotes_notes_and_sources(library: Library) -> None:
    note = an_annotation("nine of the twelve", "*Who* counted?", article=BRIDGE)

    assert text_of(work_on(library, note), WorkFormat.MARKDOWN) == (
        "# My notes\n\n## Repairs\n\n"
        "Reyes, A. (2020, May 3). Repairs. *Harbour Post*. https://example.org/bridge\n\n"
        "Rights: CC BY 4.0\n\n"
        "> nine of the twelve\n\n"
        "Evidence · paragraph 4 · (Reyes, 2020, para. 4)\n\n"
        "*Who* counted?\n\n"
        "## Sources\n\n"
        "Reyes, A. (2020, May 3). Repairs. *Harbour Post*. https://example.org/bridge\n"
    )


@pytest.mark.parametrize(
    ("noted", "written"),
    [
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("a <b onclick=x> and `<b>`", "a \\<b onclick=x> and `<b>`"),
        ("2 < 3, <https://example.org>", "2 < 3, <https://example.org>"),
        ("[go](javascript:alert(1))", "[go\\](javascript:alert(1))"),
        ("[go](https://example.org)", "[go](https://example.org)"),
        ("```\n<b>", "```\n<b>\n```"),
        ("~~~~ x\n~~~\n<b>", "~~~~ x\n~~~\n<b>\n~~~~"),
        ("```\n<b>\n```\n<b>", "```\n<b>\n```\n\\<b>"),
        ("# Mine", "#### Mine"),
    ],
)
def test_a_note_in_markdown_runs_nothing_and_closes_what_it_opens(
    library: Library, noted: str, written: str
) -> None:
    work = work_on(library, an_annotation("rust", noted, article=BRIDGE))

    assert f"para. 4)\n\n{written}\n\n## Sources" in text_of(work, WorkFormat.MARKDOWN)


def steps_for_marks(library: Library, times: int) -> int:
    """How much work a text is in which that often two people speak, all of it marked."""
    said = "“It is safe,” said Anna Keller. “It is not,” said Tom Reed.\n\n"
    article = an_article(f"t{times}", said * times)
    library.articles.add(article)
    for at in range(0, len(article.text) - 60, len(said)):
        made = an_annotation("safe", name=f"{times}-{at}", article=article)
        words = describe(article.text, Span(at, at + 60))
        library.annotations.add(replace(made, selector=words))
    put_right = put_right_in(library, article.id)
    # As after it was opened: what is found in a text is no part of what is counted.
    reading = read_through(article.text, "en", put_right)
    KeptReadings(library.room).keep(article, put_right, reading)
    works: list[StudentWork] = []

    def collect() -> None:
        works.append(collected_work(library, [article.id], title="", style=CitationStyle.APA))

    steps = steps_of(collect)
    [gathered] = works[0].articles
    assert {mark.speakers for mark in gathered.marks} == {("Anna Keller", "Tom Reed")}
    return steps


def test_whose_words_stand_at_a_mark_is_found_in_a_few_steps(library: Library) -> None:
    # Four times as much is about four times the work, and not sixteen times.
    assert steps_for_marks(library, 160) < 5 * steps_for_marks(library, 40)


def test_headings_may_be_pens_or_tags(library: Library) -> None:
    notes = [
        an_annotation("rust", "#metal", name="a", article=BRIDGE),
        an_annotation("survey", name="b", pen=Pen.QUESTION, article=BRIDGE),
    ]
    work = work_on(library, *notes)

    def headings(order: WorkOrder) -> list[str]:
        lines = text_of(work, WorkFormat.HTML, order).splitlines()
        return [line[4:-5] for line in lines if line.startswith("<h2>")]

    assert headings(WorkOrder.PEN) == ["Evidence", "Question", "Sources"]
    assert headings(WorkOrder.TAG) == ["#metal", "The others", "Sources"]


def rows(work: StudentWork) -> list[dict[str, str]]:
    written = bytes_of(work, WorkFormat.TABLE)
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_a_table_runs_nothing_that_somebody_noted(library: Library) -> None:
    note = an_annotation("rust", "=HYPERLINK(1)\nand “more”", article=BRIDGE)

    [row] = rows(work_on(library, note))

    assert row["note"] == "'=HYPERLINK(1)\nand “more”"
    assert (row["quote"], row["paragraph"]) == ("rust", "4")


@given(st.text(alphabet=" =+-@'\t\rx＝＋－＠\u00a0", max_size=6))
def test_a_guarded_cell_begins_no_formula_and_gives_back_what_it_was(cell: str) -> None:
    kept = guarded(cell)

    assert not kept.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋"))
    assert cell == (kept[1:] if kept.startswith("'") else kept)


class Page(HTMLParser):
    """The words of a page, and which elements are open where."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.languages: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            self.open.append(tag)
        self.languages += [value for name, value in attrs if name == "lang"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_page_closes_all_it_opens_and_runs_nothing(library: Library) -> None:
    note = an_annotation("rust", "<script>alert(1)</script> & more", article=BRIDGE)
    page = Page()

    page.feed(text_of(work_on(library, note), WorkFormat.HTML))

    assert page.open == []
    assert "<script>alert(1)</script> & more" in "".join(page.words)
    assert page.languages == ["en", "en"]


def test_web_annotations_say_what_the_model_has_words_for(library: Library) -> None:
    note = an_annotation("nine of the twelve", "Who? #count", article=BRIDGE)

    collection = json.loads(bytes_of(work_on(library, note), WorkFormat.WEB_ANNOTATIONS))
    [item] = collection["first"]["items"]

    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 1)
    assert collection["last"] == collection["first"]["id"]
    assert collection["first"]["partOf"] == collection["id"]
    assert item["motivation"] == "commenting"
    assert [(body["purpose"], body["value"]) for body in item["body"]][:2] == [
        ("commenting", "Who? #count"),
        ("tagging", "count"),
    ]
    assert item["target"]["source"] == "https://example.org/bridge"
    words, position = item["target"]["selector"]
    assert words["exact"] == "nine of the twelve"
    assert BRIDGE.text[position["start"] : position["end"]] == "nine of the twelve"
    assert item["target"]["styleClass"] == "evidence"


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://example.org/a<b>c", "https://example.org/a%3Cb%3Ec"),
        ("https://example.org/été?q={x|y}", "https://example.org/été?q=%7Bx%7Cy%7D"),
        ('https://example.org/"a"^`', "https://example.org/%22a%22%5E%60"),
    ],
)
def test_the_address_of_a_text_is_an_iri_by_which_it_is_known_again(
    tmp_path: Path, url: str, iri: str
) -> None:
    article = replace(BRIDGE, url=url)
    with Library.open(tmp_path / "another", now=Clock()) as library:
        library.articles.add(article)
        note = an_annotation("rust", article=article)
        collection = json.loads(bytes_of(work_on(library, note), WorkFormat.WEB_ANNOTATIONS))

    assert collection["first"]["items"][0]["target"]["source"] == iri
    assert address_key(iri) == address_key(url) != ""


# The words of the context of the model that are used; others are dropped by who reads JSON-LD.
TERMS = {
    *("@context", "id", "type", "label", "total", "first", "last", "partOf", "startIndex"),
    *("items", "canonical"),
    # The context has `dcterms` as the beginning of a name.
    *("dcterms:title", "dcterms:creator"),
    *("motivation", "created", "modified", "stylesheet", "styleClass", "body", "target"),
    *("purpose", "value", "format", "source", "selector"),
    *("exact", "prefix", "suffix", "start", "end"),
}
MOTIVATIONS = {
    *("assessing", "commenting", "describing", "highlighting", "replying", "tagging"),
}


def terms_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(terms_in, value.values()))
    return set().union(*map(terms_in, value)) if isinstance(value, list) else set()


def test_web_annotations_use_no_word_that_the_model_does_not_know(library: Library) -> None:
    pack = a_pack()
    library.lessons.install([pack])
    judgement = replace(
        an_annotation("is safe", "No.", article=pack.articles[0]),
        claim_id=pack.claims[0].id,
        stance=Stance.DOUBT,
    )
    lost = replace(an_annotation("rust", name="n2", article=BRIDGE), lost_from=1)

    collection = json.loads(bytes_of(work_on(library, judgement, lost), WorkFormat.WEB_ANNOTATIONS))
    items = collection["first"]["items"]

    assert terms_in(collection) <= TERMS
    assert {item["motivation"] for item in items} <= MOTIVATIONS
    assert {body["purpose"] for item in items for body in item["body"]} <= MOTIVATIONS
    assert len({item["id"] for item in items}) == len(items) == 2
    assert all(item["id"].startswith("urn:uuid:") for item in items)


def test_words_of_an_earlier_version_have_no_place_in_this_one(library: Library) -> None:
    lost = replace(an_annotation("rust", article=BRIDGE), lost_from=1)
    work = work_on(library, lost)

    [item] = json.loads(bytes_of(work, WorkFormat.WEB_ANNOTATIONS))["first"]["items"]

    assert [each["type"] for each in item["target"]["selector"]] == ["TextQuoteSelector"]
    assert "lost" in text_of(work, WorkFormat.MARKDOWN)


def test_hypothesis_counts_utf_16(library: Library) -> None:
    text = "😀😀 The beams have rust."
    article = an_article("smile", text)
    library.articles.add(article)

    exported_work = json.loads(
        bytes_of(work_on(library, an_annotation("rust", article=article)), WorkFormat.HYPOTHESIS)
    )
    [annotation] = exported_work["annotations"]
    position, quote = annotation["target"][0]["selector"]

    units = text.encode("utf-16-le")[2 * position["start"] : 2 * position["end"]]
    assert units.decode("utf-16-le") == quote["exact"] == "rust"


def test_a_word_document_is_read_again_by_the_program(library: Library) -> None:
    note = an_annotation("is safe", "Is it?\nNobody \x0b knows.", article=BRIDGE)
    content = bytes_of(work_on(library, note), WorkFormat.WORD)

    [document] = documents_in(content, name="notes.docx")

    for words in ("Repairs", "is safe", "Is it?", "said by Anna Keller", "Rights: CC BY 4.0"):
        assert words in document.text
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))


def test_the_same_work_gives_the_same_bytes(library: Library) -> None:
    work = work_on(library, an_annotation("rust", article=BRIDGE))

    for form in WorkFormat:
        assert bytes_of(work, form) == bytes_of(work, form)


def test_two_texts_of_one_year_are_told_apart_in_the_text_too(library: Library) -> None:
    other = replace(BRIDGE, id=an_article("other").id, title="Tides")
    library.articles.add(other)
    both = [an_annotation("rust", name=each.id, article=each) for each in (BRIDGE, other)]

    work = work_on(library, *both)

    assert [each.marks[0].cited.plain for each in work.articles] == [
        "(Reyes, 2020a, para. 4)",
        "(Reyes, 2020b, para. 4)",
    ]


def test_nothing_is_written_over_unless_somebody_agreed(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    write_export(path, b"first", may_replace=False)

    with pytest.raises(FileExistsError):
        write_export(path, b"second", may_replace=False)
    assert path.read_bytes() == b"first"
    write_export(path, b"third", may_replace=True)

    assert path.read_bytes() == b"third"
    assert [each.name for each in tmp_path.iterdir()] == ["notes.md"]


def test_of_a_long_text_that_was_never_opened_it_is_told_that_nobody_speaks(
    library: Library,
) -> None:
    long = an_article("long", f"{BRIDGE.text}\n" * 80)
    library.articles.add(long)
    library.annotations.add(an_annotation("is safe", article=long))
    ids = (long.id,)

    [unread] = collected_work(library, ids, title="", style=CitationStyle.APA).articles
    [read] = collected_work(
        library, ids, title="", style=CitationStyle.APA, reads_long_texts=True
    ).articles

    assert (unread.is_unread, unread.marks[0].speakers) == (True, ())
    assert (read.is_unread, read.marks[0].speakers) == (False, ("Anna Keller",))


def test_each_annotation_holds_what_the_suite_of_the_w3c_asserts(library: Library) -> None:
    """The musts of `w3c/web-annotation-tests` on annotations, specific resources and pages."""
    pack = a_pack()
    library.lessons.install([pack])
    judgement = replace(
        an_annotation("is safe", "No.", name="j", article=pack.articles[0]),
        claim_id=pack.claims[0].id,
        stance=Stance.DOUBT,
    )
    notes = (
        an_annotation("rust", name="bare", article=BRIDGE),
        an_annotation("survey", "Why? #a", name="said", article=BRIDGE),
        replace(an_annotation("doubt", name="lost", article=BRIDGE), lost_from=1),
    )
    collection = json.loads(
        bytes_of(work_on(library, *notes, judgement), WorkFormat.WEB_ANNOTATIONS)
    )
    page = collection["first"]

    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert all(urlsplit(one["id"]).scheme for one in (collection, page, *page["items"]))
    assert collection["total"] == len(page["items"]) == 4
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert "bodyValue" not in item
        for moment in (item["created"], item["modified"]):
            assert datetime.fromisoformat(moment.replace("Z", "+00:00")).tzinfo is not None
        for body in item["body"]:
            # A textual body has words; a specific resource an address, and no words.
            assert isinstance(body.get("value", ""), str)
            assert ("value" in body) != bool(urlsplit(body.get("source", "")).scheme)
        target = item["target"]
        assert urlsplit(target["source"]).scheme
        # A class of a style needs the sheet that has it.
        assert ("styleClass" in target) <= ("stylesheet" in item)
        for selector in target["selector"]:
            if selector["type"] == "TextQuoteSelector":
                assert isinstance(selector["exact"], str)
            else:
                assert 0 <= selector["start"] <= selector["end"]


@pytest.mark.parametrize("form", [WorkFormat.MARKDOWN, WorkFormat.HTML, WorkFormat.TABLE])
def test_a_pen_goes_out_as_the_lesson_of_its_text_calls_it(
    library: Library, form: WorkFormat
) -> None:
    head = b"---\npens: evidence = Proof\n---\n"
    library.lessons.install([a_pack(files={"pack.md": head})])
    library.annotations.add(an_annotation("rust", article=an_article("bridges/first"), name="a"))

    words = text_of(work_on(library, an_annotation("rust", name="b")), form, WorkOrder.PEN)

    assert "Proof" in words
    assert "Evidence" in words
