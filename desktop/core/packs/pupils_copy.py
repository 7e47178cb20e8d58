"""A copy of a pack for pupils: without the plan, the rubrics, the model answers and the key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import read_records
from desktop.core.fields.text_file import TextFile, read_text
from desktop.core.lesson import PackFile
from desktop.core.packs.pack_head import PackCopy
from desktop.core.packs.question_items import is_item, without_box
from desktop.core.packs.reading import is_read
from desktop.core.packs.vocabulary import QUESTION
from desktop.core.packs.writing import PackDraft
from desktop.core.question import Question, QuestionType

_PACK, _QUESTIONS = "pack.md", "questions.md"
_FOR_TEACHERS = ("rubric", "answer", "accept")
_CHOICES = frozenset({QuestionType.CHOICE, QuestionType.CHOOSE_MANY})


def pupils_copy(files: Iterable[PackFile], questions: Sequence[Question]) -> tuple[PackFile, ...]:
    """The files of a pack that was read without errors, as its pupils get them.

    What nothing reads stays away too: nobody knows what is in it. Raises NotWritable.
    """
    kept = tuple(f for f in files if is_read(f.path.casefold()) or _is_media(f.path))
    by_key = {file.path.casefold(): file.path for file in kept}
    draft = PackDraft(kept).with_text(by_key[_PACK], "")
    draft = draft.with_head_value(by_key[_PACK], "copy", PackCopy.FOR_PUPILS)
    path = by_key.get(_QUESTIONS)
    if path is None:
        return draft.files
    draft = _without_preamble(draft, path)
    for question in questions:
        record = question.id.rpartition("/")[2]
        for name in _FOR_TEACHERS:
            draft = draft.with_values(path, record, name, [])
        lines = _items(question)
        if question.type in _CHOICES:
            draft = _without_boxes(draft, path, record)
        elif lines:
            draft = draft.with_body_lines(path, record, lines, is_item)
    return draft.files


def _is_media(path: str) -> bool:
    return path.casefold().startswith("media/")


def _without_preamble(draft: PackDraft, path: str) -> PackDraft:
    """What stands above the first question is for authors only, and may be the key."""
    records = read_records(_text(draft, path), QUESTION, ProblemList())
    first = min((record.fields.line for record in records), default=0)
    return draft.with_lines(path, 1, first - 1, []) if first > 1 else draft


def _without_boxes(draft: PackDraft, path: str, record_id: str) -> PackDraft:
    records = read_records(_text(draft, path), QUESTION, ProblemList())
    record = next(each for each in records if each.id == record_id)
    lines = [without_box(line) for _, line in record.lines if line.strip() and is_item(line)]
    return draft.with_body_lines(path, record_id, lines, is_item)


def _text(draft: PackDraft, path: str) -> TextFile:
    file = next(each for each in draft.files if each.path == path)
    return read_text(file, ProblemList())


def _items(question: Question) -> list[str]:
    """The list of a question in an order that gives nothing away."""
    if question.type is QuestionType.MATCH:
        lefts = [f"- {pair.left}" for pair in question.pairs]
        return [*lefts, *(f"- | {right}" for right in question.rights)]
    if question.type is QuestionType.ORDER:
        in_order = sorted(question.steps, key=str.casefold)
        if tuple(in_order) == question.steps:
            in_order.reverse()
        return [f"- {step}" for step in in_order]
    return []
