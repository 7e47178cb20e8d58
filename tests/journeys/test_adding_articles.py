"""A student adds what they have, finds it on the shelf at once, and can take it back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event, Timer

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.adding.preview import PastePreview
from desktop.adding.row_words import spoken_row
from desktop.adding.rows import AddedRow, ReportView
from desktop.cards.record_list import RecordRole
from desktop.core.importing.errors import UnreadableReason
from desktop.core.packs.named_packs import NamedPacks, named_packs
from desktop.live.adding import AddingOutcome, lots
from desktop.live.file_readers import FileReading
from desktop.live.kept_preferences import LEFT_OUT
from desktop.shelf.rows import ArticleRow
from tests.core.importing.made_files import a_docx, a_zip
from tests.desktop.builders import part_of
from tests.desktop.covered_pages import small_pack
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

LIGHTHOUSE = """The keeper of Harrow Point

For thirty years Ines Calder has climbed the same stairs. "I have never counted them," she said.

The council wants to sell the tower in spring. "Nobody asked the people who use it," Calder said.
"""


def write(folder: Path, name: str, words: str) -> Path:
    file = folder / name
    file.write_text(words, "utf-8")
    return file


def shelf_titles(student: Student) -> list[str]:
    model = student.app.screen.shelf.rows.model()
    rows = [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]
    return [row.title for row in rows if isinstance(row, ArticleRow)]


def chooses(student: Student, qtbot: QtBot, files: Sequence[Path]) -> None:
    """Presses Ctrl+O and types the names of files."""
    student.presses(Qt.Key.Key_O, CONTROL)
    dialog = part_of(student.app.window, QFileDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.setDirectory(str(files[0].parent))
    names = " ".join(f'"{file.name}"' for file in files)
    field = part_of(dialog, QLineEdit)
    field.setText(names)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    # Where there is no window manager, nobody goes back to the window by itself.
    goes_back_to_the_window(student, qtbot)


def goes_back_to_the_window(student: Student, qtbot: QtBot) -> None:
    with qtbot.waitActive(student.app.window):
        student.app.window.activateWindow()


def waits_for_the_end(student: Student, qtbot: QtBot) -> None:
    live = student.app.live
    importing = live.importing.get()
    # A folder is looked into for lessons first.
    qtbot.waitUntil(lambda: live.tasks.is_idle and not importing.is_running, timeout=60_000)


def report_rows(student: Student) -> tuple[AddedRow, ...]:
    return student.app.adding.desk.get().report.shown


def test_a_file_is_on_the_shelf_at_once_and_is_taken_back(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    file = write(tmp_path, "harrow-point.txt", LIGHTHOUSE)

    chooses(student, qtbot, [file])
    waits_for_the_end(student, qtbot)

    assert [row.report.path for row in report_rows(student)] == [file]
    assert student.app.window.foot.echo == "1 article added"
    title = report_rows(student)[0].title
    assert title in shelf_titles(student)
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: student.title == title)
    assert "never counted them" in student.text

    student.presses(Qt.Key.Key_Z, CONTROL)

    assert title not in shelf_titles(student)
    assert student.title != title
    student.presses(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert title in shelf_titles(student)


def test_what_is_read_beside_another_is_closed_when_it_is_taken_back(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "weir.txt"
    file.write_text("The weir is closed.\n\nNobody knows for how long it will be.")
    adds(student, qtbot, file)
    first = student.title
    beside = student.app.beside.desk.get()
    beside.open(student.app.library.now.articles.ids()[-1])
    was_open = beside.is_open
    student.app.reader.setFocus()

    student.presses(Qt.Key.Key_Z, CONTROL)

    assert (was_open, beside.is_open) == (True, False)
    assert student.title == first


def adds(student: Student, qtbot: QtBot, *paths: Path) -> None:
    """Drops files on the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drops(student, mime)
    waits_for_the_end(student, qtbot)


def drops(student: Student, mime: QMimeData) -> None:
    """Drags something into the window from elsewhere, and lets it go."""
    window = student.app.window
    drags_in(student, mime)
    sign = student.app.adding.desk.get().sign
    assert sign.isVisible()
    assert sign.size() == window.ground.size()
    # The sign lies under the mouse by now.
    QApplication.sendEvent(sign, entering(mime))
    event = QDropEvent(
        QPointF(sign.rect().center()),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(sign, event)
    assert event.isAccepted()
    assert not sign.isVisible()


def drags_in(student: Student, mime: QMimeData) -> QDragEnterEvent:
    event = entering(mime)
    QApplication.sendEvent(student.app.window, event)
    return event


def entering(mime: QMimeData) -> QDragEnterEvent:
    return QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def pastes(student: Student, qtbot: QtBot, words: str) -> PastePreview:
    QApplication.clipboard().setText(words)
    goes_back_to_the_window(student, qtbot)
    student.app.reader.setFocus()
    student.presses(Qt.Key.Key_V, CONTROL)
    window = student.app.window
    qtbot.waitUntil(lambda: window.findChild(PastePreview) is not None, timeout=30_000)
    return part_of(window, PastePreview)


def outcomes(student: Student) -> dict[str, AddingOutcome]:
    return {row.report.path.name: row.report.outcome for row in report_rows(student)}


def test_ten_things_are_added_and_found_again(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    write(folder, "harrow-point.txt", LIGHTHOUSE)
    write(folder, "twice.txt", LIGHTHOUSE)
    write(folder, "minutes.md", "# Council minutes\n\n- The quay is sold to nobody.\n")
    (folder / "essay.docx").write_bytes(
        a_docx("<w:p><w:r><w:t>Cormorants nest on the old crane again.</w:t></w:r></w:p>")
    )
    (folder / "two.zip").write_bytes(a_zip({"a.txt": "Zebras at the fair.", "b.txt": "No lions."}))
    (folder / "torn.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "torn.docx").write_bytes(b"PK\x03\x04 torn")
    letter = write(tmp_path, "letter.txt", "A letter.\n\nThe porpoises came back in May.\n")
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))

    adds(student, qtbot, folder, letter, picture)

    told = outcomes(student)
    assert told["harrow-point.txt"] is AddingOutcome.ADDED
    assert told["twice.txt"] is AddingOutcome.ALREADY_THERE
    assert told["torn.pdf"] is told["torn.docx"] is AddingOutcome.NOT_ADDED
    assert told["photo.png"] is AddingOutcome.NOT_ADDED
    added = [row for row in report_rows(student) if row.report.outcome is AddingOutcome.ADDED]
    assert len(added) == 6
    assert student.app.window.foot.echo == "6 articles added"
    assert {row.title for row in added} <= set(shelf_titles(student))
    report = student.app.adding.desk.get().report
    qtbot.mouseClick(report.chips[ReportView.NOT_ADDED], Qt.MouseButton.LeftButton)
    assert {row.report.outcome for row in report_rows(student)} == {AddingOutcome.NOT_ADDED}

    for words in ("cormorants", "porpoises", "zebras", "never counted them"):
        assert student.searches(words), words

    student.presses(Qt.Key.Key_Escape)
    student.presses(Qt.Key.Key_A, CONTROL | SHIFT)
    assert report.isVisible()
    student.leaves()
    student.comes_back()
    assert student.searches("cormorants")
    assert {row.title for row in added} <= set(shelf_titles(student))


def test_a_new_article_is_called_new_until_it_is_opened(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    adds(student, qtbot, write(tmp_path, "harrow-point.txt", LIGHTHOUSE))

    assert shelf_row(student, "keeper").is_new
    student.opens("keeper")
    student.presses(Qt.Key.Key_Escape)
    student.opens("Trump")

    assert not shelf_row(student, "keeper").is_new


def shelf_row(student: Student, title: str) -> ArticleRow:
    model = student.app.screen.shelf.rows.model()
    rows = [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]
    own = [row for row in rows if isinstance(row, ArticleRow) and title in row.title]
    return own[-1]


def test_what_carries_work_is_not_taken_back(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    adds(
        student,
        qtbot,
        write(tmp_path, "harrow-point.txt", LIGHTHOUSE),
        write(tmp_path, "letter.txt", "The porpoises came back in May."),
    )
    student.opens("keeper")
    student.drags_over("climbed the same stairs")
    student.presses(Qt.Key.Key_1)
    steps = student.app.live.edits.steps
    steps.stack.setIndex(1)

    student.presses(Qt.Key.Key_Z, CONTROL)

    assert student.app.window.foot.state == (
        "Taken back, but for 1 article that carries work of yours since."
    )
    assert "The keeper of Harrow Point" in shelf_titles(student)
    assert student.marked_words() == ["climbed the same stairs"]


def test_copied_words_are_looked_at_before_they_are_kept(student: Student, qtbot: QtBot) -> None:
    before = student.app.library.now.articles.count()
    look = pastes(student, qtbot, "The ferry stays.\n\n“We counted twice,” said Dora Winn.")

    assert look.title.text() == "The ferry stays."
    assert "“We counted twice,” said Dora Winn." in look.page.toPlainText()
    qtbot.mouseClick(look.refusing, Qt.MouseButton.LeftButton)
    assert student.app.library.now.articles.count() == before

    qtbot.waitUntil(lambda: student.app.window.findChild(PastePreview) is None)
    look = pastes(student, qtbot, "The ferry stays.\n\n“We counted twice,” said Dora Winn.")
    look.title.setText("Ferry saved")
    qtbot.keyClick(look.title, Qt.Key.Key_Return)

    assert "Ferry saved" in shelf_titles(student)
    assert student.app.window.foot.echo == "Added: “Ferry saved”"
    qtbot.waitUntil(lambda: student.app.window.findChild(PastePreview) is None)
    again = pastes(student, qtbot, "The ferry stays.\n\n“We counted twice,” said Dora Winn.")
    assert again.notice.text() == "You have this text already: “Ferry saved”."
    qtbot.mouseClick(again.accepting, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: student.title == "Ferry saved")
    assert student.app.library.now.articles.count() == before + 1


def test_a_field_keeps_what_is_pasted_into_it(student: Student) -> None:
    QApplication.clipboard().setText("porpoises")
    student.presses(Qt.Key.Key_K, CONTROL)

    student.presses(Qt.Key.Key_V, CONTROL)

    assert student.app.screen.search_field.text() == "porpoises"
    assert student.app.adding.desk.made is None


def test_dropped_words_are_looked_at_too(student: Student, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText("Words from a page.\n\nMore of them.")
    drops(student, mime)

    window = student.app.window
    qtbot.waitUntil(lambda: window.findChild(PastePreview) is not None, timeout=30_000)
    assert part_of(window, PastePreview).title.text() == "Words from a page."
    part_of(window, PastePreview).reject()


@pytest.mark.parametrize("words", ["https://example.org/news/1", "   "])
def test_a_link_alone_is_told_and_nothing_is_asked(student: Student, words: str) -> None:
    mime = QMimeData()
    mime.setText(words)
    drops(student, mime)

    assert student.app.window.findChild(PastePreview) is None
    assert student.app.window.foot.state != "All work saved on this computer · offline"


def test_what_is_dragged_on_leaves_no_sign(student: Student) -> None:
    mime = QMimeData()
    mime.setText("Words")
    assert drags_in(student, mime).isAccepted()
    sign = student.app.adding.desk.get().sign

    QApplication.sendEvent(sign, entering(mime))
    QApplication.sendEvent(sign, QDragLeaveEvent())

    assert not sign.isVisible()
    mime = QMimeData()
    mime.setData("application/x-chair", b"1")
    assert not drags_in(student, mime).isAccepted()


def test_the_window_answers_while_hundreds_of_files_are_added(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        write(folder, f"{number}.txt", f"Report {number}\n\n" + f"Word{number} of it. " * 300)
    importing = student.app.live.importing.get()
    turns: list[str] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: turns.append("free"))
    importing.added.connect(lambda _reports: turns.append("lot"))
    timer.start()
    adds(student, qtbot, folder)
    timer.stop()

    assert len(report_rows(student)) == 200
    assert student.app.window.foot.echo == "200 articles added"
    # It came in many lots, and the window went on with whatever else there was to do.
    assert turns.count("lot") > 10
    assert turns.count("free") > 20
    student.presses(Qt.Key.Key_Z, CONTROL)
    assert student.app.library.now.articles.unopened(1) == ()


def test_what_another_program_keeps_from_the_file_is_told_as_not_saved_yet(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    library, report = student.app.library, student.app.adding.desk.get().report
    file = write(tmp_path, "harrow-point.txt", LIGHTHOUSE)
    with closing(sqlite3.connect(library.now.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        adds(student, qtbot, file)
        [row] = report.records
        assert (row.is_unsaved, row.opens) == (True, None)
        assert spoken_row(row).startswith("Not saved yet. The keeper of Harrow Point. ")
        assert report.sums() == "Not saved yet 1"
        assert "added" not in student.app.window.foot.echo

    qtbot.waitUntil(lambda: library.is_safe)

    [row] = report.records
    assert not row.is_unsaved
    assert report.sums() == "Added 1"
    assert student.app.window.foot.echo == "1 article added"
    student.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: student.title == "The keeper of Harrow Point")


def test_copied_words_that_cannot_be_saved_yet_are_not_told_as_added(
    student: Student, qtbot: QtBot
) -> None:
    library = student.app.library
    look = pastes(student, qtbot, "The ferry stays.\n\n“We counted twice,” said Dora Winn.")
    with closing(sqlite3.connect(library.now.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        qtbot.keyClick(look.title, Qt.Key.Key_Return)
        assert student.app.window.foot.echo == "Waits to be saved: “The ferry stays.”"

    qtbot.waitUntil(lambda: library.is_safe)


def test_a_line_tells_the_length_and_leads_to_who_is_behind_the_text(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    adds(student, qtbot, write(tmp_path, "harrow-point.txt", LIGHTHOUSE))
    [row] = report_rows(student)

    assert "no author found" in spoken_row(row)
    assert "35 words" in spoken_row(row)
    student.presses(Qt.Key.Key_W)

    assert student.title == "The keeper of Harrow Point"
    assert student.app.sheets.sources.sheet.isVisible()


@pytest.fixture
def the_rest(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Set, the files after the first lot are added; until then they wait, however quick all is."""
    may_come = Event()

    def held(readings: Iterable[FileReading]) -> Iterator[list[FileReading]]:
        for lot in lots(readings):
            yield lot
            may_come.wait()

    monkeypatch.setattr("desktop.live.importing.lots", held)
    yield may_come
    may_come.set()


def many_files(folder: Path) -> Path:
    folder.mkdir()
    for number in range(120):
        write(folder, f"{number:03}.txt", f"Report {number}\n\n" + f"Word{number} of it. " * 60)
    return folder


def begins_to_add(student: Student, qtbot: QtBot, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    with qtbot.waitSignal(student.app.live.importing.get().added, timeout=60_000):
        drops(student, mime)


def question_at_the_end(student: Student) -> QMessageBox:
    student.app.window.close()
    boxes = student.app.window.findChildren(QMessageBox)
    return next(box for box in boxes if box.isVisible())


def answers(question: QMessageBox, qtbot: QtBot, words: str) -> None:
    button = next(each for each in question.buttons() if each.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_window_that_adds_files_asks_before_it_closes_and_tells_what_it_left_out(
    student: Student, qtbot: QtBot, tmp_path: Path, the_rest: Event
) -> None:
    folder = many_files(tmp_path / "many")
    before = student.app.library.now.articles.count()
    begins_to_add(student, qtbot, folder)

    question = question_at_the_end(student)
    assert student.app.window.isVisible()
    assert question.text().startswith("Files are still being added: ")
    assert question.defaultButton().text() == "Go on adding"
    answers(question, qtbot, "Go on adding")
    assert student.app.live.importing.get().is_running
    closed: list[bool] = []
    student.app.window.closing.connect(lambda: closed.append(True))
    answers(question_at_the_end(student), qtbot, "Stop here and close")
    the_rest.set()
    qtbot.waitUntil(lambda: bool(closed), timeout=60_000)

    student.comes_back()
    added = student.app.library.now.articles.count() - before
    told = student.app.window.notice.words
    assert 0 < added < 120
    assert told.startswith(f"{120 - added} files were not added when the window was closed.")
    # Two files are read at once: which were left out is for them to say.
    assert re.search(r"Not added: \d{3}\.txt, \d{3}\.txt, \d{3}\.txt", told)
    add_now = student.app.window.notice.ways()[0]
    qtbot.mouseClick(add_now, Qt.MouseButton.LeftButton)
    waits_for_the_end(student, qtbot)
    assert student.app.library.now.articles.count() == before + 120
    student.leaves()
    student.comes_back()
    assert not student.app.window.has_notice


def test_the_question_goes_when_all_is_added_meanwhile(
    student: Student, qtbot: QtBot, tmp_path: Path, the_rest: Event
) -> None:
    begins_to_add(student, qtbot, many_files(tmp_path / "many"))
    question_at_the_end(student)
    the_rest.set()

    waits_for_the_end(student, qtbot)

    qtbot.waitUntil(lambda: student.app.window.findChild(QMessageBox) is None)
    assert student.app.window.isVisible()
    student.leaves()
    assert not student.app.window.isVisible()


def test_files_are_told_of_after_a_sudden_end(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    begins_to_add(student, qtbot, many_files(tmp_path / "many"))
    # As if nothing had been heard of its end.
    kept = student.app.library.now.preferences.all()[LEFT_OUT]
    waits_for_the_end(student, qtbot)
    student.app.library.now.preferences.put(LEFT_OUT, kept)
    student.leaves()

    student.comes_back()

    assert student.app.window.notice.words.startswith(
        "The program ended while files were being added."
    )
    assert "many" in student.app.window.notice.words


def test_what_waits_behind_other_files_is_told_when_its_reader_stops(
    student: Student, qtbot: QtBot, tmp_path: Path, the_rest: Event
) -> None:
    later = write(tmp_path, "later.txt", LIGHTHOUSE)
    begins_to_add(student, qtbot, many_files(tmp_path / "many"))
    desk = student.app.adding.desk.get()
    desk.add([later])

    qtbot.mouseClick(desk.report.stop, Qt.MouseButton.LeftButton)
    the_rest.set()
    waits_for_the_end(student, qtbot)

    last = desk.report.records[-1].report
    assert (last.path, last.reason) == (later, UnreadableReason.STOPPED)


def test_who_is_behind_a_text_is_told_with_where_it_says_so(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    words = LIGHTHOUSE.replace("\n\n", "\n\nBy Ana Reyes, 3 May 2024\n\n", 1)
    adds(student, qtbot, write(tmp_path, "harrow-point.txt", words))

    student.presses(Qt.Key.Key_W)

    sheet = student.app.sheets.sources.sheet
    told = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "Ana Reyes · from the lines above the text" in told
    assert "3 May 2024 · from the lines above the text" in told
    assert "Title: The keeper of Harrow Point · from the page" in told


def test_what_is_still_looked_at_when_the_window_closes_is_told_at_the_next_start(
    student: Student, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow stick: whether a folder is a lesson is not known when its reader leaves."""
    may_go = Event()

    def slow(paths: Sequence[Path]) -> NamedPacks:
        may_go.wait()
        return named_packs(paths)

    monkeypatch.setattr("desktop.desks.loading_desk.named_packs", slow)
    student.app.adding.add([many_files(tmp_path / "many")])
    Timer(0.2, may_go.set).start()
    student.leaves()
    assert not student.app.window.isVisible()

    student.comes_back()

    assert student.app.window.notice.words.startswith(
        "The program ended while files were being added."
    )
    assert "many" in student.app.window.notice.words


def test_what_was_looked_at_and_is_a_lesson_is_not_told_as_left_out(
    student: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    pack = small_pack(tmp_path / "small")
    student.app.adding.add([pack])
    loading = student.app.live.loading.get()
    qtbot.waitUntil(lambda: student.app.live.tasks.is_idle and not loading.is_running)

    assert student.app.library.now.preferences.all()[LEFT_OUT] == ""
