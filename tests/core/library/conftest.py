"""A library of one's own, and the facts about it that must not change by accident."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.core.library.library import FILE_NAME, Library
from tests.core.an_empty_library import a_library
from tests.core.builders import Clock, an_annotation, an_article

Content = dict[str, list[Any]]
ContentOf = Callable[[Library], Content]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library whose clock goes on by a second for each operation."""
    with a_library(tmp_path, now=Clock()) as library:
        yield library


@pytest.fixture
def with_article(library: Library) -> Library:
    """A library that holds the article on the bridge, which the index has seen."""
    library.articles.add(an_article())
    library.index_queue.clear(library.index_queue.first(10))
    return library


@pytest.fixture
def content_of() -> ContentOf:
    """Reads every row of every table but for its seal, to tell whether anything was changed."""

    def content_of(library: Library) -> Content:
        connection = library.connection
        columns = connection.read(
            "SELECT t.name, group_concat('\"' || c.name || '\"', ', ')"
            " FROM sqlite_schema t JOIN pragma_table_info(t.name) c"
            " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND c.name <> 'checksum'"
            " GROUP BY t.name"
        )
        return {name: connection.read(f'SELECT {all_} FROM "{name}"') for name, all_ in columns}

    return content_of


@pytest.fixture
def closed_library(tmp_path: Path) -> Path:
    """The file of a library that was used and closed: an article, and notes on many pages."""
    with a_library(tmp_path) as library:
        library.articles.add(an_article())
        for number in range(40):
            note = an_annotation(name=f"n{number}", body=f"{number} " + "words " * 100)
            library.annotations.add(note)
    return tmp_path / FILE_NAME
