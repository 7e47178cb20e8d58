"""One text put in the place of another that is kept, with all that stands on its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.core.anchoring.description import describe
from desktop.core.anchoring.relocating import relocate
from desktop.core.anchoring.relocation import Outcome, Relocation
from desktop.core.annotation import AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.correction import CorrectionId
from desktop.core.library.carrying import StandingTarget, relocated, standing_targets
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.library.kept_versions import (
    CARRIED_TARGET,
    TEXT_COLUMNS,
    CarriedTarget,
    KeptVersions,
    TargetKind,
)
from desktop.core.library.source_data import given_by_readers
from desktop.core.selector import Selector
from desktop.core.span import Span

# So many characters behind the place where its reader left off tell where that is.
_READ_ON = 80
_TARGET_COLUMNS = {
    TargetKind.MARK: ("start", "end", "exact", "prefix", "suffix", "lost_from"),
    TargetKind.SECOND: (
        *("also_start", "also_end", "also_exact", "also_prefix", "also_suffix"),
        "also_lost_from",
    ),
    TargetKind.CORRECTION: ("start", "end", "exact", "prefix", "suffix"),
}


def exchange_text(
    connection: Connection,
    old: Article,
    new: Article,
    now: str,
    planned: Mapping[StandingTarget, Relocation],
    *,
    is_back: bool = False,
) -> Changes:
    """Gives the article the text of a version that was kept, and everything its target in it."""
    targets = standing_targets(connection, old)
    carried = {
        (each.kind, each.item_id): each
        for each in KeptVersions(connection).targets(old.id, old.version)
    }
    marks: set[str] = set()
    put_right: set[str] = set()
    wanted: list[StandingTarget] = []
    for target in targets:
        (put_right if target.kind is TargetKind.CORRECTION else marks).add(target.item_id)
        since = carried.get((target.kind, target.item_id))
        if since is None or not _is_unmoved(target, since):
            since = None
        if since is not None and is_back and since.from_number < old.version:
            _write_target(connection, target, since.before, since.lost_from)
        elif since is not None and not is_back and since.from_number == new.version:
            # It came from this very text when that was taken back, and goes where it stood in it.
            _write_target(connection, target, since.was, None)
        else:
            wanted.append(target)
    known = {} if is_back else planned
    unknown = [each for each in wanted if each not in planned]
    fresh = relocated(connection, unknown, old, new.text)
    for target in wanted:
        relocation = fresh.get(target) or known.get(target)
        if relocation is not None:
            _carry(connection, target, relocation, new, now)
    _read_on(connection, old, new)
    _write_text(connection, new)
    enqueue(connection, QueuedKind.ARTICLE, new.id)
    for mark in marks:
        # It may be found with another article, on which it was made first.
        enqueue(connection, QueuedKind.ANNOTATION, mark)
    return Changes(
        articles=_articles_of(connection, marks) | {new.id},
        annotations=frozenset(map(AnnotationId, marks)),
        corrections=frozenset(map(CorrectionId, put_right)),
        texts=frozenset({new.id}),
    )


def _write_text(connection: Connection, new: Article) -> None:
    """Gives the article all of a version that was kept, but for what its reader filled in."""
    row = connection.read_one(
        f"SELECT shape, origins, {', '.join(TEXT_COLUMNS)} FROM article_version"
        " WHERE article_id = ? AND number = ?",
        (new.id, new.version),
    )
    assert row is not None
    shape, origins, *values = row
    given = given_by_readers(connection, new.id)
    columns = {c: value for c, value in zip(TEXT_COLUMNS, values, strict=True) if c not in given}
    for column, value in zip(TEXT_COLUMNS, values, strict=True):
        if column in given:
            connection.write(
                "UPDATE article_origin SET before = ? WHERE article_id = ? AND field = ?",
                (value, new.id, column),
            )
    connection.write(
        f"UPDATE article SET {', '.join(f'{column} = ?' for column in columns)},"
        " shape = ?, origins = ?, version = ? WHERE id = ?",
        (*columns.values(), shape, origins, new.version, new.id),
    )


def _carry(
    connection: Connection, target: StandingTarget, relocation: Relocation, new: Article, now: str
) -> None:
    found = relocation.selector
    to = (found.span.start, found.span.end) if found is not None else (None, None)
    if target.kind is TargetKind.CORRECTION and relocation.outcome is not Outcome.SURE:
        # What was put right of words that changed is asked for again: it names nobody unseen.
        to = (target.now.span.start, target.now.span.end)
    elif found is not None:
        _write_target(connection, target, found, None)
    else:
        _write_target(connection, target, target.was, target.from_number)
    is_settled = relocation.outcome is Outcome.SURE
    columns = ", ".join(CARRIED_TARGET.columns)
    marks = ", ".join("?" * len(CARRIED_TARGET.columns))
    connection.write(
        f"INSERT OR REPLACE INTO carried_place ({columns}) VALUES ({marks})",
        (
            *(target.item_id, target.kind, new.id, new.version, target.from_number),
            *_values(target.was),
            target.lost_from,
            *_values(target.now),
            *to,
            *(relocation.outcome, relocation.cause),
            now if is_settled else None,
        ),
    )


def _is_unmoved(target: StandingTarget, since: CarriedTarget) -> bool:
    """Whether something stands where it was put when the text came."""
    if since.to is None:
        return target.lost_from == since.from_number and target.now == since.was
    return target.lost_from is None and (target.now.span.start, target.now.span.end) == since.to


def _write_target(
    connection: Connection, target: StandingTarget, words: Selector, lost_from: int | None
) -> None:
    columns = _TARGET_COLUMNS[target.kind]
    table = "correction" if target.kind is TargetKind.CORRECTION else "annotation"
    values = (*_values(words), lost_from)[: len(columns)]
    sql = f"UPDATE {table} SET {', '.join(f'{each} = ?' for each in columns)} WHERE id = ?"
    connection.write(sql, (*values, target.item_id))


def _values(words: Selector) -> tuple[int | str, ...]:
    position, quote = words.position, words.quote
    return position.start, position.end, quote.exact, quote.prefix, quote.suffix


def _read_on(connection: Connection, old: Article, new: Article) -> None:
    """Puts the place where its reader left off where the same words stand."""
    row = connection.read_one("SELECT position FROM reading_place WHERE article_id = ?", (old.id,))
    if row is None or not isinstance(row[0], int) or not 0 < row[0] < len(old.text):
        return
    words = describe(old.text, Span(row[0], min(len(old.text), row[0] + _READ_ON)))
    [found] = relocate([words], new.text, old=old.text)
    share = row[0] / max(1, len(old.text))
    start = found.selector.span.start if found.selector else int(share * len(new.text))
    connection.write("UPDATE reading_place SET position = ? WHERE article_id = ?", (start, old.id))


def _articles_of(connection: Connection, marks: Iterable[str]) -> frozenset[ArticleId]:
    articles: set[ArticleId] = set()
    for mark in marks:
        row = connection.read_one(
            "SELECT article_id, also_in FROM annotation WHERE id = ?", (mark,)
        )
        articles |= {ArticleId(each) for each in row or () if each is not None}
    return frozenset(articles)
