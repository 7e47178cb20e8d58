"""One of a fixed list of words, as a teacher may write it."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from desktop.core.fields.fields import Fields
from desktop.core.fields.problem import FieldSlip, ProblemList
from desktop.core.fields.suggestion import closest

Choice = TypeVar("Choice", bound=StrEnum)


def read_choice(
    choices: type[Choice], fields: Fields, name: str, problems: ProblemList
) -> Choice | None:
    """The member that a field names; None when the field is missing or names none.

    Capitals, hyphens for blanks and a full stop at the end are forgiven.
    """
    words = fields.words(name)
    if not words:
        return None
    plain = _plain(words)
    for member in choices:
        if _plain(member.value) == plain:
            return member
    known = [member.value for member in choices]
    meant = closest(plain, known)
    problems.unknown(
        fields.file,
        fields.line_of(name),
        FieldSlip.NOT_A_CHOICE,
        words=words,
        field=name,
        meant=meant or "",
        known=() if meant else tuple(known),
    )
    return None


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").replace("_", " ").rstrip(".").split())
