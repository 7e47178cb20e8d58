"""Everything that can stand in the page's place, as a reader brings it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.covering.panel import CoveringPanel
from desktop.loading.sheet import Stage
from tests.core.packs.conftest import SMALL_PACK

PATIENCE = 60_000
Covers = Callable[[App, QtBot, Path], CoveringPanel]


def rests(app: App, qtbot: QtBot) -> None:
    """Waits until nothing goes on any more: no task, and nobody reads files or packs."""
    live = app.live

    def is_quiet() -> bool:
        readers = live.importing.made, live.loading.made
        return live.tasks.is_idle and not any(each and each.is_running for each in readers)

    qtbot.waitUntil(is_quiet, timeout=PATIENCE)


def small_pack(folder: Path) -> Path:
    for name, words in SMALL_PACK.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, "utf-8")
    return folder


def library(app: App, qtbot: QtBot, _folder: Path) -> CoveringPanel:
    app.reading.browse("all", "")
    rests(app, qtbot)
    return app.reading.browsing.get().panel


def a_lesson(app: App, qtbot: QtBot, _folder: Path) -> CoveringPanel:
    app.questions.show_lesson(app.library.now.lessons.all()[0].id)
    rests(app, qtbot)
    return app.questions.lesson.get().panel


def what_was_added(app: App, qtbot: QtBot, folder: Path) -> CoveringPanel:
    file = folder / "lamp.txt"
    file.write_text("The lamp on the harbour wall went out at nine.\n" * 9, "utf-8")
    desk = app.adding.desk.get()
    desk.add([file])
    qtbot.waitUntil(lambda: bool(desk.report.records), timeout=PATIENCE)
    rests(app, qtbot)
    return desk.report


def lessons_to_add(app: App, qtbot: QtBot, folder: Path) -> CoveringPanel:
    desk = app.adding.lessons.get()
    desk.look([small_pack(folder / "small")])
    qtbot.waitUntil(lambda: desk.sheet.stage is Stage.ASKING, timeout=PATIENCE)
    return desk.sheet


def what_changed(app: App, qtbot: QtBot, _folder: Path) -> CoveringPanel:
    article = app.live.open.article
    assert article is not None
    app.reader.mark_wanted.emit(Span(0, 20), Pen.EVIDENCE)
    other = replace(article, text=f"Corrected on Monday: {article.text[3:]}")
    planned = app.library.now.versions.plan(other, "another.txt")
    assert app.live.edits.versions.take(planned, {})
    rests(app, qtbot)
    desk = app.adding.changes.get()
    desk.show(article.id)
    qtbot.waitUntil(desk.sheet.isVisible, timeout=PATIENCE)
    return desk.sheet


def a_lesson_that_is_written(app: App, qtbot: QtBot, folder: Path) -> CoveringPanel:
    desk = app.adding.writing.get()
    desk.open(small_pack(folder / "written"))
    qtbot.waitUntil(desk.panel.isVisible, timeout=PATIENCE)
    rests(app, qtbot)
    return desk.panel


def no_evidence(app: App, qtbot: QtBot, _folder: Path) -> CoveringPanel:
    desk = app.commands.rare.get().evidence.get()
    desk.show()
    rests(app, qtbot)
    return desk.panel


def evidence(app: App, qtbot: QtBot, folder: Path) -> CoveringPanel:
    app.reader.mark_wanted.emit(Span(0, 20), Pen.EVIDENCE)
    app.live.edits.evidence.make_claim("Talks help more than threats, whoever makes them.")
    return no_evidence(app, qtbot, folder)


def an_essay_that_is_asked_for(app: App, _qtbot: QtBot, _folder: Path) -> CoveringPanel:
    desk = app.commands.rare.get().quotes.get()
    desk.show()
    return desk.panel


def an_essay_with_words(app: App, qtbot: QtBot, folder: Path) -> CoveringPanel:
    panel = app.commands.rare.get().quotes.get().panel
    an_essay_that_is_asked_for(app, qtbot, folder)
    panel.pasted.setPlainText("She said “nobody ever wrote these words here”.")
    return panel


def an_essay_that_was_checked(app: App, qtbot: QtBot, folder: Path) -> CoveringPanel:
    panel = app.commands.rare.get().quotes.get().panel
    an_essay_with_words(app, qtbot, folder)
    panel.asking.check.click()
    qtbot.waitUntil(lambda: panel.is_checked, timeout=PATIENCE)
    return panel


COVERED: tuple[Covers, ...] = (
    library,
    a_lesson,
    what_was_added,
    lessons_to_add,
    what_changed,
    a_lesson_that_is_written,
    no_evidence,
    evidence,
    an_essay_that_is_asked_for,
    an_essay_with_words,
    an_essay_that_was_checked,
)
