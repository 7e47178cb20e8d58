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
from desktop.core.fields.problem import FieldSlip, ProblemList
from desktop.core.fields.suggestion import closest
from desktop.core.fields.text_file import TextFile
from desktop.core.text.normalised import normalise_line

LEGAL_ID = re.compile(r"[^\W_][\w.-]{0,79}")
# Only a name this much alike is taken for a mistyped field; other text may hold colons.
_LIKENESS_OF_A_FIELD = 0.8
# The words of each are looked for in a whole article.
_MOST_RECORDS = 2_000


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


def read_records(
    file: TextFile, names: FieldNames, problems: ProblemList
) -> tuple[FieldRecord, ...]:
    """All records of a file, in its order; text above the first one is for authors only."""
    records: list[FieldRecord] = []
    line_of: dict[str, int] = {}
    for heading, lines in _sections(file):
        if len(records) == _MOST_RECORDS:
            problems.error(
                file.name,
                heading.line,
                FieldSlip.TOO_MANY_RECORDS,
                count=_MOST_RECORDS,
            )
            break
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


def is_heading(line: str) -> bool:
    """Whether a line would open a record."""
    return _heading(line, 0) is not None


def _heading(line: str, number: int) -> _Heading | None:
    """The heading that opens a record: the second level, or any level that ends in `{#id}`."""
    stripped = line.strip()
    level = len(stripped) - len(stripped.lstrip("#"))
    if not 1 <= level <= 6:
        return None
    title = stripped[level:].strip()
    record_id = ""
    if title.endswith("}") and "{#" in title:
        title, _, record_id = title[:-1].rpartition("{#")
    elif level != 2:
        return None
    title = normalise_line(title.strip().rstrip("#"))
    return _Heading(title, record_id.strip().casefold(), number)


def _read_record(
    file: str,
    heading: _Heading,
    lines: list[tuple[int, str]],
    names: FieldNames,
    problems: ProblemList,
) -> FieldRecord:
    entries = FieldList(file, names, problems)
    body: list[tuple[int, str]] = []
    is_top, after_blank = True, False
    for number, line in lines:
        field = read_field(line, number, known=names.known)
        is_known = field is not None and field.name in names.known
        if field is not None and is_known and (is_top or field.name in names.below):
            entries.add(field)
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


def joined(lines: Iterable[tuple[int, str]]) -> str:
    """Numbered lines as one text, without the empty ones around it."""
    return "\n".join(line.rstrip() for _, line in lines).strip("\n")


def _usable_id(file: str, heading: _Heading, problems: ProblemList) -> str:
    if heading.id and LEGAL_ID.fullmatch(heading.id):
        return heading.id
    if heading.id:
        problems.error(file, heading.line, FieldSlip.UNUSABLE_ID, id=heading.id)
    else:
        slug = "-".join(re.findall(r"[a-z0-9]+", heading.title.casefold())[:4]) or "my-id"
        problems.error(
            file,
            heading.line,
            FieldSlip.NO_ID,
            title=heading.title,
            id=slug,
        )
    return ""


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
