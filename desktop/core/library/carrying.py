"""What becomes of all that stands on the words of an article when its text becomes another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.core.anchoring.fitting import fitted
from desktop.core.anchoring.relocating import relocate
from desktop.core.anchoring.relocation import Cause, Outcome, Relocation
from desktop.core.annotation import Annotation
from desktop.core.article import Article, ArticleId
from desktop.core.library.connection import Connection
from desktop.core.library.kept_versions import CarriedTarget, KeptVersions, TargetKind, standing_on
from desktop.core.library.row_kinds import CORRECTION
from desktop.core.library.rows import records
from desktop.core.selector import Selector


@dataclass(frozen=True, slots=True)
class StandingTarget:
    """A passage on which something stands, as it is to be found again.

    `was` are the words that its reader chose or looked at last, in the text of version
    `from_number`; `now` and `lost_from` are what the library says of it.
    """

    kind: TargetKind
    item_id: str
    from_number: int
    was: Selector
    now: Selector
    lost_from: int | None


@dataclass(frozen=True, slots=True)
class MarkSums:
    """How many marks are on the same words, on changed ones, to be looked at, and lost."""

    same: int = 0
    changed: int = 0
    to_check: int = 0
    lost: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return self.same + self.changed + self.to_check + self.lost


@dataclass(frozen=True, slots=True)
class PlannedVersion:
    """A new text for an article, and where in it everything is to stand.

    `article` has the id of the one that is there, and the number that the text is to have as its
    `version`. What changes in the library before it is taken is found out then.
    """

    article: Article
    came_from: str
    old_number: int
    carried: Mapping[StandingTarget, Relocation]
    sums: MarkSums


def standing_targets(
    connection: Connection, article: Article, *, with_removed: bool = True
) -> tuple[StandingTarget, ...]:
    """All that stands on the words of an article, with what lies in the bin."""
    waiting = {
        (each.kind, each.item_id): each
        for each in KeptVersions(connection).targets(article.id, article.version)
        if each.settled is None
    }
    targets = []
    for mark in standing_on(connection, article.id, with_removed=with_removed):
        for kind in _targets(mark, article.id):
            seen = mark if kind is TargetKind.MARK else mark.second_first()
            doubtful = waiting.get((kind, mark.id))
            targets.append(_standing(kind, seen, article, doubtful))
    sql = "WHERE it.article_id = ? ORDER BY it.rowid"
    for put_right in records(connection, CORRECTION, sql, (article.id,)):
        now = put_right.selector
        was = fitted(article.text, now)
        targets.append(
            StandingTarget(
                TargetKind.CORRECTION, put_right.id, article.version, was, now, lost_from=None
            )
        )
    return tuple(targets)


def relocated(
    connection: Connection, targets: Iterable[StandingTarget], article: Article, new: str
) -> dict[StandingTarget, Relocation]:
    """Where in a new text what stood in an article, or in one of its versions, stands now."""
    of_number: defaultdict[int, list[StandingTarget]] = defaultdict(list)
    for target in targets:
        of_number[target.from_number].append(target)
    found: dict[StandingTarget, Relocation] = {}
    for number, group in of_number.items():
        old = _text_of(connection, article, number)
        outcomes = relocate([each.was for each in group], new, old=old)
        found.update(zip(group, outcomes, strict=True))
    return {target: found[target] for group in of_number.values() for target in group}


def sums_of(connection: Connection, carried: Mapping[StandingTarget, Relocation]) -> MarkSums:
    """How many of the marks that do not lie in the bin fared in which way."""
    removed = {
        row[0] for row in connection.read("SELECT id FROM annotation WHERE removed IS NOT NULL")
    }
    counts = [
        relocation
        for target, relocation in carried.items()
        if target.kind is not TargetKind.CORRECTION and target.item_id not in removed
    ]
    return MarkSums(
        same=sum(_is_same(each) for each in counts),
        changed=sum(each.outcome is Outcome.SURE and not _is_same(each) for each in counts),
        to_check=sum(each.outcome is Outcome.CHECK for each in counts),
        lost=sum(each.outcome is Outcome.LOST for each in counts),
    )


def _is_same(relocation: Relocation) -> bool:
    is_sure = relocation.outcome is Outcome.SURE
    return is_sure and relocation.cause in (Cause.SAME_WORDS, Cause.MOVED)


def _targets(mark: Annotation, article_id: ArticleId) -> Iterable[TargetKind]:
    if mark.article_id == article_id:
        yield TargetKind.MARK
    if mark.also_in == article_id:
        yield TargetKind.SECOND


def _standing(
    kind: TargetKind, seen: Annotation, article: Article, doubtful: CarriedTarget | None
) -> StandingTarget:
    if seen.lost_from is not None:
        # Where it had a place last.
        return StandingTarget(
            kind, seen.id, seen.lost_from, seen.selector, seen.selector, seen.lost_from
        )
    if doubtful is not None and doubtful.to == (seen.span.start, seen.span.end):
        # Nobody looked yet at where it was put: what its reader chose is what is looked for.
        return StandingTarget(
            kind, seen.id, doubtful.from_number, doubtful.was, seen.selector, None
        )
    was = fitted(article.text, seen.selector)
    return StandingTarget(kind, seen.id, article.version, was, seen.selector, None)


def _text_of(connection: Connection, article: Article, number: int) -> str | None:
    if number == article.version:
        return article.text
    version = KeptVersions(connection).find(article.id, number)
    # A version that cannot be read is done without: the words themselves are looked for.
    return version.article.text if version is not None else None
