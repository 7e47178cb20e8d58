"""Words that change what is said when one stands in the place of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.core.text.word_lists import rows, words, words_by_kind

# In front of a word these make its opposite.
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "anti", "de")
_SHORTEST = 4
_SCALE = 100
_NEGATIONS = words("negations") | {"n't", "nor", "neither"}
NUMBER_WORDS: Mapping[str, int] = {
    "one": 1,
    "dozen": 12,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
} | {name: int(value) for name, value, _ in rows("numbers")}
# They count as well, but no figure is the same.
_COUNTING = words_by_kind("quote_check")["counting"]


def _sides() -> Mapping[str, frozenset[tuple[int, int]]]:
    """For each word in which rows of the list it stands, and in which column."""
    found: dict[str, set[tuple[int, int]]] = {}
    for number, row in enumerate(rows("opposites")):
        for column, listed in enumerate(row):
            for word in listed.split():
                found.setdefault(word, set()).add((number, column))
    return {word: frozenset(places) for word, places in found.items()}


_SIDES = _sides()


def is_negation(key: str) -> bool:
    """Whether a word says no."""
    return key in _NEGATIONS or key.endswith("n't")


def negations(keys: Iterable[str]) -> int:
    """How many of the words say no."""
    return sum(map(is_negation, keys))


def counts(key: str) -> bool:
    """Whether a word is a number, in figures or in letters, or says what is counted by."""
    return key[-1:].isdigit() or key in NUMBER_WORDS or key in _COUNTING


def number_values(keys: Iterable[str]) -> list[str]:
    """The numbers among words that count, written in figures: "two hundred" is 200."""
    numbers: list[str] = []
    under_way: int | None = None
    for key in keys:
        value = NUMBER_WORDS.get(key)
        joined = _joined(under_way, value) if value is not None else None
        if under_way is not None and joined is None:
            numbers.append(str(under_way))
        under_way = value if joined is None else joined
        if value is None:
            numbers.append(key)
    if under_way is not None:
        numbers.append(str(under_way))
    return sorted(numbers)


def _joined(before: int | None, value: int) -> int | None:
    """What two words of one number come to: "twenty five", "two hundred"; None of two numbers."""
    if before is None:
        return None
    if value >= _SCALE and value > before:
        return before * value
    is_rest = before % 10 == 0 and 0 < value < (10 if before < _SCALE else before)
    return before + value if is_rest else None


def are_opposites(word: str, other: str) -> bool:
    """Whether a word in the place of the other says something else, often the opposite."""
    here, there = _SIDES.get(word, frozenset()), _SIDES.get(other, frozenset())
    rows_of_both = {row for row, _ in here} & {row for row, _ in there}
    if any(
        {column for at, column in here if at == row}.isdisjoint(
            column for at, column in there if at == row
        )
        for row in rows_of_both
    ):
        return True
    shorter, longer = sorted((word, other), key=len)
    return len(shorter) >= _SHORTEST and any(longer == f"{each}{shorter}" for each in _PREFIXES)
