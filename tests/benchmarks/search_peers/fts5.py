"""SQLite's FTS5, with Porter's stems and without accents."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmarks.search_peers.articles import Article
from tests.benchmarks.search_peers.peer import HITS
from tests.benchmarks.search_peers.queries import Asked, Sort

_WORD = re.compile(r"\w+")


class Fts5:
    """An index beside the table that holds the articles."""

    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "fts5.db")
        self._base.executescript(
            """
            pragma journal_mode = wal;
            create table article (
                number integer primary key, id text unique, title, body, tag, date);
            create virtual table found using fts5(title, body, content = 'article',
                content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');
            """
        )

    def keep_texts(self, articles: Iterable[Article]) -> None:
        """Fills the table of articles; the library has one anyway."""
        rows = ((a.id, a.title, a.text, a.tag, a.date) for a in articles)
        self._base.executemany(
            "insert into article (id, title, body, tag, date) values (?, ?, ?, ?, ?)", rows
        )
        self._base.commit()

    def build(self, articles: Sequence[Article]) -> None:
        rows = ((n, article.title, article.text) for n, article in enumerate(articles, 1))
        self._base.executemany("insert into found (rowid, title, body) values (?, ?, ?)", rows)
        self._base.commit()

    def search(self, asked: Asked) -> list[str]:
        return [row[0] for row in self._rows(asked, "article.id")]

    def snippets(self, asked: Asked) -> list[tuple[str, str]]:
        return self._rows(asked, "article.id, snippet(found, 1, '<b>', '</b>', '…', 40)")

    def keystroke(self, typed: str) -> list[str]:
        return self._ids(f'"{typed}"*')

    def question(self, words: str) -> list[str]:
        return self._ids(" OR ".join(f'"{word}"' for word in _WORD.findall(words)))

    def save(self, article: Article) -> bool:
        row = (article.id, article.title, article.text, article.tag, article.date)
        number = self._base.execute(
            "insert into article (id, title, body, tag, date) values (?, ?, ?, ?, ?)", row
        ).lastrowid
        self._base.execute(
            "insert into found (rowid, title, body) values (?, ?, ?)", (number, *row[1:3])
        )
        self._base.commit()
        return self._ids(f'"{article.title.split()[0]}"') == [article.id]

    def close(self) -> None:
        self._base.close()

    def _ids(self, matching: str) -> list[str]:
        query = (
            "select article.id from found join article on number = found.rowid"
            f" where found match ? order by rank limit {HITS}"
        )
        return [row[0] for row in self._base.execute(query, (matching,))]

    def _rows(self, asked: Asked, columns: str) -> list[tuple[str, str]]:
        words = [f'"{word}"' for word in asked.words.split()]
        matching, limits, values = " AND ".join(words), "", tuple[str, ...]()
        order = "rank"
        match asked.sort:
            case Sort.ANY:
                matching = " OR ".join(words)
            case Sort.PHRASE:
                matching = f'"{asked.words}"'
            case Sort.PREFIX:
                matching = f"{words[0]}*"
            case Sort.TAGGED:
                limits, values, order = " and tag = ?", (asked.limit,), "bm25(found)"
            case Sort.DATED:
                limits, order = " and date between ? and ?", "bm25(found)"
                values = (f"{asked.limit}-01-01", f"{asked.limit}-12-31")
        query = (
            f"select {columns} from found join article on number = found.rowid"
            f" where found match ?{limits} order by {order} limit {HITS}"
        )
        return self._base.execute(query, (matching, *values)).fetchall()
