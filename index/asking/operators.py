"""The names that may stand before a colon in a query."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from index.asking.query import Node

Meaning = Callable[[str], Node | None]


@dataclass(frozen=True, slots=True)
class Operators:
    """The names that stand before a colon: `speaker:putin`.

    An attribute looks into what documents say under that name; a kind looks into the text
    of the documents of one kind, `kinds` giving the kind that a name means. `meanings` give
    what any other name asks for with the words behind it: None for words that it does not
    know. `after` and `before` are always understood. `aliases` lead from other names to these.
    """

    attributes: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)

    def knows(self, name: str) -> bool:
        """Whether the name may stand before a colon."""
        return name in self.aliases or name in self.names

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that may stand before a colon, but for the aliases."""
        return (*self.attributes, *self.kinds, *self.meanings, "after", "before")
