"""A pack with more lines takes as much more work as it has lines, whatever they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import PackFile
from desktop.core.packs.reading import read_files
from tests.work import steps_of

_FEW, _MANY = 60, 480
# Eight times the lines take eight times the work, and some 20 where all are different words of
# the article; with the square of the lines it is 64 times.
_MOST = 24

_HEAD = """\
---
sourcebook: 1
id: small
title: Small
edition: 1
date: 2025-09-01
language: en
licence: CC0-1.0
authors: Ada Teacher
"""
_RECORD = "## A record {#r%d}\n"


def a_record(lines: str) -> str:
    return f"{_RECORD % 0}on: the well\n{lines}"


def records(count: int, lines: str) -> str:
    return "".join(_RECORD % number + lines.replace("%", str(number)) for number in range(count))


def different_words(count: int) -> str:
    text = "a well is a deep well and dry. " * 40
    return "".join(f"also: {text[at % 31 : at % 31 + 2 + at // 31]}\n" for at in range(count))


# What each file has for so many lines; the article has as many as well.
SHAPES: dict[str, Callable[[int], dict[str, str]]] = {
    "one place": lambda n: {"notes": records(n, "on: well\n")},
    "the same place again": lambda n: {"notes": _RECORD % 0 + "on: well\n" * n},
    "more places": lambda n: {"notes": a_record("also: well\n" * n)},
    "more places with words close by": lambda n: {"notes": a_record("also: well\nnear: dry\n" * n)},
    "more places and one landmark": lambda n: {"notes": a_record("also: well\n" * n + "near: dry")},
    "landmarks above": lambda n: {"notes": a_record("near: dry\n" * n + "also: well\n" * n)},
    "places of other words": lambda n: {"notes": a_record(different_words(n))},
    "words left out": lambda n: {"notes": a_record("also: a … well … a\n" * n)},
    "words that are not there": lambda n: {"notes": a_record("also: a dri wel\n" * n)},
    "what may stand once, late": lambda n: {
        "notes": _RECORD % 0 + "also: well\n" * n + "on: well\n" * n
    },
    "sources": lambda n: {"notes": a_record("source: A book | primary\n" * n)},
    "sources of no kind": lambda n: {"notes": a_record("source: A book | primry\n" * n)},
    "claims that are not there": lambda n: {"notes": records(n, "on: well\nclaim: x%\n")},
    "claims": lambda n: {"claims": records(n, "on: well\ntype: fact\n")},
    "who repeats it": lambda n: {"claims": a_record("repeated-by: r0\n" * n)},
    "a list of who repeats it": lambda n: {"claims": a_record(f"repeated-by: {'r0, ' * n}")},
    "people": lambda n: {"people": records(n, "names: A%, B%\n")},
    "names of one": lambda n: {"people": a_record("names: A, B\n" * n)},
    "a list of names": lambda n: {"people": a_record(f"names: {'A, ' * n}")},
    "speakers": lambda n: {
        "people": records(n, "names: A%\n"),
        "quotes": records(n, "on: well\nspeaker: r%\n"),
    },
    "answers": lambda n: {"questions": a_record("type: mark-many\n" + "answer: well\n" * n)},
    "answers in a line": lambda n: {
        "questions": a_record(f"type: mark-many\nanswer: {'well|' * n}")
    },
    "hints": lambda n: {"questions": a_record("hint: Look there.\n" * n)},
    "options": lambda n: {
        "questions": a_record("type: choice\n" + "".join(f"- {at}\n" for at in range(n)))
    },
    "the same option": lambda n: {"questions": a_record("type: choice\n" + "- a\n" * n)},
    "pairs": lambda n: {
        "questions": a_record("type: match\n" + "".join(f"- {at} | {at}\n" for at in range(n)))
    },
    "empty options": lambda n: {"questions": a_record("type: choice\n" + "- \n" * n)},
    "second passages": lambda n: {"questions": records(n, "type: compare\nwith: well\nW?\n")},
    "passages of levels": lambda n: {"notes": a_record("in: small | well\n" * n)},
    "days that are none": lambda n: {"timeline": "- soon | It rains.\n" * n},
    "terms": lambda n: {"glossary": records(n, "also: wells\nplural: wells\n")},
    "forms of a term": lambda n: {"glossary": a_record("also: wells\n" * n)},
    "days": lambda n: {"timeline": "- 2014 | It rains. | small\n" * n},
    "days of no article": lambda n: {"timeline": "- 2014 | It rains. | smal\n" * n},
    "unknown fields": lambda n: {"notes": a_record("source-of: a\n" * n)},
    "fields in the text": lambda n: {"notes": a_record("\nText.\n" + "on: well\n" * n)},
    "records without an id": lambda n: {"notes": "## A record\non: well\n" * n},
    "one id": lambda n: {"notes": (_RECORD % 0 + "on: well\n") * n},
    "the head of the pack": lambda n: {"pack": _HEAD + "subjects: History\n" * n + "---\n"},
    "a head that stays open": lambda n: {"pack": _HEAD + "subjects: History\n" * n},
    "fields of an article": lambda n: {"articles/more": "---\nid: more\n" + "byline: Ann\n" * n},
    "articles": lambda n: {
        f"articles/a{number}": f"---\nid: a{number}\ntitle: A\nrights: free\n---\nWords.\n"
        for number in range(n)
    },
    "records of no article": lambda n: {"notes": records(n, "article: smal\non: well\n")},
}


def a_pack(parts: dict[str, str], lines: int) -> tuple[PackFile, ...]:
    article = (
        "---\nid: small\ntitle: Small\nrights: free\n---\n" + "A deep well, and dry.\n" * lines
    )
    files = {"pack": f"{_HEAD}---\n", "articles/small": article, **parts}
    return tuple(PackFile(f"{name}.md", words.encode()) for name, words in files.items())


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_takes_work_in_proportion_to_the_lines(shape: str) -> None:
    few, many = (a_pack(SHAPES[shape](lines), lines) for lines in (_FEW, _MANY))

    less = steps_of(lambda: read_files(few, ProblemList()))
    more = steps_of(lambda: read_files(many, ProblemList()))

    assert more <= _MOST * less
