"""Packs written by hand, with the mistakes that hands make: each is told with its line, once."""

from __future__ import annotations

import pytest

from desktop.core.fields.fields import FieldNames
from desktop.core.fields.meant_lines import meant_field
from desktop.core.fields.problem import FieldSlip, Problem, Slip
from desktop.core.lesson import PackFile
from desktop.core.packs.putting_right import put_right
from desktop.core.packs.reading import PackReading
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.vocabulary import CLAIM, QUESTION
from desktop.core.packs.writing import PackDraft

HEAD, ARTICLE = "pack.md", "articles/pool.md"
POOL = {
    HEAD: (
        "---\nsourcebook: 2\nid: pool\ntitle: The pool\nedition: 1\ndate: 2025-09-01\n"
        "language: en\nlicence: CC-BY-4.0\nauthors: Nora Field\n---\nRead once.\n"
    ),
    ARTICLE: (
        "---\nid: pool\ntitle: Pool opens in the dark\nrights: Invented, free for any use.\n---\n"
        "“Early is fine,” said Dan Webb. Webb expects 90 swimmers before school.\n\n"
        "Ines Roth is not so sure. In the hall there was some laughter.\n"
    ),
    "claims.md": (
        '# Claims\n\n## 90 people {#c-ninety}\narticle: pool\non: "Webb expects 90 swimmers"\n'
        "type: prediction\nstatus: supported\nOn Monday nobody came.\n"
    ),
    "questions.md": (
        "# Questions\n\n## Who doubts? {#q-who}\narticle: pool\ntype: choice\n- Dan Webb\n"
        "- [x] Ines Roth\nWhose doubt is it?\nhint: Look for a name.\n"
    ),
}
# What is written in place of what, in which file; and the problems, with their lines.
MISTAKES: dict[str, tuple[str, str, str, list[tuple[int, Slip]]]] = {
    "a list": ("claims.md", "type: p", "- type: p", [(6, FieldSlip.FIELD_BEHIND_SIGN)]),
    "the last one a list": (
        "claims.md",
        "status: s",
        "- status: s",
        [(7, FieldSlip.FIELD_BEHIND_SIGN)],
    ),
    "a bullet": ("claims.md", "type: p", "• type: p", [(6, FieldSlip.FIELD_BEHIND_SIGN)]),
    "a number": ("claims.md", "article: p", "1. article: p", [(4, FieldSlip.FIELD_BEHIND_SIGN)]),
    "a quotation": ("claims.md", "type: p", "> type: p", [(6, FieldSlip.FIELD_BEHIND_SIGN)]),
    "a list above options": (
        "questions.md",
        "type: c",
        "- type: c",
        [(5, FieldSlip.FIELD_BEHIND_SIGN)],
    ),
    "no colon": ("claims.md", "type: ", "type ", [(6, FieldSlip.NO_COLON)]),
    "a tab for a colon": ("claims.md", "status: ", "status\t", [(7, FieldSlip.NO_COLON)]),
    "no colon at a passage": ("claims.md", "on: ", "on ", [(5, FieldSlip.NO_COLON)]),
    "=": ("claims.md", "type: ", "type = ", [(6, FieldSlip.NO_COLON)]),
    "no colon in pack.md": (HEAD, "edition: ", "edition ", [(5, FieldSlip.NO_COLON)]),
    "a list in an article's fields": (
        ARTICLE,
        "rights: ",
        "- rights: ",
        [(4, FieldSlip.FIELD_BEHIND_SIGN)],
    ),
    "bold for a heading": (
        "claims.md",
        "## 90 people {#c-ninety}",
        "**90 people** {#c-ninety}",
        [(3, FieldSlip.NO_HEADING)],
    ),
    "a dash before a heading": ("claims.md", "## 90", "— ## 90", [(3, FieldSlip.NO_HEADING)]),
    "a heading too deep, without id": (
        "claims.md",
        "## 90 people {#c-ninety}",
        "### 90 people",
        [(4, FieldSlip.FIELD_IN_NO_RECORD)],
    ),
    "braces without #": ("claims.md", "{#c-", "{c-", [(3, FieldSlip.NO_ID)]),
    "another language": ("claims.md", "prediction", "Vorhersage", [(6, FieldSlip.NOT_A_CHOICE)]),
    "a day as one writes it": (HEAD, "2025-09-01", "1.9.2025", [(6, FieldSlip.NOT_A_DAY)]),
    "text above a field": (
        "claims.md",
        "status:",
        "This is so.\nstatus:",
        [(8, FieldSlip.STRAY_FIELD)],
    ),
}
FORGIVEN: dict[str, tuple[str, str, str]] = {
    "tabs": ("claims.md", ": ", ":\t"),
    "blanks before": ("claims.md", "type:", "    type:"),
    "curly quotes": ("claims.md", '"Webb expects 90 swimmers"', "“Webb expects 90 swimmers”"),
    "French quotes": ("claims.md", '"Webb expects 90 swimmers"', "« Webb expects 90 swimmers »"),
    "a blank before a colon": ("claims.md", "type:", "type :"),
    "a deeper heading": ("claims.md", "## 90", "### 90"),
    "a heading of the first level": ("claims.md", "## 90", "# 90"),
    "dashes for hyphens": (HEAD, "---", "–––"),
    "a dash for three hyphens": (HEAD, "---", "—"),
    "another kind of lines": ("claims.md", "\n", "\r\n"),
    "a mark of the order of bytes": ("claims.md", "# Claims", "\ufeff# Claims"),
    "a hyphen that does not break": ("claims.md", "c-ninety", "c\u2011ninety"),
    "bullets": ("questions.md", "\n- ", "\n• "),
    "dashes for a list": ("questions.md", "\n- ", "\n– "),
    "a list pushed right": ("questions.md", "\n- ", "\n      - "),
    "room in a box": ("questions.md", "[x]", "[ x ]"),
    "a tick in a box": ("questions.md", "[x]", "[✔]"),
    "an answer that looks like a field": ("questions.md", "- Dan Webb", "- Claim: Dan Webb"),
}


def draft(path: str, written: str, instead: str) -> PackDraft:
    assert written in POOL[path]
    made = POOL | {path: POOL[path].replace(written, instead)}
    return PackDraft(tuple(PackFile(name, text.encode()) for name, text in made.items()))


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_its_line_and_nothing_else_is(name: str) -> None:
    path, written, instead, expected = MISTAKES[name]

    reading = draft(path, written, instead).reading()

    assert [(each.line, each.slip) for each in reading.problems] == expected
    assert {each.file for each in reading.problems} == {path}


@pytest.mark.parametrize("name", FORGIVEN)
def test_what_is_sloppy_but_clear_is_forgiven(name: str) -> None:
    reading = draft(*FORGIVEN[name]).reading()

    assert reading.problems == ()
    assert as_read(reading) == as_read(draft("pack.md", "Read once.", "Read once.").reading())


def as_read(reading: PackReading) -> list[object]:
    """What tells a pack from one that says something else."""
    assert reading.pack is not None
    assert reading.contents is not None
    [claim], [question] = reading.pack.claims, reading.contents.questions
    right = [option.is_right for option in question.options]
    return [claim.id, claim.places, claim.type, claim.status, claim.body, right, question.body]


@pytest.mark.parametrize(
    "name", [name for name in MISTAKES if MISTAKES[name][3][0][1].value[:2] in ("fi", "no")]
)
def test_what_is_known_to_be_meant_is_put_right(name: str) -> None:
    path, written, instead, _ = MISTAKES[name]
    wrong = draft(path, written, instead)
    [problem] = wrong.reading().problems
    if problem.slip not in (FieldSlip.FIELD_BEHIND_SIGN, FieldSlip.NO_COLON):
        return

    right = put_right(wrong, problem)

    assert right is not None
    assert right.reading().problems == ()


def test_a_second_text_of_the_same_id_is_told_with_its_line() -> None:
    files = (*draft(ARTICLE, "Invented", "Invented").files,)
    twice = PackDraft((*files, PackFile("articles/second.md", POOL[ARTICLE].encode())))

    told: list[Problem] = [
        each for each in twice.reading().problems if each.slip is PackSlip.ID_OF_ANOTHER
    ]

    assert [(each.file, each.line) for each in told] == [("articles/second.md", 2)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("On Monday they met.", CLAIM),
        ("- near: the bridge", CLAIM),
        ("Status unclear.", CLAIM),
        ("- Claim: the bridge is safe", QUESTION),
        ("- with: a friend", QUESTION),
        ("-type: x", CLAIM),
        ("type", CLAIM),
    ],
)
def test_text_is_text(line: str, names: FieldNames) -> None:
    assert meant_field(line, 1, names, is_among_fields=False) is None
