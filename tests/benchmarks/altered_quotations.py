"""Quotations altered on purpose, so that it is known what was done to each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from desktop.core.student_work.quote_check.verdict import QuoteOutcome
from tests.benchmarks.invented_reports import FIRST, LAST, PLACES

Alteration = Callable[[str, Random], str | None]

_NUMBER_WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "twenty",
    "thirty",
    "forty",
]
_OPPOSITES = (
    ("for", "against"), ("more", "less"), ("rose", "fell"), ("may", "will"), ("most", "few"),
    ("before", "after"), ("fewer", "more"), ("will", "may"), ("right", "wrong"),
    ("against", "for"), ("safe", "dangerous"), ("open", "close"), ("old", "new"),
)  # fmt: skip
_SYNONYMS = (
    ("crowded", "packed"), ("repaired", "mended"), ("narrow", "tight"), ("famous", "well-known"),
    ("visitors", "guests"), ("tenants", "lodgers"), ("clinic", "surgery"), ("expensive", "costly"),
    ("gloomy", "dim"), ("residents", "inhabitants"), ("price", "cost"), ("warned", "told"),
    ("broken", "damaged"), ("quiet", "silent"), ("bridge", "crossing"), ("pupils", "learners"),
    ("ready", "finished"), ("noisy", "loud"), ("school", "academy"), ("railway", "line"),
)  # fmt: skip


def _word(words: str, one: str, other: str) -> str | None:
    changed, count = re.subn(rf"(?<![\w-]){re.escape(one)}(?![\w-])", other, words, count=1)
    return changed if count else None


def _number(words: str, chance: Random) -> str | None:
    numbers = list(re.finditer(r"\d[\d,.]*\d|\d", words))
    if not numbers:
        return None
    one = chance.choice(numbers)
    digits = list(one[0])
    at = chance.choice([n for n, each in enumerate(digits) if each.isdigit()])
    digits[at] = chance.choice([each for each in "123456789" if each != digits[at]])
    return words[: one.start()] + "".join(digits) + words[one.end() :]


def _number_word(words: str, chance: Random) -> str | None:
    there = [each for each in _NUMBER_WORDS if _word(words, each, each)]
    if not there:
        return None
    one = chance.choice(there)
    return _word(words, one, chance.choice([each for each in _NUMBER_WORDS if each != one]))


def _not_added(words: str, chance: Random) -> str | None:
    verbs = list(re.finditer(r"\b(?:will|may|was|are|had|is|have)\b(?! not)", words))
    if not verbs:
        return None
    at = chance.choice(verbs).end()
    return f"{words[:at]} not{words[at:]}"


def _not_removed(words: str, _chance: Random) -> str | None:
    for one, other in ((" not ", " "), ("cannot", "can"), (" never ", " "), ("Nobody", "Somebody")):
        if one in words:
            return words.replace(one, other, 1)
    return None


def _name(words: str, chance: Random) -> str | None:
    for known in (LAST, PLACES, FIRST):
        there = [each for each in known if _word(words, each, each)]
        if there:
            one = chance.choice(there)
            return _word(words, one, chance.choice([each for each in known if each != one]))
    return None


def _opposite(words: str, chance: Random) -> str | None:
    return _one_of(words, chance, _OPPOSITES)


def _synonym(words: str, chance: Random) -> str | None:
    return _one_of(words, chance, _SYNONYMS)


def _one_of(words: str, chance: Random, pairs: tuple[tuple[str, str], ...]) -> str | None:
    there = [pair for pair in pairs if _word(words, *pair)]
    return _word(words, *chance.choice(there)) if there else None


def _left_out(words: str, chance: Random) -> str | None:
    parts = words.split()
    for _ in range(20):
        count = chance.randint(1, 4)
        if len(parts) < count + 8:
            return None
        at = chance.randint(3, len(parts) - count - 3)
        gone = " ".join(parts[at : at + count])
        if not re.search(r"\d|\bnot?\b|never|[A-Z]|obody|cannot", gone) and not any(
            _word(gone, each, each) for each in (*_NUMBER_WORDS, "percent", "million", "only")
        ):
            return " ".join(parts[:at] + parts[at + count :])
    return None


def _dots(words: str, chance: Random) -> str | None:
    parts = words.split()
    if len(parts) < 13:
        return None
    at = chance.randint(4, len(parts) - 8)
    gone = parts[at : at + 4]
    if any(each.lower().strip(".,") in ("not", "never", "nobody", "cannot", "no") for each in gone):
        return None
    shown = chance.choice(("…", "...", ". . .", "[…]", "[...]"))
    return " ".join([*parts[:at], shown, *parts[at + 4 :]])


def _brackets(words: str, chance: Random) -> str | None:
    parts = words.split()
    at = next((n for n, each in enumerate(parts) if n > 2 and each.lower() in ("the", "a")), None)
    if at is None or at + 2 > len(parts):
        return None
    noun = parts[at + 1].rstrip(",.")
    if not noun.islower():
        return None
    parts[at : at + 2] = [f"[this {noun}]"]
    return " ".join(parts)


def _typography(words: str, chance: Random) -> str | None:
    changed = words
    for one, other in (
        (" percent", chance.choice(("%", " %", " per cent", "\u00a0%"))),
        ("fi", "\ufb01"),
        (" million", chance.choice((" million", "m", "\u00a0million"))),
        (" and ", chance.choice((" and ", "\u00a0and\u2009", "  and "))),
        ("’", "'"),
    ):
        if chance.random() < 0.6:
            changed = changed.replace(one, other)
    parts = changed.split(" ")
    at = chance.randrange(len(parts))
    if len(parts[at]) > 5 and parts[at].isalpha():
        parts[at] = f"{parts[at][:3]}\u00ad{parts[at][3:]}"
    changed = " ".join(parts)
    if chance.random() < 0.3:
        changed = changed[:1].lower() + changed[1:]
    return f"{changed}," if chance.random() < 0.3 else changed


def _as_it_is(words: str, _chance: Random) -> str | None:
    return words


@dataclass(frozen=True, slots=True)
class Planted:
    """What is done to words, and what they are then to be called."""

    alter: Alteration
    expected: QuoteOutcome


_CHANGED = QuoteOutcome.MEANING_CHANGED
PLANTED: Mapping[str, Planted] = {
    "exact": Planted(_as_it_is, QuoteOutcome.EXACT),
    "typography": Planted(_typography, QuoteOutcome.EXACT),
    "number": Planted(_number, _CHANGED),
    "number word": Planted(_number_word, _CHANGED),
    "not added": Planted(_not_added, _CHANGED),
    "not removed": Planted(_not_removed, _CHANGED),
    "name swapped": Planted(_name, _CHANGED),
    "opposite": Planted(_opposite, _CHANGED),
    "synonym": Planted(_synonym, QuoteOutcome.WORDS_CHANGED),
    "left out": Planted(_left_out, QuoteOutcome.LEFT_OUT),
    "dots": Planted(_dots, QuoteOutcome.EXACT),
    "brackets": Planted(_brackets, QuoteOutcome.EXACT),
}
