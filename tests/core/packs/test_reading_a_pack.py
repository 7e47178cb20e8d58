"""What comes out of a pack that is in order, and of one that is only written sloppily."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.core.article import Completeness
from desktop.core.claim import REPORTER, ClaimStatus, ClaimType, NoteKind, NoteSource
from desktop.core.packs.reading import read_pack
from tests.core.packs.conftest import ReadEdited, WritePack, pack_of


def test_a_pack_in_order_is_read_without_a_word(a_pack: WritePack) -> None:
    folder = a_pack()

    reading = read_pack(folder)

    assert reading.problems == ()
    assert reading.pack is not None
    assert (reading.pack.id, reading.pack.title, reading.pack.edition) == (
        "small-pack",
        "A small pack",
        1,
    )
    assert (reading.pack.date, reading.pack.language, reading.pack.licence) == (
        "2025-09-01",
        "en",
        "CC0-1.0",
    )


def test_wrapped_lines_of_an_article_become_one_paragraph(a_pack: WritePack) -> None:
    article = pack_of(read_pack(a_pack())).articles[0]

    assert article.text == (
        "The old well is deep, said Ann. “Nobody knows how deep,” she added.\n"
        "Ben disagreed. The well is dry – he had looked, he said, and the well is dry."
    )


def test_an_article_says_where_it_comes_from_and_leaves_empty_what_is_not_given(
    a_pack: WritePack,
) -> None:
    article = pack_of(read_pack(a_pack())).articles[0]

    assert article.id == "small-pack/well"
    assert article.publisher == ""
    assert article.published == "2025-03"
    assert article.language == "en"
    assert article.completeness is Completeness.SHORTENED
    assert article.rights == "invented, free for any use"


def test_a_claim_says_who_made_it_who_repeats_it_and_who_judged_it(a_pack: WritePack) -> None:
    claim = pack_of(read_pack(a_pack())).claims[0]

    assert claim.id == "small-pack/c-deep"
    assert claim.speaker == "small-pack/ann"
    assert claim.repeated_by == ("small-pack/ben", REPORTER)
    assert claim.type is ClaimType.FACT
    assert claim.status is ClaimStatus.NOT_CONFIRMED
    assert claim.status_by == "Ada Teacher"
    assert claim.body == "Nobody has measured it."
    assert claim.places[0].quote.exact == "The old well is deep"


def test_a_note_belongs_to_its_claim_and_keeps_its_sources_out_of_its_text(
    a_pack: WritePack,
) -> None:
    note = pack_of(read_pack(a_pack())).notes[0]

    assert note.id == "small-pack/n-deep"
    assert note.claim == "small-pack/c-deep"
    assert note.kind is NoteKind.EVIDENCE_AGAINST
    assert note.sources == (NoteSource("The town, survey of wells, 1990", "primary"),)
    assert note.body == "It was measured once."


def test_a_person_has_other_forms_of_the_name(a_pack: WritePack) -> None:
    ann, ben = pack_of(read_pack(a_pack())).people

    assert (ann.id, ann.name, ann.names) == ("small-pack/ann", "Ann Smith", ("Ann", "Mrs Smith"))
    assert (ben.names, ben.body) == ((), "")


def test_every_file_is_kept_byte_for_byte(a_pack: WritePack) -> None:
    folder = a_pack(
        {"media/well.png": b"\x89PNG\r\n\x1a\n\xff\x00", "odd.md": "## A quote {#x}\nodd: 1\n"}
    )

    files = {file.path: file.content for file in pack_of(read_pack(folder)).files}

    assert files == {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert list(files) == sorted(files)


def test_articles_stand_in_the_order_that_their_teacher_gave(a_pack: WritePack) -> None:
    said = "The old well is deep, said Ann. Nobody knows how deep, she added.\n"
    well = "---\nid: {0}\ntitle: {0}\nrights: free\norder: {1}\n---\nThe well.\n"
    folder = a_pack(
        {
            "articles/well.md": well.format("well", 2) + said,
            "articles/zebra.md": well.format("zebra", 1),
        }
    )

    articles = pack_of(read_pack(folder)).articles

    assert [article.id for article in articles] == ["small-pack/zebra", "small-pack/well"]


@pytest.mark.parametrize(
    ("tidy", "sloppy"),
    [
        ("kind: evidence against", "**kind:** Evidence Against"),
        ("kind: evidence against", "**Kind**: evidence-against."),
        ("kind: evidence against", "kind\uff1aevidence against"),
        ("kind: evidence against", "\tKIND\t:\tevidence against"),
        ("kind: evidence against", "\u00a0kind:\u00a0evidence\u00a0against"),
        ("kind: evidence against", "kind: “evidence against”"),
        ("## How deep? {#n-deep}", "##How deep? {#N-Deep}"),
        ("## How deep? {#n-deep}", "### How deep? ## {# n-deep }"),
        ("## How deep? {#n-deep}\n", "## How deep? {#n-deep}\n\n"),
        ("claim: c-deep", "Claim: C-Deep"),
        ("article: well\n", ""),
        ('on: "Nobody knows how deep"', "on: nobody  knows how deep"),
        ("| primary", "|Primary"),
    ],
)
def test_what_is_sloppy_but_clear_is_forgiven(
    edited: ReadEdited, a_pack: WritePack, tidy: str, sloppy: str
) -> None:
    expected = pack_of(read_pack(a_pack())).notes

    reading = edited("notes.md", (tidy, sloppy))

    assert reading.problems == ()
    assert pack_of(reading).notes == expected


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\n\n" + text,
        lambda text: text.replace("---", "—"),
        lambda text: text.replace("---", "-----  "),
        lambda text: text.replace(": ", " : "),
    ],
    ids=["BOM", "CRLF", "CR", "empty lines", "dash", "five hyphens", "blank before colon"],
)
def test_whatever_an_editor_does_to_a_file_it_reads_the_same(
    a_pack: WritePack, rewrite: Callable[[str], str]
) -> None:
    expected = pack_of(read_pack(a_pack()))
    texts = {file.path: file.content.decode() for file in expected.files}

    reading = read_pack(a_pack({name: rewrite(texts[name]) for name in ("pack.md",)}))

    assert reading.problems == ()
    assert pack_of(reading).title == expected.title
    assert pack_of(reading).articles == expected.articles
    assert pack_of(reading).claims == expected.claims


def test_a_value_is_the_whole_line_after_the_first_colon(edited: ReadEdited) -> None:
    reading = edited("pack.md", ("title: A small pack", "title: Assignment 1: no, 010 and 12:30"))

    assert pack_of(reading).title == "Assignment 1: no, 010 and 12:30"


def test_a_person_may_be_named_instead_of_given_by_id(edited: ReadEdited) -> None:
    reading = edited("claims.md", ("speaker: ann", "speaker: Mrs Smith"))

    assert pack_of(reading).claims[0].speaker == "small-pack/ann"


def test_a_licence_written_with_blanks_is_stored_by_its_proper_name(edited: ReadEdited) -> None:
    reading = edited("pack.md", ("CC0-1.0", "cc by 4.0"))

    assert reading.problems == ()
    assert pack_of(reading).licence == "CC-BY-4.0"


def test_a_colon_in_a_sentence_makes_no_field(edited: ReadEdited) -> None:
    reading = edited(
        "notes.md",
        ("It was measured once.", "One thing is certain: it is deep.\n\nTwice: never."),
    )

    assert reading.problems == ()
    assert pack_of(reading).notes[0].body == "One thing is certain: it is deep.\n\nTwice: never."
