"""A lesson with levels, closed notes and every kind of question, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.cards.record_list import RecordRole
from desktop.changed.sheet import ChangedSheet
from desktop.context.cards import ContextCard
from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.lesson import LessonPack, PackId
from desktop.core.library.answers import Answers
from desktop.core.library.editions import Editions
from desktop.core.library.library import Library
from desktop.core.packs.reading import read_pack
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.lesson.parts import PressedRow
from desktop.questions.questions import Questions
from desktop.window.print_choice import PrintChoice
from tests.desktop.conftest import OpenApp

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FILES = {
    "pack.md": (
        "---\nsourcebook: 2\nid: wells\ntitle: The well\nedition: 1\ndate: 2025-01-01\n"
        "language: en\nlicence: CC0-1.0\nreveal: after-judgement\n---\nA plan.\n"
    ),
    "articles/well.md": (
        "---\nid: well\ntitle: The well\nrights: free\nlevel: full\n---\n"
        "The old well is dry, said Ada Quill.\n\nNobody has drawn water from it since May.\n"
    ),
    "articles/easy.md": (
        "---\nid: easy\ntitle: The well, easier\nrights: free\nsame-as: well\nlevel: easy\n---\n"
        "There is a well. The old well is dry, said Ada Quill.\n\nThere is no water.\n"
    ),
    "claims.md": '## Dry {#dry}\narticle: well\non: "The old well is dry"\n',
    "notes.md": (
        '## Rain {#rain}\narticle: well\non: "The old well is dry"\nkind: evidence against\n'
        "claim: dry\nsource: A ledger | primary\nIt rained.\n"
    ),
    "questions.md": (
        '## Where {#where}\narticle: well\ntype: mark\nanswer: "The old well is dry"\nMark it.\n'
    ),
}


def a_pack_of(folder: Path, edition: int = 1) -> LessonPack:
    """The lesson in one of its editions; in the second its text has other words."""
    for name, words in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        edited = words.replace("edition: 1", f"edition: {edition}")
        path.write_text(edited.replace("old well", "new well") if edition > 1 else edited, "utf-8")
    reading = read_pack(folder)
    assert reading.pack is not None, reading.problems
    return reading.pack


@pytest.fixture
def app(library: Library, tmp_path: Path, open_app: OpenApp) -> App:
    library.lessons.install([a_pack_of(tmp_path / "wells")])
    return open_app(article="well")


def context_cards(app: App) -> list[ContextCard]:
    model = app.sides["context"].cards.model()
    return [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]


def open_in(app: App) -> str:
    article = app.live.open.article
    return article.id if article is not None else ""


def test_a_note_waits_until_its_claim_was_judged(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: [card.held for card in context_cards(app)] == [1])
    [card] = context_cards(app)
    assert card.notes == ()
    cards = app.sides["context"].cards
    heard = str(cards.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "1 note waits here." in heard

    qtbot.keyClick(app.window, Qt.Key.Key_1, CONTROL)
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    qtbot.keyClick(cards, Qt.Key.Key_D)

    [card] = context_cards(app)
    assert card.held == 0
    assert [note.title for note in card.notes] == ["Rain"]


def test_the_same_text_in_other_words_is_a_key_away(app: App, qtbot: QtBot) -> None:
    qtbot.keyClick(app.window, Qt.Key.Key_F2, SHIFT)
    qtbot.waitUntil(
        lambda: app.live.open.article is not None and app.live.open.article.id == "wells/easy"
    )

    qtbot.keyClick(app.window, Qt.Key.Key_F2, SHIFT)

    qtbot.waitUntil(
        lambda: app.live.open.article is not None and app.live.open.article.id == "wells/well"
    )


def test_what_is_marked_on_another_level_answers_the_question(app: App, qtbot: QtBot) -> None:
    app.reading.open_article("wells/easy")
    panel = app.sides["questions"]
    assert isinstance(panel, Questions)
    qtbot.waitUntil(lambda: panel.cards.model().rowCount() == 1, timeout=60_000)
    panel.open_question("wells/where")
    app.reader.page.setFocus()
    start = app.reader.page.text.index("The old well")
    for _ in range(start):
        qtbot.keyClick(app.reader.page, Qt.Key.Key_Right)
    for _ in "The old well is dry":
        qtbot.keyClick(app.reader.page, Qt.Key.Key_Right, SHIFT)

    qtbot.keyClick(app.reader.page, Qt.Key.Key_A)

    qtbot.waitUntil(lambda: panel.title() == "Questions 1/1", timeout=60_000)


def test_what_an_edition_did_leads_to_what_changed(
    library: Library, tmp_path: Path, open_app: OpenApp, qtbot: QtBot
) -> None:
    first, second = (a_pack_of(tmp_path / str(edition), edition) for edition in (1, 2))
    library.lessons.install([first])
    well = library.articles.get(ArticleId("wells/well"))
    words = describe(well.text, Span(0, len("The old well is dry")))
    library.annotations.add(Annotation(AnnotationId("m"), well.id, words, Pen.CLAIM, "", "", ""))
    Editions(library).take(second)
    app = open_app(article="well")
    app.questions.show_lesson("wells")
    door = app.questions.lesson
    qtbot.waitUntil(lambda: door.made is not None and door.made.is_here, timeout=60_000)
    assert door.made is not None
    panel = door.made.panel

    def links() -> list[QPushButton]:
        buttons = panel.findChildren(QPushButton)
        return [each for each in buttons if each.text().startswith("New edition: ")]

    qtbot.waitUntil(lambda: bool(links()), timeout=60_000)
    [link] = links()
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(app.window.findChildren(ChangedSheet)), timeout=60_000)
    qtbot.waitUntil(app.window.findChildren(ChangedSheet)[0].isVisible, timeout=60_000)


def test_what_is_said_of_a_mark_is_read_where_the_page_covers_the_questions(
    app: App, qtbot: QtBot
) -> None:
    app.window.resize(640, 360)
    panel = app.sides["questions"]
    assert isinstance(panel, Questions)
    qtbot.keyClick(app.window, Qt.Key.Key_4, CONTROL)
    qtbot.waitUntil(lambda: panel.cards.model().rowCount() == 1, timeout=60_000)
    panel.open_question("wells/where")
    app.reader.setFocus()
    app.window.middle.put_side_away()
    page = app.reader.page
    page.select(Span(page.text.index("Nobody"), page.text.index("Nobody") + 6))

    qtbot.keyClick(page, Qt.Key.Key_A)

    assert page.selection() is None
    assert "Not yet" in app.window.foot.state


def test_an_answer_is_undone_and_done_again_after_its_lesson_was_closed(
    app: App, qtbot: QtBot
) -> None:
    library = app.live.library
    lesson = library.now.lessons.contents(PackId("wells"))
    assert lesson is not None
    [question] = lesson.contents.questions
    text = library.now.articles.get(question.article_id).text
    marked = app.live.edits.answers.mark(question, describe(text, Span(0, 12)))
    assert marked is not None

    def show_page() -> None:
        app.window.show_page()

    for close in (show_page, lambda: app.questions.show_lesson("wells")):
        close()
        qtbot.keyClick(app.window, Qt.Key.Key_Z, CONTROL)
        assert Answers(library.now).to(question.id) == ()
        close()
        qtbot.keyClick(app.window, Qt.Key.Key_Z, CONTROL | SHIFT)
        assert Answers(library.now).to(question.id) == (marked,)


def test_a_lesson_without_people_and_days_has_what_it_has(app: App, qtbot: QtBot) -> None:
    qtbot.keyClick(app.window, Qt.Key.Key_F2)
    lesson = app.questions.lesson
    qtbot.waitUntil(lambda: lesson.made is not None and lesson.made.is_here)

    assert lesson.made is not None
    page = lesson.made.panel.shown
    assert page is not None
    assert [row.title for row in page.reads] == ["The well"]
    assert page.reads[0].levels == ("easy",)
    assert page.moments == ()
    names = [each.accessibleName() for each in lesson.made.panel.findChildren(QWidget)]
    assert any(name.startswith("The well. ") for name in names)


def test_a_lesson_is_printed_from_its_own_page(app: App, qtbot: QtBot) -> None:
    app.questions.show_lesson("wells")
    door = app.questions.lesson
    qtbot.waitUntil(lambda: door.made is not None and door.made.is_here, timeout=60_000)
    assert door.made is not None
    buttons = door.made.panel.findChildren(QPushButton)
    [printing] = [each for each in buttons if each.text().startswith("Print")]

    printing.setFocus()
    qtbot.keyClick(printing, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(app.window.findChildren(PrintChoice)), timeout=60_000)
    app.window.findChildren(PrintChoice)[0].close()


def test_nothing_of_a_lesson_is_cut_off_in_a_narrow_window(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(640, 360)
    app.questions.toggle_lesson()
    door = app.questions.lesson
    qtbot.waitUntil(lambda: door.made is not None and door.made.is_here, timeout=60_000)
    assert door.made is not None
    panel = door.made.panel

    qtbot.waitUntil(lambda: panel.findChildren(PressedRow) != [], timeout=60_000)

    rights = [row.mapTo(panel, row.rect().topRight()).x() for row in panel.findChildren(PressedRow)]
    assert max(rights) < panel.width()


def test_pens_have_the_names_of_the_lesson_while_its_text_is_read(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(article="headband")
    reader, page = app.reader, app.reader.page
    qtbot.waitUntil(
        lambda: reader.pens == {Pen.EVIDENCE: "Proof", Pen.OPINION: "Praise"}, timeout=60_000
    )
    page.go_to(Span(0, 0))
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Right, CONTROL | SHIFT)

    qtbot.keyClick(page, Qt.Key.Key_1)

    assert app.window.foot.echo.startswith("Marked: Proof")
    qtbot.keyClick(app.window, Qt.Key.Key_3, CONTROL)
    notes = app.sides["notes"].cards.model()
    qtbot.waitUntil(lambda: notes.rowCount() == 1, timeout=60_000)
    heard = notes.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(heard).startswith("Proof")
    app.reading.open_article("ukraine-talks-2025/talks")
    assert reader.pens == {}


def test_a_day_of_the_timeline_is_dotted_and_told_where_the_keyboard_comes_to_it(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    page = app.reader.page
    at = page.text.index("invasion in 2022") + len("invasion in ")
    qtbot.waitUntil(
        lambda: any(each.key == f"day:{at}" for each in page.marks_covering(at)), timeout=60_000
    )
    page.go_to(Span(at - 1, at - 1))
    page.setFocus()

    qtbot.keyClick(page, Qt.Key.Key_Right)

    spoken = "Timeline, 24 Feb 2022, Full-scale invasion of Ukraine begins"
    qtbot.waitUntil(lambda: spoken in [each.spoken for each in app.reader.told], timeout=60_000)
