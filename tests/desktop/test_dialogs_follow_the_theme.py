"""A window over the window that is open when the theme changes looks as if it was made in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.adding.preview import PastePreview
from desktop.app import App
from desktop.appearance.dressed_window import DressedWindow
from desktop.cards.list import CardList
from desktop.core.article import Article, ArticleId
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.live.adding import AddingOutcome
from desktop.live.pasting import PastedArticle
from desktop.window.merge_dialog import MergeDialog
from desktop.window.take_in_dialog import ShareRow, TakeInDialog
from desktop.writing.lesson_dialogs import BeginDialog, BuildDialog
from tests.architecture.source_tree import modules
from tests.desktop.conftest import OpenApp
from tests.desktop.pixels import pixels

ROWS = (ShareRow("Lumholt argues about its bridge", "2 notes", needs_a_look=True),)


# Qt counts the rows of a list anew for its scroll bar: fewer than any word has.
FEW = 150


def guide(app: App) -> None:
    next(each for each in app.window.actions() if "Guide for" in each.text()).trigger()


def marked(app: App) -> None:
    article = app.reader.article
    assert article is not None
    if not app.library.now.annotations.of_article(article.id):
        app.reader.mark_wanted.emit(Span(0, 20), Pen.EVIDENCE)
    app.reader.list_marked()


def labels(app: App) -> None:
    article = app.reader.article
    assert article is not None
    app.reading.browsing.get().arranging.choose_tags((article.id,))


def source(app: App) -> None:
    article = app.reader.article
    assert article is not None
    app.reading.browsing.get().arranging.edit_source((article.id,))


def pasted(app: App) -> None:
    article = Article(ArticleId("ferry"), "Ferry", "The ferry stops.\nNobody knew.")
    found = PastedArticle(article, outcome=AddingOutcome.ADDED)
    PastePreview(found, app.live.look.theme, app.window).open()


def show_look(dialog: TakeInDialog) -> None:
    hint = "One is to be looked at."
    dialog.show_look("2 notes", ROWS, hint=hint, can_take=True, has_binned=True)
    dialog.open()


def taken_in(app: App) -> None:
    dialog = TakeInDialog(app.live.look.theme, app.window)
    dialog.show_look(
        "2 notes", ROWS, hint="One is to be looked at.", can_take=True, has_binned=True
    )
    dialog.open()


def merged(app: App) -> None:
    dialog = MergeDialog(app.live.look.theme, app.window)
    dialog.show_look(
        "2 notes", ROWS, hint="One is to be looked at.", can_take=True, has_binned=True
    )
    dialog.open()


def begun(app: App) -> None:
    beside = Path("/lessons")
    dialog = BeginDialog(["Ferry"], "Ada Quill", app.live.look.theme, app.window, beside=beside)
    dialog.say_trouble("Give the lesson a title first.")
    dialog.open()


def built(app: App) -> None:
    dialog = BuildDialog(Path("/a"), Path("/b"), app.live.look.theme, app.window)
    dialog.say_trouble("There is no such folder.")
    dialog.open()


OPENED: dict[str, Callable[[App], None]] = {
    "Guide": guide,
    "MarkedList": marked,
    "LabelDialog": labels,
    "SourceDialog": source,
    "PastePreview": pasted,
    "TakeInDialog": taken_in,
    "MergeDialog": merged,
    "BeginDialog": begun,
    "BuildDialog": built,
}


def the_dialog(app: App, qtbot: QtBot, name: str) -> DressedWindow:
    OPENED[name](app)
    qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)
    found = [each for each in app.window.findChildren(DressedWindow) if each.isVisible()]
    [dialog] = found
    assert type(dialog).__name__ == name
    return dialog


def picture(dialog: DressedWindow) -> QImage:
    for cards in dialog.findChildren(CardList):
        cards.settle()
    for _ in range(3):
        QApplication.processEvents()
    # Where a caret blinks is chance.
    if (focused := dialog.focusWidget()) is not None:
        focused.clearFocus()
    QApplication.processEvents()
    return dialog.grab().toImage()


def has_words(app: App) -> bool:
    """Whether the words that a lesson explains are known on the page."""
    page = app.reader.page
    words = re.finditer(r"\w+", page.text)
    over = (mark for word in words for mark in page.marks_covering(word.start()))
    return any(mark.key.startswith("word:") for mark in over)


def difference(one: QImage, other: QImage) -> int:
    """How many pixels of two pictures are not the same."""
    assert one.size() == other.size()
    return int((pixels(one) != pixels(other)).sum())


@pytest.mark.parametrize("name", OPENED)
def test_a_dialog_that_is_open_takes_on_another_theme(
    explained_at_once: None, open_app: OpenApp, qtbot: QtBot, name: str
) -> None:
    app = open_app(1024, 640)
    preferences = app.live.look.preferences
    # Whatever comes late to the page is there by then.
    app.live.look.prefer(replace(preferences, theme="sepia"))
    qtbot.waitUntil(lambda: has_words(app) and app.live.tasks.is_idle, timeout=60_000)
    dialog = the_dialog(app, qtbot, name)
    before = picture(dialog)

    app.live.look.prefer(replace(preferences, theme="dark"))
    after = picture(dialog)

    size = dialog.size()
    dialog.close()
    QApplication.processEvents()
    fresh = the_dialog(app, qtbot, name)
    fresh.resize(size)
    assert after != before
    assert difference(after, picture(fresh)) < FEW
    fresh.close()


def test_every_dialog_is_one_that_is_dressed_and_those_with_a_theme_are_tried() -> None:
    bases = {
        node.name: [base.id for base in node.bases if isinstance(base, ast.Name)]
        for module in modules("desktop")
        for node in module.nodes
        if isinstance(node, ast.ClassDef)
    }
    bare = {name for name, of in bases.items() if "QDialog" in of}
    assert bare == {"DressedWindow"}

    def is_dialog(name: str) -> bool:
        return name == "DressedWindow" or any(map(is_dialog, bases.get(name, ())))

    with_theme = {
        node.name
        for module in modules("desktop")
        for node in module.nodes
        if isinstance(node, ast.ClassDef) and is_dialog(node.name)
        for made in node.body
        if isinstance(made, ast.FunctionDef) and made.name == "__init__"
        if "theme" in {each.arg for each in (*made.args.args, *made.args.kwonlyargs)}
    }
    assert with_theme - {"_Asking"} == set(OPENED)
