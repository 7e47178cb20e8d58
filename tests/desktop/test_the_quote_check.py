"""An essay is checked in the window: its quotations are told of, and lead to their places."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.article import Article, ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef
from desktop.core.student_work.quote_check.verdict import QuoteOutcome
from desktop.desks.quote_check_desk import QuoteCheckDesk
from desktop.window.quote_check_dialog import QuoteCheckDialog
from tests.desktop.conftest import OpenApp

PATIENCE = 60_000
BRIDGE = """\
The old bridge in Lumholt carries some 400 people a day and costs $4.5 billion to replace.
“We will not close the bridge before the winter, because the children need it,” said Ada Quill, \
the mayor of Lumholt. “It may take nine months until the new one is ready,” said Tom Reed, an \
engineer.
"""
EXACT = "We will not close the bridge before the winter, because the children need it,"
ESSAY = f"""\
The mayor is sure of it: “{EXACT}” Ada Quill said.
Papyrus tells that the bridge carries “some 500 people a day and costs $4.5 billion to replace”.
One expert says “history does not repeat itself”, but I have not found where. 🙂
"""


@pytest.fixture
def app(library: Library, open_app: OpenApp) -> App:
    library.articles.add(Article(ArticleId("bridge"), "Lumholt argues about its bridge", BRIDGE))
    return open_app(1366, 768)


@pytest.fixture
def desk(app: App) -> QuoteCheckDesk:
    return app.commands.rare.get().quotes.get()


def opened(app: App) -> QuoteCheckDialog:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Q, keys)
    return next(each for each in app.window.findChildren(QuoteCheckDialog) if each.isVisible())


def opened_again(app: App, qtbot: QtBot) -> QuoteCheckDialog:
    with qtbot.waitActive(app.window, timeout=PATIENCE):
        app.window.activateWindow()
    return opened(app)


def checked(app: App, qtbot: QtBot, essay: str = ESSAY) -> QuoteCheckDialog:
    dialog = opened(app)
    dialog.pasted.setPlainText(essay)
    qtbot.keyClick(dialog.pasted, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(dialog.cards), timeout=PATIENCE)
    return dialog


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_pasted_essay_is_shown_with_what_became_of_each_quotation(app: App, qtbot: QtBot) -> None:
    dialog = checked(app, qtbot)

    outcomes = [card.verdict.outcome for card in dialog.cards]
    assert outcomes == [
        QuoteOutcome.EXACT,
        QuoteOutcome.MEANING_CHANGED,
        QuoteOutcome.NOT_FOUND,
    ]
    assert dialog.said.text() == "Exact: 1 · Number changed: 1 · Not in your library: 1"
    assert dialog.rows.hasFocus()
    essay = dialog.essay.toPlainText().replace("\N{NO-BREAK SPACE}", " ")
    assert f"“{EXACT}” ✓ Exact Ada Quill said." in essay
    assert "to replace” ! Number changed." in essay
    assert "repeat itself” ? Not in your library, but" in essay
    spoken = dialog.rows.model().index(1, 0).data()
    assert spoken.startswith("Number changed. “some 500 people")
    assert "The source says 400, and you say 500." in spoken
    assert spoken.endswith("¶ 1 of “Lumholt argues about its bridge”.")


def test_enter_opens_the_place_and_the_key_leads_back_to_the_same_card(
    app: App, desk: QuoteCheckDesk, qtbot: QtBot
) -> None:
    places: list[PassageRef] = []
    desk.passage_wanted.connect(places.append)
    dialog = checked(app, qtbot)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Down)

    qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)

    def is_there() -> bool:
        article = app.reader.article
        return article is not None and article.id == "bridge"

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not app.window.findChildren(QuoteCheckDialog), timeout=PATIENCE)
    [place] = places
    assert place.span.of(BRIDGE) == "some 400 people a day and costs $4.5 billion to replace"
    again = opened_again(app, qtbot)
    assert [card.words for card in again.cards] == [card.words for card in dialog.cards]
    assert again.row == 1
    again.reject()
    assert opened_again(app, qtbot).pasted.isVisible()


def test_keys_copy_the_exact_words_and_the_citation(app: App, qtbot: QtBot) -> None:
    dialog = checked(app, qtbot)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Down)

    qtbot.keyClick(dialog.rows, Qt.Key.Key_C)

    assert clipboard() == "some 400 people a day and costs $4.5 billion to replace"
    assert dialog.said.text().endswith("The exact words are copied.")
    qtbot.keyClick(dialog.rows, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert clipboard() == dialog.cards[1].citation == "(“Lumholt argues”)"
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_C)
    assert clipboard() == dialog.cards[1].citation
    assert dialog.said.text().endswith("There are no words of a source to copy.")


def test_a_dropped_file_is_checked(app: App, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "essay.txt"
    file.write_text(ESSAY, encoding="utf-8")
    dialog, dropped = opened(app), QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])

    dialog.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    qtbot.waitUntil(lambda: len(dialog.cards) == 3, timeout=PATIENCE)


def test_a_file_that_cannot_be_read_is_told_of_and_another_can_be_chosen(
    app: App, desk: QuoteCheckDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "essay.docx"
    file.write_bytes(b"PK\x03\x04 and no more of it")
    dialog = opened(app)

    desk.check_file(file)

    qtbot.waitUntil(lambda: "Reading" not in dialog.said.text(), timeout=PATIENCE)
    assert "damaged" in dialog.said.text()
    assert dialog.file.isEnabled()
    assert dialog.pasted.isVisible()


def test_an_essay_without_quotations_says_so(app: App, qtbot: QtBot) -> None:
    dialog = opened(app)
    dialog.pasted.setPlainText("I went for a walk and nobody spoke.")
    dialog.check.click()

    qtbot.waitUntil(dialog.another.isVisible, timeout=PATIENCE)

    assert dialog.said.text() == "There is no quotation in this essay."
    assert dialog.another.hasFocus()


def test_nothing_of_an_essay_is_kept(app: App, library: Library, qtbot: QtBot) -> None:
    dialog = checked(app, qtbot)

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not app.window.findChildren(QuoteCheckDialog), timeout=PATIENCE)
    for file in (each for each in library.folder.rglob("*") if each.is_file()):
        content = file.read_bytes()
        assert b"Papyrus" not in content, file.name
    asked = opened_again(app, qtbot)
    assert asked.pasted.toPlainText() == ""
    assert asked.pasted.isVisible()


def test_what_leads_into_a_text_that_is_another_by_now_is_forgotten(app: App, qtbot: QtBot) -> None:
    dialog = checked(app, qtbot)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not app.window.findChildren(QuoteCheckDialog), timeout=PATIENCE)

    app.live.library.changed.emit(Changes(texts=frozenset((ArticleId("bridge"),))))

    assert opened_again(app, qtbot).pasted.isVisible()


def test_what_was_closed_meanwhile_does_not_come_up_in_the_next(app: App, qtbot: QtBot) -> None:
    dialog = opened(app)
    dialog.pasted.setPlainText(ESSAY)
    dialog.check.click()
    dialog.reject()
    again = opened_again(app, qtbot)
    asks = again.said.text()

    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=PATIENCE)

    assert again.said.text() == asks
    assert again.pasted.isVisible()
    again.pasted.setPlainText(ESSAY)
    again.check.click()
    qtbot.waitUntil(lambda: len(again.cards) == 3, timeout=PATIENCE)


def test_a_quotation_in_the_essay_leads_to_its_card(app: App, qtbot: QtBot) -> None:
    dialog = checked(app, qtbot)
    text = dialog.essay
    cursor = text.document().find("history does")
    cursor.setPosition(cursor.selectionStart() + 3)
    text.setTextCursor(cursor)

    QTest.mouseClick(
        text.viewport(),
        Qt.MouseButton.LeftButton,
        pos=text.cursorRect(cursor).center(),
    )

    assert dialog.row == 2
    assert dialog.rows.hasFocus()
