"""A pack while its teacher writes it: one thing is changed, and all else stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.core.fields.fields import FieldNames
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.written_file import NotWritable, WhyNotWritable, WrittenFile
from desktop.core.fields.written_records import (
    NewRecord,
    WrittenRecords,
    new_file,
    with_head_value,
    with_text,
)
from desktop.core.lesson import PackFile
from desktop.core.packs.reading import PackReading, read_files
from desktop.core.packs.vocabulary import (
    ARTICLE,
    CLAIM,
    NOTE,
    PACK,
    PERSON,
    QUESTION,
    QUOTE,
    TERM,
)

_RECORDS = {
    "claims.md": CLAIM,
    "notes.md": NOTE,
    "people.md": PERSON,
    "questions.md": QUESTION,
    "glossary.md": TERM,
    "quotes.md": QUOTE,
}
_HEADING = {
    "claims.md": "# Claims",
    "notes.md": "# Context notes",
    "people.md": "# People",
    "questions.md": "# Questions",
    "glossary.md": "# Glossary",
    "quotes.md": "# Quotations",
    "timeline.md": "# Timeline",
}


@dataclass(frozen=True, slots=True)
class PackDraft:
    """The files of a pack; each change gives another draft, so that undo is the one before.

    A record is named by its file and its id in the pack. What cannot be written so that it is
    read as what was meant raises NotWritable, and nothing is changed.
    """

    files: tuple[PackFile, ...] = ()

    def reading(self) -> PackReading:
        """What a reader makes of the pack as it stands, with every problem; for a task."""
        return read_files(self.files, ProblemList())

    def with_head_value(self, path: str, name: str, value: str | None) -> PackDraft:
        """Another value of a field at the top of pack.md or of an article; None takes it out."""
        names = PACK if path == "pack.md" else ARTICLE
        return self._with(with_head_value(self._written(path), names, name, value))

    def with_text(self, path: str, text: str) -> PackDraft:
        """Another text under the fields at the top: the plan, or the article."""
        return self._with(
            with_text(self._written(path), PACK if path == "pack.md" else ARTICLE, text)
        )

    def with_article(self, path: str, fields: Mapping[str, str], text: str) -> PackDraft:
        """One more article; also pack.md of a new pack."""
        if self._file(path) is not None:
            raise NotWritable(WhyNotWritable.ID_TAKEN)
        return self._with(new_file(path, fields, text))

    def with_values(
        self, path: str, record_id: str, name: str, values: Sequence[str], *, raw: bool = False
    ) -> PackDraft:
        """Other values of a field of a record; `raw` ones as they are to be typed."""
        records = self._records(path)
        return self._with(records.with_values(record_id, name, values, as_written=raw))

    def with_title(self, path: str, record_id: str, title: str) -> PackDraft:
        """Another heading of a record; its id stays, and so what hangs on it."""
        return self._with(self._records(path).with_title(record_id, title))

    def with_body(self, path: str, record_id: str, body: str) -> PackDraft:
        """Another text of a record."""
        return self._with(self._records(path).with_body(record_id, body))

    def with_body_lines(
        self,
        path: str,
        record_id: str,
        lines: Sequence[str],
        are_meant: Callable[[str], bool],
        *,
        is_last: bool = False,
    ) -> PackDraft:
        """Other lines of a record's text, such as the options of a question under it."""
        records = self._records(path)
        return self._with(records.with_body_lines(record_id, lines, are_meant, is_last=is_last))

    def with_record(self, path: str, new: NewRecord, *, behind: str | None = None) -> PackDraft:
        """One more record, behind another or at the end; the file is made where there is none."""
        return self._with(self._records(path).with_record(new, behind=behind))

    def without_record(self, path: str, record_id: str) -> PackDraft:
        """The pack without a record."""
        return self._with(self._records(path).without(record_id))

    def with_lines(self, path: str, first: int, last: int, lines: Sequence[str]) -> PackDraft:
        """Other lines from a number to another, as the entries of the timeline."""
        return self._with(self._written(path).with_stretch(first, last, lines))

    def with_lines_at(
        self, path: str, numbers: Sequence[int], lines: Sequence[str], *, else_behind: int
    ) -> PackDraft:
        """Other lines in place of those with the numbers, as `WrittenFile.with_lines_at` has it."""
        made = self._written(path).with_lines_at(numbers, lines, else_behind=else_behind)
        return self._with(made)

    def with_file(self, file: PackFile) -> PackDraft:
        """A file as it is, such as a picture, in place of one of its name."""
        others = tuple(each for each in self.files if each.path != file.path)
        return replace(self, files=tuple(sorted((*others, file), key=lambda each: each.path)))

    def without_file(self, path: str) -> PackDraft:
        """The pack without a file."""
        return replace(self, files=tuple(each for each in self.files if each.path != path))

    def changed_from(self, other: PackDraft) -> tuple[str, ...]:
        """The paths of the files that differ from another draft's, with those that are gone."""
        mine = {file.path: file.content for file in self.files}
        others = {file.path: file.content for file in other.files}
        paths = sorted(mine.keys() | others.keys())
        return tuple(path for path in paths if mine.get(path) != others.get(path))

    def free_id(self, path: str, words: str) -> str:
        """An id for a new record, made of its words, that no record of the file has."""
        slug = "-".join("".join(c if c.isalnum() else " " for c in words.casefold()).split()[:4])
        base, taken, number = slug[:60] or "new", set(self._records(path).ids), 1
        free = base
        while free in taken:
            number += 1
            free = f"{base}-{number}"
        return free

    def _file(self, path: str) -> PackFile | None:
        return next((file for file in self.files if file.path == path), None)

    def _written(self, path: str) -> WrittenFile:
        file = self._file(path)
        if file is not None:
            return WrittenFile.of(file)
        heading = _HEADING.get(path)
        return WrittenFile(path).with_stretch(1, 0, [heading] if heading else [])

    def _records(self, path: str) -> WrittenRecords:
        return WrittenRecords(self._written(path), names_of(path))

    def _with(self, written: WrittenFile) -> PackDraft:
        return self.with_file(written.file)


def has_records(path: str) -> bool:
    """Whether a file of this name holds records."""
    return path.casefold() in _RECORDS


def names_of(path: str) -> FieldNames:
    """The fields that the records of a file know. Raises NotWritable for another file."""
    names = _RECORDS.get(path.casefold())
    if names is None:
        raise NotWritable(WhyNotWritable.NO_SUCH_RECORD)
    return names
