"""The records of a file: a heading with an id, the fields under it, then text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.core.fields.fields import (
    Field,
    FieldList,
    FieldNames,
    Fields,
    read_field,
    say_unknown,
)
from desktop.core.fields.meant_lines import meant_field
from desktop.core.fields.problem import FieldSlip, ProblemList
from desktop.core.fields.suggestion import closest
from desktop.core.fields.text_file import TextFile
from desktop.core.text.normalised import normalise_line

LEGAL_ID = re.compile(r"[^\W_][\w.-]{0,79}")
# Only a name this much alike is taken for a mistyped field; other text may hold colons.
_LIKENESS_OF_A_FIELD = 0.8
# The words of each are looked for in a whole article.
_MOST_RECORDS = 2_000
_HYPHENS = str.maketrans("\u2010\u2011\u2013", "---")
_IN_BRACES = re.compile(r"\{([^\W_][\w.-]{0,79})\}$")


@dataclass(frozen=True, slots=True)
class FieldRecord:
    """One record; `body` is Markdown, and `id` is empty when the heading gives no usable one.

    `lines` are those of the body with their numbers, as they were written.
    """

    id: str
    title: str
    fields: Fields
    body: str
    lines: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Heading:
    title: str
    id: str
    line: int
    # Whether it begins as a heading does.
    has_signs: bool = True


def read_records(
    file: TextFile, names: FieldNames, problems: ProblemList
) -> tuple[FieldRecord, ...]:
    """All records of a file, in its order; text above the first one is for authors only."""
    records: list[FieldRecord] = []
    line_of: dict[str, int] = {}
    _say_in_no_record(file, names, problems)
    for heading, lines in _sections(file):
        if len(records) == _MOST_RECORDS:
            problems.error(
                file.name,
                heading.line,
                FieldSlip.TOO_MANY_RECORDS,
                count=_MOST_RECORDS,
            )
            break
        if not heading.has_signs:
            problems.error(
                file.name,
                heading.line,
                FieldSlip.NO_HEADING,
                title=heading.title,
                id=heading.id,
            )
        record = _read_record(file.name, heading, lines, names, problems)
        if record.id in line_of:
            problems.error(
                file.name,
                heading.line,
                FieldSlip.ID_TWICE,
                id=record.id,
                line_before=line_of[record.id],
            )
        elif record.id:
            line_of[record.id] = heading.line
        records.append(record)
    return tuple(records)


def _sections(file: TextFile) -> Iterator[tuple[_Heading, list[tuple[int, str]]]]:
    heading: _Heading | None = None
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(file.lines, 1):
        opened = _heading(line, number)
        if opened is None:
            lines.append((number, line))
            continue
        if heading is not None:
            yield heading, lines
        heading, lines = opened, []
    if heading is not None:
        yield heading, lines


def _say_in_no_record(file: TextFile, names: FieldNames, problems: ProblemList) -> None:
    """Say where a field stands above the first record: then its heading is none."""
    above = ""
    for number, line in enumerate(file.lines, 1):
        if is_heading(line):
            return
        field = read_field(line, number, known=names.known)
        if field is not None and field.name in names.known:
            problems.error(
                file.name,
                number,
                FieldSlip.FIELD_IN_NO_RECORD,
                field=field.name,
                title=normalise_line(above.strip("#*_ \t")) or "…",
                id=_slug(above),
            )
            return
        above = line if line.strip() else above


def is_heading(line: str) -> bool:
    """Whether a line would open a record."""
    return _heading(line, 0) is not None


def _heading(line: str, number: int) -> _Heading | None:
    """The heading that opens a record: the second level, or whatever ends in `{#id}`."""
    stripped = line.strip()
    level = len(stripped) - len(stripped.lstrip("#"))
    if not 1 <= level <= 6:
        return _unsigned(stripped, number)
    title = stripped[level:].strip()
    record_id = ""
    if title.endswith("}") and "{#" in title:
        title, _, record_id = title[:-1].rpartition("{#")
    elif level != 2:
        return None
    title = normalise_line(title.strip().rstrip("#"))
    return _Heading(title, _plain_id(record_id), number)


def _unsigned(line: str, number: int) -> _Heading | None:
    """A line that ends as a heading does, such as one in bold letters."""
    title, opened, record_id = line.rstrip("*_ \t").rpartition("{#")
    if not opened or not record_id.endswith("}"):
        return None
    record_id, title = _plain_id(record_id[:-1]), normalise_line(title.strip("#*_–— \t"))
    if not title or not LEGAL_ID.fullmatch(record_id):
        return None
    return _Heading(title, record_id, number, has_signs=False)


def _plain_id(record_id: str) -> str:
    # A word processor makes other hyphens of those that one types.
    return record_id.strip().casefold().translate(_HYPHENS)


def _read_record(
    file: str,
    heading: _Heading,
    lines: list[tuple[int, str]],
    names: FieldNames,
    problems: ProblemList,
) -> FieldRecord:
    entries = FieldList(file, names, problems)
    body: list[tuple[int, str]] = []
    is_top, after_blank, after_field = True, False, False
    for at, (number, line) in enumerate(lines):
        field = read_field(line, number, known=names.known)
        is_known = field is not None and field.name in names.known
        meant = None
        if is_top and not is_known:
            is_among = after_field or _is_field(lines[at + 1 : at + 2], names)
            meant = meant_field(line, number, names, is_among_fields=is_among)
        after_field = False
        if field is not None and is_known and (is_top or field.name in names.below):
            entries.add(field)
        elif meant is not None and not entries.has(meant.field.name):
            problems.error(file, number, meant.slip, words=line.strip(), meant=meant.meant)
            entries.add(meant.field)
            after_field = meant.slip is FieldSlip.FIELD_BEHIND_SIGN
        elif field is not None and is_top and not after_blank:
            say_unknown(file, field, names, problems)
        else:
            if field is not None:
                _warn_of_stray_field(file, field, names, problems)
            if line.strip():
                is_top = False
            body.append((number, line))
        after_blank = not line.strip()
    fields = Fields(file, heading.line, entries.entries)
    return FieldRecord(
        _usable_id(file, heading, problems), heading.title, fields, joined(body), tuple(body)
    )


def _is_field(lines: list[tuple[int, str]], names: FieldNames) -> bool:
    """Whether a line is a field of the top, so that the one above it is hardly text."""
    for number, line in lines:
        field = read_field(line, number, known=names.known)
        if field is None and (meant := meant_field(line, number, names, is_among_fields=True)):
            field = meant.field
        return field is not None and field.name in names.known - names.below
    return False


def joined(lines: Iterable[tuple[int, str]]) -> str:
    """Numbered lines as one text, without the empty ones around it."""
    return "\n".join(line.rstrip() for _, line in lines).strip("\n")


def _usable_id(file: str, heading: _Heading, problems: ProblemList) -> str:
    if heading.id and LEGAL_ID.fullmatch(heading.id):
        return heading.id
    if heading.id:
        problems.error(file, heading.line, FieldSlip.UNUSABLE_ID, id=heading.id)
    else:
        problems.error(
            file,
            heading.line,
            FieldSlip.NO_ID,
            title=heading.title,
            id=_slug(heading.title),
        )
    return ""


def _slug(title: str) -> str:
    """A short name for a heading that has none: the one in braces, or its first words."""
    if (found := _IN_BRACES.search(title.strip())) is not None:
        return _plain_id(found[1])
    return "-".join(re.findall(r"[a-z0-9]+", title.casefold())[:4]) or "my-id"


def _warn_of_stray_field(file: str, field: Field, names: FieldNames, problems: ProblemList) -> None:
    meant = closest(field.name, names.known, likeness=_LIKENESS_OF_A_FIELD)
    if meant is not None:
        problems.warning(
            file,
            field.line,
            FieldSlip.STRAY_FIELD,
            field=field.name,
            known_field=meant,
        )
