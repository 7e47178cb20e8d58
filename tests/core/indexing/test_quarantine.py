"""An index goes, and what is somebody else's stays, wherever it lies in and beside the index."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.indexing.documents import mark_of
from desktop.core.indexing.feeding import Indexing
from desktop.core.indexing.quarantine import clear_away, put_aside
from desktop.core.library.library import Library
from desktop.core.searching.article_search import ArticleSearch
from tests.core.an_empty_library import a_library
from tests.core.builders import an_article

NOON = datetime(2025, 3, 12, 12)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path / "library") as library:
        library.articles.add(an_article())
        yield library


def feeds(library: Library) -> None:
    with closing(Indexing(library.folder, library.index_folder)) as indexing:
        indexing.feed()
        indexing.tidy()


def folders_of(library: Library) -> list[Path]:
    """The room of the library, the folder of its index, and every folder in it."""
    inside = [path for path in library.index_folder.rglob("*") if path.is_dir()]
    return [library.room, library.index_folder, *inside]


def strangers_in(folder: Path) -> dict[Path, bytes]:
    """Puts a stranger's files everywhere into a folder, some with names much like ours."""
    files = {
        "thesis.txt": b"three years",
        "notes.segment": b"mine",
        "0123456789abcde.segment": b"one letter short",
        "manifest.json.bak": b"mine",
        "state.json~": b"mine",
        "index-damaged-mine/x.txt": b"mine",
        "documents-7-mine/v6-x-00000000/manifest.json": b"mine",
        "deep/in/here.txt": b"mine",
    }
    placed = {}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        placed[path] = content
    elsewhere = folder.parent / f"elsewhere-{folder.name}"
    elsewhere.mkdir()
    (elsewhere / "manifest.json").write_bytes(b"behind a link")
    placed[elsewhere / "manifest.json"] = b"behind a link"
    (folder / "documents-99").symlink_to(elsewhere)
    return placed


def test_a_strangers_files_outlive_everything_that_happens_to_the_index(library: Library) -> None:
    feeds(library)
    placed: dict[Path, bytes] = {}
    for folder in folders_of(library):
        placed |= strangers_in(folder)

    for turn in range(3):
        for path in library.index_folder.rglob("*.segment"):
            if len(path.stem) == 16:
                path.write_bytes(b"?")
        library.articles.add(an_article(f"more{turn}"))
        feeds(library)
        with closing(ArticleSearch(library.folder, library.index_folder)) as search:
            results = search.search("rust")
        assert not results.is_from_scan
        put_aside(library.index_folder, NOON + timedelta(turn))
    clear_away(library.index_folder)
    feeds(library)

    assert {path: path.read_bytes() for path in placed} == placed


def test_without_strangers_nothing_is_left_of_an_index(library: Library) -> None:
    feeds(library)

    clear_away(library.index_folder)

    assert not (library.room / "index").exists()


def test_an_index_with_nothing_else_in_it_is_put_aside_whole(library: Library) -> None:
    feeds(library)
    mark = mark_of(library.index_folder)

    first = put_aside(library.index_folder, NOON)
    assert first is not None
    assert mark_of(first) == mark
    feeds(library)
    second = put_aside(library.index_folder, NOON + timedelta(seconds=1))

    assert second is not None
    assert not first.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_an_index_is_never_made_where_a_link_leads(library: Library, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "state.json").write_bytes(b"mine")
    (library.room / "index").symlink_to(elsewhere)

    with pytest.raises(Exception, match="leads elsewhere"):
        feeds(library)

    assert [path.name for path in elsewhere.iterdir()] == ["state.json"]
    assert (elsewhere / "state.json").read_bytes() == b"mine"
