"""Which texts of a library say the same in other words, so that one article counts as one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from desktop.core.article import ArticleId
from desktop.core.fields.head import read_head
from desktop.core.fields.problem import ProblemList, TooManyProblems
from desktop.core.fields.text_file import read_text
from desktop.core.library.connection import Connection
from desktop.core.library.lessons import SAYS_SAME_AS
from desktop.core.library.row_kinds import PACK_FILE
from desktop.core.library.rows import records
from desktop.core.packs.articles import local_id_of
from desktop.core.packs.vocabulary import ARTICLE

# An earlier edition of a pack is kept as `id@edition`.
_IS_LEVEL = (
    f"instr(it.pack_id, '@') = 0 AND lower(substr(it.path, 1, 9)) = 'articles/'"
    f" AND {SAYS_SAME_AS.format('it.content')}"
)
_Each = TypeVar("_Each")


class LevelTexts:
    """The texts of a library that are levels of another; what was read once is kept.

    For one library, which may be opened anew for every question. A task.
    """

    def __init__(self) -> None:
        self._lessons: object = None
        self._mains: Mapping[ArticleId, ArticleId] = MappingProxyType({})

    def mains(self, connection: Connection) -> Mapping[ArticleId, ArticleId]:
        """Of each text that says the same as another, which that is."""
        lessons = tuple(
            tuple(row)
            for row in connection.read("SELECT id, edition, installed FROM lesson_pack ORDER BY id")
        )
        if lessons != self._lessons:
            self._lessons, self._mains = lessons, _mains(connection)
        return self._mains

    def main(self, connection: Connection, article_id: ArticleId) -> ArticleId:
        """The text that an article says in other words; itself where it says none."""
        return self.mains(connection).get(article_id, article_id)

    def more_texts(self, connection: Connection) -> int:
        """How many of the texts in the library say again what another of them says."""
        mains = self.mains(connection)
        if not mains:
            return 0
        rows = connection.read(
            "SELECT id FROM article WHERE removed IS NULL"
            " AND id IN (SELECT value FROM json_each(?))",
            (json.dumps([*mains, *mains.values()]),),
        )
        there = [ArticleId(str(row[0])) for row in rows]
        return len(there) - len({mains.get(each, each) for each in there})

    def doubled(
        self, connection: Connection, texts: Iterable[ArticleId], here: ArticleId | None = None
    ) -> frozenset[ArticleId]:
        """Of some `texts` those to leave out, so that each article is there once.

        There stays the text that is on the page, `here`; else the one that was read last; else
        the one that claims are made on; else the first.
        """
        mains = self.mains(connection)
        if not mains:
            return frozenset()
        families: dict[ArticleId, list[ArticleId]] = defaultdict(list)
        for each in dict.fromkeys(texts):
            families[mains.get(each, each)].append(each)
        several = {main: same for main, same in families.items() if len(same) > 1}
        if not several:
            return frozenset()
        visited = _visited(connection, [each for same in several.values() for each in same])

        def rank(text: ArticleId) -> tuple[bool, str, bool]:
            return (text == here, visited.get(text, ""), text not in mains)

        return frozenset(
            each for same in several.values() for each in same if each != max(same, key=rank)
        )

    def one_of_each(
        self,
        connection: Connection,
        things: Iterable[_Each],
        article_of: Callable[[_Each], ArticleId],
    ) -> list[_Each]:
        """The first of each article, in whichever of its texts, in their order."""
        kept: dict[ArticleId, _Each] = {}
        for each in things:
            kept.setdefault(self.main(connection, article_of(each)), each)
        return list(kept.values())


def _mains(connection: Connection) -> Mapping[ArticleId, ArticleId]:
    mains: dict[ArticleId, ArticleId] = {}
    asked = f"SELECT DISTINCT it.pack_id FROM pack_file it WHERE {_IS_LEVEL}"
    for pack_id in sorted(str(row[0]) for row in connection.read(asked)):
        rest = f"WHERE it.pack_id = ? AND {_IS_LEVEL} ORDER BY it.path"
        for file in records(connection, PACK_FILE, rest, (pack_id,)):
            try:
                fields = read_head(read_text(file, ProblemList()), ARTICLE, ProblemList()).fields
            except TooManyProblems:
                continue
            main, own = fields.words("same-as").casefold(), local_id_of(fields, file.path)
            if main and main != own:
                mains.setdefault(ArticleId(f"{pack_id}/{own}"), ArticleId(f"{pack_id}/{main}"))
    return MappingProxyType(mains)


def _visited(connection: Connection, ids: Collection[ArticleId]) -> dict[ArticleId, str]:
    rows = connection.read(
        "SELECT article_id, visited FROM reading_place"
        " WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {ArticleId(str(row[0])): str(row[1]) for row in rows}
