"""The fields at the top of a file, between two lines of three hyphens."""

from __future__ import annotations

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
from desktop.core.fields.text_file import TextFile

# Some editors turn hyphens into dashes while one types.
_HYPHENS_IN = {"-": 1, "–": 2, "—": 3}
_LONGEST_FIELD_LIKE_LINE = 80


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of a file and the lines under them, the first of which is `body_line`.

    `is_readable` is False when there were no fields to be found; that was said already.
    """

    fields: Fields
    body: tuple[str, ...]
    body_line: int
    is_readable: bool = True


def read_head(file: TextFile, names: FieldNames, problems: ProblemList) -> Head:
    """The fields at the top of the file; what is wrong with them goes to `problems`."""
    first = next((at for at, line in enumerate(file.lines) if line.strip()), None)
    if first is None:
        problems.error(
            file.name,
            0,
            FieldSlip.EMPTY_FILE,
        )
        return Head(Fields(file.name, 1), (), 1, is_readable=False)
    start = first + 1
    if not _is_fence(file.lines[first]):
        problems.error(
            file.name,
            first + 1,
            FieldSlip.HEAD_NOT_OPENED,
        )
        field = read_field(file.lines[first], first + 1, known=names.known)
        if field is None or field.name not in names.known:
            return Head(Fields(file.name, 1), file.lines[first:], first + 1, is_readable=False)
        start = first
    return _read_between(file, start, names, problems)


def say_missing(head: Head, required: tuple[str, ...], problems: ProblemList) -> None:
    """Say which of the required fields a readable head lacks."""
    if not head.is_readable:
        return
    for name in required:
        if not head.fields.words(name):
            problems.error(
                head.fields.file,
                head.fields.line_of(name),
                FieldSlip.FIELD_MISSING,
                field=name,
            )


def _read_between(file: TextFile, start: int, names: FieldNames, problems: ProblemList) -> Head:
    closing = next((at for at in range(start, len(file.lines)) if _is_fence(file.lines[at])), None)
    entries = FieldList(file.name, names, problems)
    after_blank = False
    for at in range(start, len(file.lines) if closing is None else closing):
        line = file.lines[at]
        if not line.strip():
            after_blank = True
            continue
        if line.lstrip().startswith("#") and closing is not None:
            continue
        field = read_field(line, at + 1, known=names.known)
        is_known = field is not None and field.name in names.known
        if closing is None:
            is_text = field is None or (after_blank and not is_known)
        else:
            is_text = field is None and (after_blank or len(line) > _LONGEST_FIELD_LIKE_LINE)
        if is_text:
            return _unclosed(file, at, entries.entries, start, problems)
        meant = None
        if not is_known:
            meant = meant_field(line, at + 1, names, is_among_fields=True)
        if meant is not None and not entries.has(meant.field.name):
            problems.error(file.name, at + 1, meant.slip, words=line.strip(), meant=meant.meant)
            entries.add(meant.field)
        elif field is None:
            problems.error(
                file.name,
                at + 1,
                FieldSlip.NO_FIELD,
                words=line.strip(),
            )
        elif is_known:
            entries.add(field)
        else:
            say_unknown(file.name, field, names, problems)
    if closing is None:
        return _unclosed(file, len(file.lines), entries.entries, start, problems)
    fields = Fields(file.name, 1, entries.entries)
    return Head(fields, file.lines[closing + 1 :], closing + 2)


def _unclosed(
    file: TextFile, at: int, entries: tuple[Field, ...], start: int, problems: ProblemList
) -> Head:
    if entries:
        last = entries[-1]
        problems.error(
            file.name,
            last.line,
            FieldSlip.HEAD_NOT_CLOSED,
            field=last.name,
            words=last.value,
        )
    else:
        problems.error(file.name, max(start, 1), FieldSlip.EMPTY_HEAD_NOT_CLOSED)
    return Head(Fields(file.name, 1, entries), file.lines[at:], at + 1)


def _is_fence(line: str) -> bool:
    line = line.strip()
    return sum(_HYPHENS_IN.get(char, -len(line) * 3) for char in line) >= 3
