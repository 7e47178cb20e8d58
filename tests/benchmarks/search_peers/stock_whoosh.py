"""Whoosh as it comes, with its own stemming, parser and highlights."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.search_peers.articles import Article
from tests.benchmarks.search_peers.peer import HITS
from tests.benchmarks.search_peers.queries import Asked, Sort

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields, index, qparser, query
    from whoosh.analysis import StemmingAnalyzer


class StockWhoosh:
    """Texts are stored in the index, as its highlights need them."""

    name = "stock Whoosh"

    def __init__(self, folder: Path) -> None:
        schema = fields.Schema(
            id=fields.ID(stored=True, unique=True),
            title=fields.TEXT(stored=True, analyzer=StemmingAnalyzer()),
            body=fields.TEXT(stored=True, analyzer=StemmingAnalyzer()),
            tag=fields.ID,
            date=fields.ID,
        )
        self._index = index.create_in(str(folder), schema)
        self._parser = qparser.QueryParser("body", schema)
        self._or = qparser.MultifieldParser(["title", "body"], schema, group=qparser.OrGroup)
        self._searcher = self._index.searcher()

    def build(self, articles: Sequence[Article]) -> None:
        writer = self._index.writer(limitmb=256)
        for article in articles:
            writer.add_document(**_row(article))
        writer.commit()
        self._searcher = self._searcher.refresh()

    def search(self, asked: Asked) -> list[str]:
        return [hit["id"] for hit in self._results(asked)]

    def snippets(self, asked: Asked) -> list[tuple[str, str]]:
        return [(hit["id"], hit.highlights("body", top=2)) for hit in self._results(asked)]

    def keystroke(self, typed: str) -> list[str]:
        return self._ids(query.Prefix("body", typed))

    def question(self, words: str) -> list[str]:
        return self._ids(self._or.parse("".join(c if c.isalnum() else " " for c in words)))

    def save(self, article: Article) -> bool:
        writer = self._index.writer()
        writer.add_document(**_row(article))
        writer.commit()
        self._searcher = self._searcher.refresh()
        return self._ids(self._or.parse(article.title.split()[0])) == [article.id]

    def close(self) -> None:
        self._searcher.close()
        self._index.close()

    def _ids(self, wanted: Any) -> list[str]:
        return [hit["id"] for hit in self._searcher.search(wanted, limit=HITS)]

    def _results(self, asked: Asked) -> Any:
        match asked.sort:
            case Sort.PHRASE:
                wanted = self._parser.parse(f'"{asked.words}"')
            case Sort.PREFIX:
                wanted = query.Prefix("body", asked.words)
            case Sort.ANY:
                wanted = query.Or([self._parser.parse(word) for word in asked.words.split()])
            case Sort.TAGGED:
                wanted = query.And(
                    [self._parser.parse(asked.words), query.Term("tag", asked.limit)]
                )
            case Sort.DATED:
                year = query.Prefix("date", asked.limit)
                wanted = query.And([self._parser.parse(asked.words), year])
            case _:
                wanted = self._parser.parse(asked.words)
        return self._searcher.search(wanted, limit=HITS)


def _row(article: Article) -> dict[str, str]:
    return {
        "id": article.id,
        "title": article.title,
        "body": article.text,
        "tag": article.tag,
        "date": article.date,
    }
