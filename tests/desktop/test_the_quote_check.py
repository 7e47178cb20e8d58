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
from desktop.essay.panel import EssayPanel
from desktop.window.own_keys import OwnKeys
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


def press_q(app: App) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Q, keys)


def opened(app: App) -> EssayPanel:
    press_q(app)
    panel = app.window.over_page
    assert isinstance(panel, EssayPanel)
    return panel


def checked(app: App, qtbot: QtBot, essay: str = ESSAY) -> EssayPanel:
    panel = opened(app)
    panel.pasted.setPlainText(essay)
    qtbot.keyClick(panel.pasted, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.is_checked, timeout=PATIENCE)
    return panel


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_pasted_essay_is_shown_with_what_became_of_each_quotation(app: App, qtbot: QtBot) -> None:
    panel = checked(app, qtbot)

    outcomes = [card.verdict.outcome for card in panel.cards]
    assert outcomes == [
        QuoteOutcome.EXACT,
        QuoteOutcome.MEANING_CHANGED,
        QuoteOutcome.NOT_FOUND,
    ]
    assert panel.said == "Exact: 1 · Number changed: 1 · Not in your library: 1"
    assert panel.rows.hasFocus()
    essay = panel.verdicts.essay.toPlainText().replace("\N{NO-BREAK SPACE}", " ")
    assert f"“{EXACT}” ✓ Ada Quill said." in essay
    assert "to replace” !." in essay
    assert "repeat itself” ?, but" in essay
    spoken = panel.rows.model().index(1, 0).data()
    assert spoken.startswith("Number changed. “some 500 people")
    assert "The source says 400, and you say 500." in spoken
    assert spoken.endswith("¶ 1 of “Lumholt argues about its bridge”.")


def test_enter_opens_the_place_and_the_key_leads_back_to_the_same_card(
    app: App, desk: QuoteCheckDesk, qtbot: QtBot
) -> None:
    places: list[PassageRef] = []
    desk.passage_wanted.connect(places.append)
    panel = checked(app, qtbot)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down)

    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)

    def is_there() -> bool:
        article = app.reader.article
        return article is not None and article.id == "bridge"

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    assert app.window.over_page is None
    [place] = places
    assert place.span.of(BRIDGE) == "some 400 people a day and costs $4.5 billion to replace"
    again = opened(app)
    assert again.is_checked
    assert again.rows.hasFocus()
    assert again.rows.currentIndex().row() == 1


def test_keys_copy_the_exact_words_and_the_citation(app: App, qtbot: QtBot) -> None:
    panel = checked(app, qtbot)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down)

    qtbot.keyClick(panel.rows, Qt.Key.Key_C)

    assert clipboard() == "some 400 people a day and costs $4.5 billion to replace"
    assert app.window.foot.state == "The exact words are copied."
    qtbot.keyClick(panel.rows, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert clipboard() == panel.cards[1].citation == "(“Lumholt argues”)"
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down)
    qtbot.keyClick(panel.rows, Qt.Key.Key_C)
    assert clipboard() == panel.cards[1].citation
    assert app.window.foot.state == "There are no words of a source to copy."


def test_a_dropped_file_is_checked(app: App, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "essay.txt"
    file.write_text(ESSAY, encoding="utf-8")
    panel, dropped = opened(app), QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])

    panel.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    qtbot.waitUntil(lambda: len(panel.cards) == 3, timeout=PATIENCE)


def test_a_file_that_cannot_be_read_is_told_of_and_another_can_be_chosen(
    app: App, desk: QuoteCheckDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "essay.docx"
    file.write_bytes(b"PK\x03\x04 and no more of it")
    panel = opened(app)

    desk.check_file(file)

    qtbot.waitUntil(lambda: "Reading" not in panel.said, timeout=PATIENCE)
    assert "damaged" in panel.said
    assert panel.asking.file.isEnabled()
    assert panel.pasted.isVisible()


def test_of_a_folder_it_is_said_that_a_file_of_it_is_wanted(
    app: App, desk: QuoteCheckDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = opened(app)

    desk.check_file(tmp_path)

    qtbot.waitUntil(lambda: "Reading" not in panel.said, timeout=PATIENCE)
    assert panel.said == (
        "This is a folder. Nothing was changed. Choose the file that you want in it."
    )


def test_an_essay_without_quotations_says_so(app: App, qtbot: QtBot) -> None:
    panel = opened(app)
    panel.pasted.setPlainText("I went for a walk and nobody spoke.")
    panel.asking.check.click()

    qtbot.waitUntil(panel.verdicts.another.isVisible, timeout=PATIENCE)

    assert panel.said == "There is no quotation in this essay."
    assert panel.verdicts.another.hasFocus()


def test_nothing_of_an_essay_is_kept_on_the_disk(app: App, library: Library, qtbot: QtBot) -> None:
    panel = checked(app, qtbot)

    qtbot.keyClick(panel.rows, Qt.Key.Key_Escape)

    for file in (each for each in library.folder.rglob("*") if each.is_file()):
        content = file.read_bytes()
        assert b"Papyrus" not in content, file.name


def test_escape_leads_to_the_text_and_the_essay_stays_until_it_is_cleared(
    app: App, qtbot: QtBot
) -> None:
    panel = checked(app, qtbot)

    qtbot.keyClick(panel.rows, Qt.Key.Key_Escape)

    assert app.window.over_page is None
    assert app.reader.page.hasFocus()
    assert "stays until you clear it" in app.window.foot.state
    assert opened(app).is_checked
    qtbot.keyClick(panel.rows, Qt.Key.Key_N)
    assert panel.pasted.toPlainText() == ESSAY
    qtbot.keyClick(panel.pasted, Qt.Key.Key_Escape)
    assert opened(app).pasted.toPlainText() == ESSAY
    panel.asking.clear.click()
    assert panel.pasted.toPlainText() == ""
    assert panel.pasted.hasFocus()
    # Whoever cleared it by mistake has it back.
    qtbot.keyClick(panel.pasted, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.pasted.toPlainText() == ESSAY


def test_what_leads_into_a_text_that_is_another_by_now_is_forgotten(app: App, qtbot: QtBot) -> None:
    panel = checked(app, qtbot)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=PATIENCE)

    app.live.library.changed.emit(Changes(texts=frozenset((ArticleId("bridge"),))))

    assert opened(app).pasted.isVisible()
    assert panel.said == "A text that you quote is another one by now. Check your essay once more."


def test_a_check_is_stopped_and_nothing_of_it_comes_up_later(app: App, qtbot: QtBot) -> None:
    panel = opened(app)
    panel.pasted.setPlainText(ESSAY)
    panel.asking.check.setFocus()
    panel.asking.check.click()
    assert panel.asking.stop.hasFocus()
    assert panel.asking.bar.isVisible()

    qtbot.keyClick(panel.asking.stop, Qt.Key.Key_Escape)

    assert panel.isVisible()
    assert panel.pasted.hasFocus()
    told = panel.said
    assert told.startswith("The check was stopped.")
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=PATIENCE)
    assert panel.said == told
    assert panel.pasted.toPlainText() == ESSAY
    panel.asking.check.click()
    qtbot.waitUntil(lambda: len(panel.cards) == 3, timeout=PATIENCE)


def test_another_style_of_citations_changes_every_card_and_is_liked_from_then_on(
    app: App, qtbot: QtBot
) -> None:
    panel = checked(app, qtbot)
    before = [card.citation for card in panel.cards]

    panel.verdicts.style_box.setCurrentIndex(1)
    panel.verdicts.style_box.activated.emit(1)

    assert [card.citation for card in panel.cards] != before
    assert app.live.look.kept("citations") == "apa"
    assert panel.rows.currentIndex().row() == 0


def test_its_keys_are_told_and_can_be_chosen_like_all_others(app: App, qtbot: QtBot) -> None:
    panel = checked(app, qtbot)
    told = {action.text(): action for action in panel.actions()}
    assert told["Copy the citation"].shortcut().toString() == "Shift+C"

    OwnKeys(has_letters=False).give(panel.actions())
    qtbot.keyClick(panel.rows, Qt.Key.Key_C)

    assert clipboard() != EXACT


def test_a_quotation_in_the_essay_leads_to_its_card(app: App, qtbot: QtBot) -> None:
    panel = checked(app, qtbot)
    text = panel.verdicts.essay
    cursor = text.document().find("history does")
    cursor.setPosition(cursor.selectionStart() + 3)
    text.setTextCursor(cursor)

    QTest.mouseClick(
        text.viewport(),
        Qt.MouseButton.LeftButton,
        pos=text.cursorRect(cursor).center(),
    )

    assert panel.rows.currentIndex().row() == 2
    assert panel.rows.hasFocus()
