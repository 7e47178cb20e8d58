"""Single lines of a pack, and files of any bytes whatever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.fields.fields import read_field, unquoted
from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import PackFile
from desktop.core.packs.reading import read_files
from tests.core.fields.arrangements import arrangements

KNOWN = frozenset({"on", "kind", "repeated-by"})


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("kind: x", "kind", "x"),
        ("kind:x: y", "kind", "x: y"),
        ("Repeated by: putin", "repeated-by", "putin"),
        ("repeated_by: putin", "repeated-by", "putin"),
        ("**kind: x**", "kind", "x"),
        ("**kind:** **x**", "kind", "**x**"),
        ("colour:", "colour", ""),
    ],
)
def test_a_line_is_read_as_a_field(line, name, value):
    field = read_field(line, 7, known=KNOWN)

    assert field is not None
    assert (field.name, field.value, field.line) == (name, value, 7)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no colon",
        "One thing is sure: it rains",
        "https://example.org",
        "12:30",
        "- kind: x",
        ":",
    ],
)
def test_a_line_of_text_is_no_field(line):
    assert read_field(line, 1, known=KNOWN) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('"words"', "words"),
        ("“words”", "words"),
        ("„words“", "words"),
        ("«words»", "words"),
        ('"he said "yes" to it"', 'he said "yes" to it'),
        ('"he said "yes.""', 'he said "yes."'),
        ('""Yes," he said"', '"Yes," he said'),
        ('"Yes" and "No"', '"Yes" and "No"'),
        ("“Yes” and “No”", "“Yes” and “No”"),
        ('5" pipe', '5" pipe'),
        ('"', '"'),
        ('""', ""),
    ],
)
def test_only_marks_around_the_whole_are_taken_off(value, words):
    assert unquoted(value) == words


@given(
    st.dictionaries(
        st.sampled_from(
            ["pack", "articles/a", "claims", "notes", "people", "questions", "glossary", "timeline"]
        ),
        st.binary(max_size=200),
    )
)
def test_no_bytes_make_the_reader_fail(contents):
    files = tuple(PackFile(f"{name}.md", content) for name, content in contents.items())

    reading = read_files(files, ProblemList())

    assert reading.pack is None
    assert reading.problems


@given(arrangements, arrangements, arrangements)
def test_no_arrangement_of_lines_makes_the_reader_fail(pack, article, records):
    names = ("claims", "notes", "people", "questions", "glossary", "timeline")
    files = (
        PackFile("pack.md", pack.encode("utf-8", "replace")),
        PackFile("articles/a.md", article.encode("utf-8", "replace")),
        *(PackFile(f"{name}.md", records.encode("utf-8", "replace")) for name in names),
    )

    reading = read_files(files, ProblemList())

    assert (reading.pack is None) == any(p.severity == "error" for p in reading.problems)
    assert all(problem.line <= 40 for problem in reading.problems)
