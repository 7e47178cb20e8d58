"""Files of other programs are known by what is in them, and read without trusting any of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.pen import Pen
from desktop.core.student_work.readers.foreign_note import (
    CannotTakeIn,
    ForeignFile,
    ForeignNote,
    NotesFormat,
    NotesRefusal,
    utc_time,
)
from desktop.core.student_work.readers.notes_file import may_hold_notes, notes_in, read_notes
from tests.core.student_work.readers.clippings import (
    LINES,
    LONGER,
    SAID,
    TITLE,
    an_entry,
    clippings,
)


def read(value: Any) -> ForeignFile:
    return read_notes(json.dumps(value).encode())


def the_note(value: Any) -> ForeignNote:
    [note] = read(value).notes
    return note


def refused(content: bytes) -> NotesRefusal:
    with pytest.raises(CannotTakeIn) as raised:
        read_notes(content)
    return raised.value.reason


# Kindle


@pytest.mark.parametrize("language", LINES)
def test_a_kindle_is_understood_in_ten_languages(language: str) -> None:
    found = read_notes(clippings(language))

    [note] = found.notes
    assert found.form is NotesFormat.KINDLE
    # The bookmark, and the mark before it was made longer.
    assert found.passed_over == 2
    assert (note.place.quote, note.body) == (LONGER, SAID)
    assert note.place.about.title == "Bridges (and Tides) of the Bay"
    assert note.place.about.author == "Ana Reyes"
    assert note.created == "2023-05-01T20:30:13+00:00"
    assert note.modified == "2023-05-01T20:28:00+00:00"
    assert "12" in note.page
    assert len(note.page) <= len("странице 12")


def test_a_language_that_nobody_knows_keeps_the_words() -> None:
    line = "- Korostuksesi sivulla 12 | kohdassa 204-205 | Lisätty: maanantai 1. toukokuuta 2023"

    [note] = read_notes(an_entry(line, "silta on vanha").encode()).notes

    assert (note.place.quote, note.created) == ("silta on vanha", "")


def test_a_title_without_an_author_is_whole() -> None:
    content = an_entry(LINES["en"][0], "old", title="bridges.pdf").encode()

    [note] = read_notes(content).notes

    assert (note.place.about.title, note.place.about.author) == ("bridges.pdf", "")


def test_two_marks_that_do_not_overlap_both_stay() -> None:
    other = LINES["en"][0].replace("204-205", "300-301")

    found = read_notes((an_entry(LINES["en"][0], "old") + an_entry(other, "rusty")).encode())

    assert [note.place.quote for note in found.notes] == ["old", "rusty"]


def test_a_note_that_was_gone_on_with_is_there_once() -> None:
    mark, note, *_ = LINES["en"]
    entries = an_entry(mark, "old"), an_entry(note, "Who"), an_entry(note, "Who says so?")

    [found] = read_notes("".join(entries).encode()).notes

    assert found.body == "Who says so?"


def test_a_note_on_no_mark_is_one_of_its_own() -> None:
    [note] = read_notes(an_entry(LINES["en"][1], "Remember this").encode()).notes

    assert (note.place.quote, note.body) == ("", "Remember this")


def test_an_article_that_was_saved_whole_comes_too() -> None:
    line = "- Clip This Article on Page 3 | Location 40-90 | Added on Monday, May 1, 2023 8:27 PM"

    [note] = read_notes(an_entry(line, "All of it.").encode()).notes

    assert note.place.quote == "All of it."


# Hypothesis

HYPOTHESIS = {
    "export_date": "2025-03-12T12:00:00+00:00",
    "export_userid": "acct:bea@example.org",
    "client_version": "1.0",
    "annotations": [
        {
            "id": "Ab1",
            "created": "2025-03-01T10:00:00.123456+00:00",
            "updated": "2025-03-02T10:00:00+00:00",
            "user": "acct:bea@example.org",
            "uri": "https://example.org/bridge",
            "text": "Who counted?",
            "tags": ["evidence", "Who says?"],
            "document": {"title": ["Repairs | Harbour Post"]},
            "target": [
                {
                    "source": "https://example.org/bridge",
                    "selector": [
                        {"type": "RangeSelector", "startContainer": "/p[1]"},
                        {"type": "TextPositionSelector", "start": 10, "end": 28},
                        {
                            "type": "TextQuoteSelector",
                            "exact": "nine of the twelve",
                            "prefix": "rust on ",
                            "suffix": " beams",
                        },
                    ],
                }
            ],
        },
        {
            "id": "Ab2",
            "uri": "https://example.org/bridge",
            "user": "acct:cem@example.org",
            "text": "The survey did.",
            "references": ["Ab1"],
            "target": [{"source": "https://example.org/bridge"}],
        },
        {"id": "Ab3", "uri": "https://example.org/bridge", "text": "On all of it", "tags": []},
    ],
}


def test_hypothesis_tells_words_tags_and_who_wrote() -> None:
    found = read(HYPOTHESIS)

    first = found.notes[0]
    assert found.form is NotesFormat.HYPOTHESIS
    assert (first.place.quote, first.place.prefix) == ("nine of the twelve", "rust on ")
    assert (first.place.start, first.place.counts_units) == (10, True)
    assert (first.pen, first.tags, first.author) == (Pen.EVIDENCE, ("Who says?",), "bea")
    assert first.modified == "2025-03-02T10:00:00+00:00"
    assert first.place.about.title == "Repairs | Harbour Post"


def test_an_answer_stands_on_the_words_of_what_it_answers() -> None:
    answer = read(HYPOTHESIS).notes[1]

    assert (answer.place.quote, answer.author) == ("nine of the twelve", "cem")


def test_a_note_on_a_page_is_on_no_words() -> None:
    assert read(HYPOTHESIS).notes[2].place.quote == ""


def test_rows_of_the_service_are_read_too() -> None:
    assert len(read({"total": 3, "rows": HYPOTHESIS["annotations"]}).notes) == 3


def test_the_table_of_hypothesis_is_read() -> None:
    content = (
        "Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page\r\n"
        '2025-03-01T10:00:00Z,https://example.org/bridge,Public,Annotation,"nine, of",bea,'
        '"Who\ncounted?","claim,odd",\r\n'
    )

    [note] = read_notes(content.encode()).notes

    assert (note.place.quote, note.body) == ("nine, of", "Who\ncounted?")
    assert (note.pen, note.tags) == (Pen.CLAIM, ("odd",))


# W3C and Thorium


def test_an_annotation_alone_is_read() -> None:
    note = the_note(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "https://example.net/a1",
            "type": "Annotation",
            "creator": {"type": "Person", "name": "Bea"},
            "created": "2025-03-01T10:00:00Z",
            "bodyValue": "Who?",
            "target": {
                "source": "https://example.org/bridge",
                "selector": {
                    "type": "FragmentSelector",
                    "value": "p1",
                    "refinedBy": {"type": "TextQuoteSelector", "exact": "rust", "prefix": "found "},
                },
            },
        }
    )

    assert (note.body, note.author, note.place.quote) == ("Who?", "Bea", "rust")
    assert note.created == "2025-03-01T10:00:00+00:00"
    assert note.place.about.addresses == ("https://example.org/bridge",)


def test_html_in_a_body_becomes_words_and_runs_nothing() -> None:
    body = {"type": "TextualBody", "format": "text/html", "value": "<p>Is it <b>so</b> &amp; why"}
    note = the_note({"type": "Annotation", "body": body, "target": "https://example.org/bridge"})

    assert note.body.split() == ["Is", "it", "so", "&", "why"]


THORIUM = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "urn:uuid:11111111-1111-4111-8111-111111111111",
    "type": "AnnotationSet",
    "generator": "https://github.com/edrlab/thorium-reader",
    "about": {"dc:title": "Bridges of the Bay", "dc:creator": ["Ana Reyes"]},
    "items": [
        {
            "type": "Annotation",
            "id": "urn:uuid:22222222-2222-4222-8222-222222222222",
            "created": "2025-03-01T10:00:00Z",
            "body": {
                "type": "TextualBody",
                "value": "Who?",
                "color": "blue",
                "highlight": "solid",
                "tag": "doubt",
            },
            "target": {
                "source": "OEBPS/one.xhtml",
                "meta": {"page": "12", "headings": [{"level": 1, "txt": "One"}]},
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": "the bridge\n\tis old",
                        "prefix": "they say ",
                        "suffix": ".",
                    },
                    {"type": "TextPositionSelector", "start": 9, "end": 27},
                    {"type": "FragmentSelector", "value": "epubcfi(/4/2,/1:9,/1:27)"},
                ],
            },
        }
    ],
}


def test_a_set_of_thorium_is_read() -> None:
    found = read(THORIUM)

    [note] = found.notes
    assert found.form is NotesFormat.THORIUM
    assert note.place.about.title == "Bridges of the Bay"
    assert note.place.about.author == "Ana Reyes"
    assert (note.body, note.tags, note.colour, note.page) == ("Who?", ("doubt",), "blue", "12")
    assert note.place.quote == "the bridge\n\tis old"


# calibre, Readwise, Zotero


def test_a_collection_of_calibre_is_read() -> None:
    found = read_notes(
        b"\xef\xbb\xbf"
        + json.dumps(
            {
                "version": 1,
                "type": "calibre_annotation_collection",
                "annotations": [
                    {
                        "type": "highlight",
                        "uuid": "u1",
                        "book_id": 4,
                        "spine_index": 2,
                        "start_cfi": "/2/4",
                        "timestamp": "2025-03-01T10:00:00.000Z",
                        "highlighted_text": "the bridge is old",
                        "notes": "Who?",
                        "style": {"kind": "color", "type": "builtin", "which": "green"},
                    },
                    {"type": "highlight", "uuid": "u2", "removed": True},
                    {"type": "bookmark", "title": "here"},
                ],
            }
        ).encode()
    )

    [note] = found.notes
    assert (found.form, found.passed_over) == (NotesFormat.CALIBRE, 2)
    assert (note.place.quote, note.body, note.colour) == ("the bridge is old", "Who?", "green")


def test_a_table_of_readwise_is_read() -> None:
    content = (
        "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
        "Highlighted at,Document tags\r\n"
        '"the bridge\nis old",Bridges of the Bay,Ana Reyes,,Who? .favorite,yellow,"doubt, age",'
        "page,12,2024-05-01 10:00:00+00:00,\r\n"
        ",Bridges of the Bay,Ana Reyes,,,,,,,,\r\n"
    )

    found = read_notes(content.encode("utf-8-sig"))

    [note] = found.notes
    assert (found.form, found.passed_over) == (NotesFormat.READWISE, 1)
    assert (note.place.quote, note.body) == ("the bridge\nis old", "Who?")
    assert note.tags == ("doubt", "age", "favorite")
    assert (note.page, note.created) == ("page 12", "2024-05-01T10:00:00+00:00")


def of_zotero(value: Any) -> str:
    return quote(json.dumps(value), safe="")


def test_a_note_of_zotero_as_html_is_read() -> None:
    uri = "http://zotero.org/users/1/items/AAAA"
    items = [
        {
            "uris": [uri],
            "itemData": {
                "title": "Repairs",
                "URL": "https://example.org/bridge",
                "author": [{"family": "Reyes", "given": "Ana"}],
            },
        }
    ]
    marked = {
        "attachmentURI": "http://zotero.org/users/1/items/BBBB",
        "annotationKey": "K1",
        "color": "#ffd400",
        "pageLabel": "45",
        "position": {"pageIndex": 68, "rects": [[1, 2, 3, 4]]},
        "citationItem": {"uris": [uri], "locator": "45"},
    }
    content = (
        f'<div data-citation-items="{of_zotero(items)}" data-schema-version="9"><h1>Notes</h1>'
        f'<p><span class="highlight" data-annotation="{of_zotero(marked)}">“nine of the twelve”'
        '</span> <span class="citation" data-citation="%7B%7D">(<span class="citation-item">Reyes,'
        " 2020, p. 45</span>)</span> Who <i>counted</i>?</p></div>"
    )

    [note] = read_notes(content.encode()).notes

    assert note.place.quote == "nine of the twelve"
    assert (note.body, note.page, note.colour) == ("Who counted?", "p. 45", "#ffd400")
    assert (note.place.about.title, note.place.about.author) == ("Repairs", "Ana Reyes")
    assert note.place.about.addresses[0] == "https://example.org/bridge"


def test_a_note_of_zotero_as_markdown_is_read() -> None:
    content = (
        "# Annotations  \n(3/1/2025, 10:00:00 AM)\n\n"
        "“nine of the twelve” ([Reyes, 2020, p. 45](zotero://select/library/items/AAAA)) "
        "([pdf](zotero://open-pdf/library/items/BBBB?page=69&annotation=K1)) Who counted?\n\n"
        '<mark style="background: #5fb236">"rust"</mark> '
        "([Reyes, 2020, p. iv](zotero://select/library/items/AAAA)) "
        "([pdf](zotero://open-pdf/library/items/BBBB?page=4&annotation=K2))\n"
    )

    first, second = read_notes(content.encode()).notes

    assert first.key == "K1"
    assert (first.place.quote, first.body) == ("nine of the twelve", "Who counted?")
    assert (first.page, first.place.about.author) == ("p. 45", "Reyes, 2020")
    assert (second.place.quote, second.colour, second.page) == ("rust", "#5fb236", "p. iv")


# What is none, and what is hostile


def test_what_is_no_file_of_notes_is_refused_with_its_reason() -> None:
    assert refused(b"Once upon a time there was a bridge.") is NotesRefusal.UNKNOWN
    assert refused(b" \n") is NotesRefusal.EMPTY
    assert refused(b'{"annotations": [') is NotesRefusal.DAMAGED
    assert refused(b'{"name": "something else"}') is NotesRefusal.UNKNOWN
    assert refused(b'{"type": "AnnotationPage", "items": []}') is NotesRefusal.EMPTY
    assert refused(b"[" * 100_000) is NotesRefusal.TOO_DEEP
    assert refused(b'{"a":' * 5_000 + b"1" + b"}" * 5_000) is NotesRefusal.TOO_DEEP


def test_brackets_in_words_are_not_deep() -> None:
    note = the_note({"type": "Annotation", "bodyValue": "[" * 500, "target": "https://example.org"})

    assert note.body == "[" * 500


@pytest.mark.parametrize(
    ("name", "content", "may"),
    [
        ("a.jsonld", json.dumps(THORIUM).encode(), True),
        ("b.json", json.dumps(HYPOTHESIS).encode(), True),
        ("My Clippings.txt", clippings("zh"), True),
        ("c.txt", b"Once upon a time.", False),
        ("d.json", b'{"title": "an article"}', False),
        ("e.csv", b"Highlight,Book Title,Book Author\r\n", True),
        ("f.html", b"<p>Nobody marked anything.</p>", False),
    ],
)
def test_a_file_of_notes_is_known_before_it_is_read(
    name: str, content: bytes, may: bool, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert may_hold_notes(path) is may


def test_a_file_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert not may_hold_notes(tmp_path / "gone.json")


def test_a_file_is_read_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "My Clippings.txt"
    path.write_bytes(clippings("en"))

    assert notes_in(path).notes[0].place.quote == LONGER


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    (
                        *(
                            "type",
                            "items",
                            "target",
                            "selector",
                            "body",
                            "value",
                            "source",
                            "first",
                        ),
                        *("annotations", "export_date", "uri", "tags", "document", "references"),
                        *("refinedBy", "exact", "start", "end", "creator", "name", "about", "rows"),
                    )
                ),
                inner | st.sampled_from(("Annotation", "AnnotationSet", "TextQuoteSelector")),
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_no_json_breaks_the_readers(value: Any) -> None:
    try:
        found = read(value)
    except CannotTakeIn:
        return
    assert found.notes
    assert all(isinstance(note.place.quote, str) for note in found.notes)


@given(st.text(alphabet="- |=\n\r12()年月日:Page Note Location 下午", max_size=200))
def test_no_clippings_break_the_reader(words: str) -> None:
    try:
        found = read_notes(f"{TITLE}\n- {words}\n==========\n".encode())
    except CannotTakeIn:
        return
    assert found.form is NotesFormat.KINDLE


def test_times_are_those_of_the_library() -> None:
    assert utc_time("2025-03-01T12:00:00+02:00") == "2025-03-01T10:00:00+00:00"
    assert utc_time("2024-05-01") == "2024-05-01T00:00:00+00:00"
    assert utc_time("yesterday") == utc_time(7) == ""
