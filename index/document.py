"""What goes into an index and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from index.asking.query import Understood


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found; its text is indexed and not kept.

    `group` is what is replaced and shown together, `kind` what hits are counted by.
    `heading` ranks above the text; `keywords` lead to the document although they do not
    stand in it, and rank below. `date` is an ISO 8601 date that may stop at the year or the
    month. `attributes` are what `name:words` looks into; the index knows their names.
    `payload` is given back with the hit as it is. `language`, as ISO 639-1 names it, decides
    which endings of words make no difference.
    """

    id: str
    group: str
    kind: str
    text: str
    heading: str = ""
    keywords: tuple[str, ...] = ()
    date: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    payload: str = ""
    language: str = "en"


class Hit(NamedTuple):
    """A document that was found; a higher score is a better answer to the same query."""

    id: str
    group: str
    kind: str
    score: float
    payload: str


# Columns whose values are to be counted, with how many values each at most, or without.
Facets = Mapping[str, int] | Sequence[str]
# So many values of a column are given where it is not said: the most frequent ones.
MOST_VALUES = 100


def most_values(facets: Facets) -> Mapping[str, int]:
    """The columns with how many of their values are wanted."""
    return facets if isinstance(facets, Mapping) else dict.fromkeys(facets, MOST_VALUES)


class Order(NamedTuple):
    """An order by what documents have in a column: "date", or the name of an attribute.

    Attributes are compared as a reader looks them up: without capitals and accents, and from the
    first letter or digit on. Documents that have none come last either way.
    """

    column: str
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """The first hits in the order wanted, and how many there are in all and of each kind.

    `facets` has, for each column that was asked for, its most frequent values among all that
    was found, and how many documents have each.
    """

    hits: tuple[Hit, ...]
    total: int
    by_kind: Mapping[str, int]
    understood: Understood
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
