"""The versions that the text of an article had, and where each mark stood in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.core.anchoring.relocation import Cause, Outcome
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.library.connection import Connection
from desktop.core.library.row_kinds import ANNOTATION, ARTICLE
from desktop.core.library.rows import (
    RowKind,
    first_record,
    number,
    number_or_none,
    records,
    selector,
    text,
    text_or_none,
)
from desktop.core.selector import Selector


class TargetKind(StrEnum):
    """What stood on a passage: a mark of the reader's with its first or its second target.

    Or what the reader put right about who speaks there.
    """

    MARK = "annotation"
    SECOND = "second"
    CORRECTION = "correction"


class MarkFate(StrEnum):
    """What became of a mark when its text became another one."""

    SAME = "same"
    CHANGED = "changed"
    CHECK = "check"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """A text that an article had or has; its number is `article.version`.

    `came` is an ISO 8601 time; `came_from` names the file, and is empty where nobody knows it.
    """

    article: Article
    came: str
    came_from: str


@dataclass(frozen=True, slots=True)
class CarriedTarget:
    """A passage of the text of version `from_number`, and what became of it in `number`.

    `before` and `lost_from` are what was said of it until then. `to` is where it was put, as the
    start and the end; None where it was lost. `settled` is when its reader looked at it.
    """

    kind: TargetKind
    item_id: str
    number: int
    from_number: int
    was: Selector
    before: Selector
    lost_from: int | None
    to: tuple[int, int] | None
    outcome: Outcome
    cause: Cause
    settled: str | None


@dataclass(frozen=True, slots=True)
class CarriedMark:
    """A mark as it stands in the article now, and what became of it when the text changed."""

    annotation: Annotation
    target: CarriedTarget

    @property
    def fate(self) -> MarkFate:
        """What there is to say of it, after its reader looked at it."""
        if self.annotation.is_lost:
            return MarkFate.LOST
        if self.target.outcome is Outcome.CHECK and self.target.settled is None:
            return MarkFate.CHECK
        is_same = self.target.cause in (Cause.SAME_WORDS, Cause.MOVED)
        return MarkFate.SAME if is_same else MarkFate.CHANGED


def _carried_target(row: tuple[Any, ...]) -> CarriedTarget:
    to_start, to_end = number_or_none(row[16]), number_or_none(row[17])
    return CarriedTarget(
        kind=TargetKind(text(row[1])),
        item_id=text(row[0]),
        number=number(row[3]),
        from_number=number(row[4]),
        was=selector(*row[5:10]),
        lost_from=number_or_none(row[10]),
        before=selector(*row[11:16]),
        to=(to_start, to_end) if to_start is not None and to_end is not None else None,
        outcome=Outcome(text(row[18])),
        cause=Cause(text(row[19])),
        settled=text_or_none(row[20]),
    )


def _version(row: tuple[Any, ...]) -> ArticleVersion:
    return ArticleVersion(ARTICLE.make(row[:14]), text(row[14]), text(row[15]))


# The columns of a version in the order in which those of an article stand in `ARTICLE`.
TEXT_COLUMNS = (
    *("title", "text", "publisher", "byline", "published", "accessed", "url", "genre"),
    *("language", "completeness", "rights"),
)
VERSION = RowKind(
    "article_version",
    ("article_id", *TEXT_COLUMNS, "number", "shape", "came", "came_from"),
    _version,
)
CARRIED_TARGET = RowKind(
    "carried_place",
    (
        *("item_id", "kind", "article_id", "number", "from_number"),
        *("start", "end", "exact", "prefix", "suffix", "lost_from"),
        *("before_start", "before_end", "before_exact", "before_prefix", "before_suffix"),
        *("to_start", "to_end", "outcome", "cause", "settled"),
    ),
    _carried_target,
)
# What a whole library is looked through for.
VERSION_KINDS: tuple[RowKind[Any], ...] = (VERSION, CARRIED_TARGET)


class KeptVersions:
    """Reads versions of articles."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article_id: ArticleId) -> tuple[ArticleVersion, ...]:
        """The versions of an article, the oldest first; none of one that always was the same."""
        return records(
            self._connection,
            VERSION,
            "WHERE it.article_id = ? AND it.removed IS NULL ORDER BY it.number",
            (article_id,),
        )

    def find(self, article_id: ArticleId, number: int) -> ArticleVersion | None:
        """A version of an article, also one that was taken back."""
        return first_record(
            self._connection,
            VERSION,
            "WHERE it.article_id = ? AND it.number = ?",
            (article_id, number),
        )

    def targets(self, article_id: ArticleId, number: int) -> tuple[CarriedTarget, ...]:
        """What became of each passage when a version of an article came."""
        return records(
            self._connection,
            CARRIED_TARGET,
            "WHERE it.article_id = ? AND it.number = ? ORDER BY it.start, it.end, it.item_id",
            (article_id, number),
        )

    def carried(self, article_id: ArticleId) -> tuple[CarriedMark, ...]:
        """What became of each mark when the text of now came, in the order of the text before.

        What was put into the bin since is not among them.
        """
        row = self._connection.read_one("SELECT version FROM article WHERE id = ?", (article_id,))
        targets = self.targets(article_id, row[0]) if row else ()
        marks = {each.id: each for each in standing_on(self._connection, article_id)}
        found = []
        for target in targets:
            mark = marks.get(AnnotationId(target.item_id))
            if target.kind is TargetKind.CORRECTION or mark is None or mark.is_blank:
                continue
            seen = mark if target.kind is TargetKind.MARK else mark.seen_in(article_id)
            if target.kind is TargetKind.SECOND and mark.article_id == article_id:
                # Both targets stand in this article.
                seen = mark.second_first()
            found.append(CarriedMark(seen, target))
        return tuple(found)

    def has_earlier(self, article_id: ArticleId) -> bool:
        """Whether an article had another text before that of now."""
        sql = (
            "SELECT 1 FROM article_version v JOIN article a ON a.id = v.article_id"
            " WHERE a.id = ? AND v.removed IS NULL AND v.number < a.version"
        )
        return self._connection.read_one(sql, (article_id,)) is not None

    def waiting(self, article_id: ArticleId) -> frozenset[AnnotationId]:
        """The marks of an article that wait to be looked at: to be checked, or lost."""
        rows = self._connection.read(
            "SELECT n.id FROM carried_place c JOIN article a"
            " ON a.id = c.article_id AND a.version = c.number"
            " JOIN annotation n ON n.id = c.item_id AND n.removed IS NULL"
            " WHERE c.article_id = ? AND c.settled IS NULL AND c.kind <> 'correction'",
            (article_id,),
        )
        return frozenset(AnnotationId(str(row[0])) for row in rows)


def standing_on(
    connection: Connection, article_id: ArticleId, *, with_removed: bool = False
) -> tuple[Annotation, ...]:
    """The marks on words of an article, with either target, also blank judgements."""
    removed = "" if with_removed else "AND it.removed IS NULL"
    return records(
        connection,
        ANNOTATION,
        "WHERE (it.article_id = ?1 OR it.also_in = ?1)"
        # What was marked in answer stands on words too, what was written in answer on none.
        " AND (it.question IS NULL OR instr(it.question, '/') AND it.exact <> '')"
        f" {removed} ORDER BY it.start, it.id",
        (article_id,),
    )
