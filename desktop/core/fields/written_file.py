"""A file as a person wrote it, of which one thing changes and every other byte stays.

Comments, order, blanks, empty lines, line ends and a mark at the beginning are the writer's. Lines
are changed by their numbers, which are those that the reader of fields gives.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from desktop.core.fields.fields import Field, read_field, unquoted
from desktop.core.lesson import PackFile
from desktop.core.text.normalised import composed

_LINE = re.compile("([^\r\n]*)(\r\n|\r|\n|$)")
_END = re.compile("[\r\n]")
_COLON = re.compile("[:\uff1a]")
_WITH_MARKS = ("{}", '"{}"', "“{}”", "«{}»")


class WhyNotWritable(Enum):
    """Why something cannot be written so that it is read as what was meant.

    OTHER_ENCODING is a file that is not UTF-8; NOT_ONE_LINE a value of several lines;
    READS_OTHERWISE one that would be taken for another; READS_AS_HEADING and READS_AS_FIELD a text
    with lines that begin a record or are a field; SEVERAL_PLACES words that stand in the text more
    than once.
    """

    OTHER_ENCODING = auto()
    NOT_ONE_LINE = auto()
    READS_OTHERWISE = auto()
    READS_AS_HEADING = auto()
    READS_AS_FIELD = auto()
    NO_SUCH_RECORD = auto()
    ID_TAKEN = auto()
    SEVERAL_PLACES = auto()


class NotWritable(Exception):
    """Nothing was changed; `why` says what could not be written."""

    def __init__(self, why: WhyNotWritable) -> None:
        super().__init__(why.name)
        self.why = why


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """The lines of a file, each with its end; behind the `mark` they are all its bytes."""

    path: str
    lines: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    mark: bytes = b""

    @classmethod
    def of(cls, file: PackFile) -> WrittenFile:
        """The file as it was written. Raises NotWritable for one that is not UTF-8."""
        mark = codecs.BOM_UTF8 if file.content.startswith(codecs.BOM_UTF8) else b""
        try:
            text = file.content[len(mark) :].decode()
        except UnicodeDecodeError as error:
            raise NotWritable(WhyNotWritable.OTHER_ENCODING) from error
        found = [each for each in _LINE.findall(text) if each != ("", "")]
        return cls(
            file.path, tuple(line for line, _ in found), tuple(end for _, end in found), mark
        )

    @property
    def file(self) -> PackFile:
        """The bytes as they are to be kept."""
        text = "".join(line + end for line, end in zip(self.lines, self.ends, strict=True))
        return PackFile(self.path, self.mark + text.encode())

    @property
    def usual_end(self) -> str:
        """How most lines end; in a new file as Unix has it."""
        ends = [end for end in self.ends if end]
        return max(set(ends), key=lambda end: (ends.count(end), end), default="\n")

    def with_stretch(self, first: int, last: int, lines: Sequence[str]) -> WrittenFile:
        """The file with these lines in place of those from `first` to `last`, both included.

        With a `last` in front of `first` they are put in front of it. What stays the same at the
        beginning and the end of the stretch keeps its line ends. Raises NotWritable.
        """
        if any(_END.search(line) for line in lines):
            raise NotWritable(WhyNotWritable.NOT_ONE_LINE)
        start, end = first - 1, max(first - 1, last)
        old = self.lines[start:end]
        before = _shared(old, lines)
        behind = _shared(old[before:][::-1], lines[before:][::-1])
        start, end = start + before, end - behind
        made = list(lines[before : len(lines) - behind])
        ends = [*self.ends[start:end], *(self.usual_end for _ in made)][: len(made)]
        all_lines = [*self.lines[:start], *made, *self.lines[end:]]
        all_ends = [*self.ends[:start], *ends, *self.ends[end:]]
        # Only the last line of a file may have no end, and has none where it had none before.
        all_ends[:-1] = [each or self.usual_end for each in all_ends[:-1]]
        if made and end == len(self.lines) and self.ends and not self.ends[-1]:
            all_ends[-1] = ""
        return replace(self, lines=tuple(all_lines), ends=tuple(all_ends))

    def with_changes(self, changes: Mapping[int, Sequence[str]]) -> WrittenFile:
        """The file with other lines in place of those with the numbers, all in one go."""
        lines: list[str] = []
        ends: list[str] = []
        for number, (line, end) in enumerate(zip(self.lines, self.ends, strict=True), 1):
            made = changes.get(number, (line,))
            lines += made
            ends += [end or self.usual_end] * len(made)
        if ends and not self.ends[-1]:
            ends[-1] = ""
        return replace(self, lines=tuple(lines), ends=tuple(ends))

    def with_lines_at(
        self, numbers: Sequence[int], lines: Sequence[str], *, else_behind: int
    ) -> WrittenFile:
        """The file with these lines in place of those with the numbers, one for one.

        Those that are left over stand behind the last of them, or behind a line where there was
        none; numbers that are left over go.
        """
        made = self
        for number, line in zip(numbers, lines, strict=False):
            made = made.with_stretch(number, number, [line])
        last = numbers[min(len(numbers), len(lines)) - 1] if numbers and lines else else_behind
        for number in sorted(numbers[len(lines) :], reverse=True):
            made = made.with_stretch(number, number, [])
        return made.with_stretch(last + 1, last, lines[len(numbers) :])


def _shared(these: Sequence[str], others: Sequence[str]) -> int:
    """How many lines two lists have in common from their beginning."""
    count = 0
    for this, other in zip(these, others, strict=False):
        if this != other:
            break
        count += 1
    return count


def written_value(value: str, *, before: str = "") -> str:
    """A value as it is written behind a colon, so that it is read as just that.

    It has quotation marks where it needs them, or as what was written there `before`. Raises
    NotWritable for one of several lines, or that no quotation marks help.
    """
    value = value.strip()
    if _END.search(value):
        raise NotWritable(WhyNotWritable.NOT_ONE_LINE)
    own: tuple[str, ...] = (
        (f"{before[0]}{{}}{before[-1]}",) if unquoted(before) != before.strip() else ()
    )
    for marks in (*own, *_WITH_MARKS):
        written = marks.replace("{}", value)
        if Field("", written, 0).words == composed(value):
            return written
    raise NotWritable(WhyNotWritable.READS_OTHERWISE)


def line_with(line: str, written: str, *, known: frozenset[str]) -> str:
    """The line of a field with other words behind the colon; all before and behind them stays."""
    colon = _COLON.search(line)
    assert colon is not None
    name, rest = line[: colon.end()], line[colon.end() :]
    if line.lstrip().startswith("**") and rest.startswith("**"):
        # Of `**kind:** x` the name is stressed.
        name, rest = f"{name}**", rest[2:]
    was = rest.strip()
    lead = rest[: rest.index(was)] if was else " "
    trail = rest[len(lead) + len(was) :] if was else ""
    made = f"{name}{lead}{written}{trail}" if written else name
    field, plain = read_field(line, 0, known=known), read_field(made, 0, known=known)
    if field is not None and (plain is None or plain.value != written):
        return f"{field.name}: {written}".rstrip()
    return made
