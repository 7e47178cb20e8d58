"""How long each article is and how hard to read: derived, and counted once for every text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.core.article import Article, ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.text.readability import Readability, readability
from desktop.core.text.told_lines import running_words

# Raised when the same text would give another measure: all are then made anew.
_EDITION = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a text is, and how hard; `characters` are all that it has."""

    article_id: ArticleId
    characters: int
    readability: Readability


def measured(article: Article) -> Measure:
    """The measure of a text; for tasks, as it walks through it."""
    running = running_words(article.text, article.shape)
    return Measure(article.id, len(article.text), readability(running, article.language))


def unmeasured(article_id: ArticleId) -> Measure:
    """What stands for a text that cannot be read, so that it is not looked at again and again."""
    return Measure(article_id, 0, Readability(0, 0, None))


class ArticleMeasures:
    """Keeps the measures of articles, beside how many quotations were found in them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def missing(self, most: int) -> tuple[ArticleId, ...]:
        """Articles that were not measured yet, those added last first."""
        rows = self._connection.read(
            "SELECT id FROM article WHERE removed IS NULL AND id NOT IN"
            " (SELECT article_id FROM article_measure WHERE edition = ?)"
            " ORDER BY added DESC, rowid DESC LIMIT ?",
            (_EDITION, most),
        )
        return tuple(ArticleId(str(row[0])) for row in rows)

    def keep(self, measures: Iterable[Measure]) -> Changes:
        """Keeps measures, all or none, of articles that are still there."""
        rows = [
            (
                each.article_id,
                _EDITION,
                each.characters,
                each.readability.words,
                each.readability.are_characters,
                each.readability.minutes,
                each.readability.grade,
                each.article_id,
            )
            for each in measures
        ]
        with self._connection.transaction():
            self._connection.write_each(
                "INSERT INTO article_measure (article_id, edition, characters, words,"
                " are_characters, minutes, grade) SELECT ?, ?, ?, ?, ?, ?, ?"
                " WHERE EXISTS (SELECT 1 FROM article WHERE id = ?)"
                " ON CONFLICT (article_id) DO UPDATE SET edition = excluded.edition,"
                " characters = excluded.characters, words = excluded.words,"
                " are_characters = excluded.are_characters, minutes = excluded.minutes,"
                " grade = excluded.grade",
                rows,
            )
        return Changes(articles=frozenset(row[0] for row in rows))

    def note_quotes(self, quotes: Mapping[ArticleId, int]) -> Changes:
        """Keeps how many quotations were found in articles that are measured."""
        wanted = json.dumps(list(quotes))
        known = dict(
            self._connection.read(
                "SELECT article_id, quotes FROM article_measure"
                " WHERE article_id IN (SELECT value FROM json_each(?))",
                (wanted,),
            )
        )
        changed = {each: count for each, count in quotes.items() if known.get(each, count) != count}
        if not changed:
            return Changes()
        with self._connection.transaction():
            self._connection.write_each(
                "UPDATE article_measure SET quotes = ? WHERE article_id = ?",
                [(count, each) for each, count in changed.items()],
            )
        return Changes(articles=frozenset(changed))
