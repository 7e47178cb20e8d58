"""The articles of the library, and where their reader left off."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from desktop.core.article import Article, ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.errors import ArticleUnreadable, NoSuchArticle
from desktop.core.library.row_kinds import ARTICLE
from desktop.core.library.rows import RowKind, first_record, made_of, number, text
from desktop.core.record import record


@record(frozen=True, slots=True)
class ArticleSummary:
    """What the shelf says of an article; `visited` is empty until it was opened.

    Of the annotations so many are notes: the others are marks without words. What is thought of a
    claim is a note where there are words to it, and else not counted. Answers about the source
    are no notes: there are some where its source `is_looked_at`.
    """

    id: ArticleId
    title: str
    published: str
    publisher: str
    annotation_count: int
    visited: str
    note_count: int = 0
    is_looked_at: bool = False


NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
# The rows that make no summary.
_SPOILT_FOR_THE_SHELF = """
    SELECT id FROM article
     WHERE removed IS NULL AND (typeof(id) <> 'text' OR typeof(title) <> 'text'
        OR typeof(published) <> 'text' OR typeof(publisher) <> 'text')
    """


# Of one that is read on, it is not said any more that it is unread.
_READ_ON = "UPDATE reading_mark SET state = '' WHERE article_id = ? AND state = 'unread'"


class Articles:
    """Reads and adds articles."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def summaries(self, only: Collection[ArticleId] | None = None) -> tuple[ArticleSummary, ...]:
        """All articles, or only these; those added first at the top. No text is read for it."""
        rows = self._connection.read(
            f"""
            SELECT a.id, a.title, a.published, a.publisher,
                   (SELECT count(*) FROM annotation n
                     WHERE n.article_id = a.id AND n.removed IS NULL AND n.question IS NULL
                       AND (n.claim IS NULL OR trim(n.body, char(9, 10, 13, 32)) <> '')),
                   coalesce(p.visited, ''),
                   (SELECT count(*) FROM annotation n
                     WHERE n.article_id = a.id AND n.removed IS NULL AND n.question IS NULL
                       AND trim(n.body, char(9, 10, 13, 32)) <> ''),
                   EXISTS
                   (SELECT 1 FROM annotation n
                     WHERE n.article_id = a.id AND n.removed IS NULL AND n.question IS NOT NULL
                       AND n.publisher IS NULL AND NOT instr(n.question, '/')
                       AND trim(n.body, char(9, 10, 13, 32)) <> ''),
                   1
              FROM article a LEFT JOIN reading_place p ON p.article_id = a.id
             WHERE a.removed IS NULL
             {"" if only is None else "AND a.id IN (SELECT value FROM json_each(?))"}
             ORDER BY a.added, a.rowid
            """,
            () if only is None else (json.dumps(list(only)),),
        )
        return tuple(made_of(self._connection, _SUMMARY, rows))

    def ids(self) -> tuple[ArticleId, ...]:
        """The ids of all articles of which there is a summary, those added first at the top."""
        sql = "SELECT id FROM article WHERE removed IS NULL ORDER BY added, rowid"
        rows = self._connection.read(sql)
        spoilt = frozenset(row[0] for row in self._connection.read(_SPOILT_FOR_THE_SHELF))
        if spoilt:
            # What makes no summary is left out and noted, as it is wherever rows are read.
            self.summaries([ArticleId(str(each)) for each in spoilt])
        return tuple(row[0] for row in rows if row[0] not in spoilt)

    def get(self, article_id: ArticleId) -> Article:
        """One article with its text, not from the bin. Raises NoSuchArticle, ArticleUnreadable."""
        where = "WHERE it.id = ? AND it.removed IS NULL"
        found = first_record(self._connection, ARTICLE, where, (article_id,))
        if found is None:
            if self.is_there(article_id):
                raise ArticleUnreadable(article_id)
            raise NoSuchArticle(article_id)
        return found

    def is_there(self, article_id: ArticleId) -> bool:
        """Whether there is an article with this id, and not in the bin."""
        sql = "SELECT 1 FROM article WHERE id = ? AND removed IS NULL"
        return bool(self._connection.read(sql, (article_id,)))

    def version_of(self, article_id: ArticleId) -> int:
        """The number of the text that an article has; 0 for one that is not there."""
        row = self._connection.read_one("SELECT version FROM article WHERE id = ?", (article_id,))
        return int(row[0]) if row else 0

    def titles_and_dates(self) -> dict[ArticleId, tuple[str, str]]:
        """The title and the date of publication of every article; the date may be empty."""
        sql = "SELECT id, title, published FROM article WHERE removed IS NULL"
        rows = self._connection.read(sql)
        return {ArticleId(str(row[0])): (str(row[1]), str(row[2])) for row in rows}

    def opened(self) -> frozenset[ArticleId]:
        """The articles that were on the page at least once."""
        rows = self._connection.read("SELECT article_id FROM reading_place")
        return frozenset(ArticleId(str(row[0])) for row in rows)

    def annotated(self) -> frozenset[ArticleId]:
        """The articles that carry a mark or a note of the reader."""
        rows = self._connection.read(
            "SELECT article_id FROM annotation WHERE removed IS NULL UNION"
            " SELECT also_in FROM annotation WHERE removed IS NULL AND also_in IS NOT NULL"
        )
        return frozenset(ArticleId(str(row[0])) for row in rows)

    def count(self) -> int:
        """How many articles there are."""
        row = self._connection.read_one("SELECT count(*) FROM article WHERE removed IS NULL")
        return int(row[0]) if row else 0

    def add(self, article: Article, pictures: Mapping[str, bytes] = NO_PICTURES) -> Changes:
        """Puts a new article into the library. Raises LibraryError when its id is taken.

        `pictures` are the bytes of those that its shape shows, by the names that it gives them.
        """
        return self.add_all([article], pictures)

    def add_all(
        self, articles: Sequence[Article], pictures: Mapping[str, bytes] = NO_PICTURES
    ) -> Changes:
        """Puts new articles into the library, all or none. Raises LibraryError as `add`."""
        return self._insert(articles, pictures)

    def add_missing(self, articles: Sequence[Article]) -> Changes:
        """Puts those articles into the library again that are not in it. Raises LibraryError."""
        missing = [article for article in articles if not self.is_there(article.id)]
        return self._insert(missing, NO_PICTURES, is_again=True)

    def _insert(
        self,
        articles: Sequence[Article],
        pictures: Mapping[str, bytes],
        *,
        is_again: bool = False,
    ) -> Changes:
        from desktop.core.library.new_article import insert_article  # noqa: PLC0415 - seldom wanted

        added = self._now().isoformat()
        with self._connection.transaction():
            for article in articles:
                insert_article(self._connection, article, added, pictures, is_again=is_again)
        return Changes(articles=frozenset(article.id for article in articles))

    def take_out(self, ids: Collection[ArticleId]) -> Changes:
        """Takes out again what was added and carries nothing of its reader's.

        An article with a mark, a note, a correction or a judgement stays, and so does one of a
        pack, and one whose text is another by now. What lay in its bin is put by, and comes back
        with the same text.
        """
        from desktop.core.library.taking_out import take_out_free  # noqa: PLC0415 - seldom so

        return take_out_free(self._connection, ids, self._now().isoformat())

    def reading_position(self, article_id: ArticleId) -> int:
        """The character at which its reader left off; 0 for an article never opened."""
        row = self._connection.read_one(
            "SELECT position FROM reading_place WHERE article_id = ?", (article_id,)
        )
        return max(0, row[0]) if row and isinstance(row[0], int) else 0

    def remember_reading_position(
        self, article_id: ArticleId, position: int, seen: int = 0
    ) -> Changes:
        """Keeps where its reader left off, and what was `seen`; characters from the start."""
        with self._connection.transaction():
            self._connection.write(
                "INSERT INTO reading_place (article_id, position, visited, furthest)"
                " VALUES (?, ?, ?, ?) ON CONFLICT (article_id) DO UPDATE SET"
                " position = excluded.position, visited = excluded.visited,"
                " furthest = max(coalesce(furthest, position), excluded.furthest)",
                (article_id, position, self._now().isoformat(), max(position, seen)),
            )
            self._connection.write(_READ_ON, (article_id,))
        return Changes(articles=frozenset({article_id}))

    def visited_last(self, most: int) -> tuple[ArticleId, ...]:
        """The articles that were open most recently, the last one first."""
        rows = self._connection.read(
            "SELECT p.article_id FROM reading_place p JOIN article a ON a.id = p.article_id"
            " WHERE a.removed IS NULL ORDER BY p.visited DESC, p.article_id LIMIT ?",
            (most,),
        )
        return tuple(ArticleId(str(row[0])) for row in rows)

    def unopened(self, most: int) -> tuple[ArticleId, ...]:
        """The articles of no lesson that were not on the page yet, those added last first."""
        rows = self._connection.read(
            "SELECT id FROM article WHERE id NOT IN (SELECT article_id FROM reading_place)"
            " AND id NOT IN (SELECT article_id FROM pack_article) AND removed IS NULL"
            " ORDER BY added DESC, rowid DESC LIMIT ?",
            (most,),
        )
        return tuple(ArticleId(str(row[0])) for row in rows)

    def last_visited(self) -> ArticleId | None:
        """The article that was open most recently."""
        return next(iter(self.visited_last(1)), None)


def _summary(row: tuple[Any, ...]) -> ArticleSummary:
    return ArticleSummary(
        id=ArticleId(text(row[0])),
        title=text(row[1]),
        published=text(row[2]),
        publisher=text(row[3]),
        annotation_count=number(row[4]),
        # When it was read is no reason to leave out an article.
        visited=row[5] if isinstance(row[5], str) else "",
        note_count=number(row[6]),
        is_looked_at=bool(row[7]),
    )


# Of the shelf only what it needs is read: whether all is as it was saved is not known then.
_SUMMARY = RowKind("article", (), _summary)
