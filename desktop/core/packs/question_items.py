"""The lines of a question that begin with a hyphen or a number: options, pairs, steps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import FieldRecord, joined
from desktop.core.packs.slip import QuestionSlip
from desktop.core.question import Option, Pair, QuestionType
from desktop.core.text.normalised import normalise_line

# Also as word processors write lists, and pushed to the right.
_ITEM = re.compile(r"[ \t\xa0]{0,12}(?:[-*+–—•·]|[0-9]{1,3}[.)])[ \t\xa0]+(?P<words>\S.*)")
_EMPTY_ITEM = re.compile(r"[ \t\xa0]{0,12}[-*+–—•·][ \t\xa0]*(?:\[[ xX✓✔]{0,3}\][ \t\xa0]*)?")
_BOX = re.compile(r"\[ ?(?P<sign>[xX✓✔]?) ?\](?P<words>.*)")
# Nobody chooses among more.
_MOST_ITEMS = 100
_CHOICES = frozenset({QuestionType.CHOICE, QuestionType.CHOOSE_MANY})
_WITH_ITEMS = _CHOICES | {QuestionType.MATCH, QuestionType.ORDER}


@dataclass(frozen=True, slots=True)
class QuestionItems:
    """What stands in a question's list, and the body that is left."""

    body: str
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    rights: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    has_key: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    line: int
    words: str
    has_box: bool
    is_right: bool


def read_items(
    record: FieldRecord, kind: QuestionType, *, has_key: bool, problems: ProblemList
) -> QuestionItems:
    """The list of a question, checked by the rules of its kind.

    In a copy for pupils nothing says what is right, and `has_key` is False.
    """
    if kind not in _WITH_ITEMS:
        _warn_of_boxes(record, kind, problems)
        return QuestionItems(record.body)
    items = [item for number, line in record.lines if (item := _item(number, line)) is not None]
    numbers = {item.line for item in items}
    _say_empty(record, numbers, problems)
    if len(items) > _MOST_ITEMS:
        line = items[_MOST_ITEMS].line
        problems.error(record.fields.file, line, QuestionSlip.TOO_MANY_ITEMS, count=_MOST_ITEMS)
        del items[_MOST_ITEMS:]
    body = joined(
        (number, line)
        for number, line in record.lines
        if number not in numbers and not _EMPTY_ITEM.fullmatch(line)
    )
    if kind is QuestionType.MATCH:
        return _pairs(record, items, body, has_key=has_key, problems=problems)
    _say_twice(record, items, problems)
    if kind is QuestionType.ORDER:
        if len(items) < 2:
            problems.error(record.fields.file, record.fields.line, QuestionSlip.TOO_FEW_STEPS)
        return QuestionItems(body, steps=_words_of(items), has_key=has_key)
    _check_choice(record, kind, items, has_key=has_key, problems=problems)
    options = tuple(Option(item.words, item.is_right and has_key) for item in items)
    return QuestionItems(body, options=options, has_key=has_key)


def is_item(line: str) -> bool:
    """Whether a line of a question belongs to its list."""
    return _ITEM.fullmatch(line) is not None


def without_box(line: str) -> str:
    """The line of an option without the sign that says whether it is right."""
    found = _ITEM.fullmatch(line)
    box = _BOX.fullmatch(found["words"]) if found else None
    return f"{line[: found.start('words')]}{box['words'].lstrip()}" if found and box else line


def _item(number: int, line: str) -> _Item | None:
    found = _ITEM.fullmatch(line)
    if found is None:
        return None
    box = _BOX.fullmatch(found["words"])
    words = normalise_line(box["words"] if box else found["words"])
    return (
        _Item(number, words, box is not None, bool(box and box["sign"].strip())) if words else None
    )


def _words_of(items: Iterable[_Item]) -> tuple[str, ...]:
    return tuple(item.words for item in items)


def _warn_of_boxes(record: FieldRecord, kind: QuestionType, problems: ProblemList) -> None:
    boxed = (n for n, line in record.lines if (item := _item(n, line)) and item.is_right)
    line = next(boxed, None)
    if line is not None:
        problems.warning(record.fields.file, line, QuestionSlip.OPTIONS_UNREAD, type=kind.value)


def _say_empty(record: FieldRecord, items: set[int], problems: ProblemList) -> None:
    for number, line in record.lines:
        if number not in items and line.strip() and _EMPTY_ITEM.fullmatch(line):
            problems.error(record.fields.file, number, QuestionSlip.EMPTY_OPTION)


def _say_twice(record: FieldRecord, items: Iterable[_Item], problems: ProblemList) -> None:
    line_of: dict[str, int] = {}
    for item in items:
        first = line_of.setdefault(item.words.casefold(), item.line)
        if first != item.line:
            problems.error(
                record.fields.file,
                item.line,
                QuestionSlip.OPTION_TWICE,
                words=item.words,
                line_before=first,
            )


def _check_choice(
    record: FieldRecord,
    kind: QuestionType,
    items: list[_Item],
    *,
    has_key: bool,
    problems: ProblemList,
) -> None:
    file, line = record.fields.file, record.fields.line
    if len(items) < 2:
        problems.error(file, line, QuestionSlip.NO_OPTIONS)
        return
    right = [item for item in items if item.is_right]
    if not has_key:
        return
    if not right:
        problems.error(file, items[0].line, QuestionSlip.NO_RIGHT_OPTION)
    elif kind is QuestionType.CHOICE and len(right) > 1:
        problems.error(file, right[1].line, QuestionSlip.SEVERAL_RIGHT_OPTIONS, count=len(right))
    elif len(right) == len(items):
        problems.warning(file, items[0].line, QuestionSlip.EVERY_OPTION_RIGHT)


def _pairs(
    record: FieldRecord,
    items: list[_Item],
    body: str,
    *,
    has_key: bool,
    problems: ProblemList,
) -> QuestionItems:
    """`- left | right`; a copy for pupils has the two sides apart: `- left` and `- | right`."""
    file = record.fields.file
    pairs: list[Pair] = []
    rights: dict[str, None] = {}
    lefts: list[_Item] = []
    for item in items:
        left, bar, right = (part.strip() for part in item.words.partition("|"))
        if has_key and (not left or not right):
            problems.error(file, item.line, QuestionSlip.HALF_A_PAIR, words=item.words)
            continue
        if left:
            lefts.append(_Item(item.line, left, has_box=False, is_right=False))
            pairs.append(Pair(left, right if has_key else ""))
        if bar and right:
            rights[right] = None
    _say_twice(record, lefts, problems)
    if len(pairs) < 2 and len(items) < 2:
        problems.error(file, record.fields.line, QuestionSlip.TOO_FEW_PAIRS)
    # So that the order of what is offered gives nothing away.
    return QuestionItems(
        body, pairs=tuple(pairs), rights=tuple(sorted(rights, key=str.casefold)), has_key=has_key
    )
