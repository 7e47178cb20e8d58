"""By what an article is known again without its text being read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from desktop.core.article import ArticleId
from desktop.core.library.connection import Connection

# So many texts are held at a time.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ArticleTrace:
    """By what an article is known again without its text: `digest` stands for that."""

    id: ArticleId
    title: str
    url: str
    digest: bytes


def text_digest(words: str) -> bytes:
    """What stands for a text: two have the same only when they are the same."""
    return sha256(words.encode("utf-8", "surrogatepass")).digest()


def article_traces(connection: Connection) -> Iterator[ArticleTrace]:
    """What tells each article from others, those added first first. A task: it reads texts.

    A text that an article had before leads to it as well.
    """
    last = -1
    yield from _earlier_texts(connection)
    while rows := connection.read(
        "SELECT rowid, id, title, url, text FROM article WHERE rowid > ? AND removed IS NULL"
        " ORDER BY rowid LIMIT ?",
        (last, _AT_ONCE),
    ):
        for rowid, article_id, title, url, its_text in rows:
            last = rowid
            yield ArticleTrace(
                ArticleId(str(article_id)), str(title), str(url), text_digest(str(its_text))
            )


def _earlier_texts(connection: Connection) -> Iterator[ArticleTrace]:
    for article_id, number in connection.read(
        "SELECT article_id, number FROM article_version WHERE removed IS NULL"
    ):
        key = (article_id, number)
        row = connection.read_one(
            "SELECT text FROM article_version WHERE article_id = ? AND number = ?", key
        )
        if row is not None:
            yield ArticleTrace(ArticleId(str(article_id)), "", "", text_digest(str(row[0])))
