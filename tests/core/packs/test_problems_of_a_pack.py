"""Each thing that can be wrong with a pack: the line it is told for, and its values."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.core.claim import NoteKind
from desktop.core.fields.problem import LONGEST_VALUE, MOST_TOLD, FieldSlip, Severity, Slip, Value
from desktop.core.packs.pack_head import LICENCES
from desktop.core.packs.reading import read_pack
from desktop.core.packs.slip import PackSlip
from tests.core.packs.conftest import SMALL_PACK, ReadEdited, WritePack


class Wrong(NamedTuple):
    """What a teacher wrote for `old`, and the slip, with some of its values, that tells of it."""

    file: str
    old: str
    new: str
    line: int
    slip: Slip
    values: dict[str, Value]


ERRORS: list[tuple[str, str, str, int, Slip, dict[str, Value]]] = [
    ("pack.md", "id: small-pack\n", "", 1, FieldSlip.FIELD_MISSING, {"field": "id"}),
    ("pack.md", "licence: CC0-1.0", "licence:", 8, FieldSlip.FIELD_MISSING, {"field": "licence"}),
    (
        "pack.md",
        "id: small-pack",
        "id: small pack!",
        3,
        FieldSlip.UNUSABLE_ID,
        {"id": "small pack!"},
    ),
    ("pack.md", "edition: 1", "edition: first", 5, PackSlip.NOT_AN_EDITION, {"words": "first"}),
    ("pack.md", "sourcebook: 1", "sourcebook: one", 2, PackSlip.NOT_A_FORMAT, {"words": "one"}),
    ("pack.md", "2025-09-01", "1 September", 6, FieldSlip.NOT_A_DAY, {"words": "1 September"}),
    ("pack.md", "2025-09-01", "2025-09", 6, FieldSlip.NOT_A_DAY, {"words": "2025-09"}),
    ("pack.md", "2025-09-01", "2025-02-30", 6, FieldSlip.NOT_A_DAY, {"words": "2025-02-30"}),
    (
        "pack.md",
        "language: en",
        "language: English",
        7,
        PackSlip.NOT_A_LANGUAGE,
        {"words": "English"},
    ),
    (
        "pack.md",
        "edition: 1",
        "edition: 1\nedition: 2",
        6,
        FieldSlip.FIELD_TWICE,
        {"field": "edition"},
    ),
    ("pack.md", "edition: 1", "edition: 1\nno field", 6, FieldSlip.NO_FIELD, {"words": "no field"}),
    (
        "articles/well.md",
        "rights: invented, free for any use\n",
        "",
        1,
        FieldSlip.FIELD_MISSING,
        {"field": "rights"},
    ),
    (
        "articles/well.md",
        "text: shortened",
        "text: shortend",
        6,
        FieldSlip.NOT_A_CHOICE,
        {"field": "text", "meant": "shortened"},
    ),
    ("articles/well.md", "2025-03", "March", 5, FieldSlip.NOT_A_DATE, {"words": "March"}),
    (
        "articles/well.md",
        "2025-03\n",
        "2025-03\norder: x\n",
        6,
        PackSlip.NOT_AN_ORDER,
        {"words": "x"},
    ),
    (
        "claims.md",
        "{#c-deep}",
        "",
        3,
        FieldSlip.NO_ID,
        {"title": "The well is deep", "id": "the-well-is-deep"},
    ),
    ("claims.md", "{#c-deep}", "{#c deep}", 3, FieldSlip.UNUSABLE_ID, {"id": "c deep"}),
    (
        "claims.md",
        "article: well",
        "article: wel",
        4,
        PackSlip.NO_SUCH_ARTICLE,
        {"article": "wel", "meant": "well"},
    ),
    ("claims.md", 'on: "The old well is deep"\n', "", 3, PackSlip.NO_PASSAGE, {}),
    (
        "claims.md",
        "The old well is deep",
        "The odd well is steep",
        5,
        PackSlip.NOT_IN_ARTICLE,
        {"field": "on", "article_file": "articles/well.md", "meant": "The old well is deep"},
    ),
    (
        "claims.md",
        "The old well is deep",
        "qqq zzz",
        5,
        PackSlip.NOT_IN_ARTICLE,
        {"words": "qqq zzz", "meant": ""},
    ),
    (
        "claims.md",
        "The old well is deep",
        "well is dry",
        5,
        PackSlip.SEVERAL_PLACES,
        {"field": "on", "count": 2},
    ),
    (
        "claims.md",
        "speaker: ann",
        "speaker: anne",
        6,
        PackSlip.NO_SUCH_PERSON,
        {"person": "anne", "meant": "ann"},
    ),
    (
        "claims.md",
        "ben, reporter",
        "ben, carl",
        7,
        PackSlip.NO_SUCH_PERSON,
        {"field": "repeated-by", "person": "carl", "known": ("ann", "ben", "reporter")},
    ),
    (
        "claims.md",
        "type: fact",
        "type: facts",
        8,
        FieldSlip.NOT_A_CHOICE,
        {"field": "type", "meant": "fact"},
    ),
    (
        "claims.md",
        "status: not confirmed",
        "status: perhaps not",
        9,
        FieldSlip.NOT_A_CHOICE,
        {"field": "status", "meant": "not confirmed in this article"},
    ),
    ("notes.md", "kind: evidence against\n", "", 3, PackSlip.NO_KIND, {"known": tuple(NoteKind)}),
    (
        "notes.md",
        "claim: c-deep",
        "claim: c-deeep",
        7,
        PackSlip.NO_SUCH_CLAIM,
        {"claim": "c-deeep", "meant": "c-deep"},
    ),
    (
        "notes.md",
        "claim: c-deep\n",
        "",
        3,
        PackSlip.EVIDENCE_WITHOUT_CLAIM,
        {"kind": "evidence against"},
    ),
    (
        "notes.md",
        "| primary",
        "| primery",
        9,
        PackSlip.NO_KIND_OF_SOURCE,
        {"kind": "primery", "meant": "primary"},
    ),
    ("people.md", "{#ben}", "{#ann}", 7, FieldSlip.ID_TWICE, {"id": "ann", "line_before": 3}),
    ("people.md", "{#ben}", "{#reporter}", 7, PackSlip.REPORTER_AS_PERSON, {}),
    (
        "questions.md",
        "said Ann",
        "said Anna Bell",
        6,
        PackSlip.NOT_IN_ARTICLE,
        {"field": "answer", "meant": "said Ann"},
    ),
    (
        "questions.md",
        'accept: "Ann"',
        'accept: "Zoe Q"',
        7,
        PackSlip.NOT_IN_ARTICLE,
        {"field": "accept", "meant": ""},
    ),
    (
        "questions.md",
        "mark-many",
        "marks",
        5,
        FieldSlip.NOT_A_CHOICE,
        {"field": "type", "meant": "mark"},
    ),
    ("glossary.md", "{#well}", "", 3, FieldSlip.NO_ID, {"id": "well"}),
    (
        "timeline.md",
        "report | well",
        "report | wall",
        4,
        PackSlip.NO_SUCH_ARTICLE,
        {"article": "wall", "meant": "well"},
    ),
]


@pytest.mark.parametrize("wrong", [Wrong(*error) for error in ERRORS], ids=lambda wrong: wrong.new)
def test_an_error_stops_the_pack_and_names_its_line(edited: ReadEdited, wrong: Wrong) -> None:
    reading = edited(wrong.file, (wrong.old, wrong.new))

    found = [
        problem
        for problem in reading.problems
        if (problem.file, problem.line, problem.slip) == (wrong.file, wrong.line, wrong.slip)
        and wrong.values.items() <= dict(problem.values).items()
    ]
    assert reading.pack is None
    assert [problem.severity for problem in found] == [Severity.ERROR], reading.problems


WARNINGS: list[tuple[str, str, str, int, Slip, dict[str, Value]]] = [
    (
        "pack.md",
        "licence: CC0-1.0",
        "licence: CC-BY-4",
        8,
        PackSlip.UNKNOWN_LICENCE,
        {"licence": "CC-BY-4", "known": tuple(sorted(LICENCES))},
    ),
    (
        "pack.md",
        "sourcebook: 1",
        "sourcebook: 3",
        2,
        PackSlip.NEWER_FORMAT,
        {"format": 3, "known_format": 2},
    ),
    (
        "pack.md",
        "authors: Ada",
        "colour: red\nauthors: Ada",
        9,
        FieldSlip.UNKNOWN_FIELD,
        {"field": "colour", "meant": ""},
    ),
    (
        "claims.md",
        "type: fact",
        "typ: fact",
        8,
        FieldSlip.UNKNOWN_FIELD,
        {"field": "typ", "meant": "type"},
    ),
    (
        "claims.md",
        "measured it.",
        "measured it.\nstatus: disputed",
        11,
        FieldSlip.STRAY_FIELD,
        {"field": "status"},
    ),
    (
        "notes.md",
        "source: The town, survey of wells, 1990 | primary",
        "",
        3,
        PackSlip.EVIDENCE_WITHOUT_SOURCE,
        {},
    ),
]


@pytest.mark.parametrize(
    "wrong", [Wrong(*warning) for warning in WARNINGS], ids=lambda wrong: wrong.new
)
def test_a_warning_names_its_line_and_does_not_stop_the_pack(
    edited: ReadEdited, wrong: Wrong
) -> None:
    reading = edited(wrong.file, (wrong.old, wrong.new))

    [problem] = reading.problems
    assert reading.pack is not None
    assert problem.severity is Severity.WARNING
    assert (problem.file, problem.line, problem.slip) == (wrong.file, wrong.line, wrong.slip)
    assert wrong.values.items() <= dict(problem.values).items()


def test_all_problems_are_told_at_once_in_the_order_of_the_files(edited: ReadEdited) -> None:
    reading = edited("claims.md", ("type: fact", "type: x"), ("ann", "q"), ("well\n", "q\n"))

    assert [(problem.file, problem.line) for problem in reading.problems] == [
        ("claims.md", 4),
        ("claims.md", 6),
        ("claims.md", 8),
    ]


@pytest.mark.parametrize("file", ["pack.md", "articles/well.md"])
def test_fields_that_are_not_closed_give_one_message(edited: ReadEdited, file: str) -> None:
    last = {"pack.md": "Ada Teacher\n---\n", "articles/well.md": "any use\n---\n"}[file]

    reading = edited(file, (last, last.replace("---\n", "\nTrump: one\n\nTwo: three\n" * 20)))

    assert len(reading.problems) == 1
    assert reading.problems[0].slip is FieldSlip.HEAD_NOT_CLOSED
    assert reading.problems[0].line == {"pack.md": 9, "articles/well.md": 7}[file]


def test_fields_that_are_not_closed_give_one_message_although_a_line_is_drawn_lower_down(
    edited: ReadEdited,
) -> None:
    reading = edited("pack.md", ("Teacher\n---", "Teacher\n"), ("aloud.", "aloud.\n\n---\nEnd."))

    assert [problem.slip for problem in reading.problems] == [FieldSlip.HEAD_NOT_CLOSED]


def test_fields_that_are_not_opened_give_one_message(edited: ReadEdited) -> None:
    reading = edited("pack.md", ("---\nsourcebook", "sourcebook"))

    assert [(problem.line, problem.slip) for problem in reading.problems] == [
        (1, FieldSlip.HEAD_NOT_OPENED)
    ]


def test_an_article_without_fields_gives_one_message(a_pack: WritePack) -> None:
    reading = read_pack(a_pack({"articles/other.md": "Only text.\n\nAnd more.\n"}))

    assert [(problem.file, problem.line) for problem in reading.problems] == [
        ("articles/other.md", 1)
    ]


def test_a_status_needs_an_author_and_that_is_said_once(
    a_pack: WritePack, edited: ReadEdited
) -> None:
    reading = edited("pack.md", ("authors: Ada Teacher\n", ""))

    assert [(problem.file, problem.line) for problem in reading.problems] == [("claims.md", 9)]
    assert reading.problems[0].slip is PackSlip.STATUS_WITHOUT_AUTHOR


def test_two_articles_cannot_have_the_same_id(a_pack: WritePack) -> None:
    copy = "---\nid: well\ntitle: Copy\nrights: free\n---\nText.\n"

    reading = read_pack(a_pack({"articles/zebra.md": copy}))

    assert [problem.file for problem in reading.problems] == ["articles/zebra.md"]
    assert reading.problems[0].slip is PackSlip.ID_OF_ANOTHER
    assert reading.problems[0]["file_before"] == "articles/well.md"


def test_with_several_articles_a_record_must_say_which_one_it_means(
    a_pack: WritePack, edited: ReadEdited
) -> None:
    other = "---\nid: other\ntitle: Other\nrights: free\n---\nText.\n"
    a_pack({"articles/other.md": other})

    reading = edited("claims.md", ("article: well\n", ""))

    assert [(problem.file, problem.line) for problem in reading.problems] == [("claims.md", 3)]
    assert reading.problems[0].slip is PackSlip.NO_ARTICLE_NAMED
    assert reading.problems[0]["known"] == ("other", "well")


def test_a_file_in_another_encoding_is_one_problem_with_its_line(a_pack: WritePack) -> None:
    latin = "# People\r\n\r\n## Ann {#ann}\r\n\r\n## Bén {#ben}\r\n".encode("cp1252")

    reading = read_pack(a_pack({"people.md": latin}))

    assert [(problem.file, problem.line) for problem in reading.problems] == [("people.md", 5)]
    assert reading.problems[0].slip is FieldSlip.NOT_UTF_8


def test_utf_16_is_one_problem_too(a_pack: WritePack) -> None:
    reading = read_pack(a_pack({"glossary.md": "# Glossary\n".encode("utf-16")}))

    assert [(problem.file, problem.line) for problem in reading.problems] == [("glossary.md", 1)]


@pytest.mark.parametrize(
    ("name", "slip", "values"),
    [
        ("Pack.md.txt", PackSlip.PACK_FILE_MISNAMED, {"path": "Pack.md.txt"}),
        ("inner/pack.md", PackSlip.PACK_FILE_DEEPER, {"folder": "inner"}),
        (None, PackSlip.NO_PACK_FILE, {}),
    ],
)
def test_a_folder_without_pack_md_gives_one_message(
    tmp_path: Path, name: str | None, slip: PackSlip, values: dict[str, Value]
) -> None:
    if name:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("---\n", encoding="utf-8")

    reading = read_pack(tmp_path)

    assert [(problem.slip, dict(problem.values)) for problem in reading.problems] == [
        (slip, values)
    ]


def test_a_pack_without_articles_says_so(a_pack: WritePack) -> None:
    folder = a_pack({"articles/well.md": None, "articles/well.txt": "Text."})

    reading = read_pack(folder)

    assert [problem.file for problem in reading.problems if problem.severity is Severity.ERROR] == [
        "articles/"
    ]
    assert ("articles/well.txt", Severity.WARNING) in [
        (problem.file, problem.severity) for problem in reading.problems
    ]


def test_a_file_with_nearly_the_right_name_is_warned_of(a_pack: WritePack) -> None:
    reading = read_pack(a_pack({"note.md": "## A note {#n}\n", "README.md": "Hello.\n"}))

    assert [(problem.file, problem.slip, problem["meant"]) for problem in reading.problems] == [
        ("note.md", PackSlip.FILE_MISNAMED, "notes.md")
    ]


def test_of_very_many_problems_the_first_are_told_and_how_many_more(edited: ReadEdited) -> None:
    wrong = "".join(f"## A\non: qqq zzz {number}\n" for number in range(400))

    problems = edited("claims.md", ("# Claims\n", f"# Claims\n{wrong}")).problems

    assert len(problems) == MOST_TOLD + 1
    assert problems[-1].slip is FieldSlip.MORE_PROBLEMS
    assert problems[-1]["count"] == 300


def test_a_pack_without_an_end_of_problems_is_not_read_to_its_end(edited: ReadEdited) -> None:
    reading = edited("pack.md", ("edition: 1\n", "edition: 1\n" * 20_000))

    assert reading.pack is None
    assert len(reading.problems) == MOST_TOLD + 1
    assert reading.problems[-1].slip is FieldSlip.MANY_MORE_PROBLEMS
    assert reading.problems[-1]["count"] == 4_500


def test_a_value_is_no_whole_book(edited: ReadEdited) -> None:
    reading = edited("pack.md", ("edition: 1", f"edition: {'one ' * 1_000}"))

    assert reading.problems[0]["words"] == ("one " * 1_000)[:LONGEST_VALUE]


@pytest.mark.parametrize("article", ["Only words.\n", "---\nid: well\ntitle: T\nrights: r\n---\n"])
def test_an_article_that_cannot_be_read_is_said_once_and_not_of_every_passage(
    a_pack: WritePack, article: str
) -> None:
    reading = read_pack(a_pack({"articles/well.md": article}))

    assert {problem.file for problem in reading.problems} == {"articles/well.md"}


@pytest.mark.parametrize("name", ["claims.txt", "Claims.md.txt"])
def test_a_file_that_an_editor_saved_with_another_ending_is_known(
    a_pack: WritePack, name: str
) -> None:
    reading = read_pack(
        a_pack({"claims.md": None, "notes.md": None, name: SMALL_PACK["claims.md"]})
    )

    told = [(each.file, each["meant"]) for each in reading.problems if "meant" in dict(each.values)]
    assert (name, "claims.md") in told


def test_pack_md_saved_as_text_is_to_be_renamed(a_pack: WritePack) -> None:
    reading = read_pack(a_pack({"pack.md": None, "pack.txt": SMALL_PACK["pack.md"]}))

    [problem] = reading.problems
    assert (problem.slip, problem["path"]) == (PackSlip.PACK_FILE_MISNAMED, "pack.txt")


def test_where_no_claim_has_an_id_none_is_offered(edited: ReadEdited) -> None:
    reading = edited("claims.md", (" {#c-deep}", ""))

    assert PackSlip.NO_SUCH_CLAIM not in {problem.slip for problem in reading.problems}


def test_what_was_meant_is_offered_without_the_signs_around_it(edited: ReadEdited) -> None:
    reading = edited("claims.md", ('"The old well is deep"', '"Nobody nows how deep"'))

    [problem] = [each for each in reading.problems if each.slip is PackSlip.NOT_IN_ARTICLE]
    assert problem["meant"] == "Nobody knows how deep"
