"""A copy of a pack for pupils: without the plan, the rubrics, the model answers and the key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import FieldRecord, read_records
from desktop.core.fields.text_file import read_text
from desktop.core.fields.written_file import WrittenFile
from desktop.core.lesson import PackFile
from desktop.core.packs.pack_head import PackCopy
from desktop.core.packs.question_items import is_item, without_box
from desktop.core.packs.reading import is_read
from desktop.core.packs.vocabulary import QUESTION
from desktop.core.packs.writing import PackDraft, has_records, names_of
from desktop.core.question import Question, QuestionType

_PACK, _QUESTIONS, _MEDIA = "pack.md", "questions.md", "media/"
_FOR_TEACHERS = frozenset({"rubric", "answer", "accept"})
_CHOICES = frozenset({QuestionType.CHOICE, QuestionType.CHOOSE_MANY})

# Other lines in place of one, by its number; none where it goes.
_Changes = dict[int, list[str]]


def pupils_copy(files: Iterable[PackFile], questions: Sequence[Question]) -> tuple[PackFile, ...]:
    """The files of a pack that was read without errors, as its pupils get them.

    What nothing reads stays away too, and what stands above the records of a file: that is for
    authors only, and nobody knows what is in it. Raises NotWritable.
    """
    of_pupils = []
    for file in files:
        key = file.path.casefold()
        if key == _PACK:
            draft = PackDraft((PackFile(_PACK, file.content),)).with_text(_PACK, "")
            [head] = draft.with_head_value(_PACK, "copy", PackCopy.FOR_PUPILS).files
            of_pupils.append(PackFile(file.path, head.content))
        elif has_records(key):
            of_pupils.append(_without_key(file, questions if key == _QUESTIONS else ()))
        elif is_read(key) or key.startswith(_MEDIA):
            of_pupils.append(file)
    return tuple(of_pupils)


def _without_key(file: PackFile, questions: Sequence[Question]) -> PackFile:
    """The records of a file as pupils get them; all is changed in one go."""
    written = WrittenFile.of(file)
    names = names_of(file.path)
    records = read_records(read_text(file, ProblemList()), names, ProblemList())
    first = min((record.fields.line for record in records), default=len(written.lines) + 1)
    changes: _Changes = {number: [] for number in range(1, first)}
    by_id = {record.id: record for record in records}
    for question in questions:
        _hide_key(question, by_id[question.id.rpartition("/")[2]], written, changes)
    return written.with_changes(changes).file


def _hide_key(
    question: Question, record: FieldRecord, written: WrittenFile, changes: _Changes
) -> None:
    for entry in record.fields.entries:
        if entry.name in _FOR_TEACHERS and entry.name in QUESTION.known:
            changes[entry.line] = []
    numbers = [number for number, line in record.lines if is_item(line)]
    if question.type in _CHOICES:
        changes.update((n, [without_box(written.lines[n - 1])]) for n in numbers)
        return
    lines = list(_items(question))
    if lines:
        changes.update((n, [line]) for n, line in zip(numbers, lines, strict=False))
        changes[numbers[-1]] += lines[len(numbers) :]


def _items(question: Question) -> Iterator[str]:
    """The list of a question in an order that gives nothing away."""
    if question.type is QuestionType.MATCH:
        yield from (f"- {pair.left}" for pair in question.pairs)
        yield from (f"- | {right}" for right in question.rights)
    elif question.type is QuestionType.ORDER:
        in_order = sorted(question.steps, key=str.casefold)
        if tuple(in_order) == question.steps:
            in_order.reverse()
        yield from (f"- {step}" for step in in_order)
