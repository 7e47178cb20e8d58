"""A picture goes when nothing shows it any more, and never before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.article import Article
from desktop.core.library.article_bin import ArticleBin
from desktop.core.library.library import Library
from desktop.core.library.pictures import content_name
from desktop.core.library.unused_pictures import remove_unused, unused_pictures
from desktop.core.shape import Picture, Shape
from tests.core.builders import an_article
from tests.core.importing.made_files import a_png

FIRST, SECOND = a_png(color=1), a_png(color=2)


def illustrated(name: str, *contents: bytes, text: str = "The bridge is closed.") -> Article:
    pictures = tuple(Picture(0, content_name(each), "a bridge", 64, 48) for each in contents)
    return an_article(name, text=text, shape=Shape(pictures=pictures))


def add(library: Library, article: Article, *contents: bytes) -> None:
    library.articles.add_all([article], {content_name(each): each for each in contents})


def swept(library: Library) -> tuple[str, ...]:
    unused = unused_pictures(library.connection)
    remove_unused(library.connection, unused.names, unused.revision)
    return unused.names


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def test_the_picture_of_an_article_that_was_taken_back_goes(library: Library) -> None:
    add(library, illustrated("kept", FIRST), FIRST)
    add(library, illustrated("gone", FIRST, SECOND, text="Other words."), FIRST, SECOND)
    library.articles.take_out([illustrated("gone").id])

    assert swept(library) == (content_name(SECOND),)
    assert library.pictures.content(content_name(FIRST)) == FIRST
    assert library.pictures.content(content_name(SECOND)) is None


def test_what_lies_in_the_bin_keeps_its_pictures(library: Library) -> None:
    article = illustrated("bridge", FIRST)
    add(library, article, FIRST)
    ArticleBin(library.connection, library.now).put([article.id])

    assert swept(library) == ()


def test_earlier_versions_and_those_taken_back_keep_their_pictures(library: Library) -> None:
    old, new = illustrated("bridge", FIRST), illustrated("bridge", SECOND, text="It is open.")
    add(library, old, FIRST)
    planned = library.versions.plan(new)
    library.versions.take(planned, {content_name(SECOND): SECOND})
    assert swept(library) == ()

    library.versions.take_back(old.id, planned.article.version)

    assert swept(library) == ()


def test_a_text_that_came_meanwhile_keeps_what_it_shows(library: Library) -> None:
    article = illustrated("bridge", FIRST)
    add(library, article, FIRST)
    library.articles.take_out([article.id])
    unused = unused_pictures(library.connection)
    add(library, article, FIRST)

    remove_unused(library.connection, unused.names, unused.revision)

    assert unused.names == (content_name(FIRST),)
    assert library.pictures.content(content_name(FIRST)) == FIRST


def test_a_name_that_no_library_gives_is_left_alone(library: Library) -> None:
    with library.connection.transaction():
        library.connection.write(
            "INSERT INTO picture (name, content) VALUES (?, ?)", ("of a later program", FIRST)
        )

    assert swept(library) == ()
