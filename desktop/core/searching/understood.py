"""How a query was read: its parts as they were typed, and what was odd about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class PartSort(StrEnum):
    """What a part of a query is."""

    WORD = "word"
    PHRASE = "phrase"
    BEGINNING = "beginning"
    PATTERN = "pattern"
    ALMOST = "almost"
    NEAR = "near"
    ALL = "all"
    ANY = "any"
    GROUP = "group"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class QueryPart:
    """One part of a query; a LIMIT has the name that stood before its colon.

    `said` has several entries where the part joins several, and none for a name alone.
    """

    sort: PartSort
    said: tuple[str, ...]
    name: str = ""
    is_negative: bool = False


class HintSort(StrEnum):
    """Why a hint is given."""

    MISSPELT = "misspelt"
    NAME = "name"
    VALUE = "value"
    DATE = "date"
    NOTHING_NAMED = "nothing named"
    INNER_ASTERISK = "inner asterisk"
    TOO_MANY = "too many"
    ONLY_EXCLUDED = "only excluded"


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that may have been meant otherwise.

    `said` is the piece that was typed, `better` what may have been meant and `words` the whole
    query with it in place; both are empty where nothing is known that is better. `more` are
    further pieces that the same words put right.
    """

    sort: HintSort
    said: str = ""
    better: str = ""
    words: str = ""
    more: tuple[str, ...] = ()

    @property
    def only_told(self) -> Hint:
        """The same, with nothing to take in place of the whole query."""
        return replace(self, words="")


def in_place_of(said: str, better: str, words: str) -> str:
    """The query with one piece put in the place of another, wherever it stands as a whole."""
    kept, rest = "", words
    while said:
        at = rest.lower().find(said.lower())
        if at < 0:
            break
        before, after = (kept + rest[:at])[-1:], rest[at + len(said) :][:1]
        is_whole = not (before.isalnum() and said[0].isalnum())
        is_whole = is_whole and not (after.isalnum() and said[-1].isalnum())
        kept += rest[:at] + (better if is_whole else rest[at : at + len(said)])
        rest = rest[at + len(said) :]
    return kept + rest
