"""Own work first: no door of the program tells of a note before its student did own work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.command_line import main
from desktop.context.cards import ContextCard
from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import PackId
from desktop.core.library.library import Library
from desktop.core.library.shown_context import own_work_in
from desktop.core.packs.reading import read_files, read_pack
from desktop.core.printing.lesson_page import lesson_page
from desktop.core.printing.printed_lesson import PrintPart, printed_lesson
from desktop.core.search_request import ResultKind
from desktop.core.searching.results import PassageResult
from desktop.core.span import Span
from desktop.reader.marked_list import MarkedList
from desktop.wording.printing import print_words
from tests.desktop.builders import part_of
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
# Words that stand in closed notes, in what is said of the claim, and nowhere else.
TOLD = ("yodelling", "marzipan", "trombone", "contradicted", "periwinkle")
PACK = (
    "---\nsourcebook: 2\nid: wells\ntitle: The well\nedition: 1\ndate: 2025-01-01\n"
    "language: en\nlicence: CC0-1.0\nauthors: Bea Lind\nreveal: {reveal}\n---\nA plan.\n"
)
FILES = {
    "articles/well.md": (
        "---\nid: well\ntitle: The well\nrights: free\n---\n"
        "The old well is dry, said Ada Quill.\n\nNobody has drawn water from it since May.\n"
    ),
    "claims.md": (
        '## Dry {#dry}\narticle: well\non: "The old well is dry"\n'
        "status: contradicted by the evidence\nA periwinkle claim.\n"
    ),
    "notes.md": (
        '## Yodelling {#rain}\narticle: well\non: "The old well is dry"\nkind: evidence against\n'
        "claim: dry\nsource: A trombone ledger | primary\nIt rained marzipan.\n\n"
        '## A yodelling month {#may}\narticle: well\non: "since May"\nkind: background\n'
        "source: A trombone | primary\nMay was marzipan.\n"
    ),
    "questions.md": "## Why {#why}\narticle: well\ntype: open\nWhy is it dry?\n",
}


def opens_the_lesson(
    qtbot: QtBot, folder: Path, pack: Path, reveal: str = "after-judgement"
) -> Student:
    for name, words in (("pack.md", PACK.format(reveal=reveal)), *FILES.items()):
        path = pack / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    reading = read_pack(pack)
    assert reading.pack is not None, reading.problems
    with Library.open(folder) as library:
        library.lessons.install([reading.pack])
    student = Student(qtbot, folder)
    student.opens("The well")
    qtbot.waitUntil(lambda: bool(context_cards(student)), timeout=60_000)
    return student


@pytest.fixture
def reader(qtbot: QtBot, begun_library: Path, tmp_path: Path) -> Iterator[Student]:
    student = opens_the_lesson(qtbot, begun_library, tmp_path / "wells")
    yield student
    student.leaves()


def context_cards(student: Student) -> list[ContextCard]:
    model = student.app.sides["context"].cards.model()
    return [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]


def heard_in(part: QAccessibleInterface) -> Iterator[str]:
    """All that a screen reader can say of a part and of what is in it."""
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield str(part.text(kind))
    for number in range(part.childCount()):
        if (child := part.child(number)) is not None:
            yield from heard_in(child)


def heard(student: Student) -> str:
    widget: QWidget = student.app.window
    return "\n".join(heard_in(QAccessible.queryAccessibleInterface(widget)))


def told_on_the_page(student: Student, qtbot: QtBot) -> str:
    """What is underlined, and what the list of all that is marked says of it, as labels do."""
    page = student.app.reader.page
    keys = {mark.key for at in range(len(student.text)) for mark in page.marks_covering(at)}
    page.setFocus()
    student.presses(Qt.Key.Key_F7)
    listed = part_of(student.app.window, MarkedList)
    rows = listed.rows.model()
    told = [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]
    listed.activateWindow()
    qtbot.waitUntil(listed.isActiveWindow, timeout=60_000)
    qtbot.keyClick(listed, Qt.Key.Key_Escape)
    student.app.window.activateWindow()
    qtbot.waitUntil(student.app.window.isActiveWindow, timeout=60_000)
    return "\n".join([*sorted(keys), *told]).casefold()


def printed(student: Student, *parts: PrintPart) -> str:
    with Library.open_for_reading(student.folder) as library:
        reading = read_files(library.lessons.files(PackId("wells")), ProblemList())
        assert reading.pack is not None
        assert reading.contents is not None
        own = own_work_in(library, [each.id for each in reading.pack.articles])
    return lesson_page(printed_lesson(reading.pack, reading.contents, parts, own), print_words())


def exported(student: Student, form: str, tmp_path: Path) -> str:
    file = tmp_path / f"work.{form}"
    call = ["export", str(file), "wells/well", "--library", str(student.folder), "--replace"]
    assert main(call) == 0
    return file.read_text(encoding="utf-8")


def found_by_search(student: Student, qtbot: QtBot, words: str) -> list[PassageResult]:
    student.presses(Qt.Key.Key_K, CONTROL)
    student.writes(words)
    results = student.app.searching.results
    qtbot.waitUntil(lambda: results.query == words, timeout=60_000)
    student.waits_until_all_is_found()
    found = student.sees_results()
    student.presses(Qt.Key.Key_Escape)
    assert not student.app.window.is_searching
    return found


def found_in_context(student: Student, qtbot: QtBot, words: str) -> list[str]:
    found = found_by_search(student, qtbot, words)
    return [each.text for each in found if each.kind is ResultKind.CONTEXT]


def test_no_door_tells_of_a_note_that_waits(reader: Student, qtbot: QtBot, tmp_path: Path) -> None:
    assert [card.held for card in context_cards(reader)] == [1, 1]
    page = told_on_the_page(reader, qtbot)
    assert "note:" not in page
    reader.presses(Qt.Key.Key_1, CONTROL)
    seen = {
        "page": page,
        "screen reader": heard(reader),
        "print for pupils": printed(reader, PrintPart.TEXTS, PrintPart.CONTEXT),
        "export": exported(reader, "md", tmp_path),
        "web annotations": exported(reader, "jsonld", tmp_path),
    }
    leaks = [
        (door, word)
        for (door, told), word in product(seen.items(), TOLD)
        if word in told.casefold()
    ]

    assert leaks == []
    for word in TOLD:
        assert found_by_search(reader, qtbot, word) == [], word


def test_own_work_opens_every_door_and_undo_closes_them_again(
    reader: Student, qtbot: QtBot
) -> None:
    reader.presses(Qt.Key.Key_1, CONTROL)
    cards = reader.app.sides["context"].cards
    claim = next(n for n, card in enumerate(context_cards(reader)) if card.claim is not None)
    cards.setFocus()
    cards.setCurrentIndex(cards.model().index(claim, 0))
    reader.presses(Qt.Key.Key_D)
    qtbot.waitUntil(lambda: sum(card.held for card in context_cards(reader)) == 0)

    assert "yodelling" in heard(reader).casefold()
    assert "contradicted" in told_on_the_page(reader, qtbot)
    assert "note:wells/may" in told_on_the_page(reader, qtbot)
    assert "marzipan" in printed(reader, PrintPart.TEXTS, PrintPart.CONTEXT)
    reader.waits_until_all_is_found()
    assert len(found_in_context(reader, qtbot, "marzipan")) == 2
    assert len(found_in_context(reader, qtbot, "periwinkle")) == 1

    reader.presses(Qt.Key.Key_Z, CONTROL)

    qtbot.waitUntil(lambda: [card.held for card in context_cards(reader)] == [1, 1])
    reader.waits_until_all_is_found()
    assert found_in_context(reader, qtbot, "marzipan") == []
    assert "contradicted" not in told_on_the_page(reader, qtbot)
    assert "marzipan" not in printed(reader, PrintPart.TEXTS, PrintPart.CONTEXT)
    assert "marzipan" in printed(reader, PrintPart.CONTEXT, PrintPart.TEXTS, PrintPart.KEY)


def test_a_mark_in_its_passage_opens_a_note_and_no_other(reader: Student, qtbot: QtBot) -> None:
    reader.selects_with_the_keyboard("since May")

    reader.presses(Qt.Key.Key_1)

    qtbot.waitUntil(lambda: [card.held for card in context_cards(reader)] == [1, 0])
    assert "note:wells/may" in told_on_the_page(reader, qtbot)
    assert "contradicted" not in told_on_the_page(reader, qtbot)


def test_what_waits_for_an_answer_says_so_and_opens_with_it(
    qtbot: QtBot, begun_library: Path, tmp_path: Path
) -> None:
    reader = opens_the_lesson(qtbot, begun_library, tmp_path / "wells", "after-answer")
    reader.presses(Qt.Key.Key_1, CONTROL)
    assert "First answer a question about this text: Ctrl+4." in heard(reader)
    reader.selects_with_the_keyboard("since May")
    reader.presses(Qt.Key.Key_1)
    assert [card.held for card in context_cards(reader)] == [1, 1]

    reader.presses(Qt.Key.Key_4, CONTROL)
    panel = reader.app.sides["questions"]
    qtbot.waitUntil(lambda: panel.cards.model().rowCount() == 1)
    reader.presses(Qt.Key.Key_Home)
    reader.presses(Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Your answer"
    reader.writes("Dry.")

    qtbot.waitUntil(lambda: sum(c.held for c in context_cards(reader)) == 0, timeout=60_000)
    reader.waits_until_all_is_found()
    assert len(found_in_context(reader, qtbot, "marzipan")) == 2
    reader.leaves()


def test_a_passage_is_not_gone_to_for_what_waits_there(reader: Student) -> None:
    places = {card.places[0].span for card in context_cards(reader)}

    assert Span(reader.text.index("since May"), reader.text.index("since May") + 9) in places


def test_the_list_of_keys_tells_of_no_note_that_waits(reader: Student) -> None:
    reader.presses(Qt.Key.Key_1, CONTROL)
    reader.presses(Qt.Key.Key_F1)

    told = heard(reader).casefold()

    assert "corroborate" in told
    assert [word for word in TOLD if word in told] == []
