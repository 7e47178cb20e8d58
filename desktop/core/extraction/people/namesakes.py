"""The surname of a name, and which of those who bear it is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from desktop.core.extraction.lexicon.first_names import FIRST_NAMES
from desktop.core.extraction.lexicon.function_words import NAME_PARTICLES, NAME_SUFFIXES
from desktop.core.extraction.people.names import ARTICLE

_BEHIND_ARTICLE = re.compile(rf"{ARTICLE}(?=\w)")


def surname(name: str) -> str:
    """The word by which a person is named a second time, in lower case, without an article.

    Example: Ada Quill came late. “The bridge is safe,” Quill said. → Ada Quill (after-name-verb)
    Example: Omar al-Noor came late. “The bridge is safe,” Noor said. → Omar al-Noor
        (after-name-verb)
    """
    words = name.lower().replace(",", "").split()
    if len(words) > 1 and words[-1] in NAME_SUFFIXES:
        words.pop()
    last = words[-1].rstrip(".") if words else ""
    return _BEHIND_ARTICLE.sub("", last, count=1) if "-" in last else last


def words_of_name(name: str) -> list[str]:
    """The words of a name, those of a surname alone without its particles.

    Example: “It is safe,” said Oscar de Pell. “It is sound,” De Pell added. → Oscar de Pell
        (after-verb-name); Oscar de Pell (after-name-verb)
    """
    words, first = name.split(), 0
    while first < len(words) - 1 and _is_particle(words[first].lower()):
        first += 1
    return words[first:]


def _is_particle(lowered: str) -> bool:
    return lowered in NAME_PARTICLES and lowered not in FIRST_NAMES


class _Named(Protocol):
    """_Somebody with a name, and with its first word where it has several."""

    name: str
    first_name: str

    @property
    def is_body_or_place(self) -> bool:
        """Whether it is no person."""


_Somebody = TypeVar("_Somebody", bound=_Named)


def same_person(
    namesakes: Sequence[_Somebody], name: str, words: Sequence[str]
) -> _Somebody | None:
    """Whoever has this surname and first name, or both family names, or the surname alone so far.

    Example: Ada Quill came late. “The bridge is safe,” said A. Quill. → Ada Quill (after-verb-name)
    Example: The Marl Council met the Marl Youth Council. “It is safe,” the council said. → the
        council (after-name-verb)
    Example: Ana María Sol Pell came late. “It is safe,” Sol Pell said. → Ana María Sol Pell
        (after-name-verb)
    """
    first = words[0].lower().rstrip(".")
    junior = _is_junior(name)
    for somebody in namesakes:
        if not somebody.first_name or _is_junior(somebody.name) is not junior:
            continue
        if somebody.is_body_or_place and somebody.name.lower() != name.lower():
            continue
        known = somebody.first_name.rstrip(".")
        if known == first or (known[0] == first[0] and 1 in (len(known), len(first))):
            return somebody
    return next((each for each in namesakes if not each.first_name), None) or next(
        (each for each in namesakes if _has_family_names(each, name)), None
    )


def begins_with_surname(name: str) -> bool:
    """Whether a name has the form of those that begin with the surname: "Kim Jong Un", "Li Na-ra".

    Example: Kim Jong Sol came late. “It is safe,” Mr. Kim said. → Kim Jong Sol (after-name-verb)
    """
    words = name.split()
    return len(words) > 2 or any("-" in word and word[-1].islower() for word in words[1:2])


def _is_junior(name: str) -> bool:
    return name.lower().rstrip(".").endswith(" jr")


def _has_family_names(somebody: _Named, name: str) -> bool:
    """Whether one of both names is the end of the other, and begins with no first name."""
    shorter, longer = sorted((somebody.name.lower(), name.lower()), key=len)
    is_end = longer.endswith(f" {shorter}") and shorter.split()[0] not in FIRST_NAMES
    return is_end and not somebody.is_body_or_place
