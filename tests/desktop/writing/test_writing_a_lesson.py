"""A teacher makes a lesson from an article by keyboard alone, builds it, and loses nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

import seeds
from desktop.app import App
from desktop.cards.record_list import RecordRole
from desktop.core.claim import ClaimStatus, ClaimType
from desktop.core.lesson import PackId
from desktop.core.library.answers import Answers
from desktop.core.packs.answer_state import AnswerState
from desktop.core.packs.drafted import LessonPartKind
from desktop.core.packs.sealed_pack import read_sealed
from desktop.core.pen import Pen
from desktop.core.question import QuestionType
from desktop.core.record import replace
from desktop.desks.questions_desk import QuestionsDesk
from desktop.desks.writing_desk import WritingDesk
from desktop.loading.sheet import Stage
from desktop.reader.reader import Reader
from desktop.start import Start
from desktop.writing.form_field import FormField
from desktop.writing.lesson_dialogs import BeginDialog, BuildDialog
from desktop.writing.lesson_form import TIMELINE
from desktop.writing.panel import WritingPanel
from desktop.writing.row_editor import RowEditor
from tests.desktop.conftest import OpenApp
from tests.journeys.student import Student

WITH_HINTS = {
    "pack.md": (
        "---\nsourcebook: 2\nid: bridge\ntitle: The bridge\nedition: 1\ndate: 2025-01-01\n"
        "language: en\nlicence: CC0-1.0\n---\nA plan.\n"
    ),
    "articles/bridge.md": (
        "---\nid: bridge\ntitle: The bridge\nrights: free\n---\n"
        "The bridge would have fallen if nobody had looked.\n\n"
        "Some 400 people cross it, twice as many as ten years ago.\n"
    ),
}

LEVELS = {
    "pack.md": WITH_HINTS["pack.md"]
    .replace("id: bridge", "id: wells")
    .replace("licence", "reveal: after-judgement\npens: question = Riddle\nlicence"),
    "articles/well.md": (
        "---\nid: well\ntitle: The well\nrights: free\nlevel: full\n---\n"
        "The old well is dry, said Ada Quill.\n\nNobody has drawn water from it since May 2024.\n"
    ),
    "articles/easy.md": (
        "---\nid: easy\ntitle: Easier\nrights: free\nsame-as: well\nlevel: easy\n---\n"
        "There is a well. The old well is dry, said Ada Quill.\n"
    ),
    "claims.md": '## Dry {#dry}\narticle: well\non: "The old well is dry"\n',
    "notes.md": (
        '## Rain {#rain}\narticle: well\non: "The old well is dry"\nkind: evidence against\n'
        "claim: dry\nsource: A ledger | primary\nIt rained.\n"
    ),
    "glossary.md": "## well {#well}\nA deep hole with water in it.\n",
    "timeline.md": "- 2024-05 | The pump breaks\n",
}

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class Teacher:
    """Writes a lesson with real keys."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app, self._qtbot = app, qtbot

    @property
    def desk(self) -> WritingDesk:
        return self.app.adding.writing.get()

    @property
    def panel(self) -> WritingPanel:
        return self.desk.panel

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self._window().windowHandle(), key, modifier)

    def type(self, words: str) -> None:
        for letter in words:
            # Qt's stubs know no letters, though they may be given.
            QTest.keyClick(self._window().windowHandle(), letter)  # type: ignore[call-overload]

    def _window(self) -> QWidget:
        window = QApplication.activeModalWidget() or self.app.window
        if QApplication.activeWindow() is not window:
            with self._qtbot.waitActive(window):
                window.activateWindow()
        return window

    def rest(self) -> None:
        """Waits until all is read again, and in the folder."""

        def is_over() -> bool:
            lesson = self.desk.draft.lesson
            return lesson is None or (lesson.is_saved and lesson.view.draft is lesson.draft)

        self._qtbot.waitUntil(lambda: self.app.live.tasks.is_idle and is_over(), timeout=60_000)

    def begins(self, folder: Path, *, by: str = "Ada Quill") -> None:
        self.press(Key.Key_M, CONTROL | SHIFT)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BeginDialog)
        for number, words in enumerate(("The bridge", by, str(folder))):
            self.press(Key.Key_Tab, times=min(number, 1))
            self.press(Key.Key_A, CONTROL)
            self.type(words)
        self.press(Key.Key_Return)
        self._qtbot.waitUntil(self.panel.isVisible, timeout=60_000)
        self.rest()

    def begins_with_all(self, folder: Path) -> None:
        """Begins a lesson of all articles of the library."""
        self.press(Key.Key_F4)
        self.rest()
        library = self.app.reading.browsing.get().panel
        self._qtbot.waitUntil(lambda: len(library.listing.ids) > 2, timeout=60_000)
        self.press(Key.Key_A, CONTROL)
        self.press(Key.Key_M)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, BeginDialog)
        dialog.folder.setText(str(folder))
        self.press(Key.Key_Return)
        self._qtbot.waitUntil(self.panel.isVisible, timeout=60_000)
        self.rest()

    def selects(self, words: str) -> None:
        """Goes to words with the arrow keys, and selects them with Shift."""
        self.press(Key.Key_0, ALT)
        text = self.panel.text
        self.press(Key.Key_Home, CONTROL)
        shown = text.toPlainText()
        at = shown.index(words)
        cursor = text.textCursor()
        # Line by line, as the arrows would take a minute.
        cursor.setPosition(at)
        text.setTextCursor(cursor)
        self.press(Key.Key_Right, SHIFT, times=len(words))
        assert text.textCursor().selectedText() == words

    def adds(self, key: Qt.Key, words: str = "") -> str:
        if words:
            self.selects(words)
        else:
            self.press(Key.Key_0, ALT)
        self.press(key)
        self.rest()
        return self.panel.parts.open_key

    def fills(self, target: str, words: str) -> None:
        """Goes to a place of the open form with Tab, and types."""
        field = self.field(target)
        for _ in range(40):
            focused = QApplication.focusWidget()
            if focused is not None and (focused is field.control or field.isAncestorOf(focused)):
                break
            self.press(Key.Key_Tab)
        else:
            pytest.fail(f"Tab does not lead to {target}")
        self.press(Key.Key_A, CONTROL)
        self.type(words)
        self.rest()

    def lists(self, target: str, *rows: str) -> None:
        """Goes to a list of the open form with Tab, and types row by row."""
        self.fills(target, "")
        self.press(Key.Key_Space)
        for number, words in enumerate(rows):
            self.press(Key.Key_Return, times=min(number, 1))
            self.type(words)
        self.rest()

    def chooses(self, target: str, name: str) -> None:
        """Goes to a list of the open form with Tab, and chooses by its first letters."""
        self.fills(target, "")
        field = self.field(target)
        self.press(Key.Key_Home)
        for _ in range(20):
            if field.control.property("currentText") == name:
                break
            self.press(Key.Key_Down)
        self.rest()

    def field(self, target: str) -> FormField:
        parts = self.panel.parts
        return parts.cards[parts.open_key].fields[target]


@pytest.fixture
def teacher(open_app: OpenApp, qtbot: QtBot) -> Iterator[Teacher]:
    teacher = Teacher(open_app(article="courier"), qtbot)
    yield teacher
    made = teacher.app.adding.writing.made
    if made is not None:
        made.draft.let_go()


def test_a_lesson_of_three_claims_and_three_questions_is_made_by_keyboard_and_built(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "my-lesson"
    teacher.begins(folder)

    for words in ("some 400 people a day", "about nine months", "would cost £1.6 million"):
        teacher.adds(Key.Key_C, words)
        teacher.fills("speaker", "Maud Ellery")
        teacher.chooses("status", "Disputed")
    for words, asks in (("hard but simple", "Whose words are these?"), ("", "Who is not heard?")):
        teacher.adds(Key.Key_Q, words)
        teacher.fills("body:", asks)
    teacher.adds(Key.Key_Q)
    teacher.chooses("type", "choose one")
    teacher.fills("body:", "Who counted the people?")
    teacher.lists("items:", "the council", "[x] nobody says")
    assert teacher.panel.checks.problems == ()
    teacher.press(Key.Key_0, ALT)
    teacher.press(Key.Key_B)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BuildDialog)
    teacher.press(Key.Key_Return)
    qtbot.waitUntil((tmp_path / "the-bridge-1.sbpack").exists, timeout=60_000)
    teacher.rest()

    reading = read_sealed(tmp_path / "the-bridge-1.sbpack")
    assert reading.pack is not None
    assert reading.contents is not None
    claims, questions = reading.pack.claims, reading.contents.questions
    assert [claim.status for claim in claims] == [ClaimStatus.DISPUTED] * 3
    assert {claim.status_by for claim in claims} == {"Ada Quill"}
    assert [person.name for person in reading.pack.people] == ["Maud Ellery"]
    assert [question.type for question in questions] == [
        QuestionType.OPEN,
        QuestionType.OPEN,
        QuestionType.CHOICE,
    ]
    assert [option.is_right for option in questions[2].options] == [False, True]
    assert "Built" in teacher.app.window.foot.state


def test_what_was_built_is_opened_in_another_library_and_answered(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    teacher.begins(tmp_path / "lesson")
    teacher.adds(Key.Key_C, "some 400 people a day")
    teacher.adds(Key.Key_Q)
    teacher.chooses("type", "choose one")
    teacher.fills("body:", "Who counted the people?")
    teacher.lists("items:", "the council", "[x] nobody says")
    teacher.press(Key.Key_0, ALT)
    teacher.press(Key.Key_B)
    teacher.press(Key.Key_Return)
    file = tmp_path / "the-bridge-1.sbpack"
    qtbot.waitUntil(file.exists, timeout=60_000)
    teacher.rest()

    student = Student(qtbot, tmp_path / "another" / "library")
    student.app.carry_out(replace(Start(student.folder), files=(file,)))
    sheet = student.app.adding.lessons.get().sheet
    qtbot.waitUntil(lambda: sheet.stage is Stage.ASKING and len(sheet.records) == 1, timeout=60_000)
    sheet.add.click()
    qtbot.waitUntil(lambda: sheet.stage is Stage.OVER, timeout=60_000)
    desk = student.app.sides.desk(QuestionsDesk)
    desk.show_lesson("the-bridge")
    qtbot.waitUntil(lambda: desk.lesson.get().is_here, timeout=60_000)
    page = desk.lesson.get().panel.shown
    assert page is not None
    question = page.asked[0].question
    desk.lesson.get().panel.question_wanted.emit(question.article_id, question.id)
    qtbot.waitUntil(lambda: desk.panel.form is not None, timeout=60_000)
    form = desk.panel.form
    assert form is not None
    buttons = form.findChildren(QAbstractButton)
    next(each for each in buttons if each.accessibleName() == "nobody says").click()
    form.check.click()
    qtbot.waitUntil(lambda: form.card.checked is not None, timeout=60_000)

    [answer] = Answers(student.app.library.now).of_lesson(PackId("the-bridge"))
    assert answer.body == "nobody says"
    assert form.card.state is AnswerState.DONE
    student.leaves()


def test_steps_are_typed_row_by_row_moved_and_taken_out(teacher: Teacher, tmp_path: Path) -> None:
    teacher.begins(tmp_path / "lesson")
    teacher.adds(Key.Key_Q)
    teacher.chooses("type", "put in order")
    teacher.fills("body:", "What came first?")
    teacher.lists("items:", "the report", "the vote", "the gates")

    teacher.press(Key.Key_Up, CONTROL)
    teacher.rest()
    written = (tmp_path / "lesson" / "questions.md").read_text("utf-8")
    assert written.endswith("What came first?\n- the report\n- the gates\n- the vote\n")

    teacher.press(Key.Key_A, CONTROL)
    teacher.press(Key.Key_Backspace, times=2)
    teacher.rest()
    written = (tmp_path / "lesson" / "questions.md").read_text("utf-8")
    assert written.endswith("What came first?\n- the report\n- the vote\n")
    assert teacher.panel.checks.problems == ()

    teacher.press(Key.Key_Z, CONTROL)
    teacher.rest()
    written = (tmp_path / "lesson" / "questions.md").read_text("utf-8")
    assert written.endswith("- the report\n- the gates\n- the vote\n")


def test_days_of_the_timeline_are_filled_in_row_by_row(teacher: Teacher, tmp_path: Path) -> None:
    teacher.begins(tmp_path / "lesson")
    teacher.press(Key.Key_3, ALT)
    editor = teacher.panel.lesson.fields[TIMELINE].control
    assert isinstance(editor, RowEditor)
    editor.add.setFocus()

    teacher.press(Key.Key_Space)
    teacher.type("2014-03")
    teacher.press(Key.Key_Tab)
    teacher.type("The bridge is built")
    teacher.press(Key.Key_Return)
    teacher.press(Key.Key_Tab)
    teacher.type("It is closed")
    teacher.rest()
    timeline = tmp_path / "lesson" / "timeline.md"
    assert timeline.read_text("utf-8").endswith("- 2014-03 | The bridge is built\n")
    assert "without its day" in teacher.panel.lesson.fields[TIMELINE].trouble

    teacher.press(Key.Key_Backtab)
    teacher.type("2015")
    teacher.rest()
    assert timeline.read_text("utf-8").endswith("built\n- 2015 | It is closed\n")
    assert teacher.panel.lesson.fields[TIMELINE].trouble == ""
    assert teacher.panel.checks.problems == ()


def test_a_passage_to_compare_is_chosen_in_another_article(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    teacher.begins_with_all(tmp_path / "three")
    first = teacher.panel.article
    line = teacher.panel.text.toPlainText().split("\n")[1]
    key = teacher.adds(Key.Key_Q, line[:30])
    teacher.chooses("type", "compare two passages")
    teacher.fills("body:", "What differs?")

    teacher.press(Key.Key_Tab, times=2)
    teacher.press(Key.Key_Space)
    teacher.press(Key.Key_A)
    assert teacher.panel.article != first
    other = teacher.panel.text.toPlainText()[:20]
    teacher.press(Key.Key_Right, SHIFT, times=20)
    teacher.press(Key.Key_Return)
    teacher.rest()

    assert teacher.panel.parts.open_key == key
    assert teacher.panel.article == first
    assert teacher.panel.checks.problems == ()
    assert other.strip() in (tmp_path / "three" / "questions.md").read_text("utf-8")


def test_a_part_is_tied_to_other_words(teacher: Teacher, tmp_path: Path) -> None:
    teacher.begins(tmp_path / "lesson")
    key = teacher.adds(Key.Key_C, "some 400 peo")
    teacher.panel.parts.words_wanted.emit(key, "on")
    teacher.selects("some 400 people a day")
    teacher.press(Key.Key_Return)
    teacher.rest()

    claims = (tmp_path / "lesson" / "claims.md").read_text("utf-8")
    assert "on: some 400 people a day\n" in claims
    assert teacher.panel.parts.open_key == key

    teacher.panel.parts.words_wanted.emit(key, "on")
    teacher.press(Key.Key_Escape)
    assert teacher.panel.isVisible()
    assert (tmp_path / "lesson" / "claims.md").read_text("utf-8") == claims


def test_a_claim_knows_who_makes_it_where_the_text_says_so(
    teacher: Teacher, tmp_path: Path
) -> None:
    teacher.begins(tmp_path / "lesson")
    text = teacher.panel.text.toPlainText()
    words = text[text.index("“Nobody on this council") + 1 :][:30]

    teacher.adds(Key.Key_C, words)

    claims = (tmp_path / "lesson" / "claims.md").read_text("utf-8")
    people = (tmp_path / "lesson" / "people.md").read_text("utf-8")
    assert "speaker: maud-ellery" in claims
    assert "## Maud Ellery {#maud-ellery}" in people
    # Words that the mouse left by half are whole.
    assert "Nobody on this council will gamble" in claims

    teacher.press(Key.Key_Z, CONTROL)
    teacher.rest()
    assert [path.name for path in (tmp_path / "lesson").glob("*.md")] == ["pack.md"]


def test_who_is_heard_in_the_text_can_be_named_without_typing(
    teacher: Teacher, tmp_path: Path
) -> None:
    teacher.begins(tmp_path / "lesson")
    teacher.adds(Key.Key_C, "some 400 people a day")
    box = teacher.field("speaker").control
    assert isinstance(box, QComboBox)
    names = [box.itemText(number) for number in range(box.count())]
    assert {"the reporter", "Maud Ellery"} <= set(names)

    box.activated.emit(names.index("Maud Ellery"))
    teacher.rest()

    assert "speaker: maud-ellery" in (tmp_path / "lesson" / "claims.md").read_text("utf-8")
    names = [box.itemText(number) for number in range(box.count())]
    assert names.count("Maud Ellery") == 1


def test_a_judgement_without_a_name_leads_to_who_writes_the_lesson(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    teacher.begins(tmp_path / "lesson", by=" ")
    teacher.adds(Key.Key_C, "some 400 people a day")
    teacher.chooses("status", "Disputed")
    [card] = teacher.panel.checks.cards

    card.shown.emit()

    assert QApplication.focusWidget() is teacher.panel.lesson.fields["authors"].control


def test_every_letter_is_in_the_folder_and_can_be_undone(teacher: Teacher, tmp_path: Path) -> None:
    folder = tmp_path / "lesson"
    teacher.begins(folder)
    before = {path.name: path.read_bytes() for path in folder.rglob("*.md")}
    teacher.adds(Key.Key_C, "some 400 people a day")
    teacher.fills("body:", "Who counted?")
    assert "Who counted?" in (folder / "claims.md").read_text("utf-8")

    teacher.press(Key.Key_Z, CONTROL)
    teacher.rest()
    assert "Who counted?" not in (folder / "claims.md").read_text("utf-8")
    assert teacher.field("body:").control.property("plainText") == ""

    teacher.press(Key.Key_Y, CONTROL)
    teacher.rest()
    assert "Who counted?" in (folder / "claims.md").read_text("utf-8")

    teacher.press(Key.Key_Z, CONTROL, times=2)
    teacher.rest()
    assert {path.name: path.read_bytes() for path in folder.rglob("*.md")} == before


def test_what_an_editor_writes_meanwhile_is_taken_in(teacher: Teacher, tmp_path: Path) -> None:
    folder = tmp_path / "lesson"
    teacher.begins(folder)
    teacher.adds(Key.Key_C, "some 400 people a day")
    pack = folder / "pack.md"
    pack.write_bytes(pack.read_bytes() + b"\nMy plan: read twice.\n")

    teacher.fills("body:", "Who counted?")
    lesson = teacher.desk.draft.lesson
    assert lesson is not None
    lesson.seek_changes()
    teacher.rest()

    assert b"My plan: read twice.\n" in pack.read_bytes()
    assert "Who counted?" in (folder / "claims.md").read_text("utf-8")
    assert teacher.panel.view is not None
    assert teacher.panel.view.plan == "My plan: read twice."


def test_two_changes_in_the_same_lines_are_asked_about_and_both_are_kept(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "lesson"
    teacher.begins(folder)
    teacher.adds(Key.Key_C, "some 400 people a day")
    claims = folder / "claims.md"
    claims.write_bytes(claims.read_bytes() + b"An editor's words.\n")

    field = teacher.field("body:")
    field.control.setFocus()
    teacher.type("Mine.")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=60_000)
    teacher.press(Key.Key_Return)
    teacher.rest()

    assert "Mine." in claims.read_text("utf-8")
    theirs = (tmp_path / "lesson-other-1" / "claims.md").read_text("utf-8")
    assert "An editor's words." in theirs


def test_a_folder_with_something_else_in_it_is_never_written_into(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "holiday.txt").write_text("mine", "utf-8")
    teacher.press(Key.Key_M, CONTROL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BeginDialog)
    dialog.folder.setText(str(folder))
    teacher.press(Key.Key_Return)

    qtbot.waitUntil(dialog.trouble.isVisible, timeout=60_000)

    assert "was not touched" in dialog.trouble.text()
    assert [path.name for path in folder.iterdir()] == ["holiday.txt"]
    teacher.press(Key.Key_Escape)


def test_what_is_meant_is_put_right_and_a_hint_becomes_a_claim(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "lesson"
    teacher.begins(folder)
    notes = folder / "notes.md"
    notes.write_text(
        '# Notes\n\n## Bearings {#n}\non: "eight barings"\nkind: background\nWorn.\n', "utf-8"
    )
    lesson = teacher.desk.draft.lesson
    assert lesson is not None
    lesson.seek_changes()
    qtbot.waitUntil(lambda: len(teacher.panel.checks.cards) == 1, timeout=60_000)

    teacher.press(Key.Key_2, ALT)
    right = teacher.panel.checks.cards[0].right
    assert right is not None
    qtbot.mouseClick(right, Qt.MouseButton.LeftButton)
    teacher.rest()

    assert teacher.panel.checks.problems == ()
    assert 'on: "eight bearings"' in notes.read_text("utf-8")


def test_a_sentence_that_holds_no_claim_is_not_asked_about_again(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "lesson"
    for name, words in WITH_HINTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}
    teacher.desk.open(folder)
    qtbot.waitUntil(teacher.panel.isVisible, timeout=60_000)

    def no() -> list[QAbstractButton]:
        buttons = teacher.panel.parts.findChildren(QAbstractButton)
        return [each for each in buttons if each.accessibleName().startswith("No, this is no")]

    def asked_about() -> list[str]:
        return [each.accessibleName() for each in no()]

    hints = asked_about()
    assert len(hints) > 1
    qtbot.mouseClick(no()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asked_about() == hints[1:], timeout=60_000)
    teacher.press(Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: asked_about() == hints, timeout=60_000)
    teacher.press(Key.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: asked_about() == hints[1:], timeout=60_000)

    teacher.desk.leave()
    teacher.desk.open(folder)
    qtbot.waitUntil(teacher.panel.isVisible, timeout=60_000)
    teacher.rest()

    assert asked_about() == hints[1:]
    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == before
    stored = teacher.app.live.library.now.preferences.all()
    assert [name for name in stored if name.startswith("no-claims:")] == ["no-claims:bridge"]


def test_the_steps_of_a_lesson_are_there_when_it_is_gone_on_with(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "lesson"
    teacher.begins(folder)
    teacher.adds(Key.Key_C, "some 400 people a day")
    teacher.rest()
    before = (folder / "claims.md").read_bytes()

    for others in ("", "# By another program\n"):
        teacher.desk.leave()
        if others:
            (folder / "people.md").write_text(others, encoding="utf-8")
        teacher.desk.open(folder)
        qtbot.waitUntil(teacher.panel.isVisible, timeout=60_000)
        teacher.rest()
        for _ in range(2 if others else 1):
            teacher.press(Key.Key_Z, CONTROL)
        teacher.rest()
        assert teacher.desk.draft.lesson is not None
        assert teacher.panel.view is not None
        assert teacher.panel.view.of(LessonPartKind.CLAIM) == ()
        assert not (folder / "people.md").exists()
        for _ in range(2 if others else 1):
            teacher.press(Key.Key_Z, CONTROL | SHIFT)
        teacher.rest()
        assert (folder / "claims.md").read_bytes() == before
    assert (folder / "people.md").read_text("utf-8") == "# By another program\n"


def test_a_lesson_is_worked_through_as_a_student_does_and_nothing_is_kept(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    teacher.begins(tmp_path / "lesson")
    teacher.adds(Key.Key_C, "some 400 people a day")
    teacher.adds(Key.Key_Q)
    teacher.chooses("type", "choose one")
    teacher.fills("body:", "Who counted?")
    teacher.lists("items:", "the council", "[x] nobody says")
    teacher.adds(Key.Key_Q)
    teacher.chooses("type", "find a passage")
    teacher.fills("body:", "How many go that way?")
    teacher.panel.parts.words_wanted.emit(teacher.panel.parts.open_key, "answer")
    teacher.selects("some 400 people")
    teacher.press(Key.Key_Return)
    teacher.rest()
    assert teacher.panel.checks.problems == ()
    before = {path: path.read_bytes() for path in (tmp_path / "lesson").rglob("*.md")}
    teacher.press(Key.Key_0, ALT)
    teacher.press(Key.Key_V)
    qtbot.waitUntil(lambda: teacher.panel.is_as_student, timeout=60_000)
    seen = teacher.desk.building.rehearsing.get()
    assert seen.place.isVisible()
    assert seen.place.shown is not None
    assert [row.question.title for row in seen.place.shown.asked] == ["Question 1", "Question 2"]

    teacher.press(Key.Key_G)
    assert seen.text.reader.isVisible()
    assert "Context 1" in seen.context.title()
    seen.place.question_wanted.emit(
        seen.place.shown.asked[0].question.article_id, seen.place.shown.asked[0].question.id
    )
    form = seen.questions.form
    assert form is not None
    buttons = form.findChildren(QAbstractButton)
    right = next(each for each in buttons if each.accessibleName() == "nobody says")
    qtbot.mouseClick(right, Qt.MouseButton.LeftButton)
    teacher.press(Key.Key_C, ALT)
    assert form.card.checked is not None
    assert form.card.state is AnswerState.DONE
    teacher.press(Key.Key_Down, ALT)
    select(seen.text.reader, "some 400 people")
    teacher.press(Key.Key_0, ALT)
    teacher.press(Key.Key_A)
    assert seen.questions.form is not None
    assert seen.questions.form.card.state is AnswerState.DONE
    assert seen.place.shown.done == 2
    teacher.press(Key.Key_Z, CONTROL)
    assert "Go on writing first" in teacher.app.window.foot.state

    teacher.press(Key.Key_0, ALT)
    teacher.press(Key.Key_Escape)
    assert seen.place.isVisible()
    teacher.press(Key.Key_Escape)
    assert not teacher.panel.is_as_student
    assert teacher.panel.isVisible()
    assert {path: path.read_bytes() for path in (tmp_path / "lesson").rglob("*.md")} == before
    assert Answers(teacher.app.live.library.now).of_lesson(PackId("the-bridge")) == ()


def select(reader: Reader, words: str) -> None:
    start = reader.page.text.index(words)
    cursor = reader.page.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    reader.page.setTextCursor(cursor)


def test_a_lesson_on_trial_has_its_levels_and_what_waits_and_keeps_nothing(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "wells"
    for name, words in LEVELS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}
    library = teacher.app.live.library.now
    known = library.fingerprint()
    teacher.desk.open(folder)
    qtbot.waitUntil(teacher.panel.isVisible, timeout=60_000)
    teacher.rest()
    teacher.press(Key.Key_V)
    qtbot.waitUntil(lambda: teacher.panel.is_as_student, timeout=60_000)
    seen = teacher.desk.building.rehearsing.get()
    reader = seen.text.reader
    seen.place.article_wanted.emit("wells/well")
    teacher.rest()

    def held() -> list[tuple[int, int]]:
        model = seen.context.cards.model()
        rows = (model.index(row, 0).data(RecordRole) for row in range(model.rowCount()))
        return [(card.held, len(card.notes)) for card in rows]

    assert held() == [(1, 0)]
    # What the lesson explains and how it calls pens is seen, as a student sees it.
    assert reader.pens == {Pen.QUESTION: "Riddle"}
    text = reader.page.text
    for key, at in (("word", text.index("well")), ("day", text.index("May 2024"))):
        assert any(each.key == f"{key}:{at}" for each in reader.page.marks_covering(at)), key
    teacher.press(Key.Key_F2, SHIFT)
    assert reader.article is not None
    assert reader.article.id == "wells/easy"
    assert held() == [(1, 0)]
    # A mark on one text is own work on the other.
    select(reader, "The old well is dry")
    teacher.press(Key.Key_0, ALT)
    teacher.press(Key.Key_1)
    assert held() == [(0, 1)]
    teacher.press(Key.Key_F2, SHIFT)
    assert reader.article.id == "wells/well"
    assert held() == [(0, 1)]
    teacher.press(Key.Key_N)
    assert "only tried out" in teacher.app.window.foot.state

    assert "nothing of that is kept" in spoken(teacher.panel)
    teacher.desk.leave()
    assert library.fingerprint() == known
    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == before


def spoken(panel: WritingPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel))


def test_another_lesson_is_written_after_one_was_closed_as_a_student_sees_it(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    teacher.begins(tmp_path / "lesson")
    teacher.press(Key.Key_V)
    qtbot.waitUntil(lambda: teacher.panel.is_as_student, timeout=60_000)
    qtbot.mouseClick(teacher.panel.leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(teacher.app.reader.isVisible, timeout=60_000)

    teacher.begins(tmp_path / "other")

    assert not teacher.panel.is_as_student
    assert teacher.panel.text.isVisible()
    assert teacher.adds(Key.Key_C, "some 400 people a day")


def test_what_is_to_be_put_right_is_said_before_the_lesson_is_seen(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    teacher.begins(tmp_path / "lesson")
    teacher.adds(Key.Key_Q)
    teacher.press(Key.Key_0, ALT)
    teacher.press(Key.Key_V)

    qtbot.waitUntil(lambda: teacher.panel.tabs.currentIndex() == 1, timeout=60_000)

    assert not teacher.panel.is_as_student
    assert "put right first" in teacher.app.window.foot.state


def test_a_lesson_of_several_articles_is_begun_in_the_library(
    teacher: Teacher, tmp_path: Path
) -> None:
    teacher.begins_with_all(tmp_path / "three")

    view = teacher.panel.view
    assert view is not None
    library = teacher.app.reading.browsing.get().panel
    assert len(view.articles) == len(library.listing.ids)
    assert view.problems == ()
    first = teacher.panel.article
    teacher.press(Key.Key_A)
    assert teacher.panel.article != first


def test_the_lesson_that_ships_is_opened_changed_and_left_as_it_was(
    teacher: Teacher, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(seeds.pack_folders()[0], folder)
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}
    teacher.desk.open(folder)
    qtbot.waitUntil(teacher.panel.isVisible, timeout=60_000)
    teacher.rest()
    assert teacher.panel.view is not None
    claim = teacher.panel.view.of(LessonPartKind.CLAIM)[0]
    assert claim.value("type") == ClaimType.COUNTERFACTUAL.value

    for part in teacher.panel.view.parts:
        teacher.panel.parts.open_part(part.key)
    teacher.rest()

    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == before
