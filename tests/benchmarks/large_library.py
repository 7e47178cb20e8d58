"""A library of many short articles to measure with, indexed, and the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from desktop.core.article import Article, ArticleId
from desktop.core.indexing.feeding import Indexing
from desktop.core.library.library import Library
from desktop.core.library.new_article import insert_article

_WORDS = """
harbour bridge council survey storm ferry school budget river market winter engineer minister
question answer report plan money street people letter morning night garden station teacher
student city museum water road train record paper voice
""".split()  # noqa: SIM905 - a list of words is read as a text
_NAMES = ("Anna Keller", "Tom Reed", "Rosa Okafor", "Nils Aker", "Ada Quill", "Ivo Marsh")
_SENTENCES = 6


def short_articles(count: int) -> Iterator[Article]:
    """So many articles of some sixty words, each with one quotation and a title of its own."""
    random = Random(7)
    for number in range(count):
        sentences = [" ".join(random.choices(_WORDS, k=9)).capitalize() for _ in range(_SENTENCES)]
        said = f"“{sentences[0]},” said {random.choice(_NAMES)}."
        yield Article(
            id=ArticleId(f"made/{number}"),
            title=f"{' '.join(random.choices(_WORDS, k=random.randint(3, 12)))} {number}",
            text="\n".join((said, *(f"{sentence}." for sentence in sentences[1:]))),
            publisher="The Made-up Times",
            published=f"{random.randint(2005, 2024)}-{random.randint(1, 12):02}",
        )


def add_articles(folder: Path, count: int) -> None:
    """Adds articles to the library in a folder, all in one go, and indexes them."""
    with Library.open_existing(folder) as library:
        added = library.now().isoformat()
        with library.connection.transaction():
            for article in short_articles(count):
                insert_article(library.connection, article, added, {})
        Indexing(folder, library.index_folder).feed(lambda: False)
