"""Where two passages count the same and come to other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.core.extraction.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR_WORDS,
    CLAUSE_WORDS,
    CONJUNCTIONS,
    DETERMINERS,
    PERSONAL_PRONOUNS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
)
from desktop.core.span import Span
from desktop.core.text.word_lists import rows

_NAMED = {name: int(value) for name, value, kinds in rows("numbers") if "counted" in kinds}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "bn": 10**9}
_SIGNS = {
    "pound": "£",
    "dollar": "$",
    "euro": "€",
    "percent": "%",
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
}
# After these a number counts nothing that could be compared.
_NO_UNITS = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | ADVERBS
    | CLAUSE_WORDS
    | CALENDAR_WORDS
    | PERSONAL_PRONOUNS
    | POSSESSIVE_PRONOUNS
    | {"past", "per", "o’clock", "o'clock", "million", "billion", "more", "less", "other", "others"}
)
_FIGURE = re.compile(
    rf"""(?<![\w.,-])(?P<sign>[£$€]\s?)?
    (?:(?P<digits>\d+(?:[.,]\d+)*)|(?P<name>(?:{"|".join(_NAMED)})(?:-(?:{"|".join(_NAMED)}))?))
    (?:[\s\u00a0](?P<scale>{"|".join(_SCALES)}))?
    (?![\w])
    (?:[\s\u00a0-]?(?P<unit>%|per\scent|[^\W\d_]+))?""",
    re.IGNORECASE | re.VERBOSE,
)
_YEARS = range(1500, 2100)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: "400 people" is 400 of the unit "person".

    `span` is where the number stands, `shown` the number and its unit as they are written.
    """

    span: Span
    shown: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What one passage and another say of the same unit, with no number in common."""

    asked: tuple[Quantity, ...]
    other: tuple[Quantity, ...]


def figures_in(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """The numbers that count something; years, dates and numbers of nothing named are left out."""
    return tuple(_figures(text, language))


def differences(asked: str, other: str, language: str = "en") -> tuple[Difference, ...]:
    """Where both passages have numbers of one unit, and none of them is the same.

    It says that they differ and never which of them is right.
    """
    other_by_unit: dict[str, list[Quantity]] = {}
    for figure in figures_in(other, language):
        other_by_unit.setdefault(figure.unit, []).append(figure)
    asked_by_unit: dict[str, list[Quantity]] = {}
    for figure in figures_in(asked, language):
        if figure.unit in other_by_unit:
            asked_by_unit.setdefault(figure.unit, []).append(figure)
    return tuple(
        Difference(tuple(figures), tuple(other_by_unit[unit]))
        for unit, figures in asked_by_unit.items()
        if not {each.value for each in figures} & {each.value for each in other_by_unit[unit]}
    )


def numbers(figures: Iterable[Quantity]) -> str:
    """The figures as they are written, each once and never broken by a line's end."""
    shown = (figure.shown.replace(" ", "\u00a0") for figure in figures)
    return ", ".join(dict.fromkeys(shown))


def _figures(text: str, language: str) -> Iterator[Quantity]:
    for match in _FIGURE.finditer(text):
        if match["name"] and language != "en":
            continue
        sign = (match["sign"] or "").strip()
        unit = sign or _unit(match["unit"] or "")
        value = _value(match, language)
        is_year = not sign and (match["digits"] or "").isdigit() and value in _YEARS
        if not unit or value is None or is_year:
            continue
        end = max(match.end("digits"), match.end("name"), match.end("scale"))
        shown = match[0] if not sign else text[match.start() : end]
        yield Quantity(Span(match.start(), end), " ".join(shown.split()), value, unit)


def _value(match: re.Match[str], language: str) -> float | None:
    """The number, None for what is none, such as "1.2.3"."""
    if digits := match["digits"]:
        thousands, point = (",", ".") if language == "en" else (".", ",")
        plain = digits.replace(thousands, "").replace(point, ".")
        if plain.count(".") > 1:
            return None
        value = float(plain)
    else:
        value = sum(_NAMED[part] for part in match["name"].lower().split("-"))
    # Rounded, so that 1.64 million is the same as 1,640,000.
    return round(value * _SCALES.get((match["scale"] or "").lower(), 1), 6)


def _unit(word: str) -> str:
    lower = " ".join(word.lower().split())
    if lower in _NO_UNITS:
        return ""
    if lower in ("%", "per cent"):
        return "%"
    if lower in _SIGNS:
        return _SIGNS[lower]
    single = lower.removesuffix("s") if len(lower) > 3 else lower
    return _SIGNS.get(single, single)
