"""What was changed in the library, by whichever program: how one window hears of another."""

from __future__ import annotations

import json
from collections import defaultdict

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.correction import CorrectionId
from desktop.core.lesson import PackId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.record import record
from desktop.core.saved_search import SavedSearchId


@record(frozen=True, slots=True)
class Logged:
    """All that was changed up to a `revision`.

    Each of `changes` is of one kind, as the library's own operations tell them.
    """

    revision: int
    changes: tuple[Changes, ...] = ()
    has_preferences: bool = False


class ChangeLog:
    """The newest change of each item; triggers of the file itself write it down."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def foreign_commits(self) -> int:
        """A number that is another one after each commit of any other connection."""
        row = self._connection.read_one("PRAGMA data_version")
        return int(row[0]) if row else 0

    def newest(self) -> int:
        """The revision of the last change."""
        row = self._connection.read_one("SELECT max(revision) FROM change")
        return int(row[0] or 0) if row else 0

    def since(self, revision: int) -> Logged:
        """What was changed after a revision."""
        rows = self._connection.read(
            "SELECT revision, kind, item_id, article_id FROM change WHERE revision > ?"
            " ORDER BY revision",
            (revision,),
        )
        if not rows:
            return Logged(revision)
        items: defaultdict[str, set[str]] = defaultdict(set)
        articles: defaultdict[str, set[str]] = defaultdict(set)
        for _, kind, item_id, article_id in rows:
            items[kind].add(item_id)
            if article_id is not None:
                articles[kind].add(article_id)
            elif kind == "correction":
                # One name may touch every article.
                articles[kind].update(row[0] for row in self._connection.read(_EVERY_ARTICLE))
        if items["annotation"]:
            # A note may stand in a second article as well.
            changed = json.dumps(sorted(items["annotation"]))
            seconds = self._connection.read(_SECOND_ARTICLES, (changed,))
            articles["annotation"].update(row[0] for row in seconds)
        found = (
            Changes(
                articles=frozenset(map(ArticleId, articles["lesson"] | articles["article"])),
                lessons=frozenset(map(PackId, items["lesson"])),
                # Nothing else of an article ever changes.
                texts=frozenset(map(ArticleId, articles["article"])),
            ),
            Changes(
                articles=frozenset(map(ArticleId, articles["annotation"])),
                annotations=frozenset(map(AnnotationId, items["annotation"])),
            ),
            Changes(
                articles=frozenset(map(ArticleId, articles["correction"])),
                corrections=frozenset(map(CorrectionId, items["correction"])),
            ),
            Changes(
                searches=frozenset(map(SavedSearchId, items["search"])),
                past_searches=frozenset(items["past search"]),
                collections=frozenset(items["collection"]),
            ),
            Changes(own_claims=frozenset(items["own claim"])),
        )
        return Logged(rows[-1][0], tuple(each for each in found if each), bool(items["preference"]))


_EVERY_ARTICLE = "SELECT id FROM article"
_SECOND_ARTICLES = (
    "SELECT also_in FROM annotation WHERE also_in IS NOT NULL"
    " AND id IN (SELECT value FROM json_each(?))"
)
