"""A line of what was looked into: a pack, and what its reader wants to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.packs.editions import Arrival, ItemFate
from desktop.live.loading import OfferedPack


class PackState(Enum):
    """What is done with a pack, or was.

    LEFT waits for its reader, who may want it all the same; KNOWN is there already.
    """

    WANTED = auto()
    LEFT = auto()
    KNOWN = auto()
    REFUSED = auto()
    ADDED = auto()
    UNSAVED = auto()
    TAKEN_BACK = auto()


_IN_HAND = (PackState.WANTED, PackState.LEFT)
_DONE = (PackState.ADDED, PackState.UNSAVED)


@dataclass(frozen=True, slots=True)
class LoadingRow:
    """A pack that was looked into, with what becomes of it."""

    look: OfferedPack
    state: PackState

    @classmethod
    def of(cls, look: OfferedPack) -> LoadingRow:
        """What is done with a pack unless its reader says otherwise."""
        if look.pack is None:
            return cls(look, PackState.REFUSED)
        if look.arrival is Arrival.SAME:
            return cls(look, PackState.KNOWN)
        is_asked = look.arrival.is_asked_about
        return cls(look, PackState.LEFT if is_asked else PackState.WANTED)

    @property
    def pack_id(self) -> PackId | None:
        """The id of the pack; None of what is none."""
        return self.look.pack.id if self.look.pack is not None else None

    @property
    def can_be_chosen(self) -> bool:
        """Whether it can be added, or left out."""
        return self.state in _IN_HAND

    @property
    def is_done(self) -> bool:
        """Whether it was added, and not taken back."""
        return self.state in _DONE

    @property
    def can_be_opened(self) -> bool:
        """Whether the lesson is in the library."""
        return self.state in (PackState.ADDED, PackState.KNOWN)

    @property
    def changed_texts(self) -> tuple[ArticleId, ...]:
        """The articles with marks of its reader's whose text was another one before."""
        comparison = self.look.comparison
        if comparison is None or self.state is not PackState.ADDED:
            return ()
        return tuple(
            ArticleId(each.id)
            for each in comparison.articles
            if each.fate is ItemFate.CHANGED and comparison.passages.get(ArticleId(each.id))
        )


def with_choice(rows: Iterable[LoadingRow], at: int) -> list[LoadingRow]:
    """The lines after one was chosen, or left out; of two editions of a pack one is added."""
    lines = list(rows)
    wanted = lines[at].state is PackState.LEFT
    if wanted:
        lines = [
            replace(each, state=PackState.LEFT)
            if each.state is PackState.WANTED and each.pack_id == lines[at].pack_id
            else each
            for each in lines
        ]
    lines[at] = replace(lines[at], state=PackState.WANTED if wanted else PackState.LEFT)
    return lines


def one_of_each(rows: Iterable[LoadingRow]) -> list[LoadingRow]:
    """The lines with the highest edition of a pack wanted, and the others of it left out."""
    lines = list(rows)
    best: dict[PackId | None, LoadingRow] = {}
    for each in _wanted(lines):
        before = best.get(each.pack_id)
        if before is None or _edition(each) > _edition(before):
            best[each.pack_id] = each
    return [
        replace(each, state=PackState.LEFT)
        if each.state is PackState.WANTED and best[each.pack_id] is not each
        else each
        for each in lines
    ]


def _wanted(rows: Iterable[LoadingRow]) -> Iterator[LoadingRow]:
    return (each for each in rows if each.state is PackState.WANTED)


def _edition(row: LoadingRow) -> int:
    return row.look.pack.edition if row.look.pack is not None else 0
