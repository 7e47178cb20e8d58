"""The row of a new article."""

from __future__ import annotations

import json
from collections.abc import Mapping

from desktop.core.article import Article
from desktop.core.library.connection import Connection
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.shape import SHAPELESS


def insert_article(
    connection: Connection,
    article: Article,
    added: str,
    pictures: Mapping[str, bytes],
    *,
    is_again: bool = False,
) -> None:
    """Writes the row inside the caller's transaction and queues it for the index.

    What lies in the bin with the same text comes back as it was. One that comes `is_again` has
    nothing of what another article of the same text had.
    """
    back = "UPDATE article SET removed = NULL WHERE id = ? AND text = ? AND removed IS NOT NULL"
    if connection.write(back, (article.id, article.text)):
        enqueue(connection, QueuedKind.ARTICLE, article.id)
        return
    shape = None
    if article.shape != SHAPELESS:
        from desktop.core.library.pictures import insert_pictures  # noqa: PLC0415 - see row_kinds
        from desktop.core.text.stored_shape import shape_to_json  # noqa: PLC0415

        shape = shape_to_json(insert_pictures(connection, article.shape, pictures))
    connection.write(
        """
        INSERT INTO article (id, title, text, publisher, byline, published, accessed, url,
                             genre, language, completeness, rights, version, added, shape,
                             origins)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            article.id,
            article.title,
            article.text,
            article.publisher,
            article.byline,
            article.published,
            article.accessed,
            article.url,
            article.genre,
            article.language,
            article.completeness,
            article.rights,
            article.version,
            added,
            shape,
            json.dumps(dict(article.origins)) if article.origins else None,
        ),
    )
    enqueue(connection, QueuedKind.ARTICLE, article.id)
    if connection.read_one("SELECT 1 FROM put_by WHERE restored IS NULL"):
        from desktop.core.library.taking_out import put_back  # noqa: PLC0415 - seldom so

        put_back(connection, article.id, article.text, added, own_only=is_again)
