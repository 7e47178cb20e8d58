"""What a query asks for, as a tree of plain records."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from index.words.analysis import Forms
from index.words.likeness import is_but_for_a_slip, is_written_so

# "a NEAR b": with at most so many words from the one to the other.
NEAR = 10


@dataclass(frozen=True, slots=True)
class Term:
    """A word in any of its endings."""

    forms: Forms


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words letter for letter and in this order; `is_quoted` when the reader asked for it."""

    words: tuple[str, ...]
    is_quoted: bool = True


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins so; `is_typing` when the word may not be finished."""

    start: str
    is_typing: bool = False


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Every word that is written so: a `*` stands for any letters, or for none.

    The words are folded, and begin with the letters before the first `*`.
    """

    pattern: str

    def fits(self, exact: str) -> bool:
        """Whether a folded word is written so."""
        return is_written_so(exact, self.pattern)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word letter for letter, and every word that differs from it by one slip."""

    word: str

    def fits(self, exact: str) -> bool:
        """Whether a folded word is this one but for a slip."""
        return is_but_for_a_slip(exact, self.word)


@dataclass(frozen=True, slots=True)
class Near:
    """Two words in any of their endings, in either order, at most `NEAR` words apart."""

    first: Forms
    second: Forms


@dataclass(frozen=True, slots=True)
class OfAttribute:
    """What stands in one attribute."""

    name: str
    node: Node


@dataclass(frozen=True, slots=True)
class OfKind:
    """What stands in the text of one kind of document; all of them when `node` is None."""

    kind: str
    node: Node | None


@dataclass(frozen=True, slots=True)
class OfGroups:
    """All documents of these groups; with `is_outside` all others."""

    groups: frozenset[str]
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """All of `required`, at least one of `wanted` if there are any, none of `excluded`.

    `is_compound` marks one typed word: of several parts, such as "well-known", or in several
    spellings, such as "email".
    """

    required: tuple[Node, ...] = ()
    wanted: tuple[Node, ...] = ()
    excluded: tuple[Node, ...] = ()
    is_compound: bool = False

    def __bool__(self) -> bool:
        return bool(self.required or self.wanted)


Node = Term | Phrase | Prefix | Wildcard | Fuzzy | Near | OfAttribute | OfKind | OfGroups | Group


class PartKind(StrEnum):
    """What a part of a query is, for whoever tells how it was understood."""

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


class TypedPart(NamedTuple):
    """One part of a query as it was typed; a LIMIT has the `name` before its colon.

    `said` has several entries where the part joins several: the alternatives of ANY, the
    words of ALL and NEAR.
    """

    sort: PartKind
    said: tuple[str, ...]
    name: str = ""
    is_negative: bool = False


class Doubt(StrEnum):
    """What could not be meant as it was typed."""

    NAME = "name"
    VALUE = "value"
    DATE = "date"
    NOTHING_NAMED = "nothing named"
    INNER_ASTERISK = "inner asterisk"


class Remark(NamedTuple):
    """A doubt about one piece of what was typed, and what may have been meant in its place.

    `said` is the piece; `better` is empty where nothing is near. A piece that is doubted was
    read as plain words, or passed over where it holds none.
    """

    doubt: Doubt
    said: str
    better: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """How a query was read, to be told to whoever typed it.

    `left_out` are words too common to look for beside others, `limits` pairs of a name and
    the words after its colon. `was_cut` when there were more words than are looked for. `told`
    is the whole query, part by part in the order in which it was typed.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    limits: tuple[tuple[str, str], ...] = ()
    excluded: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    has_open_quote: bool = False
    was_cut: bool = False
    told: tuple[TypedPart, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood; dates are ISO 8601 and may stop at the year or month.

    Documents dated `after` or later, and before `before`, are found.
    """

    group: Group
    after: str = ""
    before: str = ""
    understood: Understood = field(default=Understood(), compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.group
