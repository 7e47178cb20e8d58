"""Questions and exclamations of a source that are none in an essay, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.core.span import Span
from desktop.core.student_work.quote_check.alignment import QuoteAlignment
from desktop.core.student_work.quote_check.compared import Compared
from desktop.core.student_work.quote_check.quoted_words import QuoteItem
from desktop.core.student_work.quote_check.verdict import ChangeKind, WordChange
from desktop.core.text.compared_words import ComparedWord


def changed_signs(compared: Compared, alignment: QuoteAlignment) -> Iterator[WordChange]:
    """Where a question or an exclamation became something else, or something else became one."""
    for step in alignment.steps:
        if not step.is_same:
            continue
        shift = step.first - step.first_item
        for item in range(step.first_item, step.last_item - 1):
            there = _between(compared.words[item + shift], compared.words[item + shift + 1])
            here = _between(compared.items[item], compared.items[item + 1])
            said, written = there.of(compared.text), here.of(compared.essay)
            if _loud_signs(said) != _loud_signs(written):
                yield _sign(compared, here, there)
    last = alignment.steps[-1]
    if last.is_same and last.last_item == len(compared.items):
        here = Span(compared.items[-1].end, max(compared.items[-1].end, compared.content.end))
        ended = here.of(compared.essay)
        start = compared.words[last.last - 1].end
        there = Span(start, start + _length_of_signs(compared.text, start))
        said = there.of(compared.text)
        is_stopped = "." in ended and "…" not in ended and ".." not in ended
        if (_loud_signs(ended) - _loud_signs(said)) or (is_stopped and _loud_signs(said)):
            yield _sign(compared, here, there)


def _between(one: ComparedWord | QuoteItem, other: ComparedWord | QuoteItem) -> Span:
    """What parts two words; the sign of a currency is behind its number only in the order."""
    return Span(one.end, max(one.end, other.start))


def _loud_signs(between: str) -> set[str]:
    return {sign for sign in between if sign in "?!"}


def _length_of_signs(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end] in ".,;:?!…":
        end += 1
    return end - start


def _sign(compared: Compared, here: Span, there: Span) -> WordChange:
    return WordChange(
        ChangeKind.SIGN,
        here,
        there,
        there.of(compared.text).strip(),
        here.of(compared.essay).strip(),
    )
