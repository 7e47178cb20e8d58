"""Marks are put under claims of one's own, by key or by dragging; each is saved and undone."""

from __future__ import annotations

import zipfile
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QTreeWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.evidence import EvidenceSide
from desktop.core.library.evidence_table import EvidenceTable
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.desks.evidence_desk import EvidenceDesk
from desktop.evidence.panel import EvidencePanel
from desktop.evidence.point import EvidencePoint
from tests.desktop.conftest import OpenApp
from tests.desktop.test_accessible_names import nameless


@pytest.fixture
def app(open_app: OpenApp) -> App:
    app = open_app(1366, 768)
    app.reader.mark_wanted.emit(Span(0, 20), Pen.EVIDENCE)
    return app


@pytest.fixture
def desk(app: App) -> EvidenceDesk:
    return app.commands.rare.get().evidence.get()


def rests(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)


def opened(app: App, desk: EvidenceDesk, qtbot: QtBot) -> EvidencePanel:
    desk.show()
    rests(app, qtbot)
    assert app.window.over_page is desk.panel
    return desk.panel


def undo(app: App, qtbot: QtBot) -> None:
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rests(app, qtbot)


def sides(app: App) -> dict[str, list[str]]:
    library = app.library.now
    claims = EvidenceTable(library.connection, library.now).claims()
    return {claim.words: [row.side.value for row in claim.rows] for claim in claims}


def on_the_loose_mark(app: App, panel: EvidencePanel) -> EvidencePoint:
    article = app.reader.article
    assert article is not None
    [note] = app.library.now.annotations.of_article(article.id)
    panel.tree.go_to(note.id)
    return panel.tree.point


def test_a_mark_is_put_under_a_claim_by_key_and_taken_back(
    app: App, desk: EvidenceDesk, qtbot: QtBot
) -> None:
    app.live.edits.evidence.make_claim("Talks help.")
    panel = opened(app, desk, qtbot)
    assert on_the_loose_mark(app, panel).claim_id is None

    qtbot.keyClick(panel.tree, Qt.Key.Key_A)
    rests(app, qtbot)
    assert sides(app) == {"Talks help.": ["against"]}
    assert panel.tree.point.side is EvidenceSide.AGAINST

    qtbot.keyClick(panel.tree, Qt.Key.Key_F)
    rests(app, qtbot)
    assert sides(app) == {"Talks help.": ["for"]}

    undo(app, qtbot)
    assert sides(app) == {"Talks help.": ["against"]}


def test_a_mark_is_dragged_from_claim_to_claim_in_one_step(
    app: App, desk: EvidenceDesk, qtbot: QtBot
) -> None:
    edits = app.live.edits.evidence
    edits.make_claim("Talks help.")
    edits.make_claim("Talks fail.")
    panel = opened(app, desk, qtbot)
    first, second = edits.claims()

    panel.tree.dropped.emit(
        on_the_loose_mark(app, panel), EvidencePoint(first.id, EvidenceSide.FOR)
    )
    rests(app, qtbot)
    panel.tree.dropped.emit(
        on_the_loose_mark(app, panel), EvidencePoint(second.id, EvidenceSide.BACKGROUND)
    )
    rests(app, qtbot)
    assert sides(app) == {"Talks help.": [], "Talks fail.": ["background"]}

    undo(app, qtbot)

    rests(app, qtbot)
    assert sides(app) == {"Talks help.": ["for"], "Talks fail.": []}


def test_a_row_leads_back_to_its_passage(app: App, desk: EvidenceDesk, qtbot: QtBot) -> None:
    panel = opened(app, desk, qtbot)
    on_the_loose_mark(app, panel)

    qtbot.keyClick(panel.tree, Qt.Key.Key_G)

    assert app.window.over_page is None
    qtbot.waitUntil(app.reader.page.hasFocus, timeout=60_000)


def test_a_claim_is_taken_out_and_comes_back(app: App, desk: EvidenceDesk, qtbot: QtBot) -> None:
    app.live.edits.evidence.make_claim("Talks help.")
    panel = opened(app, desk, qtbot)
    panel.tree.setCurrentIndex(panel.tree.model().index(0, 0))

    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    rests(app, qtbot)
    assert sides(app) == {}
    undo(app, qtbot)

    assert sides(app) == {"Talks help.": []}


@pytest.mark.parametrize("ending", ["docx", "html", "md"])
def test_the_table_goes_out_as_an_outline_with_sources(
    app: App, desk: EvidenceDesk, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    app.live.edits.evidence.make_claim("Talks help.")
    panel = opened(app, desk, qtbot)
    on_the_loose_mark(app, panel)
    qtbot.keyClick(panel.tree, Qt.Key.Key_F)
    rests(app, qtbot)
    article = app.reader.article
    assert article is not None

    desk.save_outline(tmp_path / f"it.{ending}")

    rests(app, qtbot)
    file = tmp_path / f"it.{ending}"
    if ending == "docx":
        with zipfile.ZipFile(file) as document:
            words = document.read("word/document.xml").decode()
    else:
        words = file.read_text(encoding="utf-8")
    assert "Talks help." in words
    assert words.index("Talks help.") < words.index("For")
    assert article.publisher in words
    assert f"it.{ending}" in app.window.foot.state


def test_each_side_has_the_colour_of_the_theme_and_everything_a_name(
    app: App, desk: EvidenceDesk, qtbot: QtBot
) -> None:
    app.live.edits.evidence.make_claim("Talks help.")
    panel = opened(app, desk, qtbot)

    claim = panel.tree.topLevelItem(0)
    assert claim is not None
    sides = [side for row in range(3) if (side := claim.child(row)) is not None]
    pictures = [side.icon(0).pixmap(16, 16).toImage() for side in sides]
    colours = [picture.pixelColor(picture.rect().center()).name() for picture in pictures]
    theme = app.live.look.theme
    assert colours == [theme.colour(f"evidence_{side.value}").name() for side in EvidenceSide]
    assert nameless(panel) == []


def test_a_claim_is_found_by_a_search_and_leads_into_the_table(
    app: App, desk: EvidenceDesk, qtbot: QtBot
) -> None:
    edits = app.live.edits.evidence
    edits.make_claim("Talks help.")
    wanted = edits.make_claim("Zeppelins would be slower.")
    app.screen.search_field.search_for("zeppelins")
    qtbot.waitUntil(lambda: app.searching.results.query == "zeppelins", timeout=60_000)
    rests(app, qtbot)

    app.searching.results.choose_first()

    qtbot.waitUntil(lambda: app.window.over_page is desk.panel, timeout=60_000)
    rests(app, qtbot)
    assert desk.panel.tree.point.claim_id == wanted
    assert desk.panel.tree.hasFocus()
    # Esc leads to the results that led here.
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Escape)
    assert app.window.is_searching


def test_all_marks_are_offered_by_article_and_found_by_words(
    app: App, desk: EvidenceDesk, qtbot: QtBot
) -> None:
    app.live.edits.evidence.make_claim("Talks help.")
    first = app.reader.article
    other = next(each for each in app.library.now.articles.ids() if first and each != first.id)
    app.reading.open_article(other)
    rests(app, qtbot)
    app.reader.mark_wanted.emit(Span(5, 25), Pen.QUESTION)
    words = Span(5, 25).of(app.reader.page.text).split()[1]
    panel = opened(app, desk, qtbot)

    [here] = app.library.now.annotations.of_article(other)
    assert first is not None
    [there] = app.library.now.annotations.of_article(first.id)
    for note in (here, there):
        panel.tree.go_to(note.id)
        assert panel.tree.point.annotation == note
    panel.field.setText(words)
    panel.tree.go_to(here.id)
    assert panel.tree.point.annotation == here
    assert panel.tree.seek("nowhere") == 0
    # Esc empties the field before it leaves.
    panel.field.setText("nowhere")
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.field.text() == ""
    assert panel.isVisible()


def test_a_mark_may_stand_under_two_claims(app: App, desk: EvidenceDesk, qtbot: QtBot) -> None:
    edits = app.live.edits.evidence
    one, two = edits.make_claim("Talks help."), edits.make_claim("Talks fail.")
    assert one is not None
    assert two is not None
    panel = opened(app, desk, qtbot)
    note = on_the_loose_mark(app, panel)

    panel.tree.dropped.emit(note, EvidencePoint(one, EvidenceSide.FOR))
    rests(app, qtbot)
    panel.tree.dropped.emit(note, EvidencePoint(two, EvidenceSide.AGAINST))
    rests(app, qtbot)

    assert sides(app) == {"Talks help.": ["for"], "Talks fail.": ["against"]}


def test_evidence_that_is_deleted_goes_from_its_claim_and_comes_back_with_undo(
    app: App, desk: EvidenceDesk, qtbot: QtBot
) -> None:
    app.live.edits.evidence.make_claim("Talks help.")
    panel = opened(app, desk, qtbot)
    note = on_the_loose_mark(app, panel).annotation
    assert note is not None
    qtbot.keyClick(panel.tree, Qt.Key.Key_F)
    rests(app, qtbot)

    app.live.edits.notes.remove(note.id)
    rests(app, qtbot)
    assert sides(app) == {"Talks help.": []}
    assert panel.tree.seek("") == 0
    undo(app, qtbot)
    assert sides(app) == {"Talks help.": ["for"]}
    assert panel.tree.seek("") == 1
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_Z, keys)
    rests(app, qtbot)
    assert sides(app) == {"Talks help.": []}


def test_without_a_mark_it_says_what_to_do(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1366, 768)
    desk = app.commands.rare.get().evidence.get()
    panel = opened(app, desk, qtbot)

    told = [
        *(each.text() for each in panel.findChildren(QLabel) if each.isVisible()),
        *_rows(panel.tree),
        app.window.foot.what,
    ]
    assert len([words for words in told if "ark words in a text first" in words]) == 1
    assert not any("No marks" in words for words in told)
    assert "Mark words in a text first" in panel.tree.accessibleDescription()


def _rows(tree: QTreeWidget) -> list[str]:
    items = (tree.topLevelItem(number) for number in range(tree.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None]


def test_a_claim_that_nobody_can_see_is_none(app: App, desk: EvidenceDesk) -> None:
    edits = app.live.edits.evidence
    assert edits.make_claim("\x00 \u200e\x1f") is None

    made = edits.make_claim("Talks\x00 help.")
    steps = app.live.edits.steps.stack.count()
    [claim] = edits.claims()
    edits.say_claim(claim, "Talks\x07 help.")
    edits.say_claim(claim, "\x00")

    assert (claim.id, claim.words) == (made, "Talks help.")
    assert edits.claims() == (claim,)
    assert app.live.edits.steps.stack.count() == steps


def test_coming_and_going_leaves_nothing_behind(app: App, desk: EvidenceDesk, qtbot: QtBot) -> None:
    quotes = app.commands.rare.get().quotes.get()

    def come_and_go() -> int:
        for each in (desk, quotes):
            each.show()
            rests(app, qtbot)
            each.show()
            rests(app, qtbot)
        return len(app.window.findChildren(QObject))

    come_and_go()
    before = come_and_go()
    for _ in range(20):
        after = come_and_go()
    assert after == before


def test_a_long_row_goes_on_in_further_lines_and_all_of_it_is_told(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(640, 360)
    article = app.reader.article
    assert article is not None
    app.reader.mark_wanted.emit(Span(0, 400), Pen.EVIDENCE)
    [note] = app.library.now.annotations.of_article(article.id)
    words = "Talks help more than threats, whoever makes them and for whatever they are made."
    claim = app.live.edits.evidence.make_claim(words)
    assert claim is not None
    app.live.edits.evidence.put(claim, note.id, EvidenceSide.FOR, seen=None)
    tree = opened(app, app.commands.rare.get().evidence.get(), qtbot).tree

    def row(*path: int) -> QModelIndex:
        index = QModelIndex()
        for number in path:
            index = tree.model().index(number, 0, index)
        return index

    def height(index: QModelIndex) -> int:
        return tree.visualRect(index).height()

    line = height(row(0, 0))
    whole = " ".join(article.text[:400].split())
    for index, told in ((row(0), words), (row(0, 0, 0), whole)):
        assert height(index) > line
        assert told in index.data(Qt.ItemDataRole.AccessibleTextRole)
        at = tree.visualRect(index).center()
        rested = QHelpEvent(QEvent.Type.ToolTip, at, tree.viewport().mapToGlobal(at))
        QApplication.sendEvent(tree.viewport(), rested)
        assert escape(told, quote=False) in QToolTip.text()
    narrow = height(row(0))
    app.window.resize(1920, 900)
    qtbot.waitUntil(lambda: height(row(0)) < narrow, timeout=60_000)
