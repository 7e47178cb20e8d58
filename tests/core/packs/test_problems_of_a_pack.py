"""Each thing that can be wrong with a pack: the line it is told for, and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.core.fields.problem import MOST_TOLD, Severity
from desktop.core.packs.reading import read_pack
from tests.core.packs.conftest import ReadEdited, WritePack


class Slip(NamedTuple):
    """What a teacher wrote for `old`, and the message that must tell of it."""

    file: str
    old: str
    new: str
    line: int
    message: str
    advice: str


ERRORS = [
    ("pack.md", "id: small-pack\n", "", 1, "“id:” is missing", "never changes"),
    ("pack.md", "licence: CC0-1.0", "licence:", 8, "“licence:” is missing", "CC-BY-4.0"),
    ("pack.md", "id: small-pack", "id: small pack!", 3, "cannot be used as an id", "hyphens"),
    ("pack.md", "edition: 1", "edition: first", 5, "whole number", "raise it by one"),
    ("pack.md", "sourcebook: 1", "sourcebook: one", 2, "whole number", "sourcebook: 1"),
    ("pack.md", "2025-09-01", "1 September", 6, "not a date", "2025-09-01"),
    ("pack.md", "2025-09-01", "2025-09", 6, "not a date", "2025-09-01"),
    ("pack.md", "2025-09-01", "2025-02-30", 6, "not a date", "2025-09-01"),
    ("pack.md", "language: en", "language: English", 7, "code of a language", "en for English"),
    ("pack.md", "edition: 1", "edition: 1\nedition: 2", 6, "stands twice", "Keep one"),
    ("pack.md", "edition: 1", "edition: 1\nno field", 6, "cannot be read", "name: value"),
    ("articles/well.md", "rights: invented, free for any use\n", "", 1, "“rights:”", "owns"),
    ("articles/well.md", "text: shortened", "text: shortend", 6, "“text:”", "“shortened”"),
    ("articles/well.md", "2025-03", "March", 5, "not a date", "2025-09"),
    ("articles/well.md", "2025-03\n", "2025-03\norder: x\n", 6, "whole number", "order: 1"),
    ("claims.md", "{#c-deep}", "", 3, "has no id", "{#the-well-is-deep}"),
    ("claims.md", "{#c-deep}", "{#c deep}", 3, "cannot be used as an id", "hyphens"),
    ("claims.md", "article: well", "article: wel", 4, "no article “wel”", "“well”"),
    ("claims.md", 'on: "The old well is deep"\n', "", 3, "not tied to a passage", "on:"),
    ("claims.md", "The old well is deep", "The odd well is steep", 5, "not in", "old well"),
    ("claims.md", "The old well is deep", "qqq zzz", 5, "are not in", "Copy the words"),
    ("claims.md", "The old well is deep", "well is dry", 5, "2 places", "near:"),
    ("claims.md", "speaker: ann", "speaker: anne", 6, "not in people.md", "“ann”"),
    ("claims.md", "ben, reporter", "ben, carl", 7, "“carl”", "reporter"),
    ("claims.md", "type: fact", "type: facts", 8, "“type:”", "“fact”"),
    ("claims.md", "status: not confirmed", "status: perhaps not", 9, "“status:”", "not confirmed"),
    ("notes.md", "kind: evidence against\n", "", 3, "what kind", "background"),
    ("notes.md", "claim: c-deep", "claim: c-deeep", 7, "no claim “c-deeep”", "“c-deep”"),
    ("notes.md", "claim: c-deep\n", "", 3, "needs a claim", "claims.md"),
    ("notes.md", "| primary", "| primery", 9, "kind of source", "“primary”"),
    ("people.md", "{#ben}", "{#ann}", 7, "used twice (first in line 3)", "another id"),
    ("people.md", "{#ben}", "{#reporter}", 7, "reporter", "another id"),
    ("questions.md", "said Ann", "said Anna Bell", 6, "are not in", "said Ann"),
    ("questions.md", 'accept: "Ann"', 'accept: "Zoe Q"', 7, "“accept:”", "Copy"),
    ("questions.md", "mark-many", "marks", 5, "“type:”", "“mark”"),
    ("glossary.md", "{#well}", "", 3, "has no id", "{#well}"),
    ("timeline.md", "report | well", "report | wall", 4, "no article “wall”", "“well”"),
]


@pytest.mark.parametrize("slip", [Slip(*error) for error in ERRORS], ids=lambda slip: slip.new)
def test_an_error_stops_the_pack_and_names_its_line(edited: ReadEdited, slip: Slip) -> None:
    reading = edited(slip.file, (slip.old, slip.new))

    found = [
        problem
        for problem in reading.problems
        if (problem.file, problem.line) == (slip.file, slip.line)
        and slip.message in problem.message
        and slip.advice in problem.advice
    ]
    assert reading.pack is None
    assert [problem.severity for problem in found] == [Severity.ERROR], reading.problems


WARNINGS = [
    ("pack.md", "licence: CC0-1.0", "licence: CC-BY-4", 8, "not a well-known", "CC-BY-4.0"),
    ("pack.md", "sourcebook: 1", "sourcebook: 2", 2, "newer Sourcebook", "as far as"),
    ("pack.md", "authors: Ada", "colour: red\nauthors: Ada", 9, "“colour:” is not known", "Fields"),
    ("claims.md", "type: fact", "typ: fact", 8, "“typ:” is not known", "“type”"),
    ("claims.md", "measured it.", "measured it.\nstatus: disputed", 11, "read as text", "move"),
    (
        "notes.md",
        "source: The town, survey of wells, 1990 | primary",
        "",
        3,
        "no source",
        "source:",
    ),
]


@pytest.mark.parametrize(
    "slip", [Slip(*warning) for warning in WARNINGS], ids=lambda slip: slip.new
)
def test_a_warning_names_its_line_and_does_not_stop_the_pack(
    edited: ReadEdited, slip: Slip
) -> None:
    reading = edited(slip.file, (slip.old, slip.new))

    assert reading.pack is not None
    assert [(problem.severity, problem.file, problem.line) for problem in reading.problems] == [
        (Severity.WARNING, slip.file, slip.line)
    ]
    assert slip.message in reading.problems[0].message
    assert slip.advice in reading.problems[0].advice


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
    assert reading.problems[0].message == "the fields at the top are not closed"
    assert reading.problems[0].line == {"pack.md": 9, "articles/well.md": 7}[file]


def test_fields_that_are_not_closed_give_one_message_although_a_line_is_drawn_lower_down(
    edited: ReadEdited,
) -> None:
    reading = edited("pack.md", ("Teacher\n---", "Teacher\n"), ("aloud.", "aloud.\n\n---\nEnd."))

    assert [problem.message for problem in reading.problems] == [
        "the fields at the top are not closed"
    ]


def test_fields_that_are_not_opened_give_one_message(edited: ReadEdited) -> None:
    reading = edited("pack.md", ("---\nsourcebook", "sourcebook"))

    assert [(problem.line, problem.message) for problem in reading.problems] == [
        (1, "the fields at the top do not begin with three hyphens")
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
    assert "authors:" in reading.problems[0].advice


def test_two_articles_cannot_have_the_same_id(a_pack: WritePack) -> None:
    copy = "---\nid: well\ntitle: Copy\nrights: free\n---\nText.\n"

    reading = read_pack(a_pack({"articles/zebra.md": copy}))

    assert [problem.file for problem in reading.problems] == ["articles/zebra.md"]
    assert "articles/well.md" in reading.problems[0].message


def test_with_several_articles_a_record_must_say_which_one_it_means(
    a_pack: WritePack, edited: ReadEdited
) -> None:
    other = "---\nid: other\ntitle: Other\nrights: free\n---\nText.\n"
    a_pack({"articles/other.md": other})

    reading = edited("claims.md", ("article: well\n", ""))

    assert [(problem.file, problem.line) for problem in reading.problems] == [("claims.md", 3)]
    assert "other, well" in reading.problems[0].advice


def test_a_file_in_another_encoding_is_one_problem_with_its_line(a_pack: WritePack) -> None:
    latin = "# People\r\n\r\n## Ann {#ann}\r\n\r\n## Bén {#ben}\r\n".encode("cp1252")

    reading = read_pack(a_pack({"people.md": latin}))

    assert [(problem.file, problem.line) for problem in reading.problems] == [("people.md", 5)]
    assert "UTF-8" in reading.problems[0].advice


def test_utf_16_is_one_problem_too(a_pack: WritePack) -> None:
    reading = read_pack(a_pack({"glossary.md": "# Glossary\n".encode("utf-16")}))

    assert [(problem.file, problem.line) for problem in reading.problems] == [("glossary.md", 1)]


@pytest.mark.parametrize(
    ("name", "advice"),
    [("Pack.md.txt", "rename it to pack.md"), ("inner/pack.md", "choose that folder"), (None, "")],
)
def test_a_folder_without_pack_md_gives_one_message(
    tmp_path: Path, name: str | None, advice: str
) -> None:
    if name:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("---\n", encoding="utf-8")

    reading = read_pack(tmp_path)

    assert [problem.message for problem in reading.problems] == [
        "there is no file pack.md in this folder"
    ]
    assert advice in reading.problems[0].advice


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

    assert [(problem.file, problem.advice) for problem in reading.problems] == [
        ("note.md", "Did you mean “notes.md”?")
    ]


def test_a_problem_prints_like_a_message_of_a_compiler(edited: ReadEdited) -> None:
    reading = edited("claims.md", ("type: fact", "type: facts"))

    assert str(reading.problems[0]) == (
        "claims.md:8: error: “facts” is not one of the words for “type:”\n    Did you mean “fact”?"
    )


def test_of_very_many_problems_the_first_are_told_and_how_many_more(edited: ReadEdited) -> None:
    wrong = "".join(f"## A\non: qqq zzz {number}\n" for number in range(400))

    problems = edited("claims.md", ("# Claims\n", f"# Claims\n{wrong}")).problems

    assert len(problems) == MOST_TOLD + 1
    assert "more problems" in problems[-1].message


def test_a_pack_without_an_end_of_problems_is_not_read_to_its_end(edited: ReadEdited) -> None:
    reading = edited("pack.md", ("edition: 1\n", "edition: 1\n" * 20_000))

    assert reading.pack is None
    assert len(reading.problems) == MOST_TOLD + 1
    assert "and more than 4,500 more" in reading.problems[-1].message
