"""The `name: value` lines of a pack, each with its line number.

This is no YAML, and on purpose: the whole line after the first colon is the value, so that
`title: Assignment 1: X` is a title, and `no`, `010` and `12:30` stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.core.fields.problem import FieldSlip, ProblemList
from desktop.core.fields.suggestion import suggestion
from desktop.core.text.quotation_marks import DOUBLE

_COLON = re.compile("[:\uff1a]")
_NAME = re.compile("[a-z][a-z-]*")
_LONGEST_NAME = 40
# Every field is looked through for each name that a record may have.
_MOST_FIELDS = 500
_OPENING_AND_CLOSING = {'"': '"“”', "“": '”"', "„": '“”"', "«": "»", "»": "«", "”": "”"}
_ANY_QUOTE_MARK = re.compile(f"[{DOUBLE}]")
_SAYS_NOTHING = "not given"


@dataclass(frozen=True, slots=True)
class Field:
    """One `name: value` line; `value` is the line after the colon, without blanks around it."""

    name: str
    value: str
    line: int

    @property
    def words(self) -> str:
        """The value without the quotation marks around the whole of it; "not given" is empty."""
        words = unquoted(self.value)
        return "" if words.casefold() == _SAYS_NOTHING else words


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The fields that one kind of record knows.

    `once` may stand once, `often` may be repeated, and `below` are those of both that may
    also stand under the record's text. Of one that `has_items` a list in the text means something.
    """

    once: frozenset[str]
    often: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()
    has_items: bool = False

    @property
    def known(self) -> frozenset[str]:
        """Every name that has a meaning here."""
        return self.once | self.often


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one file or record, in the order of the file; `line` is where it begins."""

    file: str
    line: int
    entries: tuple[Field, ...] = ()

    def first(self, name: str) -> Field | None:
        """The first field of that name."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def every(self, name: str) -> tuple[Field, ...]:
        """All fields of that name that have a value."""
        return tuple(entry for entry in self.entries if entry.name == name and entry.words)

    def words(self, name: str) -> str:
        """What the field says; empty where it is missing, left empty or "not given"."""
        entry = self.first(name)
        return entry.words if entry else ""

    def line_of(self, name: str) -> int:
        """The line of the field, or where the record begins when the field is missing."""
        entry = self.first(name)
        return entry.line if entry else self.line

    def listed(self, name: str) -> tuple[str, ...]:
        """The comma-separated parts of all fields of that name."""
        parts = (part.strip() for entry in self.every(name) for part in entry.words.split(","))
        return tuple(part for part in parts if part)


def read_field(line: str, number: int, *, known: frozenset[str]) -> Field | None:
    """The field that a line holds, or None when the line is ordinary text.

    A name of several words counts only when it is `known`: `Repeated by: putin` is a field,
    `One thing is certain: …` is not. `**kind:** x`, a full-width colon and capitals are forgiven.
    """
    colon = _COLON.search(line, 0, _LONGEST_NAME * 2)
    if colon is None:
        return None
    written, value = line[: colon.start()].strip(), line[colon.end() :].strip()
    if written.startswith("**") and not written.endswith("**"):
        value = value.removesuffix("**") if not value.startswith("**") else value[2:]
    words = written.strip("*_ \t\xa0").casefold().replace("_", " ").split()
    name = "-".join(words)
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name) or value.startswith("//"):
        return None
    if name not in known and len(words) > 1:
        return None
    return Field(name, value.strip(), number)


def unquoted(value: str) -> str:
    """The words without a pair of double quotation marks around the whole of them.

    `"Yes" and "No"` is left alone: its first mark is closed before the end.
    """
    value = value.strip()
    if len(value) < 2 or value[-1] not in _OPENING_AND_CLOSING.get(value[0], ""):
        return value
    inner = value[1:-1]
    next_mark = _ANY_QUOTE_MARK.search(inner)
    if next_mark and next_mark.start() and not inner[next_mark.start() - 1].isspace():
        # Marks inside that begin with a closing one and come in pairs: "Yes" and "No".
        has_pairs = len(_ANY_QUOTE_MARK.findall(inner)) % 2 == 0
        return value if has_pairs else inner.strip()
    return inner.strip()


class FieldList:
    """The fields of one file or record while they are read, with what is wrong with their number.

    Says so when a field that may stand once stands a second time, or there are too many.
    """

    def __init__(self, file: str, names: FieldNames, problems: ProblemList) -> None:
        self._file = file
        self._names = names
        self._problems = problems
        self._entries: list[Field] = []
        self._seen: set[str] = set()

    def add(self, field: Field) -> None:
        """Takes in the next field."""
        if len(self._entries) >= _MOST_FIELDS:
            self._problems.error(
                self._file, field.line, FieldSlip.TOO_MANY_FIELDS, count=_MOST_FIELDS
            )
        if field.name in self._names.once and field.name in self._seen:
            self._problems.error(self._file, field.line, FieldSlip.FIELD_TWICE, field=field.name)
        self._entries.append(field)
        self._seen.add(field.name)

    def has(self, name: str) -> bool:
        """Whether a field of that name was taken in."""
        return name in self._seen

    @property
    def entries(self) -> tuple[Field, ...]:
        """All of them, in the order of the file."""
        return tuple(self._entries)


def say_unknown(file: str, field: Field, names: FieldNames, problems: ProblemList) -> None:
    """Warn of a field that nothing reads."""
    problems.warning(
        file,
        field.line,
        FieldSlip.UNKNOWN_FIELD,
        field=field.name,
        **suggestion(field.name, names.known),
    )
