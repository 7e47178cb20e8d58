"""Articles taken out of the library again; what lay in their bin is put by until they return."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library.article_trace import text_digest
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.library.kept_annotations import NOT_BLANK

# Whatever of an article its reader still sees, or a pack brought.
_CARRIES_SOMETHING = " UNION ALL ".join(
    (
        "SELECT 1 FROM annotation AS it"
        f" WHERE (it.article_id = ?1 OR it.also_in = ?1) AND it.removed IS NULL AND {NOT_BLANK}",
        *(
            f"SELECT 1 FROM {table} WHERE article_id = ?1 AND removed IS NULL"
            for table in ("correction", "speaker_name", "article_tag", "collected")
        ),
        # What its reader filled in and took back again is nobody's.
        "SELECT 1 FROM article_origin WHERE article_id = ?1 AND given_by <> ''",
        # Its text is another one by now.
        "SELECT 1 WHERE (SELECT count(*) FROM article_version"
        " WHERE article_id = ?1 AND removed IS NULL) > 1",
        *(
            f"SELECT 1 FROM {table} WHERE article_id = ?1"
            for table in ("pack_article", "claim", "context_note", "pack_correction")
        ),
    )
)
# What goes and comes with an article, with the way to its rows.
_OF_ARTICLE = {
    "annotation": "article_id = ?1",
    "wording": "annotation_id IN (SELECT id FROM annotation WHERE article_id = ?1)",
    "correction": "article_id = ?1",
    "speaker_name": "article_id = ?1",
    "article_version": "article_id = ?1",
    "carried_place": "article_id = ?1",
    "article_tag": "article_id = ?1",
    "collected": "article_id = ?1",
    "reading_mark": "article_id = ?1",
}
# Those that others lean on go last.
_GOING = (
    *("reading_mark", "collected", "article_tag", "wording", "carried_place"),
    *("article_version", "speaker_name", "correction", "annotation"),
)
_SECOND = "second"
_SECOND_COLUMNS = (
    *("also_in", "also_start", "also_end", "also_exact", "also_prefix", "also_suffix"),
    "also_lost_from",
)


def take_out_free(connection: Connection, ids: Collection[ArticleId], now: str) -> Changes:
    """Takes out those of the articles that carry nothing of their reader's; see `Articles`."""
    taken: set[ArticleId] = set()
    put_by: set[AnnotationId] = set()
    with connection.transaction():
        for article_id in ids:
            if not carries_something(connection, article_id):
                put_by |= take_out(connection, article_id, now)
                taken.add(article_id)
    return Changes(articles=frozenset(taken), annotations=frozenset(put_by))


def take_out(connection: Connection, article_id: ArticleId, now: str) -> frozenset[AnnotationId]:
    """Takes an article out inside the caller's transaction, and gives what was put by of its bin.

    `carries_something` says whether it may go.
    """
    row = connection.read_one("SELECT text FROM article WHERE id = ?", (article_id,))
    if row is None:
        return frozenset()
    digest = text_digest(str(row[0])).hex()
    put_by: set[AnnotationId] = set()
    for second in connection.read(
        f"SELECT id, {', '.join(_SECOND_COLUMNS)} FROM annotation"
        " WHERE also_in = ?1 AND article_id <> ?1",
        (article_id,),
    ):
        _put_by(connection, (digest, _SECOND, str(second[0])), second[1:], now)
        columns = ", ".join(f"{column} = NULL" for column in _SECOND_COLUMNS)
        connection.write(f"UPDATE annotation SET {columns} WHERE id = ?", (second[0],))
        put_by.add(AnnotationId(str(second[0])))
    for table, where in _OF_ARTICLE.items():
        names = _columns(connection, table)
        rows = connection.read(
            f"SELECT {', '.join(names)} FROM {table} WHERE {where}", (article_id,)
        )
        for number, values in enumerate(rows):
            of_row = dict(zip(names, values, strict=True))
            _put_by(connection, (digest, table, f"{article_id} {number}"), of_row, now)
            if table == "annotation":
                put_by.add(AnnotationId(str(of_row["id"])))
    for table in _GOING:
        connection.write(f"DELETE FROM {table} WHERE {_OF_ARTICLE[table]}", (article_id,))
    for table in ("reading_place", "article_measure", "article_origin"):
        connection.write(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
    connection.write("DELETE FROM article WHERE id = ?", (article_id,))
    enqueue(connection, QueuedKind.ARTICLE, article_id)
    return frozenset(put_by)


def carries_something(connection: Connection, article_id: ArticleId) -> bool:
    """Whether an article has work of its reader's that is not undone, or belongs to a pack."""
    return bool(connection.read(_CARRIES_SOMETHING, (article_id,)))


def put_back(
    connection: Connection, article_id: ArticleId, words: str, now: str, *, own_only: bool = False
) -> None:
    """Puts what was put by back to an article with this text, inside the caller's transaction.

    `own_only` leaves what another article of the same text had, which comes back by itself.
    """
    digest = text_digest(words).hex()
    rows = [
        (str(kind), str(item_id), json.loads(content))
        for kind, item_id, content in connection.read(
            "SELECT kind, item_id, content FROM put_by WHERE digest = ? AND restored IS NULL"
            " ORDER BY rowid",
            (digest,),
        )
    ]
    if own_only:
        rows = [each for each in rows if _was_of(*each) == article_id]
    for table in (*reversed(_GOING), _SECOND):
        for kind, item_id, values in rows:
            if kind != table:
                continue
            if kind == _SECOND:
                columns = ", ".join(f"{column} = ?" for column in _SECOND_COLUMNS)
                connection.write(
                    f"UPDATE annotation SET {columns} WHERE id = ? AND also_in IS NULL",
                    (article_id, *values[1:], item_id),
                )
                continue
            if "article_id" in values:
                values["article_id"] = article_id
            connection.write(
                f"INSERT OR IGNORE INTO {table} ({', '.join(values)})"
                f" VALUES ({', '.join('?' * len(values))})",
                tuple(values.values()),
            )
    for kind, item_id, _ in rows:
        connection.write(
            "UPDATE put_by SET restored = ?"
            " WHERE digest = ? AND kind = ? AND item_id = ? AND restored IS NULL",
            (now, digest, kind, item_id),
        )


def _was_of(kind: str, item_id: str, content: Any) -> str:
    """The id of the article that something was put by from."""
    return str(content[0]) if kind == _SECOND else item_id.rpartition(" ")[0]


def _put_by(connection: Connection, item: tuple[str, str, str], content: object, now: str) -> None:
    """Keeps the content of an item: the digest of its article's text, its kind and its id."""
    connection.write(
        "INSERT OR REPLACE INTO put_by (digest, kind, item_id, content, put_by)"
        " VALUES (?, ?, ?, ?, ?)",
        (*item, json.dumps(content), now),
    )


def _columns(connection: Connection, table: str) -> tuple[str, ...]:
    rows = connection.read("SELECT name FROM pragma_table_info(?)", (table,))
    return tuple(row[0] for row in rows if row[0] != "checksum")
