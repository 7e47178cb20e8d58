"""The open text is printed from the window: chosen, looked at, saved as a PDF."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.library.library import Library
from desktop.core.student_work.printed_notes import PaperKind
from desktop.desks.on_paper import MOST_SEEN
from desktop.window.print_choice import PrintChoice
from desktop.window.text_print_choice import TextPrintChoice
from tests.core.builders import an_annotation, an_article
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp

CONTROL = Qt.KeyboardModifier.ControlModifier
BRIDGE = an_article("harbour", title="Repairs", byline="By Ana Reyes", published="2020")
LOOK, _PRINT, FILE = range(3)


@pytest.fixture(name="app")
def an_open_text(library: Library, open_app: OpenApp) -> App:
    library.articles.add(BRIDGE)
    library.annotations.add(an_annotation("nine of the twelve", "Who counted?", article=BRIDGE))
    return open_app(article="harbour")


@pytest.fixture(name="path")
def a_chosen_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "pages.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def asked(app: App, qtbot: QtBot) -> TextPrintChoice:
    qtbot.keyClick(app.reader.page, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(TextPrintChoice)))
    return part_of(app.window, TextPrintChoice)


def saved(choice: TextPrintChoice, path: Path, qtbot: QtBot) -> str:
    choice.ways[FILE].click()
    qtbot.waitUntil(path.exists, timeout=60_000)
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize(("kind", "is_large"), list(product(PaperKind, (False, True))))
def test_what_is_chosen_is_on_the_paper(
    app: App, qtbot: QtBot, path: Path, kind: PaperKind, is_large: bool
) -> None:
    choice = asked(app, qtbot)
    choice.kinds[kind].setChecked(True)
    choice.large.setChecked(is_large)

    words = saved(choice, path, qtbot)

    assert ("Nobody was hurt" in words) == (kind is not PaperKind.NOTES_ALONE)
    assert ("Who counted?" in words) == (kind is not PaperKind.BARE)
    assert "nine of the twelve" in words
    qtbot.waitUntil(lambda: "pages.pdf" in app.window.foot.state)
    choice.close()


def test_a_file_that_got_its_ending_here_is_not_written_over(
    app: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.pdf").write_text("before")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    choice = asked(app, qtbot)

    choice.ways[FILE].click()
    qtbot.waitUntil(lambda: "Nothing was changed" in app.window.foot.state, timeout=60_000)

    assert (tmp_path / "mine.pdf").read_text() == "before"
    choice.close()


def test_the_pages_are_looked_at_before_they_are_printed(app: App, qtbot: QtBot) -> None:
    choice = asked(app, qtbot)

    choice.ways[LOOK].click()

    qtbot.waitUntil(lambda: bool(app.window.findChildren(QPrintPreviewDialog)), timeout=60_000)
    preview = part_of(app.window, QPrintPreviewDialog)
    assert preview.windowTitle() == "Pages of “Repairs”"
    preview.close()
    choice.close()


def test_a_text_of_a_lesson_leads_to_the_lesson(app: App, open_app: OpenApp, qtbot: QtBot) -> None:
    alone = asked(app, qtbot)
    assert len(alone.ways) == 3
    alone.close()
    taught = open_app(article="courier")

    choice = asked(taught, qtbot)
    choice.ways[-1].click()

    qtbot.waitUntil(lambda: bool(taught.window.findChildren(PrintChoice)), timeout=60_000)
    part_of(taught.window, PrintChoice).close()


def test_of_a_book_the_first_pages_are_looked_at_and_all_are_printed(
    library: Library, open_app: OpenApp, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "\n\n".join(["The council met on Monday about the harbour bridge, again. " * 40] * 140)
    library.articles.add(an_article("book", text, title="A Book"))
    choice = asked(open_app(article="book"), qtbot)
    window = choice.parentWidget()
    assert window is not None

    choice.ways[LOOK].click()

    qtbot.waitUntil(lambda: bool(window.findChildren(QPrintPreviewDialog)), timeout=60_000)
    preview = part_of(window, QPrintPreviewDialog)
    shown = part_of(preview, QPrintPreviewWidget)
    qtbot.waitUntil(lambda: shown.pageCount() > 1, timeout=60_000)
    assert shown.pageCount() == MOST_SEEN
    assert preview.windowTitle() == f"The first {MOST_SEEN} pages of “A Book”; printed are all"
    # Turned round, they are counted anew.
    shown.setLandscapeOrientation()
    assert shown.pageCount() == MOST_SEEN
    path = tmp_path / "all.pdf"
    printer = preview.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    shown.print_()
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) > MOST_SEEN
    preview.close()
