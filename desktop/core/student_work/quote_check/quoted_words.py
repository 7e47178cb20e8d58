"""The words of a quotation as they stand in an essay, with what shows that they were edited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from desktop.core.span import Span
from desktop.core.text.compared_words import NOTE_SIGN, ComparedWord, compared_words


class ItemKind(Enum):
    """What stands in a quotation: a word, dots for words left out, brackets, or both in one."""

    WORD = "word"
    DOTS = "dots"
    BRACKETS = "brackets"
    WORD_WITH_BRACKETS = "word-with-brackets"


class QuoteItem(NamedTuple):
    """A word of a quotation, or what stands for words; a `key` of "" is like no word.

    `inside` are the words in brackets, `fixed` what of a word stands outside of its brackets.
    """

    kind: ItemKind
    key: str
    start: int
    end: int
    inside: tuple[str, ...] = ()
    fixed: str = ""


_DOTS = r"…|\.[ \u00a0]?\.[ \u00a0]?\.(?:[ \u00a0]?\.)?"
_EDIT = re.compile(
    rf"""(?P<dots>\[\s*(?:{_DOTS})\s*\]|\(\s*(?:{_DOTS})\s*\)|{_DOTS})
    |(?P<before>[^\W\d_]{{0,40}})\[(?P<inside>[^\[\]\n]{{0,200}})\](?P<after>[^\W\d_]{{0,40}})""",
    re.VERBOSE,
)
# Remarks between the words that stand for none of them.
_REMARK = re.compile(
    r"[(\[]\s*sic!?\s*[)\]]|[(\[](?:my |own )?emphas[ie]s (?:is )?(?:added|mine|my own)[)\]]",
    re.IGNORECASE,
)


def quoted_items(text: str, span: Span) -> tuple[QuoteItem, ...]:
    """What stands in a stretch of an essay, in its order, without dots at its ends."""
    items: list[QuoteItem] = []
    at = span.start
    for start, end in _without_remarks(text, span):
        at = start
        for edit in _EDIT.finditer(text, start, end):
            items.extend(_plain(text, at, edit.start()))
            items.extend(_edited(edit, text))
            at = edit.end()
        items.extend(_plain(text, at, end))
    return _trimmed(items)


def plain_words(items: Sequence[QuoteItem]) -> list[ComparedWord]:
    """The words among them by which a source can be looked for."""
    return [ComparedWord(each.key, each.start, each.end) for each in items if each.key]


def has_dots(items: Sequence[QuoteItem]) -> bool:
    """Whether dots stand for words that were left out."""
    return any(each.kind is ItemKind.DOTS for each in items)


def _without_remarks(text: str, span: Span) -> Iterator[tuple[int, int]]:
    at = span.start
    for remark in _REMARK.finditer(text, span.start, span.end):
        yield at, remark.start()
        at = remark.end()
    yield at, span.end


def _plain(text: str, start: int, end: int) -> Iterator[QuoteItem]:
    for word in compared_words(text, start, end):
        yield QuoteItem(ItemKind.WORD, *word)


def _edited(edit: re.Match[str], text: str) -> Iterator[QuoteItem]:
    if edit["dots"]:
        yield QuoteItem(ItemKind.DOTS, "", *edit.span())
        return
    before, inside, after = edit["before"], edit["inside"], edit["after"]
    is_letters = inside.strip("'’").isalpha() or not inside
    if not (before or after) or not is_letters:
        yield from _plain(text, edit.start(), edit.start("inside") - 1)
        yield _brackets(edit, inside)
        yield from _plain(text, edit.end("inside") + 1, edit.end())
        return
    whole = "".join(word.key for word in compared_words(before + inside + after))
    yield QuoteItem(
        ItemKind.WORD_WITH_BRACKETS,
        whole,
        *edit.span(),
        (inside,),
        before.lower() if before else "",
    )


def _brackets(edit: re.Match[str], inside: str) -> QuoteItem:
    span = (edit.start("inside") - 1, edit.end("inside") + 1)
    if inside.isdecimal() and len(inside) <= 3:
        return QuoteItem(ItemKind.WORD, NOTE_SIGN + inside, *span)
    words = tuple(word.key for word in compared_words(inside))
    return QuoteItem(ItemKind.BRACKETS, "", *span, words)


def _trimmed(items: Sequence[QuoteItem]) -> tuple[QuoteItem, ...]:
    first, last = 0, len(items)
    while first < last and items[first].kind is ItemKind.DOTS:
        first += 1
    while last > first and items[last - 1].kind is ItemKind.DOTS:
        last -= 1
    return tuple(items[first:last])
