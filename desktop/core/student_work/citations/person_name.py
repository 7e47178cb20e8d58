"""Names of people and bodies, in the parts that citations turn round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from desktop.core.record import record
from desktop.core.text.word_lists import words, words_by_kind

# What may stand before a family name, and what ends a name without being one.
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_PARTED = re.compile(r",? and |,? & |; ?|, ")
_BY = re.compile(r"by[:\s]\s*", re.IGNORECASE)


@record(frozen=True, slots=True)
class PersonName:
    """A name; that of a body is all in `family`, and `given` is empty.

    `particle` stands before the family name in small letters: "van der" of Jan van der Berg.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""

    @property
    def is_person(self) -> bool:
        """Whether it can be turned round."""
        return bool(self.given)

    @property
    def plain(self) -> str:
        """As it is said: Jan van der Berg Jr."""
        return " ".join(filter(None, (self.given, self.particle, self.family, self.suffix)))

    @property
    def turned(self) -> str:
        """As it is found in a list: Berg, Jan van der."""
        if not self.is_person:
            return self.plain
        given = " ".join(filter(None, (self.given, self.particle)))
        return ", ".join(filter(None, (self.family, given, self.suffix)))

    @property
    def short(self) -> str:
        """The family name with its particle: van der Berg."""
        return " ".join(filter(None, (self.particle, self.family)))

    @property
    def initials(self) -> str:
        """The first letters of the given names: J.-L. for Jean-Luc."""
        names = self.given.replace(".", ". ").split()
        return " ".join(
            "-".join(f"{part[0].upper()}." for part in name.split("-") if part) for name in names
        )


def name_from(written: str) -> PersonName:
    """A name as it is written, in either order.

    Example: "Jan van der Berg" and "van der Berg, Jan" → family Berg, given Jan. A single word,
    or one that a body begins or ends with (The …, … Agency), is all of a name.
    """
    written = " ".join(written.split())
    before, comma, after = written.partition(", ")
    if comma and not _SUFFIX.fullmatch(after):
        particle, family = _particle_of(before.split())
        given, _, suffix = after.partition(", ")
        return PersonName(family, given, particle, suffix)
    parts = (f"{before} {after}" if comma else written).split()
    suffix = parts.pop() if len(parts) > 2 and _SUFFIX.fullmatch(parts[-1]) else ""
    if len(parts) < 2 or _is_body(parts):
        return PersonName(written)
    particles = _particles()
    begins = len(parts) - 1
    while begins > 1 and parts[begins - 1].casefold() in particles:
        begins -= 1
    particle, family = _particle_of(parts[begins:])
    return PersonName(family, " ".join(parts[:begins]), particle, suffix)


def names_from(byline: str) -> tuple[PersonName, ...]:
    """All the names of a line over an article.

    Example: "By Ana Reyes, Tom Ito and Jan van der Berg" → three names.
    """
    byline = " ".join(byline[:2_000].split())
    begins = _BY.match(byline)
    line = byline[begins.end() :] if begins else byline
    if _is_body(line.split()):
        return (PersonName(line),) if line else ()
    said: list[str] = []
    for part in _PARTED.split(line):
        if said and _SUFFIX.fullmatch(part):
            said[-1] += f" {part}"
        elif part.strip(" .,;"):
            said.append(part.strip(" ,;"))
    return tuple(map(name_from, said))


def joined(names: Sequence[str], last: str, *, pair: str | None = None) -> str:
    """Names in a row: one, two with `pair` between them, or more with `last` before the last."""
    if len(names) < 3:
        return (f" {last} " if pair is None else pair).join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def _particle_of(family: list[str]) -> tuple[str, str]:
    """What stands before it in small letters, and the rest: "Van Dyke" is all of a name."""
    particles = _particles()
    count = 0
    while count < len(family) - 1 and family[count] in particles:
        count += 1
    return " ".join(family[:count]), " ".join(family[count:])


def _is_body(parts: Sequence[str]) -> bool:
    if parts and parts[0] == "The":
        return True
    return any(part.strip(".,").casefold() in _names_of_bodies() for part in parts)


@cache
def _particles() -> frozenset[str]:
    return words_by_kind("name_parts")["particle"]


@cache
def _names_of_bodies() -> frozenset[str]:
    return words("authors_that_are_bodies")
