"""A full disk and a damaged file: named for what they are, and made no worse."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryDamaged, LibraryFull
from desktop.core.library.library import Library
from tests.core.an_empty_library import a_library
from tests.core.builders import BRIDGE, a_pack, an_annotation, an_article
from tests.core.library.conftest import ContentOf

BRIDGE_ID = ArticleId("bridge")


def fill_the_disk(library: Library) -> None:
    """From now on the file cannot grow, as when the disk is full."""
    [(pages,)] = library.connection.read("PRAGMA page_count")
    library.connection.read(f"PRAGMA max_page_count = {pages}")


def make_room(library: Library) -> None:
    library.connection.read("PRAGMA max_page_count = 1000000")


def overwrite_pages_of(table: str, path: Path) -> bytes:
    """Spoils the pages where a table begins, as a failing disk does; gives the bytes then."""
    with closing(sqlite3.connect(path)) as database:
        [(size,)] = database.execute("PRAGMA page_size").fetchall()
        roots = database.execute(
            "SELECT rootpage FROM sqlite_schema WHERE tbl_name = ? AND rootpage > 0",
            (table,),
        ).fetchall()
    content = bytearray(path.read_bytes())
    for (root,) in roots:
        content[(root - 1) * size : root * size] = b"\xa5" * size
    path.write_bytes(content)
    return bytes(content)


def test_a_full_disk_is_named_and_nothing_is_changed(
    with_article: Library, content_of: ContentOf
) -> None:
    with_article.annotations.add(an_annotation(body="short"))
    before = content_of(with_article)
    fill_the_disk(with_article)

    writes: tuple[Callable[[], Changes], ...] = (
        lambda: with_article.annotations.change(an_annotation(body="long " * 50_000)),
        lambda: with_article.annotations.add(an_annotation(name="n2", body="long " * 50_000)),
        lambda: with_article.articles.add(an_article("other", text="long " * 50_000)),
        lambda: with_article.lessons.install([a_pack(files={"a": bytes(250_000)})]),
    )
    for write in writes:
        with pytest.raises(LibraryFull):
            write()
        assert content_of(with_article) == before


def test_once_there_is_room_again_the_words_are_kept(with_article: Library, tmp_path: Path) -> None:
    long = an_annotation(body="long " * 50_000)
    with_article.annotations.add(an_annotation())
    fill_the_disk(with_article)
    with pytest.raises(LibraryFull):
        with_article.annotations.change(long)

    make_room(with_article)
    with_article.annotations.change(long)

    with a_library(tmp_path) as again:
        assert again.annotations.find(long.id) == long


def test_a_file_that_was_cut_off_is_damaged_and_left_as_it_is(closed_library: Path) -> None:
    half = closed_library.read_bytes()[: closed_library.stat().st_size // 2]
    closed_library.write_bytes(half)

    with pytest.raises(LibraryDamaged), a_library(closed_library.parent) as library:
        library.annotations.of_article(BRIDGE_ID)

    assert closed_library.read_bytes() == half


def test_spoilt_notes_are_named_and_neither_reading_nor_writing_makes_it_worse(
    closed_library: Path,
) -> None:
    spoilt = overwrite_pages_of("annotation", closed_library)

    with a_library(closed_library.parent) as library:
        with pytest.raises(LibraryDamaged):
            library.annotations.of_article(BRIDGE_ID)
        with pytest.raises(LibraryDamaged):
            library.annotations.add(an_annotation(name="new"))
        with pytest.raises(LibraryDamaged):
            library.annotations.change(replace(an_annotation(), body="changed"))
        with pytest.raises(LibraryDamaged):
            library.annotations.remove(AnnotationId("n1"))

    assert closed_library.read_bytes() == spoilt


def test_what_is_not_spoilt_can_still_be_read(closed_library: Path) -> None:
    overwrite_pages_of("annotation", closed_library)

    with a_library(closed_library.parent) as library:
        assert library.articles.get(BRIDGE_ID).text == BRIDGE
