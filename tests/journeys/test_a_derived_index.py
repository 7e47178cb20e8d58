"""A reader searches on, whatever befalls the index meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.article import Article, ArticleId
from desktop.core.search_request import ResultKind
from tests.desktop.started_processes import started_processes
from tests.journeys.student import Student

pytestmark = pytest.mark.usefixtures("prompt_index")


def imports(student: Student, count: int) -> None:
    """Puts many articles into the library at once."""
    for number in range(count):
        article = Article(
            id=ArticleId(f"own/{number}"),
            title=f"Report {number}",
            text=f"Report {number} of the lighthouse.\n“It is dark,” said Anna Keller.",
        )
        adds(student, article)


def adds(student: Student, article: Article) -> None:
    student.app.library.apply(lambda library: library.articles.add(article))


def titles(student: Student) -> set[str]:
    articles = student.app.library.now.articles
    found = {ArticleId(result.ref.article_id) for result in student.sees_results()}
    return {articles.get(article_id).title for article_id in found}


def spoil(index_folder: Path) -> None:
    for path in index_folder.rglob("*"):
        if path.is_file() and "made_here" not in path.name and path.name != "state.json":
            path.write_bytes(b"?" * 100)


def test_a_damaged_index_is_made_anew_while_the_reader_searches(student: Student) -> None:
    before = student.searches("speaker:putin victory")
    spoil(student.app.library.now.index_folder)
    student.app.live.search._search().close()

    found = student.searches("speaker:putin victory")

    assert found == before
    assert ResultKind.QUOTATION in {result.kind for result in found}
    assert len(list(student.app.library.now.room.glob("index-damaged-*"))) == 1
    assert student.app.index.feeding.is_going_on is False


def test_what_was_imported_a_moment_ago_is_found_before_it_is_indexed(
    student: Student, qtbot: QtBot
) -> None:
    imports(student, 30)

    with qtbot.waitSignal(student.app.live.search.found, timeout=60_000):
        student.app.screen.search_field.search_for("lighthouse")

    # What the first look does not come to is looked up while nobody types.
    qtbot.waitUntil(lambda: len(titles(student)) == 30, timeout=60_000)
    student.waits_until_all_is_found()
    assert {r.kind for r in student.searches("said:dark")} == {ResultKind.QUOTATION}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_the_reader_does_not_notice_when_the_feeding_is_killed(
    student: Student, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = started_processes(monkeypatch)
    # Only what is started from now on is known: the window begins anew.
    student.leaves()
    student.comes_back()
    imports(student, 40)
    index = student.app.index
    qtbot.waitUntil(lambda: index.feeding.all_articles == 40, timeout=60_000)
    started[-1].kill()

    student.searches("lighthouse")

    assert len(titles(student)) == 40
    assert student.app.library.now.index_queue.is_empty()


def test_two_windows_on_one_library_find_what_the_other_wrote(
    student: Student, qtbot: QtBot
) -> None:
    other = Student(qtbot, student.app.library.now.folder)
    imports(student, 3)
    imports_of_other = Article(
        id=ArticleId("own/other"), title="Other", text="A lighthouse of the other window."
    )
    other.app.library.apply(lambda library: library.articles.add(imports_of_other))

    student.waits_until_all_is_found()
    other.waits_until_all_is_found()
    for reader in (student, other):
        # One keyboard cannot be in two windows.
        with qtbot.waitSignal(reader.app.live.search.found, timeout=60_000):
            reader.app.screen.search_field.search_for("lighthouse")

    assert titles(student) == titles(other) == {"Report 0", "Report 1", "Report 2", "Other"}
    other.leaves()
