"""The list of everything that is marked in a text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.span import Span
from desktop.reader.marked_list import MarkedList
from tests.core.builders import an_article
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp, OpenReader


@pytest.fixture
def app(explained_at_once: None, open_app: OpenApp, qtbot: QtBot) -> App:
    app = open_app(article="courier")
    page = app.reader.page
    # The words that the lesson explains come last.
    bearings = page.text.index("bearings")
    qtbot.waitUntil(
        lambda: any(mark.key.startswith("word:") for mark in page.marks_covering(bearings)),
        timeout=60_000,
    )
    app.reader.go_to(Span(0, 0))
    return app


def opens_list(app: App, qtbot: QtBot) -> MarkedList:
    qtbot.keyClick(app.reader.page, Qt.Key.Key_F7)
    listed = part_of(app.window, MarkedList)
    listed.activateWindow()
    qtbot.waitUntil(listed.isActiveWindow)
    return listed


def lines(listed: MarkedList) -> list[str]:
    model = listed.rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def chips(listed: MarkedList) -> list[str]:
    return [chip.text() for chip in listed.findChildren(QPushButton) if chip.isVisible()]


def of_kind(listed: MarkedList, kind: str) -> list[str]:
    return [line for line in lines(listed) if line.startswith(f"{kind}, ")]


def test_everything_that_is_marked_stands_in_it_in_the_order_of_the_text(
    app: App, qtbot: QtBot
) -> None:
    page = app.reader.page
    page.select(Span(0, 8))
    qtbot.keyClick(page, Qt.Key.Key_3)

    listed = opens_list(app, qtbot)

    reading = app.live.open.reading
    assert reading is not None
    assert len(of_kind(listed, "Quotation")) == len(reading.extraction.spoken)
    assert len(of_kind(listed, "Claim")) == sum(len(claim.places) for claim in reading.claims)
    words = {line.split(", ")[1] for line in of_kind(listed, "Word")}
    assert {"bearing", "council"} <= words
    numbers = [int(line.partition(", paragraph ")[2].partition(":")[0]) for line in lines(listed)]
    assert numbers == sorted(numbers)
    assert lines(listed)[0] == "Mark, Question, your mark, paragraph 1: “Tanner’s”"
    partial = "Quotation, Maud Ellery, called, partial quote, sure, paragraph 2: “hard but simple”"
    assert partial in lines(listed)


def test_a_speaker_that_was_put_right_is_told_so(app: App, qtbot: QtBot) -> None:
    reading, article = app.live.open.reading, app.live.open.article
    assert reading is not None
    assert article is not None
    quotation = reading.extraction.spoken[0]
    app.live.edits.speakers.correct_speaker(article, quotation, "Rosa Okafor")
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)

    listed = opens_list(app, qtbot)

    [line] = [each for each in lines(listed) if "“Nobody on this council" in each]
    assert line.startswith("Quotation, Rosa Okafor, said, put right by you, paragraph 2")


def test_the_arrow_keys_choose_what_is_listed_and_it_is_said(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("desktop.reader.marked_list.announce", lambda _, words: said.append(words))
    listed = opens_list(app, qtbot)
    everything = lines(listed)

    qtbot.keyClick(listed.rows, Qt.Key.Key_Right)
    quotations = lines(listed)
    qtbot.keyClick(listed.rows, Qt.Key.Key_Right)
    claims = lines(listed)
    qtbot.keyClick(listed.rows, Qt.Key.Key_Left)
    qtbot.keyClick(listed.rows, Qt.Key.Key_Left)

    assert lines(listed) == everything
    assert quotations == of_kind(listed, "Quotation")
    assert claims == of_kind(listed, "Claim")
    assert said[0] == f"Quotations: {len(quotations)} passages"
    assert said[-1] == f"All: {len(everything)} passages"


def test_kinds_of_which_there_is_nothing_are_not_offered(app: App, qtbot: QtBot) -> None:
    listed = opens_list(app, qtbot)

    assert not any(words.startswith("My marks") for words in chips(listed))
    assert [words.partition(" ")[0] for words in chips(listed)] == [
        "All",
        "Quotations",
        "Claims",
        "Words",
        "Days",
        "Context",
    ]


def test_it_opens_where_its_reader_is_and_enter_leads_to_a_passage(app: App, qtbot: QtBot) -> None:
    page = app.reader.page
    footbridge = page.text.index("The footbridge over")
    app.reader.go_to(Span(footbridge, footbridge))
    listed = opens_list(app, qtbot)
    here = str(listed.rows.currentIndex().data())

    qtbot.keyClick(listed.rows, Qt.Key.Key_Down)
    wanted = str(listed.rows.currentIndex().data()).rpartition("“")[2].strip("”")
    qtbot.keyClick(listed.rows, Qt.Key.Key_Return)

    assert ", paragraph 3: " in here
    assert page.text[page.caret() :].startswith(wanted[:20])
    assert not listed.isVisible()


def test_escape_leaves_the_keyboard_where_it_was(app: App, qtbot: QtBot) -> None:
    place = app.reader.page.caret()
    listed = opens_list(app, qtbot)

    qtbot.keyClick(listed.rows, Qt.Key.Key_Escape)

    assert not listed.isVisible()
    assert app.reader.page.caret() == place


def test_where_nothing_is_marked_that_is_said(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    reader.show_article(an_article(text="Nobody says anything here."))

    with qtbot.waitSignal(reader.refused) as refused:
        reader.list_marked()

    assert refused.args == ["Nothing is marked in this text yet."]


@pytest.mark.parametrize("size", [(640, 360), (1366, 768)])
def test_it_lies_within_its_window(open_app: OpenApp, qtbot: QtBot, size: tuple[int, int]) -> None:
    app = open_app(*size, article="courier")
    listed = opens_list(app, qtbot)

    assert listed.width() <= size[0]
    assert listed.height() <= size[1]
    assert listed.rows.viewport().height() > 120
