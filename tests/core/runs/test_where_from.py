"""Where a text comes from is told by all of a library, however its index was left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.article import Article, ArticleId
from desktop.core.library.library import Library
from desktop.core.runs.kept_runs import bring_up_to_date, current_runs
from desktop.core.runs.run_index import FILE_NAME, opened
from desktop.core.runs.shared_passages import Sharing
from desktop.core.runs.where_from import WhereFrom, where_from
from desktop.core.shape import LineKind, LineRun, LineStyle, Shape
from tests.core.runs.test_shared_passages import RELEASE, SPEECH, other


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        yield library


def add(library: Library, name: str, text: str, published: str = "") -> None:
    library.articles.add(Article(ArticleId(name), f"The {name}", text, published=published))


def asked(library: Library, name: str) -> WhereFrom:
    return where_from(library.folder, library.room, ArticleId(name))


def three_papers(library: Library) -> None:
    add(library, "voice", f"{other('a', 200)}\n{RELEASE}\n{other('b', 200)}", "2024-05-03")
    add(library, "courier", f"{other('c', 200)}\n{RELEASE}", "2024-05-01")
    add(library, "board", f"{RELEASE}\n{other('d', 200)}", "2024-05-02")
    add(library, "farther", other("e", 200), "1999-01-01")


def test_it_is_told_how_much_stands_elsewhere_and_which_is_the_oldest(library: Library) -> None:
    three_papers(library)

    found = asked(library, "voice")

    assert (found.stand_elsewhere, found.paragraphs) == (1, 3)
    assert {each.title for each in found.copies} == {"The courier", "The board"}
    assert found.oldest == "courier"
    assert asked(library, "courier").oldest == "courier"
    assert asked(library, "farther").articles == ()


def test_what_has_no_day_may_be_older_and_one_year_is_not_before_a_day_of_it(
    library: Library,
) -> None:
    three_papers(library)
    add(library, "release", f"{RELEASE}\n{other('r', 190)}", "")

    found = asked(library, "voice")
    assert (found.oldest, found.without_day) == ("courier", 1)

    add(library, "yearbook", f"{RELEASE}\n{other('y', 190)}", "2024")
    assert asked(library, "voice").oldest is None


def test_a_speech_that_both_quote_is_no_paragraph_that_stands_elsewhere(library: Library) -> None:
    add(library, "voice", f"{other('a', 200)}\n{SPEECH} she said.\n{other('b', 200)}", "2024-05-03")
    add(library, "courier", f"{other('x', 200)}\n{SPEECH} the mayor said.", "2024-05-01")

    found = asked(library, "voice")

    assert [each.shared.sharing for each in found.articles] == [Sharing.SAME_SPEECH]
    assert all(each.is_quoted for each in found.articles[0].shared.passages)
    assert (found.stand_elsewhere, found.copies, found.oldest) == (0, (), None)


def test_paragraphs_are_counted_as_the_page_counts_them(library: Library) -> None:
    three_papers(library)
    heading = Shape(lines=(LineRun(0, 1, LineStyle(LineKind.HEADING, 1)),))
    text = f"A headline\n{other('f', 190)}\n{RELEASE}"
    library.articles.add(Article(ArticleId("set"), "Set", text, shape=heading))

    found = asked(library, "set")

    assert found.paragraphs == 2
    assert {each.shared.paragraphs for each in found.articles} == {(2,)}


@pytest.mark.parametrize("left", [None, b"", b"Sourcebook runs 1\n" + b"\xff" * 900])
def test_an_index_that_is_missing_or_damaged_is_made_anew(
    library: Library, left: bytes | None
) -> None:
    three_papers(library)
    bring_up_to_date(library.folder, library.room)
    file = library.room / FILE_NAME
    assert len(opened(library.room).known) == 4
    if left is None:
        file.unlink()
    else:
        file.write_bytes(left)

    found = asked(library, "voice")

    assert len(found.copies) == 2
    # A file without the mark is somebody else's, and stays.
    assert file.read_bytes() == b"" if left == b"" else len(opened(library.room).known) == 4


def test_the_index_follows_the_library(library: Library) -> None:
    three_papers(library)
    bring_up_to_date(library.folder, library.room)
    add(library, "late", RELEASE, "2024-06-01")
    library.articles.take_out([ArticleId("board")])

    found = asked(library, "voice")

    assert {each.title for each in found.copies} == {"The courier", "The late"}
    assert set(opened(library.room).known) == {"voice", "courier", "farther", "late"}


def test_what_is_up_to_date_is_not_made_again(library: Library) -> None:
    three_papers(library)
    bring_up_to_date(library.folder, library.room)
    before = (library.room / FILE_NAME).stat().st_mtime_ns

    assert len(current_runs(library, library.room).known) == 4
    assert (library.room / FILE_NAME).stat().st_mtime_ns == before
