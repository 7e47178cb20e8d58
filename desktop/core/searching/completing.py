"""What may follow `speaker:`, `publisher:` or `tag:` where somebody types it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.search_request import Facet
from desktop.core.searching.results import FacetValue

# Which values follow a name that can be typed before a colon.
_FACETS = {
    "speaker": Facet.SPEAKER,
    "by": Facet.SPEAKER,
    "publisher": Facet.PUBLISHER,
    "tag": Facet.TAG,
    "tags": Facet.TAG,
}


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The end of what was typed, where a value follows a name.

    `before` is what stands before the value, `start` what there is of the value itself.
    """

    facet: Facet
    before: str
    start: str

    @property
    def is_bare(self) -> bool:
        """Whether nothing was typed but the name."""
        return not self.start and len(self.before.split()) == 1

    def with_value(self, value: str) -> str:
        """What stands in the field when a value was chosen, with room for more words."""
        is_word = value.replace("-", "").replace("'", "").isalnum()
        return f"{self.before}{value if is_word else _quoted(value)} "


@dataclass(frozen=True, slots=True)
class Completion:
    """The values that may be meant, the most frequent first, for words that were typed."""

    words: str
    unfinished: Unfinished
    values: tuple[FacetValue, ...]


def unfinished(words: str) -> Unfinished | None:
    """The value that is being typed; None where there is none, or where it is at an end."""
    head, colon, rest = words.rpartition(":")
    if not colon or not head or head[-1:].isspace():
        return None
    name = head.split()[-1].lstrip("-(").casefold()
    if name not in _FACETS:
        return None
    start = rest.removeprefix('"')
    is_quoted = start != rest
    if '"' in start or (not is_quoted and any(sign.isspace() for sign in start)):
        return None
    return Unfinished(_FACETS[name], f"{head}:", start)


def _quoted(value: str) -> str:
    bare = value.replace('"', " ")
    return f'"{bare}"'
