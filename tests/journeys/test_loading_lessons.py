"""A student gets lessons: looks into them, adds them, takes new editions and gives them back."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.core.article import ArticleId
from desktop.core.packs.sealed_pack import KIND
from desktop.core.record import replace as replaced
from desktop.desks.loading_desk import LoadingDesk
from desktop.live.watched_folder import NewFiles
from desktop.loading.row_words import row_lines, spoken_row
from desktop.loading.rows import LoadingRow, PackState
from desktop.loading.sheet import LoadingSheet, Stage
from desktop.shelf.rows import LessonRow
from desktop.start import Start
from tests.core.builders import an_annotation
from tests.core.packs.conftest import SMALL_PACK
from tests.core.packs.sealed_files import a_sealed_file, manifest_of, parts_of_a_pack, zipped
from tests.journeys.student import Student

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WELL = ArticleId("small-pack/well")


def a_pack(
    folder: Path, name: str = "small.sbpack", *, edition: int = 1, text: str = "", **fields: str
) -> Path:
    """The small pack as one file, in an edition, with words before its text and other fields."""
    parts = parts_of_a_pack()
    head = SMALL_PACK["pack.md"].replace("edition: 1", f"edition: {edition}")
    for field, value in fields.items():
        before = f"\n{field}: {value}"
        lines = head.split(f"\n{field}: ")
        if len(lines) > 1:
            head = lines[0] + before + "\n" + lines[1].partition("\n")[2]
        else:
            head = head.replace("\nlicence", f"{before}\nlicence", 1)
    well = SMALL_PACK["articles/well.md"].replace("The old well", f"{text}The old well")
    parts |= {"src/pack.md": head.encode(), "src/articles/well.md": well.encode()}
    folder.mkdir(exist_ok=True)
    return a_sealed_file(folder, parts).rename(folder / name)


class Loads:
    """What a student does with lessons, and sees of them."""

    def __init__(self, student: Student, qtbot: QtBot) -> None:
        self.student, self._qtbot = student, qtbot

    @property
    def desk(self) -> LoadingDesk:
        return self.student.app.adding.lessons.get()

    @property
    def sheet(self) -> LoadingSheet:
        return self.desk.sheet

    @property
    def rows(self) -> tuple[LoadingRow, ...]:
        return self.sheet.records

    @property
    def states(self) -> list[PackState]:
        return [row.state for row in self.rows]

    @property
    def told(self) -> str:
        return " ".join(line for row in self.rows for line, _ in row_lines(row))

    @property
    def lessons(self) -> dict[str, int]:
        lessons = self.student.app.library.now.lessons.all()
        return {lesson.id: lesson.edition for lesson in lessons}

    def opens(self, *files: Path) -> None:
        """Starts the program with files, while its window is open: as a double click does."""
        app = self.student.app
        app.carry_out(replaced(Start(self.student.folder), files=files))
        self.waits_until_asked(len(files))

    def waits_until_asked(self, count: int = 1) -> None:
        self._qtbot.waitUntil(
            lambda: (self.sheet.stage, len(self.rows)) == (Stage.ASKING, count), timeout=60_000
        )

    def adds(self) -> None:
        """Presses Enter on the button that has the keyboard."""
        assert self.sheet.add.hasFocus()
        self.student.presses(Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: self.sheet.stage is Stage.OVER, timeout=60_000)

    def undoes(self) -> None:
        """Takes the last step back, which is written on a thread of its own."""
        steps = self.student.app.live.edits.steps
        with self._qtbot.waitSignal(steps.moved, timeout=60_000):
            self.student.presses(Qt.Key.Key_Z, CONTROL)

    def waits_until_gone(self, pack_id: str) -> None:
        """Waits until the window has heard that a lesson is out, not only until it is written."""
        library = self.student.app.library
        self._qtbot.waitUntil(
            lambda: library.apart is None and pack_id not in self.lessons, timeout=60_000
        )


@pytest.fixture
def loads(student: Student, qtbot: QtBot) -> Loads:
    return Loads(student, qtbot)


def marks(loads: Loads, words: str) -> None:
    library = loads.student.app.library
    article = library.now.articles.get(WELL)
    library.apply(lambda now: now.annotations.add(an_annotation(words, "so?", article=article)))


def test_a_lesson_is_looked_into_added_and_taken_back(
    loads: Loads, tmp_path: Path, qtbot: QtBot
) -> None:
    file, before = a_pack(tmp_path / "share"), loads.lessons

    loads.opens(file)

    assert loads.lessons == before
    assert "by Ada Teacher · edition 1, 1 Sep 2025 · licence: CC0-1.0" in loads.told
    assert "1 article" in loads.told
    assert "KB" in loads.told
    assert "invented, free for any use" in spoken_row(loads.rows[0])

    loads.adds()

    assert loads.lessons == {**before, "small-pack": 1}
    assert loads.student.app.window.foot.echo == "1 lesson added"
    assert loads.states == [PackState.ADDED]

    loads.undoes()

    assert loads.lessons == before
    assert loads.states == [PackState.TAKEN_BACK]

    loads.student.presses(Qt.Key.Key_Y, CONTROL)
    qtbot.waitUntil(lambda: loads.states == [PackState.ADDED], timeout=60_000)
    loads.sheet.setFocus()
    loads.student.presses(Qt.Key.Key_O)
    door = loads.student.app.questions.lesson
    qtbot.waitUntil(lambda: door.made is not None and door.made.is_here, timeout=60_000)
    assert door.made is not None
    assert door.made.panel.shown is not None
    assert door.made.panel.shown.id == "small-pack"


def test_esc_leaves_everything_as_it_was(loads: Loads, tmp_path: Path) -> None:
    before = loads.lessons
    loads.opens(a_pack(tmp_path / "share"))

    loads.student.presses(Qt.Key.Key_Escape)

    assert loads.lessons == before
    assert not loads.sheet.isVisible()
    loads.student.presses(Qt.Key.Key_A, CONTROL | SHIFT)
    assert loads.sheet.isVisible()


def test_a_new_edition_tells_what_becomes_of_work_and_shows_what_changed(
    loads: Loads, tmp_path: Path, qtbot: QtBot
) -> None:
    loads.opens(a_pack(tmp_path / "share"))
    loads.adds()
    marks(loads, "Ben disagreed")
    before = loads.student.app.library.now.annotations.of_article(WELL)

    loads.opens(a_pack(tmp_path / "share", edition=2, text="It rained. "))

    assert "Edition 2 takes the place of edition 1, which you have; that is kept." in loads.told
    assert "Your work: 1 kept." in loads.told
    assert "1 article has another text." in loads.told

    loads.adds()

    assert loads.lessons["small-pack"] == 2
    assert loads.student.app.library.now.articles.get(WELL).text.startswith("It rained.")
    loads.sheet.setFocus()
    loads.student.presses(Qt.Key.Key_C)
    changes = loads.student.app.adding.changes.get()
    qtbot.waitUntil(changes.sheet.isVisible)

    loads.undoes()

    assert loads.lessons["small-pack"] == 1
    assert loads.student.app.library.now.annotations.of_article(WELL) == before


def test_a_question_in_other_words_is_told(loads: Loads, tmp_path: Path) -> None:
    questions = "# Questions\n\n## Why {{#q}}\narticle: well\ntype: open\n{0}\n"
    parts = parts_of_a_pack()
    folder = tmp_path / "share"
    folder.mkdir()
    first = {**parts, "src/questions.md": questions.format("Say why.").encode()}
    loads.opens(a_sealed_file(folder, first))
    loads.adds()

    head = SMALL_PACK["pack.md"].replace("edition: 1", "edition: 2").encode()
    other = questions.format("Say why not.").encode()
    loads.opens(a_sealed_file(folder, {**first, "src/pack.md": head, "src/questions.md": other}))

    assert "1 question is put in other words" in loads.told


def test_a_lower_edition_is_only_added_by_choice(loads: Loads, tmp_path: Path) -> None:
    loads.opens(a_pack(tmp_path / "share", edition=3))
    loads.adds()

    loads.opens(a_pack(tmp_path / "share", edition=2))

    assert loads.states == [PackState.LEFT]
    assert "You have edition 3, which is newer." in loads.told
    assert not loads.sheet.add.isVisible()
    loads.student.presses(Qt.Key.Key_Return, CONTROL)
    assert loads.lessons["small-pack"] == 3

    loads.student.presses(Qt.Key.Key_A)
    loads.adds()

    assert loads.lessons["small-pack"] == 2


def test_the_same_edition_with_other_files_is_asked_about_and_the_same_is_known(
    loads: Loads, tmp_path: Path
) -> None:
    file = a_pack(tmp_path / "share")
    loads.opens(file)
    loads.adds()

    loads.opens(a_pack(tmp_path / "share", "again.sbpack"), a_pack(tmp_path, contact="Room 4"))

    assert loads.states == [PackState.KNOWN, PackState.LEFT]
    assert "You have edition 1 already, but with other files." in loads.told


def test_of_two_editions_that_come_together_the_higher_is_added(
    loads: Loads, tmp_path: Path
) -> None:
    second, first = a_pack(tmp_path, "b.sbpack", edition=2), a_pack(tmp_path, "a.sbpack")

    loads.opens(first, second)

    assert loads.states == [PackState.LEFT, PackState.WANTED]
    loads.adds()
    assert loads.lessons["small-pack"] == 2


def test_a_lesson_that_stands_for_another_is_asked_about(loads: Loads, tmp_path: Path) -> None:
    loads.opens(a_pack(tmp_path / "share"))
    loads.adds()
    before = loads.lessons

    loads.opens(a_pack(tmp_path, id="other-pack", replaces="small-pack"))

    assert "It says that it stands for “A small pack”, which you have." in loads.told
    loads.student.presses(Qt.Key.Key_A)
    loads.adds()
    assert loads.lessons.keys() - before.keys() == {"other-pack"}
    assert "small-pack" not in loads.lessons

    loads.undoes()
    assert loads.lessons == before


def spoilt(content: bytes) -> bytes:
    return content.replace(b"The old well", b"The new well", 1)


def named(name: str) -> Callable[[bytes], bytes]:
    def make(_content: bytes) -> bytes:
        parts = {**parts_of_a_pack(), name: b"x"}
        return zipped({**parts, "MANIFEST.sha256": manifest_of(parts)})

    return make


HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda content: content[:-300],
    "empty": lambda _: b"",
    "no archive": lambda _: b"%PDF-1.7" * 100,
    "a page": lambda _: b"<html><script>alert(1)</script></html>",
    "changed": spoilt,
    "out of its folder": named("src/../../out.md"),
    "absolute": named("/etc/out.md"),
    "a drive": named("src/C:out.md"),
    "a device": named("src/NUL.md"),
    "a script": named("src/run.html"),
    "only a mimetype": lambda _: zipped({"mimetype": KIND}),
    "other words": lambda _: zipped({**parts_of_a_pack(), "MANIFEST.sha256": b"\xff\x00"}),
    "no list": lambda _: zipped(parts_of_a_pack()),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_damaged_or_hostile_file_is_refused_and_nothing_written(
    kind: str, loads: Loads, tmp_path: Path
) -> None:
    folder = tmp_path / "share"
    file = a_pack(folder)
    file.write_bytes(HOSTILE[kind](file.read_bytes()))
    before, articles = loads.lessons, loads.student.app.library.now.articles.ids()

    loads.opens(file)

    assert loads.states == [PackState.REFUSED]
    assert len(loads.told.split()) >= 5
    assert loads.sheet.title == "Nothing was added"
    assert not loads.sheet.add.isVisible()
    assert (loads.lessons, loads.student.app.library.now.articles.ids()) == (before, articles)
    assert os.listdir(folder) == [file.name]
    assert not loads.student.app.live.edits.steps.stack.canUndo()


def test_what_is_no_file_is_refused_beside_a_lesson_that_is_one(
    loads: Loads, tmp_path: Path
) -> None:
    pipe, folder = tmp_path / "pipe.sbpack", tmp_path / "folder.sbpack"
    os.mkfifo(pipe)
    folder.mkdir()

    loads.opens(tmp_path / "none.sbpack", pipe, folder, a_pack(tmp_path / "share"))

    refused = PackState.REFUSED
    assert loads.states == [refused, refused, refused, PackState.WANTED]
    loads.adds()
    assert loads.lessons["small-pack"] == 1


def test_a_folder_of_a_pack_and_a_folder_of_packs_are_looked_into(
    loads: Loads, tmp_path: Path
) -> None:
    written, share = tmp_path / "written", tmp_path / "share"
    for name, words in SMALL_PACK.items():
        (written / name).parent.mkdir(parents=True, exist_ok=True)
        (written / name).write_text(words, "utf-8")
    a_pack(share, "a.sbpack", id="pack-a")
    a_pack(share, "b.sbpack", id="pack-b")

    loads.student.app.adding.add([written, share])
    loads.waits_until_asked(3)
    loads.adds()

    assert {"small-pack", "pack-a", "pack-b"} <= loads.lessons.keys()
    assert not loads.student.app.live.importing.get().is_running


def test_lessons_of_a_share_folder_are_told_and_looked_into(
    loads: Loads, tmp_path: Path, qtbot: QtBot
) -> None:
    share = tmp_path / "share"
    file = a_pack(share)
    watching = loads.desk.watching
    watching.watch(share)
    assert watching.watched is not None

    watching.watched.noticed.emit(NewFiles((file,), file.stat().st_ctime))

    notice = loads.student.app.window.notice
    assert notice.words == "1 new lesson in “share” small.sbpack"
    look = next(each for each in notice.ways() if each.text() == "Look inside")
    assert isinstance(look, QPushButton)
    qtbot.mouseClick(look, Qt.MouseButton.LeftButton)
    loads.waits_until_asked()
    assert loads.states == [PackState.WANTED]

    loads.student.leaves()
    loads.student.comes_back()
    assert loads.desk.watching.watched is not None
    loads.student.presses(Qt.Key.Key_T, CONTROL | SHIFT)
    assert "is watched for lessons" in loads.student.app.window.notice.words


def test_a_lesson_is_taken_out_and_finds_the_work_again(
    loads: Loads, tmp_path: Path, qtbot: QtBot
) -> None:
    file = a_pack(tmp_path / "share")
    loads.opens(file)
    loads.adds()
    marks(loads, "Ben disagreed")
    library = loads.student.app.library
    before = library.now.annotations.of_article(WELL)
    shelf = loads.student.app.screen.shelf.rows
    model = shelf.model()
    at = next(
        row
        for row in range(model.rowCount())
        if isinstance(record := model.index(row, 0).data(RecordRole), LessonRow)
        and record.id == "small-pack"
    )
    shelf.setFocus()
    shelf.setCurrentIndex(model.index(at, 0))

    loads.student.presses(Qt.Key.Key_Delete, CONTROL)
    loads.waits_until_gone("small-pack")

    foot = loads.student.app.window.foot
    assert foot.echo == "Taken out: “A small pack”. Your work in it is kept."
    assert library.now.annotations.of_article(WELL) == before
    loads.undoes()
    assert loads.lessons["small-pack"] == 1
    loads.student.presses(Qt.Key.Key_Y, CONTROL)
    loads.waits_until_gone("small-pack")

    loads.opens(file)

    assert "What you did in it before is found again." in loads.told
    loads.adds()
    assert library.now.annotations.of_article(WELL) == before


def test_a_newcomers_first_start_with_a_lesson_shows_it(
    newcomer: Student, qtbot: QtBot, tmp_path: Path
) -> None:
    loads = Loads(newcomer, qtbot)

    loads.opens(a_pack(tmp_path / "share"))

    assert loads.sheet.isVisible()
    assert replace(loads.rows[0], state=PackState.WANTED) == loads.rows[0]
