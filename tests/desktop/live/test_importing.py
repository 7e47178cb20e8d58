"""Files are read beside the window, added in a step, and told of one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import enumerate as enumerate_threads

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.importing.errors import UnreadableReason
from desktop.core.library.library import Library
from desktop.core.library.source_data import SourceData
from desktop.core.shape import LineKind
from desktop.core.text.picture_bytes import picture_size
from desktop.live.adding import AddingOutcome, AddingReport
from desktop.live.edits.edits import Edits
from desktop.live.file_readers import FileReaders
from desktop.live.importing import LiveImporting
from desktop.live.late import Late
from desktop.live.library import LiveLibrary
from tests.core.an_empty_library import a_library
from tests.core.builders import an_article
from tests.core.importing.made_files import a_docx, a_paragraph

ENDED = 60_000


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path / "library") as library:
        yield library


@pytest.fixture
def edits(library: Library, qapp: QApplication) -> Edits:
    return Edits(LiveLibrary(library))


@pytest.fixture
def importing(library: Library, edits: Edits) -> Iterator[LiveImporting]:
    importing = LiveImporting(library.folder, Late(lambda: edits))
    yield importing
    importing.close()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"Flood {number} came in night {number}.")
    return folder


def added(importing: LiveImporting, qtbot: QtBot, *paths: Path) -> tuple[AddingReport, ...]:
    with qtbot.waitSignal(importing.ended, timeout=ENDED) as ended:
        assert importing.start(paths)
    [reports] = ended.args
    assert isinstance(reports, tuple)
    return reports


def test_files_are_added_and_taken_back_in_one_step(
    importing: LiveImporting, edits: Edits, library: Library, files: Path, qtbot: QtBot
) -> None:
    reports = added(importing, qtbot, files)

    assert [report.path.name for report in reports] == [f"{number}.txt" for number in range(6)]
    assert {report.outcome for report in reports} == {AddingOutcome.ADDED}
    assert library.articles.count() == 6
    assert edits.steps.stack.count() == 1
    edits.steps.undo()
    assert library.articles.count() == 0
    edits.steps.redo()
    assert library.articles.count() == 6


def test_many_lots_are_one_step(
    importing: LiveImporting, edits: Edits, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(230):
        (tmp_path / f"{number:03}.txt").write_text(f"Flood {number} came in night {number}.")
    lots: list[int] = []
    importing.added.connect(lambda reports: lots.append(len(reports)))

    added(importing, qtbot, *sorted(tmp_path.glob("*.txt")))

    assert (sum(lots), max(lots)) == (230, 16)
    assert (library.articles.count(), edits.steps.stack.count()) == (230, 1)
    edits.steps.undo()
    assert library.articles.count() == 0
    edits.steps.redo()
    assert library.articles.count() == 230


def test_a_lot_that_comes_after_its_step_was_undone_is_a_step_of_its_own(
    edits: Edits, library: Library
) -> None:
    first = edits.articles.add([an_article("one")])
    edits.steps.undo()

    second = edits.articles.add([an_article("two")], to=first)

    assert second is not first
    assert library.articles.ids() == ("two",)


def test_each_file_is_counted_when_it_is_read(
    importing: LiveImporting, files: Path, qtbot: QtBot
) -> None:
    counts: list[int] = []
    progress: list[tuple[int, str]] = []
    importing.counted.connect(counts.append)
    importing.progressed.connect(lambda number, path: progress.append((number, path.name)))

    added(importing, qtbot, files)

    assert counts == [6]
    assert [number for number, _ in progress] == [1, 2, 3, 4, 5, 6]
    assert {name for _, name in progress} == {f"{number}.txt" for number in range(6)}


def test_nothing_new_is_no_step(
    importing: LiveImporting, edits: Edits, files: Path, qtbot: QtBot
) -> None:
    added(importing, qtbot, files)

    reports = added(importing, qtbot, files, files / "none.txt")

    assert {report.outcome for report in reports[:6]} == {AddingOutcome.ALREADY_THERE}
    assert reports[6].reason is UnreadableReason.NO_FILE
    assert edits.steps.stack.count() == 1


def test_only_one_lot_of_files_is_read_at_a_time_and_it_can_be_stopped(
    library: Library, edits: Edits, files: Path, qtbot: QtBot
) -> None:
    readers = FileReaders()
    readers.stop()
    importing = LiveImporting(library.folder, Late(lambda: edits), readers)

    with qtbot.waitSignal(importing.ended, timeout=ENDED) as ended:
        assert importing.start([files])
        assert not importing.start([files])
        importing.stop()

    [reports] = ended.args
    assert {report.reason for report in reports} == {UnreadableReason.STOPPED}
    assert library.articles.count() == 0
    assert not importing.is_running


def test_a_window_that_closes_ends_what_is_read(importing: LiveImporting, files: Path) -> None:
    importing.start([files])

    importing.close()


def test_what_was_on_its_way_when_a_window_closed_comes_to_nobody(
    importing: LiveImporting, library: Library, files: Path
) -> None:
    """Else it would be written into a library that is closed, and told to widgets that are gone."""
    told: list[object] = []
    for signal in (importing.counted, importing.progressed, importing.added, importing.ended):
        signal.connect(lambda *_: told.append(_))
    importing.start([files])
    [thread] = (each for each in enumerate_threads() if each.name == "importing")
    thread.join(ENDED / 1000)

    importing.close()
    QApplication.processEvents()

    assert told == []
    assert library.articles.count() == 0


def test_an_article_keeps_how_it_is_set_and_its_pictures(
    importing: LiveImporting, edits: Edits, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = '<w:p><w:r><w:drawing><a:blip r:embed="rPic"/></w:drawing></w:r></w:p>'
    headings = (a_paragraph(words, '<w:outlineLvl w:val="0"/>') for words in ("Weir", "Rain"))
    file = tmp_path / "a.docx"
    file.write_bytes(a_docx("".join(headings) + picture + a_paragraph("It broke.")))

    [report] = added(importing, qtbot, file)
    edits.steps.undo()
    edits.steps.redo()

    assert report.article_id is not None
    article = library.articles.get(report.article_id)
    assert article.text == "Rain\nIt broke."
    assert article.shape.style(0).kind is LineKind.HEADING
    [shown] = article.shape.pictures
    content = library.pictures.content(shown.name)
    assert (shown.before, content is not None and picture_size(content)) == (1, (64, 48))


def test_where_each_field_was_read_is_kept_and_comes_back_with_redo(
    importing: LiveImporting, edits: Edits, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The weir\n\nBy Ada Quill, 3 May 2024\n\nIt broke in the night.")

    [report] = added(importing, qtbot, file)
    edits.steps.undo()
    edits.steps.redo()

    assert report.article_id is not None
    assert library.articles.get(report.article_id).byline == "Ada Quill"
    origins = SourceData(library.connection, library.now).origins(report.article_id)
    assert (origins["title"], origins["byline"], origins["published"]) == ("page", "text", "text")
