"""Tantivy, Lucene's likeness in Rust, by its package for Python."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tantivy

from tests.benchmarks.search_peers.articles import Article
from tests.benchmarks.search_peers.peer import HITS
from tests.benchmarks.search_peers.queries import Asked, Sort

_FIELDS = ["title", "body"]
_MEMORY = 128_000_000


class Tantivy:
    """English stems; texts are stored in the index, as its snippets need them."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        schema.add_text_field("title", stored=True, tokenizer_name="en_stem")
        schema.add_text_field("body", stored=True, tokenizer_name="en_stem")
        schema.add_text_field("tag", tokenizer_name="raw", index_option="basic")
        schema.add_integer_field("day", indexed=True, fast=True)
        self._schema = schema.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._searcher = self._index.searcher()
        self._writer: Any = None

    def build(self, articles: Sequence[Article]) -> None:
        writer = self._index.writer(_MEMORY, 1)
        for article in articles:
            writer.add_document(_document(article))
        writer.commit()
        writer.wait_merging_threads()
        self._take_up()

    def search(self, asked: Asked) -> list[str]:
        found = self._searcher.search(self._query(asked), HITS).hits
        return [self._searcher.doc(address)["id"][0] for _, address in found]

    def snippets(self, asked: Asked) -> list[tuple[str, str]]:
        query = self._query(asked)
        maker = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "body")
        maker.set_max_num_chars(320)
        shown = []
        for _, address in self._searcher.search(query, HITS).hits:
            document = self._searcher.doc(address)
            shown.append((document["id"][0], maker.snippet_from_doc(document).to_html()))
        return shown

    def keystroke(self, typed: str) -> list[str]:
        return self._ids(tantivy.Query.regex_query(self._schema, "body", f"{typed}.*"))

    def question(self, words: str) -> list[str]:
        plain = "".join(char if char.isalnum() else " " for char in words)
        return self._ids(self._index.parse_query(plain.lower(), _FIELDS))

    def save(self, article: Article) -> bool:
        if self._writer is None:
            self._writer = self._index.writer(15_000_000, 1)
        self._writer.add_document(_document(article))
        self._writer.commit()
        self._take_up()
        first_word = self._index.parse_query(article.title.split()[0].lower(), _FIELDS)
        return self._ids(first_word) == [article.id]

    def close(self) -> None:
        self._writer = None

    def _take_up(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    def _ids(self, query: Any) -> list[str]:
        found = self._searcher.search(query, HITS).hits
        return [self._searcher.doc(address)["id"][0] for _, address in found]

    def _query(self, asked: Asked) -> Any:
        make, must = tantivy.Query, tantivy.Occur.Must

        def words(text: str) -> Any:
            return self._index.parse_query(text, _FIELDS)

        match asked.sort:
            case Sort.PHRASE:
                return words(f'"{asked.words}"')
            case Sort.PREFIX:
                return make.regex_query(self._schema, "body", f"{asked.words}.*")
            case Sort.ANY:
                return words(asked.words)
            case Sort.TAGGED:
                tag = make.term_query(self._schema, "tag", asked.limit)
                return make.boolean_query([(must, words(asked.words)), (must, tag)])
            case Sort.DATED:
                year = int(asked.limit) * 10_000
                days = make.range_query(
                    self._schema, "day", tantivy.FieldType.Integer, year, year + 9999
                )
                return make.boolean_query([(must, words(asked.words)), (must, days)])
        return make.boolean_query([(must, words(word)) for word in asked.words.split()])


def _document(article: Article) -> Any:
    return tantivy.Document(
        id=[article.id],
        title=[article.title],
        body=[article.text],
        tag=[article.tag],
        day=[int(article.date.replace("-", ""))],
    )
