"""The fields at the top of a file, between two lines of three hyphens."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.fields.fields import (
    Field,
    FieldNames,
    Fields,
    check_once,
    read_field,
    say_unknown,
)
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.suggestion import shortened
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
            "this file is empty",
            "Begin it with a line ---, then the fields, then another line ---.",
        )
        return Head(Fields(file.name, 1), (), 1, is_readable=False)
    start = first + 1
    if not _is_fence(file.lines[first]):
        problems.error(
            file.name,
            first + 1,
            "the fields at the top do not begin with three hyphens",
            "Put a line --- above the first field and another one under the last.",
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
                f"the field “{name}:” is missing",
                _HOW_TO_WRITE.get(name, f"Add a line  {name}: …"),
            )


_HOW_TO_WRITE = {
    "sourcebook": "Add the line  sourcebook: 1  (the version of the way packs are written).",
    "id": "Add a short name that never changes, for example  id: town-meeting-2025",
    "edition": "Add  edition: 1  and raise it by one each time you hand out a new version.",
    "date": "Add the day of this edition, for example  date: 2025-09-01",
    "language": "Add the short code of the language, for example  language: en",
    "licence": "Say who may use the pack, for example  licence: CC-BY-4.0",
    "rights": "Add a line  rights: …  that says who owns the text and how it may be used.",
}


def _read_between(file: TextFile, start: int, names: FieldNames, problems: ProblemList) -> Head:
    closing = next((at for at in range(start, len(file.lines)) if _is_fence(file.lines[at])), None)
    entries: list[Field] = []
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
            return _unclosed(file, at, entries, start, problems)
        if field is None:
            problems.error(
                file.name,
                at + 1,
                f"this line cannot be read as a field: “{shortened(line.strip())}”",
                "Write it as  name: value  on one line.",
            )
        elif is_known:
            check_once(file.name, field, entries, names, problems)
            entries.append(field)
        else:
            say_unknown(file.name, field, names, problems)
    if closing is None:
        return _unclosed(file, len(file.lines), entries, start, problems)
    fields = Fields(file.name, 1, tuple(entries))
    return Head(fields, file.lines[closing + 1 :], closing + 2)


def _unclosed(
    file: TextFile, at: int, entries: list[Field], start: int, problems: ProblemList
) -> Head:
    last = entries[-1] if entries else None
    problems.error(
        file.name,
        last.line if last else max(start, 1),
        "the fields at the top are not closed",
        f"Put a line --- under “{last.name}: {shortened(last.value, length=30)}”."
        if last
        else "Put a line --- under the last field.",
    )
    return Head(Fields(file.name, 1, tuple(entries)), file.lines[at:], at + 1)


def _is_fence(line: str) -> bool:
    line = line.strip()
    return sum(_HYPHENS_IN.get(char, -len(line) * 3) for char in line) >= 3
