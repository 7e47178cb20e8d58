"""The texts that a pack brings, and those of its that are in the library already."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.core.article import Article, ArticleId
from desktop.core.lesson import LessonPack
from desktop.core.library.carrying import PlannedVersion
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.library.new_article import insert_article
from desktop.core.library.taking_out import carries_something, take_out
from desktop.core.library.versions import plan_version, write_version

NO_PLANS: Mapping[ArticleId, PlannedVersion] = MappingProxyType({})

# What its reader may have put right, and what only the pack knows.
_SOURCE = ("title", "publisher", "byline", "published", "url")
_OF_PACK = ("accessed", "genre", "language", "completeness", "rights")


def bring_text(
    connection: Connection,
    pack: LessonPack,
    article: Article,
    now: str,
    *,
    pictures: Mapping[str, bytes],
    planned: PlannedVersion | None = None,
) -> Changes:
    """Sees to it that a text of a pack is in the library, inside the caller's transaction.

    A text of this pack that stayed without it is found again. Where the pack has it in another
    wording, that becomes a new version, in which all that stands on the old one is placed by
    anchoring, as it was `planned` if that still fits; one that carries nothing makes room. Gives
    what became other than it was.
    """
    standing = _stayed(connection, pack, article)
    if standing is not None and standing != article.text:
        if carries_something(connection, article.id):
            if planned is None or not _fits(connection, planned, article):
                planned = plan_version(connection, article, f"{pack.title} ({pack.edition})")
            return write_version(connection, planned, now, pictures)
        take_out(connection, article.id, now)
        standing = None
    if standing is None:
        insert_article(connection, article, now, pictures)
    else:
        _write_source(connection, article)
        enqueue(connection, QueuedKind.ARTICLE, article.id)
    return Changes(articles=frozenset({article.id}))


def _fits(connection: Connection, planned: PlannedVersion, article: Article) -> bool:
    """Whether a version was planned for this text, from the one that is there now."""
    row = connection.read_one("SELECT version FROM article WHERE id = ?", (article.id,))
    is_same = planned.article.text == article.text and planned.article.title == article.title
    return is_same and row is not None and row[0] == planned.old_number


def _stayed(connection: Connection, pack: LessonPack, article: Article) -> str | None:
    """The words of a text of this pack that belongs to no pack now; None where there is none."""
    if not article.id.startswith(f"{pack.id}/"):
        return None
    row = connection.read_one(
        "SELECT text FROM article WHERE id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM pack_article WHERE article_id = ?1)",
        (article.id,),
    )
    return str(row[0]) if row is not None else None


def _write_source(connection: Connection, article: Article) -> None:
    """Writes what the pack says of where its text is from; what its reader wrote stays."""
    values = {
        "title": article.title,
        "publisher": article.publisher,
        "byline": article.byline,
        "published": article.published,
        "url": article.url,
        "accessed": article.accessed,
        "genre": article.genre,
        "language": article.language,
        "completeness": article.completeness.value,
        "rights": article.rights,
    }
    columns = ", ".join(f"{column} = ?" for column in _OF_PACK)
    connection.write(
        f"UPDATE article SET {columns} WHERE id = ?",
        (*(values[column] for column in _OF_PACK), article.id),
    )
    for column in _SOURCE:
        connection.write(
            f"UPDATE article SET {column} = ?1 WHERE id = ?2 AND NOT EXISTS"
            " (SELECT 1 FROM article_origin WHERE article_id = ?2 AND field = ?3)",
            (values[column], article.id, column),
        )
