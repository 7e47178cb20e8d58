"""How a query was read, part by part, for whoever typed it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.asking.joining import Link, side_by_side
from index.asking.query import PartKind, Remark, TypedPart, Understood

# More doubts help nobody.
_MOST_REMARKS = 5


@dataclass(slots=True)
class Account:
    """What is to be told of a query, as it is read; `Understood` says what each list holds."""

    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    beginnings: list[str] = field(default_factory=list)
    limits: list[tuple[str, str]] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    dates: list[TypedPart] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    has_open_quote: bool = False
    was_cut: bool = False

    def note(self, said: str, positive: list[str], name: str, *, is_negative: bool) -> None:
        """Takes down what was said: among `positive` unless it is excluded or has a name."""
        if is_negative:
            self.excluded.append(said)
        elif name:
            self.limits.append((name, said))
        else:
            positive.append(said)

    def understood(self, links: Sequence[Link]) -> Understood:
        """All of it, with what stands outside of all brackets."""
        common = {TypedPart(PartKind.WORD, (word,)) for word in self.left_out}
        told = (each for each in (*_parts_told(links), *self.dates) if each not in common)
        return Understood(
            words=tuple(word for word in self.words if word not in self.left_out),
            phrases=tuple(self.phrases),
            beginnings=tuple(self.beginnings),
            limits=tuple(self.limits),
            excluded=tuple(self.excluded),
            left_out=tuple(dict.fromkeys(self.left_out)),
            has_open_quote=self.has_open_quote,
            was_cut=self.was_cut,
            told=tuple(dict.fromkeys(told)),
            remarks=tuple(dict.fromkeys(self.remarks))[:_MOST_REMARKS],
        )


def _parts_told(links: Iterable[Link]) -> list[TypedPart]:
    """The parts of a query as they stand side by side."""
    told: list[TypedPart] = []
    for alternatives in side_by_side(links):
        if len(alternatives) > 1:
            chains = tuple(" ".join(_said(link.told) for link in each) for each in alternatives)
            told.append(TypedPart(PartKind.ANY, chains))
            continue
        chain = [link.told for link in alternatives[0]]
        if len(chain) > 1 and not any(each.is_negative for each in chain):
            told.append(TypedPart(PartKind.ALL, tuple(map(_said, chain))))
        else:
            told += chain
    return told


def _said(told: TypedPart) -> str:
    """One part as it may stand among others."""
    said = " ".join(told.said)
    if told.sort is PartKind.PHRASE:
        said = f"“{said}”"
    elif told.sort is PartKind.BEGINNING:
        said = f"{said}*"
    elif told.sort is PartKind.ALMOST:
        said = f"{said}~"
    elif told.sort is PartKind.GROUP:
        said = f"({said})"
    elif told.sort is PartKind.LIMIT:
        said = f"{told.name}:{said}"
    return f"-{said}" if told.is_negative else said
