"""What a person wrote stays byte for byte, but for the one thing that was changed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.core.fields.fields import FieldNames
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import FieldRecord, read_records
from desktop.core.fields.text_file import read_text
from desktop.core.fields.written_file import (
    NotWritable,
    WhyNotWritable,
    WrittenFile,
    written_value,
)
from desktop.core.fields.written_records import (
    NewRecord,
    WrittenRecords,
    new_file,
    with_head_value,
)
from desktop.core.lesson import PackFile
from desktop.core.packs.vocabulary import CLAIM, NOTE, PACK

CLAIMS = """\
# Claims
<!-- still to be checked -->

## They met  {#c-met}
**Article:** bridge
on:   "The council met"  \t
status：disputed

  Nobody says when.

## It is safe {#c-safe}
on: safe
"""

endings = st.sampled_from(["\n", "\r\n", "\r"])
lines = st.one_of(
    st.sampled_from(
        [
            "",
            "  ",
            "## A {#a}",
            "### B {#b}",
            "## C",
            "on: x",
            "**on:** “y” ",
            "also : z\t",
            "status：opinion",
            "hint: h",
            "words",
            "- item",
            "---",
        ]
    ),
    st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=12),
)
texts = st.lists(st.tuples(lines, endings), max_size=14).map(
    lambda parts: "".join(line + end for line, end in parts)
)
files = st.tuples(st.booleans(), texts, st.sampled_from(["", "## Z {#z}\non: q", "x"])).map(
    lambda parts: PackFile(
        "claims.md", (b"\xef\xbb\xbf" if parts[0] else b"") + (parts[1] + parts[2]).encode()
    )
)


def a_file(text: str = CLAIMS) -> WrittenFile:
    return WrittenFile.of(PackFile("claims.md", text.encode()))


def read(file: WrittenFile, names: FieldNames = CLAIM) -> tuple[FieldRecord, ...]:
    return read_records(read_text(file.file, ProblemList()), names, ProblemList())


def text_of(file: WrittenFile) -> str:
    return file.file.content.decode()


def said(record: FieldRecord) -> tuple[object, ...]:
    entries = tuple((entry.name, entry.value) for entry in record.fields.entries)
    return record.id, record.title, entries, record.body


@given(files)
def test_a_file_that_is_not_changed_has_its_bytes(file: PackFile) -> None:
    assert WrittenFile.of(file).file == file


@given(files, st.data())
def test_one_value_changes_and_every_other_line_keeps_its_bytes(
    file: PackFile, data: st.DataObject
) -> None:
    before = WrittenFile.of(file)
    records = WrittenRecords(before, CLAIM)
    ids = [each for each in records.ids if each and records.ids.count(each) == 1]
    assume(ids)
    record_id = data.draw(st.sampled_from(ids))
    name = data.draw(
        st.sampled_from(["on", "status", "title-like"]).filter(CLAIM.known.__contains__)
    )
    value = data.draw(
        st.one_of(st.sampled_from(["a: b", '"q"', "“x”", "- x", ""]), st.text(max_size=9))
    )
    try:
        after = records.with_values(record_id, name, [value])
    except NotWritable:
        return

    changed = next(each for each in read(after) if each.id == record_id)
    old = {each.id: said(each) for each in read(before) if each.id != record_id}
    assert {each.id: said(each) for each in read(after) if each.id != record_id} == old
    assert [entry.name for entry in changed.fields.entries].count(name) == 1
    kept = set(zip(before.lines, before.ends, strict=True)) - set(
        zip(after.lines, after.ends, strict=True)
    )
    fields = next(each for each in read(before) if each.id == record_id).fields
    # The line itself; and the last of the file, if that had no end and another follows it now.
    own = {before.lines[each.line - 1] for each in fields.entries if each.name == name}
    assert {line for line, end in kept if end} <= own
    assert len(kept - {each for each in kept if each[0] in own}) <= 1


@given(files)
def test_what_a_field_says_already_is_not_written_anew(file: PackFile) -> None:
    before = WrittenFile.of(file)
    records = WrittenRecords(before, CLAIM)
    for record in read(before):
        for name in {entry.name for entry in record.fields.entries}:
            values = [e.words for e in record.fields.entries if e.name == name]
            if records.ids.count(record.id) == 1 and record.id:
                assert records.with_values(record.id, name, values) == before


@given(st.text(max_size=20))
def test_a_value_is_read_as_it_was_given_or_not_written(value: str) -> None:
    try:
        file = WrittenRecords(a_file(), CLAIM).with_values("c-safe", "on", [value])
    except NotWritable:
        return

    record = read(file)[1]
    assert record.fields.words("on").split() == value.split()


def test_a_value_keeps_the_way_its_line_is_written() -> None:
    records = WrittenRecords(a_file(), CLAIM)

    on = records.with_values("c-met", "on", ["The mayor met"])
    article = records.with_values("c-met", "article", ["town"])
    status = records.with_values("c-met", "status", ["opinion"])

    assert text_of(on) == CLAIMS.replace("council", "mayor")
    assert text_of(article) == CLAIMS.replace("** bridge", "** town")
    assert text_of(status) == CLAIMS.replace("disputed", "opinion")


def test_a_new_field_stands_under_the_others_and_one_that_goes_takes_its_line() -> None:
    records = WrittenRecords(a_file(), CLAIM)

    more = records.with_values("c-met", "also", ["on Monday", "at ten"])
    less = records.with_values("c-met", "status", [])

    assert text_of(more) == CLAIMS.replace(
        "disputed\n", "disputed\nalso: on Monday\nalso: at ten\n"
    )
    assert text_of(less) == CLAIMS.replace("status：disputed\n", "")


def test_a_heading_and_a_text_change_alone() -> None:
    records = WrittenRecords(a_file(), CLAIM)

    assert text_of(records.with_title("c-met", "They talked")) == CLAIMS.replace(
        "They met", "They talked"
    )
    assert text_of(records.with_body("c-met", "On Monday.\n\nAt ten.")) == CLAIMS.replace(
        "  Nobody says when.", "On Monday.\n\nAt ten."
    )
    assert text_of(records.with_body("c-safe", "Who knows?")) == f"{CLAIMS}Who knows?\n"


def test_a_record_comes_and_goes() -> None:
    records = WrittenRecords(a_file(), CLAIM)
    new = NewRecord("c-new", "It is new", (("on", "new"),), "Is it?")

    at_end = records.with_record(new)
    between = records.with_record(new, behind="c-met")

    words = "## It is new {#c-new}\non: new\nIs it?\n"
    assert text_of(at_end) == f"{CLAIMS}\n{words}"
    assert text_of(between) == CLAIMS.replace("\n## It is", f"\n{words}\n## It is")
    assert WrittenRecords(at_end, CLAIM).without("c-new") == a_file()
    assert text_of(records.without("c-met")).startswith("# Claims\n<!-- still")
    assert [each.id for each in read(records.without("c-met"))] == ["c-safe"]


def test_fields_among_the_lines_of_a_text_stay() -> None:
    notes = "## A {#a}\non: x\nOne.\nsource: Somebody\nTwo.\n"

    made = WrittenRecords(a_file(notes), NOTE).with_body("a", "Three.")

    assert text_of(made) == "## A {#a}\non: x\nThree.\nsource: Somebody\n"


def test_only_the_lines_that_are_meant_change() -> None:
    text = "## A {#a}\non: x\n- one\n- two\nWhich?\n- three\n"

    made = WrittenRecords(a_file(text), CLAIM).with_body_lines(
        "a", ["- one", "- 2"], lambda line: line.startswith("-")
    )

    assert text_of(made) == "## A {#a}\non: x\n- one\n- 2\nWhich?\n"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Well.\n## No {#no}", WhyNotWritable.READS_AS_HEADING),
        ("on: this day", WhyNotWritable.READS_AS_FIELD),
    ],
)
def test_a_text_that_would_be_read_as_something_else_is_refused(
    body: str, why: WhyNotWritable
) -> None:
    with pytest.raises(NotWritable) as refused:
        WrittenRecords(a_file(), CLAIM).with_body("c-met", body)

    assert refused.value.why is why


def test_what_cannot_be_written_is_refused() -> None:
    records = WrittenRecords(a_file(), CLAIM)
    with pytest.raises(NotWritable):
        records.with_values("c-met", "on", ["two\nlines"])
    with pytest.raises(NotWritable):
        records.with_record(NewRecord("c-met", "Again"))
    with pytest.raises(NotWritable):
        records.with_record(NewRecord("No id", "Again"))
    with pytest.raises(NotWritable):
        records.with_values("nobody", "on", ["x"])
    with pytest.raises(NotWritable):
        written_value("not given")
    with pytest.raises(NotWritable):
        WrittenFile.of(PackFile("a.md", b"\xff\xfe"))


HEAD = "---\r\nid: small\r\n# a remark\r\ntitle: “A well”\r\n\r\nlicence: MIT\r\n---\r\nPlan.\r\n"


def test_a_field_at_the_top_changes_alone() -> None:
    file = a_file(HEAD)

    assert text_of(with_head_value(file, PACK, "title", "Wells")) == HEAD.replace("A well", "Wells")
    assert text_of(with_head_value(file, PACK, "edition", "2")) == HEAD.replace(
        "MIT\r\n", "MIT\r\nedition: 2\r\n"
    )
    assert text_of(with_head_value(file, PACK, "licence", None)) == HEAD.replace(
        "licence: MIT\r\n", ""
    )
    assert with_head_value(file, PACK, "title", "A well") == file


def test_a_new_file_has_its_fields_at_the_top() -> None:
    made = new_file("articles/a.md", {"id": "a", "title": '"Yes"'}, "One.\n\nTwo.")

    assert text_of(made) == '---\nid: a\ntitle: ""Yes""\n---\nOne.\n\nTwo.\n'
