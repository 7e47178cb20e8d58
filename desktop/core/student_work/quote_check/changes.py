"""What was done to the words of a source on their way into an essay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from desktop.core.span import Span
from desktop.core.student_work.quote_check.alignment import AlignedWords, QuoteAlignment, is_edit
from desktop.core.student_work.quote_check.changed_signs import changed_signs
from desktop.core.student_work.quote_check.compared import Compared
from desktop.core.student_work.quote_check.name_words import names_among
from desktop.core.student_work.quote_check.opposite_words import (
    are_opposites,
    counts,
    is_negation,
    negations,
    number_values,
)
from desktop.core.student_work.quote_check.quoted_words import ItemKind, QuoteItem
from desktop.core.student_work.quote_check.verdict import ChangeKind, WordChange
from desktop.core.text.compared_words import CURRENCY_SIGNS, NOTE_SIGN, ComparedWord

# Brackets stand for so many words at most.
_MOST_IN_BRACKETS = 8
# Where no more words are gone, a "not" among them was said of what is left; of more only one that
# stands so near their end.
_FEW, _NEAR = 3, 2
# Of longer stretches it is not asked which word stands for which.
_MOST_COMPARED = 12
_HYPHENS = "-‐‑\u00ad"
_LETTERS_OF_STEM = 4
_LEFT_OUT_COUNTS, _UNDER_DOTS_COUNTS, _EDGE_COUNTS = 0.1, 0.02, 0.5


def changes_in(compared: Compared, alignment: QuoteAlignment) -> tuple[WordChange, ...]:
    """Each change of words, in the order of the essay; none where only typography differs."""
    found = [
        change
        for step in alignment.steps
        for change in (
            _shown_in_words(compared, step) if step.is_same else _changed(compared, step)
        )
    ]
    found.extend(changed_signs(compared, alignment))
    return tuple(sorted(_with_moved_names(compared, found), key=lambda each: each.here))


def unlikeness(compared: Compared, alignment: QuoteAlignment) -> float:
    """How much of a quotation is not in the source, from 0 to 1; what is shown counts nothing."""
    unlike = 0.0
    for step in alignment.steps:
        if step.is_same:
            continue
        items = compared.items[step.first_item : step.last_item]
        plain = [each.key for each in items if not is_edit(each)]
        gone = [each.key for each in compared.words[step.first : step.last]]
        if not plain:
            unlike += 0 if items else min(len(gone), 2)
            continue
        unlike += sum(_weight(key, gone) for key in plain)
    return unlike / max(1, sum(not is_edit(each) for each in compared.items))


def distance(compared: Compared, alignment: QuoteAlignment) -> float:
    """How many words are others than in the source; the place with the least is the likeliest.

    What is left out counts little, under dots less, as it may be from there all the same.
    """
    far = 0.0
    for step in alignment.steps:
        if step.is_same:
            continue
        items = compared.items[step.first_item : step.last_item]
        gone = step.last - step.first
        plain = sum(not is_edit(each) for each in items)
        if plain:
            far += plain + max(0, gone - plain) * _LEFT_OUT_COUNTS
        else:
            far += gone * (_UNDER_DOTS_COUNTS if items else _LEFT_OUT_COUNTS)
    # Where a quotation begins and ends, words are hardly ever others.
    edges = (alignment.steps[0], alignment.steps[-1])
    return far + sum(_EDGE_COUNTS for step in edges if not step.is_same)


def _weight(key: str, gone: Sequence[str]) -> float:
    if is_negation(key) or key in ("did", "does", "do"):
        return 0.25
    stem = key[:_LETTERS_OF_STEM]
    alike = any(each[:_LETTERS_OF_STEM] == stem or are_opposites(each, key) for each in gone)
    return 0.3 if alike or (counts(key) and any(map(counts, gone))) else 1


def _shown_in_words(compared: Compared, step: AlignedWords) -> Iterator[WordChange]:
    """Words of which a letter or the capital was changed between brackets."""
    shift = step.first - step.first_item
    for number in range(step.first_item, step.last_item):
        if compared.items[number].kind is ItemKind.WORD_WITH_BRACKETS:
            one = AlignedWords(False, number + shift, number + shift + 1, number, number + 1)
            yield _change(compared, one, ChangeKind.SHOWN)


def _changed(compared: Compared, step: AlignedWords) -> Iterator[WordChange]:
    words = compared.words[step.first : step.last]
    items = compared.items[step.first_item : step.last_item]
    edits = [each for each in items if is_edit(each)]
    if not edits:
        if (kind := _kind(compared, words, items)) is not None:
            yield _change(compared, step, kind)
        return
    if len(edits) == len(items):
        kind = _kind_of_edit(compared, words, edits)
        if kind is not None:
            yield _change(compared, step, kind)
        return
    yield from _beside_edits(compared, step)


def _beside_edits(compared: Compared, step: AlignedWords) -> Iterator[WordChange]:
    """Words that are others beside dots or brackets: they stand for those on their side of them."""
    items = compared.items
    first, last, at, end = step.first_item, step.last_item, step.first, step.last
    parts = []
    while first < last and not is_edit(items[first]):
        first += 1
    taken = min(first - step.first_item, end - at)
    parts.append(AlignedWords(False, at, at + taken, step.first_item, first))
    at += taken
    while last > first and not is_edit(items[last - 1]):
        last -= 1
    taken = min(step.last_item - last, end - at)
    parts += [
        AlignedWords(False, at, end - taken, first, last),
        AlignedWords(False, end - taken, end, last, step.last_item),
    ]
    for part in parts:
        inside = items[part.first_item : part.last_item]
        edits = [each for each in inside if is_edit(each)]
        words = compared.words[part.first : part.last]
        if edits and len(edits) < len(inside):
            yield _change(compared, part, ChangeKind.WORDS)
        elif inside or words:
            asked = _kind_of_edit if edits else _kind
            if (kind := asked(compared, words, inside)) is not None:
                yield _change(compared, part, kind)


def _kind_of_edit(
    compared: Compared, words: Sequence[ComparedWord], edits: Sequence[QuoteItem]
) -> ChangeKind | None:
    gone = [each.key for each in words]
    inside = [key for each in edits for key in each.inside]
    if any(each.kind is ItemKind.DOTS for each in edits):
        hides = negations(gone) > negations(inside) and _turns_what_is_left(compared.text, words)
        return ChangeKind.NEGATION if hides else ChangeKind.SHOWN if gone or inside else None
    if gone == inside:
        return None
    if len(gone) > _MOST_IN_BRACKETS:
        return ChangeKind.LEFT_OUT
    if negations(gone) != negations(inside):
        return ChangeKind.NEGATION
    if any(map(counts, gone)) and any(map(counts, inside)) and _counted(gone) != _counted(inside):
        return ChangeKind.NUMBER
    return ChangeKind.SHOWN


def _turns_what_is_left(text: str, words: Sequence[ComparedWord]) -> bool:
    """Whether a "not" among words that are gone was said of those beside them."""
    if len(words) <= _FEW:
        return True
    near = (*words[:_NEAR], *words[-_NEAR:])
    gone = text[words[0].start : words[-1].end]
    return negations(each.key for each in near) > 0 and not any(s in gone for s in ".!?\n")


def _kind(
    compared: Compared, words: Sequence[ComparedWord], items: Sequence[QuoteItem]
) -> ChangeKind | None:
    """What it is that other words stand there; None where it is typography alone."""
    gone, come = [each.key for each in words], [each.key for each in items]
    if _without_signs(gone) == _without_signs(come):
        # The dollar of "4.5 billion" may be told elsewhere; another currency is another sum.
        is_other = bool(_signs_among(gone)) and bool(_signs_among(come))
        return ChangeKind.NUMBER if is_other and _signs_among(gone) != _signs_among(come) else None
    if "".join(gone) == "".join(come) and _has_hyphen(compared, words, items):
        return None
    if len(words) == len(items) == 1 and items[0].kind is ItemKind.WORD_WITH_BRACKETS:
        return _kind_of_bracketed(gone[0], items[0])
    if not come:
        return _kind_of_gap(compared.text, words)
    tests: tuple[tuple[ChangeKind, Callable[[], bool]], ...] = (
        (ChangeKind.NUMBER, lambda: _counted(gone) != _counted(come)),
        (ChangeKind.NEGATION, lambda: negations(gone) != negations(come)),
        (ChangeKind.NAME, lambda: _other_names(compared, words, items)),
        (ChangeKind.OPPOSITE, lambda: _have_opposites(gone, come)),
    )
    return next((kind for kind, is_so in tests if is_so()), ChangeKind.WORDS)


def _have_opposites(gone: Sequence[str], come: Sequence[str]) -> bool:
    if max(len(gone), len(come)) > _MOST_COMPARED:
        return False
    removed, added = set(gone) - set(come), set(come) - set(gone)
    return any(are_opposites(one, other) for one in removed for other in added)


def _kind_of_bracketed(word: str, item: QuoteItem) -> ChangeKind:
    """Whether brackets inside a word change no more than its ending."""
    if is_negation(word) != is_negation(item.key):
        return ChangeKind.NEGATION
    is_ending = len(item.fixed) > 1 and word.startswith(item.fixed)
    return ChangeKind.SHOWN if is_ending else ChangeKind.WORDS


def _kind_of_gap(text: str, words: Sequence[ComparedWord]) -> ChangeKind:
    """What it is that words are gone, and nothing shows it."""
    gone = [each.key for each in words]
    if negations(gone) and _turns_what_is_left(text, words):
        return ChangeKind.NEGATION
    if any(map(counts, gone)) and len(gone) <= _FEW:
        return ChangeKind.NUMBER
    return ChangeKind.LEFT_OUT


def _other_names(
    compared: Compared, words: Sequence[ComparedWord], items: Sequence[QuoteItem]
) -> bool:
    here = [ComparedWord(each.key, each.start, each.end) for each in items]
    named = names_among(compared.text, words)
    return (
        bool(named)
        and bool(others := names_among(compared.essay, here, start=compared.content.start))
        and Counter(named) != Counter(others)
    )


def _counted(keys: Sequence[str]) -> Counter[str]:
    """What is counted, a number in letters as in figures."""
    return Counter(number_values([key for key in keys if counts(key) and key[0] != NOTE_SIGN]))


def _without_signs(keys: Sequence[str]) -> list[str]:
    return [key for key in keys if key not in CURRENCY_SIGNS and key[:1] != NOTE_SIGN]


def _signs_among(keys: Sequence[str]) -> list[str]:
    return [key for key in keys if key in CURRENCY_SIGNS or key[:1] == NOTE_SIGN]


def _has_hyphen(
    compared: Compared, words: Sequence[ComparedWord], items: Sequence[QuoteItem]
) -> bool:
    if not words or not items:
        return False
    there = compared.text[words[0].start : words[-1].end]
    here = compared.essay[items[0].start : items[-1].end]
    return any(sign in there or sign in here for sign in _HYPHENS)


def _change(compared: Compared, step: AlignedWords, kind: ChangeKind) -> WordChange:
    there = _span(compared.words, step.first, step.last)
    here = _span(compared.items, step.first_item, step.last_item)
    return WordChange(kind, here, there, there.of(compared.text), here.of(compared.essay))


def _span(words: Sequence[ComparedWord] | Sequence[QuoteItem], first: int, last: int) -> Span:
    """The characters of some words; behind the word before where there are none."""
    if first < last:
        part = words[first:last]
        return Span(min(each.start for each in part), max(each.end for each in part))
    at = words[first - 1].end if first else words[0].start
    return Span(at, at)


def _with_moved_names(compared: Compared, changes: Sequence[WordChange]) -> Iterator[WordChange]:
    """Changes of words, where a name was taken from one place to another, as changes of names."""
    movable = (ChangeKind.WORDS, ChangeKind.LEFT_OUT)
    there = {change: _names(compared.text, change.there, compared.words) for change in changes}
    here = {change: _names(compared.essay, change.here, compared.items) for change in changes}
    moved = {name for each in there.values() for name in each} & {
        name for each in here.values() for name in each
    }
    for change in changes:
        is_moved = not moved.isdisjoint((*there[change], *here[change]))
        if is_moved and change.kind in movable:
            yield replace(change, kind=ChangeKind.NAME)
        else:
            yield change


def _names(text: str, span: Span, words: Sequence[ComparedWord] | Sequence[QuoteItem]) -> list[str]:
    inside = [
        ComparedWord(each.key, each.start, each.end)
        for each in words
        if span.start <= each.start < span.end and each.key
    ]
    return names_among(text, inside)
