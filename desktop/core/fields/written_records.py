"""The records of a file as a person wrote them: one is changed, and no byte of another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop.core.fields.fields import Field, FieldNames, Fields, read_field
from desktop.core.fields.head import read_head
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import LEGAL_ID, FieldRecord, is_heading, read_records
from desktop.core.fields.text_file import TextFile, read_text
from desktop.core.fields.written_file import (
    NotWritable,
    WhyNotWritable,
    WrittenFile,
    line_with,
    written_value,
)
from desktop.core.text.normalised import composed, normalise_line

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that is to be written: `fields` as name and value, in the order of the file."""

    id: str
    title: str
    fields: tuple[tuple[str, str], ...] = ()
    body: str = ""


class WrittenRecords:
    """The records of one file; each change gives a new file, or raises NotWritable.

    What was written is read again: where anything else would be read otherwise than before,
    nothing is changed.
    """

    def __init__(self, file: WrittenFile, names: FieldNames) -> None:
        self.file = file
        self._names = names
        self._records = read_records(_text(file), names, ProblemList())

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records, in their order."""
        return tuple(record.id for record in self._records)

    def with_values(
        self, record_id: str, name: str, values: Sequence[str], *, as_written: bool = False
    ) -> WrittenFile:
        """The file with these values of a field, none for none; one that may stand once has one.

        A value gets quotation marks where it needs them, unless it comes `as_written`.
        """
        record = self._record(record_id)
        fields = [entry for entry in record.fields.entries if entry.name == name]
        write = _as_it_is if as_written else written_value
        lines = [
            self._line(
                field,
                field.value
                if _says(field, value, as_written)
                else write(value, before=field.value),
            )
            for field, value in zip(fields, values, strict=False)
        ]
        lines += [f"{name}: {write(value)}" for value in values[len(lines) :]]
        made = self.file.with_lines_at(
            [field.line for field in fields], lines, else_behind=self._last_field(record)
        )
        again = self._checked(made, record_id)
        said = [entry for entry in again.fields.entries if entry.name == name]
        is_said = all(_says(*each, as_written) for each in zip(said, values, strict=False))
        if len(said) != len(values) or not is_said:
            raise NotWritable(WhyNotWritable.READS_OTHERWISE)
        return made

    def with_title(self, record_id: str, title: str) -> WrittenFile:
        """The file with another heading over a record; its id stays."""
        record = self._record(record_id)
        line = self.file.lines[record.fields.line - 1]
        start = len(line) - len(line.lstrip("# \t"))
        end = line.rindex("{#") if "{#" in line else len(line)
        old = line[start:end]
        made = f"{line[:start]}{title.strip()}{old[len(old.rstrip()) :]}{line[end:]}"
        file = self.file.with_stretch(record.fields.line, record.fields.line, [made])
        if self._checked(file, record_id).title != normalise_line(title):
            raise NotWritable(WhyNotWritable.READS_OTHERWISE)
        return file

    def with_body(self, record_id: str, body: str) -> WrittenFile:
        """The file with another text under the fields of a record."""
        return self.with_body_lines(record_id, body.splitlines(), lambda _: True)

    def with_body_lines(
        self,
        record_id: str,
        lines: Sequence[str],
        are_meant: Callable[[str], bool],
        *,
        is_last: bool = False,
    ) -> WrittenFile:
        """The file with other lines in place of those of a record's text that are meant.

        The first of a kind stand over the text that is there, or with `is_last` under it.
        """
        record = self._record(record_id)
        self._refuse(lines)
        numbers = [n for n, line in record.lines if line.strip() and are_meant(line)]
        if not numbers:
            at = self._last_field(record)
            if is_last:
                at = max([at, *(n for n, line in record.lines if line.strip())])
            return self._kept(self.file.with_stretch(at + 1, at, lines), record_id)
        made = self.file
        # Fields may stand among the lines of a text: those stay, and what is meant comes first.
        for first, last in reversed(self._stretches(record, numbers)[1:]):
            made = made.with_stretch(first, last, [])
        first, last = self._stretches(record, numbers)[0]
        return self._kept(made.with_stretch(first, last, lines), record_id)

    def with_record(self, new: NewRecord, *, behind: str | None = None) -> WrittenFile:
        """The file with one more record, behind another or at the end."""
        if new.id in self.ids:
            raise NotWritable(WhyNotWritable.ID_TAKEN)
        if not LEGAL_ID.fullmatch(new.id) or new.id != new.id.casefold():
            raise NotWritable(WhyNotWritable.READS_OTHERWISE)
        self._refuse(new.body.splitlines())
        lines = [f"## {new.title.strip()} {{#{new.id}}}"]
        lines += [f"{name}: {value}".rstrip() for name, value in new.fields]
        lines += new.body.splitlines()
        at = self._last_line(self._record(behind)) if behind else len(self.file.lines)
        while at > 0 and not self.file.lines[at - 1].strip():
            at -= 1
        empty = [""] if at else []
        return self._kept(self.file.with_stretch(at + 1, at, [*empty, *lines]), new.id)

    def without(self, record_id: str) -> WrittenFile:
        """The file without a record, and without the empty lines that parted it from the next.

        One that was written at the end and goes again leaves the file as it was.
        """
        record = self._record(record_id)
        first, last = record.fields.line, self._last_line(record)
        if last == len(self.file.lines):
            while not self.file.lines[last - 1].strip():
                last -= 1
            first -= first > 1 and not self.file.lines[first - 2].strip()
        made = self.file.with_stretch(first, last, [])
        if _but(self._read(made), "") != _but(self._records, record_id):
            raise NotWritable(WhyNotWritable.READS_OTHERWISE)
        return made

    def _record(self, record_id: str) -> FieldRecord:
        found = [record for record in self._records if record.id == record_id and record_id]
        if len(found) != 1:
            raise NotWritable(WhyNotWritable.NO_SUCH_RECORD)
        return found[0]

    def _last_line(self, record: FieldRecord) -> int:
        """The last line of a record: the next one begins behind it."""
        behind = [r.fields.line for r in self._records if r.fields.line > record.fields.line]
        return min(behind) - 1 if behind else len(self.file.lines)

    def _last_field(self, record: FieldRecord) -> int:
        """The last of the fields directly under the heading, or the heading."""
        first_words = next((n for n, line in record.lines if line.strip()), 1 << 62)
        lines = (entry.line for entry in record.fields.entries if entry.line < first_words)
        return max(lines, default=record.fields.line)

    def _stretches(self, record: FieldRecord, numbers: list[int]) -> list[tuple[int, int]]:
        """Where the lines of these numbers stand together, with empty lines between them."""
        inside = {n for n, line in record.lines if not line.strip()} | set(numbers)
        stretches: list[tuple[int, int]] = []
        for number in numbers:
            if stretches and all(n in inside for n in range(stretches[-1][1], number)):
                stretches[-1] = (stretches[-1][0], number)
            else:
                stretches.append((number, number))
        return stretches

    def _refuse(self, body: Sequence[str]) -> None:
        """Raises NotWritable where lines of a text would be read as something else."""
        if any(is_heading(line) for line in body):
            raise NotWritable(WhyNotWritable.READS_AS_HEADING)
        is_first = True
        for line in filter(str.strip, body):
            field = read_field(line, 0, known=self._names.known)
            names = self._names.known if is_first else self._names.below
            if field is not None and (field.name in names or is_first):
                raise NotWritable(WhyNotWritable.READS_AS_FIELD)
            is_first = False

    def _line(self, field: Field, written: str) -> str:
        line = self.file.lines[field.line - 1]
        return line if written == field.value else line_with(line, written, known=self._names.known)

    def _read(self, made: WrittenFile) -> tuple[FieldRecord, ...]:
        return read_records(_text(made), self._names, ProblemList())

    def _kept(self, made: WrittenFile, record_id: str) -> WrittenFile:
        self._checked(made, record_id)
        return made

    def _checked(self, made: WrittenFile, record_id: str) -> FieldRecord:
        """The record as it is read now, if all others are read as before."""
        again = self._read(made)
        mine = [record for record in again if record.id == record_id]
        if len(mine) != 1 or _but(again, record_id) != _but(self._records, record_id):
            raise NotWritable(WhyNotWritable.READS_OTHERWISE)
        return mine[0]


def with_head_value(
    file: WrittenFile, names: FieldNames, name: str, value: str | None
) -> WrittenFile:
    """The file with another value of a field at its top; without the field for None.

    Raises NotWritable, also where the top of the file cannot be read.
    """
    head = read_head(_text(file), names, problems := ProblemList())
    if not head.is_readable or (problems.has_errors and not head.fields.entries):
        raise NotWritable(WhyNotWritable.NO_SUCH_RECORD)
    lines = [entry.line for entry in head.fields.entries if entry.name == name][:1]
    last = max((entry.line for entry in head.fields.entries), default=1)
    made = []
    if value is not None:
        was = head.fields.first(name)
        if was is None:
            made = [f"{name}: {written_value(value)}"]
        elif was.words == composed(value.strip()):
            return file
        else:
            written = written_value(value, before=was.value)
            made = [line_with(file.lines[was.line - 1], written, known=names.known)]
    changed = file.with_lines_at(lines, made, else_behind=last)
    again = read_head(_text(changed), names, ProblemList())
    if again.body != head.body or _values(again.fields, name) != _values(head.fields, name):
        raise NotWritable(WhyNotWritable.READS_OTHERWISE)
    return changed


def with_text(file: WrittenFile, names: FieldNames, text: str) -> WrittenFile:
    """The file with another text under the fields at its top. Raises NotWritable."""
    head = read_head(_text(file), names, ProblemList())
    if not head.is_readable:
        raise NotWritable(WhyNotWritable.NO_SUCH_RECORD)
    return file.with_stretch(head.body_line, len(file.lines), text.splitlines())


def new_file(path: str, fields: Mapping[str, str], body: str) -> WrittenFile:
    """A file with fields at its top and a text under them. Raises NotWritable."""
    head = [f"{name}: {written_value(value)}".rstrip() for name, value in fields.items()]
    lines = [_FENCE, *head, _FENCE, *body.splitlines()]
    return WrittenFile(path).with_stretch(1, 0, lines)


def _as_it_is(value: str, *, before: str = "") -> str:  # noqa: ARG001 - as written_value has it
    return value.strip()


def _says(field: Field, value: str, as_written: bool) -> bool:
    """Whether a field says this, however it is written."""
    value = composed(value.strip())
    return (field.value if as_written else field.words) == value


def _text(file: WrittenFile) -> TextFile:
    return read_text(file.file, ProblemList())


def _values(fields: Fields, but: str) -> tuple[tuple[str, str], ...]:
    return tuple((entry.name, entry.value) for entry in fields.entries if entry.name != but)


def _but(records: Sequence[FieldRecord], record_id: str) -> list[tuple[object, ...]]:
    return [
        (record.id, record.title, _values(record.fields, ""), record.body)
        for record in records
        if record.id != record_id
    ]
