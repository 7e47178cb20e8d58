"""A note as all of its wordings: merged with another state of it, in any order, it is one.

Each field is a set of stamped wordings (Shapiro and others, 2011); two states are merged by taking
all wordings of both. What a note shows follows from the set alone, so that everybody who has the
same wordings sees the same note, whoever was merged with whom, and however often.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from desktop.core.record import record
from desktop.core.wording import NotePart, Stamp, Wording


@record(frozen=True, slots=True)
class NoteHistory:
    """The wordings of the fields of one note; each stamp of a field has one wording."""

    wordings: frozenset[tuple[NotePart, Wording]]

    def of(self, part: NotePart) -> tuple[Wording, ...]:
        """The wordings of a field, the newest first."""
        found = (wording for field, wording in self.wordings if field is part)
        return tuple(sorted(found, key=_order, reverse=True))

    def newest(self, part: NotePart) -> Wording | None:
        """What a field shows; None where it was never written."""
        return next(iter(self.of(part)), None)

    def value(self, part: NotePart) -> str:
        """What a field shows, or nothing."""
        newest = self.newest(part)
        return newest.value if newest is not None else ""

    @property
    def removed(self) -> str:
        """Since when it lies in the bin; empty where it does not.

        Words that were written later, by whoever did not know that it was put away, bring it back:
        a deletion takes nobody's words away unseen.
        """
        away, words = self.newest(NotePart.REMOVED), self.newest(NotePart.BODY)
        if away is None or not away.value:
            return ""
        is_older = words is not None and words.stamp > away.stamp and bool(words.value.strip())
        return "" if is_older else away.value


def history_of(
    wordings: Iterable[tuple[NotePart, Wording]], shown: dict[NotePart, str], created: str
) -> NoteHistory:
    """A note with its wordings, and with what it shows in each field.

    What a field shows that has no wording was so since the note was made; what is in none of its
    wordings, as words in the middle of being written, is the newest.
    """
    kept = NoteHistory(frozenset((part, _plain(wording)) for part, wording in wordings))
    more = set()
    for part, value in shown.items():
        newest = kept.newest(part)
        if newest is None and value:
            stamp = Stamp(_milliseconds(created), 0, "")
            more.add((part, Wording(stamp, value, created)))
        elif newest is not None and newest.value != value:
            stamp = Stamp(newest.stamp.ms, newest.stamp.counter + 1, "")
            more.add((part, Wording(stamp, value, newest.written)))
    return NoteHistory(kept.wordings | more)


def merged_histories(mine: NoteHistory, other: NoteHistory) -> NoteHistory:
    """All wordings of both."""
    return NoteHistory(mine.wordings | other.wordings)


def beside_in(history: NoteHistory, other: NoteHistory) -> Wording | None:
    """The words that neither writer saw the other's write over, and that show no more."""
    mine, theirs = history.newest(NotePart.BODY), other.newest(NotePart.BODY)
    if mine is None or theirs is None or mine.value == theirs.value:
        return None
    if mine in other.of(NotePart.BODY) or theirs in history.of(NotePart.BODY):
        return None
    older = min(mine, theirs, key=_order)
    return older if older.value.strip() else None


def _order(wording: Wording) -> tuple[Stamp, str]:
    return wording.stamp, wording.value


def _plain(wording: Wording) -> Wording:
    """A wording without what only one reader has to say of it."""
    return Wording(wording.stamp, wording.value, wording.written)


def _milliseconds(said: str) -> int:
    try:
        return round(datetime.fromisoformat(said).timestamp() * 1000)
    except (ValueError, OverflowError):
        return 0
