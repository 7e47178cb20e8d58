"""Texts that take the place of what an article had before; nothing of either is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from desktop.core.annotation import AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.library.articles import NO_PICTURES
from desktop.core.library.carrying import (
    PlannedVersion,
    relocated,
    standing_targets,
    sums_of,
)
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.errors import LibraryConflict, NoSuchArticle
from desktop.core.library.kept_versions import TEXT_COLUMNS, CarriedTarget, KeptVersions
from desktop.core.library.pictures import insert_pictures
from desktop.core.library.row_kinds import ARTICLE
from desktop.core.library.rows import first_record
from desktop.core.library.source_data import SourceColumn, given_by_readers, noted_origins
from desktop.core.library.text_exchange import exchange_text
from desktop.core.shape import SHAPELESS
from desktop.core.text.stored_shape import shape_to_json


class Versions(KeptVersions):
    """Gives articles other texts, and takes these back."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        super().__init__(connection)
        self._now = now

    def plan(self, article: Article, came_from: str = "") -> PlannedVersion:
        """What becomes of the marks of the article with this id if it has this text.

        Writes nothing. A task: it compares both texts. Raises NoSuchArticle.
        """
        return plan_version(self._connection, article, came_from)

    def take(self, planned: PlannedVersion, pictures: Mapping[str, bytes] = NO_PICTURES) -> Changes:
        """Gives an article its new text, with everything where it was planned to stand.

        What is sure moves; what is to be checked moves and waits for its reader; what is lost
        keeps its words in the version that it stood in. Raises NoSuchArticle.
        """
        with self._connection.transaction():
            return write_version(self._connection, planned, self._now().isoformat(), pictures)

    def take_back(self, article_id: ArticleId, number: int) -> Changes:
        """Gives an article the text again that it had before version `number`.

        Everything that was not moved since stands where it stood. Raises LibraryConflict where the
        article has another version by now, and NoSuchArticle.
        """
        with self._connection.transaction():
            return take_version_back(self._connection, article_id, number, self._now().isoformat())

    def settle(self, article_id: ArticleId, target: CarriedTarget, *, is_settled: bool) -> Changes:
        """Keeps that its reader looked at where a mark was put, or that this is taken back."""
        when = self._now().isoformat() if is_settled else None
        with self._connection.transaction():
            self._connection.write(
                "UPDATE carried_place SET settled = ?"
                " WHERE kind = ? AND item_id = ? AND article_id = ? AND number = ?",
                (when, target.kind, target.item_id, article_id, target.number),
            )
        return Changes(
            articles=frozenset({article_id}),
            annotations=frozenset({AnnotationId(target.item_id)}),
        )


def plan_version(connection: Connection, article: Article, came_from: str = "") -> PlannedVersion:
    """What becomes of the marks of the article with this id if it has this text.

    For whoever brings new texts, such as a new edition of a pack: `write_version` then takes it
    inside the caller's own transaction. Raises NoSuchArticle.
    """
    old = _article(connection, article.id)
    targets = standing_targets(connection, old)
    carried = relocated(connection, targets, old, article.text)
    row = connection.read_one(
        "SELECT max(number) FROM article_version WHERE article_id = ?", (article.id,)
    )
    highest = max(old.version, int(row[0] or 0) if row else 0)
    number = max(highest + 1, article.version)
    return PlannedVersion(
        replace(article, version=number),
        came_from,
        old.version,
        carried,
        sums_of(connection, carried),
    )


def write_version(
    connection: Connection,
    planned: PlannedVersion,
    now: str,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> Changes:
    """Writes a planned version inside the caller's transaction. Raises NoSuchArticle."""
    old = _article(connection, planned.article.id)
    new = replace(
        planned.article,
        version=_free_number(connection, planned.article),
        origins=tuple(_origins(connection, old, planned.article).items()),
    )
    _keep(connection, _as_it_came(connection, old), added_at(connection, old.id), "")
    _keep(connection, new, now, planned.came_from, pictures)
    return exchange_text(connection, old, new, now, planned.carried)


def take_version_back(
    connection: Connection, article_id: ArticleId, number: int, now: str
) -> Changes:
    """Gives an article the text before version `number`, inside the caller's transaction.

    Raises LibraryConflict where it has another version by now, and NoSuchArticle.
    """
    standing = _article(connection, article_id)
    row = connection.read_one(
        "SELECT max(number) FROM article_version"
        " WHERE article_id = ? AND removed IS NULL AND number < ?",
        (article_id, number),
    )
    before = KeptVersions(connection).find(article_id, row[0]) if row and row[0] else None
    if standing.version != number or before is None:
        raise LibraryConflict(connection.path, f"{article_id} has another version by now")
    connection.write(
        "UPDATE article_version SET removed = ? WHERE article_id = ? AND number = ?",
        (now, article_id, number),
    )
    return exchange_text(connection, standing, before.article, now, {}, is_back=True)


def _keep(
    connection: Connection,
    article: Article,
    came: str,
    came_from: str,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> None:
    """Keeps a text among the versions of its article, unless it is there."""
    kept = KeptVersions(connection).find(article.id, article.version)
    if kept is not None and kept.article.text == article.text:
        connection.write(
            "UPDATE article_version SET removed = NULL WHERE article_id = ? AND number = ?",
            (article.id, article.version),
        )
        return
    shape = None
    if article.shape != SHAPELESS:
        shape = shape_to_json(insert_pictures(connection, article.shape, pictures))
    columns = ("article_id", "number", *TEXT_COLUMNS, "shape", "came", "came_from", "origins")
    connection.write(
        f"INSERT INTO article_version ({', '.join(columns)})"
        f" VALUES ({', '.join('?' * len(columns))})",
        (
            *(article.id, article.version),
            *_text_values(article).values(),
            *(shape, came, came_from),
            json.dumps(dict(article.origins)) if article.origins else None,
        ),
    )


def _origins(connection: Connection, old: Article, new: Article) -> dict[str, str]:
    """Where the fields of a new text were read; what it took over was read where it was before."""
    named = dict(new.origins)
    was, said = _text_values(old), _text_values(new)
    taken_over = {
        name: where
        for name, where in noted_origins(connection, old.id).items()
        if name not in named and was.get(name) and was.get(name) == said.get(name)
    }
    return taken_over | named


def _text_values(article: Article) -> dict[str, str]:
    """What an article says, by the columns that hold it."""
    values = (
        *(article.title, article.text, article.publisher, article.byline, article.published),
        *(article.accessed, article.url, article.genre, article.language),
        *(article.completeness, article.rights),
    )
    return dict(zip(TEXT_COLUMNS, values, strict=True))


def _free_number(connection: Connection, article: Article) -> int:
    """The number that was planned, or the next where another text has that by now."""
    kept = KeptVersions(connection).find(article.id, article.version)
    if kept is None or kept.article.text == article.text:
        return article.version
    row = connection.read_one(
        "SELECT max(number) FROM article_version WHERE article_id = ?", (article.id,)
    )
    return int(row[0]) + 1 if row else article.version


def added_at(connection: Connection, article_id: ArticleId) -> str:
    """When an article came into the library."""
    row = connection.read_one("SELECT added FROM article WHERE id = ?", (article_id,))
    return str(row[0]) if row else ""


def _as_it_came(connection: Connection, article: Article) -> Article:
    """An article without what its reader filled in, which is no part of the text that came."""
    given = given_by_readers(connection, article.id)
    return replace(
        article,
        origins=tuple(noted_origins(connection, article.id).items()),
        title=given.get(SourceColumn.TITLE, article.title),
        publisher=given.get(SourceColumn.PUBLISHER, article.publisher),
        byline=given.get(SourceColumn.BYLINE, article.byline),
        published=given.get(SourceColumn.PUBLISHED, article.published),
        url=given.get(SourceColumn.URL, article.url),
    )


def _article(connection: Connection, article_id: ArticleId) -> Article:
    found = first_record(connection, ARTICLE, "WHERE it.id = ?", (article_id,))
    if found is None:
        raise NoSuchArticle(article_id)
    return found
