"""Sourcebook's own index, by the door that the program uses; texts lie in SQLite, as there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.asking.operators import Operators
from index.asking.parsing import parse
from index.asking.query import Query
from index.document import Document, Hits
from index.full_text_index import FullTextIndex
from index.showing.highlights import matches, sentence_snippet
from tests.benchmarks.search_peers.articles import Article
from tests.benchmarks.search_peers.peer import HITS
from tests.benchmarks.search_peers.queries import Asked, Sort

OPERATORS = Operators(attributes=("tag",))
# So many articles are written at once.
_BATCH = 500


def typed(asked: Asked) -> str:
    """The query as a reader types it."""
    match asked.sort:
        case Sort.ALL:
            return " AND ".join(asked.words.split())
        case Sort.PHRASE:
            return f'"{asked.words}"'
        case Sort.PREFIX:
            return f"{asked.words}*"
        case Sort.TAGGED:
            return f"{asked.words} tag:{asked.limit}"
        case Sort.DATED:
            return f"{asked.words} after:{asked.limit} before:{int(asked.limit) + 1}"
    return asked.words


def document(article: Article) -> Document:
    """An article as one document."""
    return Document(
        id=article.id,
        group=article.id,
        kind="article",
        text=article.text,
        heading=article.title,
        date=article.date,
        attributes={"tag": article.tag},
    )


class Sourcebook:
    """One document an article."""

    name = "Sourcebook"

    def __init__(self, folder: Path) -> None:
        self.index = FullTextIndex.open_or_make(folder / "index", OPERATORS)
        self._texts = sqlite3.connect(folder / "library.db")
        self._texts.execute("create table article (id text primary key, title text, body text)")

    def build(self, articles: Sequence[Article]) -> None:
        for first in range(0, len(articles), _BATCH):
            self.index.replace(map(document, articles[first : first + _BATCH]))
        self.index.tidy()

    def keep_texts(self, articles: Iterable[Article]) -> None:
        """Puts the texts where snippets are taken from; the library has them anyway."""
        rows = ((article.id, article.title, article.text) for article in articles)
        self._texts.executemany("insert into article values (?, ?, ?)", rows)
        self._texts.commit()

    def search(self, asked: Asked) -> list[str]:
        return [hit.id for hit in self._hits(parse(typed(asked), OPERATORS)).hits]

    def snippets(self, asked: Asked) -> list[tuple[str, str]]:
        query = parse(typed(asked), OPERATORS)
        found = [hit.id for hit in self._hits(query).hits]
        marks = ",".join("?" * len(found))
        texts = dict(
            self._texts.execute(f"select id, body from article where id in ({marks})", found)
        )
        return [(each, _shown(texts[each], query)) for each in found]

    def keystroke(self, typed: str) -> list[str]:
        return [hit.id for hit in self._hits(parse(typed, OPERATORS, as_typed=True)).hits]

    def question(self, words: str) -> list[str]:
        return [hit.id for hit in self._hits(parse(words)).hits]

    def save(self, article: Article) -> bool:
        self.index.replace([document(article)])
        first_word = parse(article.title.split()[0])
        return [hit.id for hit in self._hits(first_word).hits] == [article.id]

    def close(self) -> None:
        self.index.close()
        self._texts.close()

    def _hits(self, query: Query) -> Hits:
        return self.index.search(query, HITS)


def _shown(text: str, query: Query) -> str:
    found = matches(text, query)
    start, end = sentence_snippet(text, found)
    shown, at = [], start
    for since, to in found:
        if start <= since and to <= end:
            shown += [text[at:since], "<b>", text[since:to], "</b>"]
            at = to
    return "".join([*shown, text[at:end]])
