"""A student at the whole window, who does everything with real keys and a real mouse."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.appearance.fonts import Role, TypeScale
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordRole
from desktop.core.library.library import Library
from desktop.core.searching.results import PassageResult
from desktop.core.span import Span
from desktop.notes.cards import NoteCard
from desktop.reader.mark_painter import strips
from desktop.reader.positions import Positions
from desktop.reader.selection_bar import SelectionBar
from desktop.search.rows import PassageRow
from desktop.shelf.rows import ArticleRow
from desktop.start import Start
from tests.desktop.builders import part_of


class Student:
    """Sits down at a library, reads, marks, writes and searches."""

    def __init__(self, qtbot: QtBot, folder: Path, size: tuple[int, int] = (1440, 900)) -> None:
        self._qtbot = qtbot
        self._folder = folder
        self._size = size
        self.app = self._start()

    def _start(self) -> App:
        QApplication.setFont(TypeScale().font(Role.CONTROL))
        start = Start(self._folder, size=self._size)
        app = App(Library.open(self._folder), start)
        self._qtbot.addWidget(app.window, before_close_func=lambda _: app.close())
        app.window.resize(*self._size)
        app.window.show()
        with self._qtbot.waitSignal(app.settled, timeout=60_000):
            app.begin()
        self._rests(app)
        return app

    # Coming and going

    @property
    def folder(self) -> Path:
        """Where the library is."""
        return self._folder

    def leaves(self) -> None:
        """Closes the window as a student does."""
        self.app.window.close()

    def comes_back(self) -> Self:
        """Starts the program again on the same library."""
        self.app = self._start()
        return self

    # Reading

    @property
    def text(self) -> str:
        """The text on the page."""
        article = self.app.live.open.article
        assert article is not None
        return article.text

    @property
    def title(self) -> str:
        """The title on the page."""
        article = self.app.live.open.article
        assert article is not None
        return article.title

    def opens(self, title: str) -> None:
        """Clicks an article on the shelf."""
        rows = self.app.screen.shelf.rows
        self._clicks_row(rows, lambda row: isinstance(row, ArticleRow) and title in row.title)
        self._qtbot.waitUntil(lambda: title in self.title)
        self._rests(self.app)

    def sees_words(self, words: str) -> bool:
        """Whether these words stand in the window onto the page."""
        box = self._box(words)
        return self.app.reader.page.viewport().rect().contains(box)

    # Marking

    def drags_over(self, words: str) -> None:
        """Selects words with the mouse, as they stand on the page."""
        page = self.app.reader.page
        start = self.text.index(words)
        page.scroll_to(Span(start, start))
        first, *_, last = [self._box(words), *self._boxes(words)]
        left = QPoint(first.left() + 1, first.center().y())
        right = QPoint(last.right() + 1, last.center().y())
        viewport = page.viewport()
        self._qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=left)
        self._qtbot.mouseMove(viewport, right)
        self._qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=right)
        assert page.selection() == Span(start, start + len(words))

    def selects_with_the_keyboard(self, words: str) -> None:
        """Walks to the words and selects them with Shift and the arrow keys."""
        page = self.app.reader.page
        start = self.text.index(words)
        page.go_to(Span(start, start))
        page.setFocus()
        for _ in words:
            self.presses(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        assert page.selection() == Span(start, start + len(words))

    def focuses_in_the_bar(self, name: str) -> None:
        """Goes from the selected words through the bar over them to a button."""
        page = self.app.reader.page
        bar = part_of(page, SelectionBar)
        button = next(
            each for each in bar.findChildren(QToolButton) if each.accessibleName() == name
        )
        assert button.isVisible()
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def clicks_with_the_other_button(self, words: str) -> None:
        """Asks what can be done with the first of these words."""
        start = self.text.index(words)
        self.app.reader.page.scroll_to(Span(start, start))
        corner = self._box(words).bottomLeft() + QPoint(6, -10)
        self._asks_at(self.app.reader.page.viewport(), corner)

    def clicks_row_with_the_other_button(self, cards: CardList, row: int) -> None:
        """Asks what can be done with a card."""
        self._asks_at(cards.viewport(), cards.visualRect(cards.model().index(row, 0)).center())

    def clicks_with_the_other_button_at(self, part: QWidget, point: QPoint) -> None:
        """Asks what can be done with what stands at a point."""
        self._asks_at(part, point)

    def _asks_at(self, part: QWidget, point: QPoint) -> None:
        # Which of press and release asks for it differs from system to system.
        self._qtbot.mouseClick(part, Qt.MouseButton.RightButton, pos=point)
        reason, on_screen = QContextMenuEvent.Reason.Mouse, part.mapToGlobal(point)
        QApplication.sendEvent(part, QContextMenuEvent(reason, point, on_screen))

    def clicks_mark(self, words: str) -> None:
        """Clicks the middle of marked words."""
        start = self.text.index(words)
        self.app.reader.page.scroll_to(Span(start, start))
        middle = self._box(words).center()
        self._qtbot.mouseClick(
            self.app.reader.page.viewport(), Qt.MouseButton.LeftButton, pos=middle
        )

    def writes(self, words: str) -> None:
        """Types words where the keyboard is."""
        self._qtbot.keyClicks(self._focused(), words)

    def waits_until_it_says_saved(self) -> None:
        """Looks at the note until the program says that it is saved."""
        editor = self.app.notes.editor
        self._qtbot.waitUntil(lambda: editor.says_saved, timeout=60_000)

    def marked_words(self) -> list[str]:
        """The student's own marks on the page, in the order of the text."""
        return [card.annotation.selector.quote.exact for card in self.note_cards()]

    def note_cards(self) -> list[NoteCard]:
        """What stands in "My notes"."""
        return list(self._records(self.app.notes.cards))

    def notes(self) -> list[str]:
        """The words of the notes in "My notes"."""
        return [card.annotation.body for card in self.note_cards()]

    # Searching

    def searches(self, words: str) -> list[PassageResult]:
        """Types into the field and waits for the answer."""
        self.presses(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        with self._qtbot.waitSignal(self.app.live.search.found, timeout=60_000):
            self.writes(words)
        # The first words may have been answered before the last were typed.
        self._qtbot.waitUntil(
            lambda: self.app.searching.results.query == words.strip(), timeout=60_000
        )
        self.waits_until_all_is_found()
        return self.sees_results()

    def waits_until_all_is_found(self) -> None:
        """Looks at the results until nothing more can come."""
        app = self.app

        def is_all_found() -> bool:
            if app.live.tasks.is_idle and not app.index.feeding.is_going_on:
                app.index.feed_if_behind()
            # What was answered meanwhile is asked once more, if need be after a pause.
            is_behind = app.index.is_behind or app.live.search.may_grow
            return app.live.tasks.is_idle and not is_behind

        self._qtbot.waitUntil(is_all_found, timeout=60_000)

    def sees_results(self) -> list[PassageResult]:
        """The passages in the list of results."""
        rows = self._records(self.app.searching.results.rows)
        return [row.result for row in rows if isinstance(row, PassageRow)]

    # Anything

    def presses(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Presses a key where the keyboard is."""
        self._qtbot.keyClick(self._focused(), key, modifier)

    def clicks_row(self, cards: CardList, is_wanted: object) -> None:
        """Clicks the first row of a list that is wanted."""
        self._clicks_row(cards, is_wanted)

    def hovers_row(self, cards: CardList, row: int) -> None:
        """Moves the mouse over a row of a list."""
        index = cards.model().index(row, 0)
        cards.scrollTo(index)
        point = cards.visualRect(index).center()
        self._qtbot.mouseMove(cards.viewport(), point - QPoint(3, 3))
        self._qtbot.mouseMove(cards.viewport(), point)

    def _clicks_row(self, cards: CardList, is_wanted: object) -> None:
        assert callable(is_wanted)
        records = self._records(cards)
        row = next(number for number, record in enumerate(records) if is_wanted(record))
        index = cards.model().index(row, 0)
        cards.scrollTo(index)
        point = cards.visualRect(index).topLeft() + QPoint(30, 16)
        self._qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=point)

    def _records(self, cards: CardList) -> list[Any]:
        model = cards.model()
        return [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]

    def _rests(self, app: App) -> None:
        self._qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)

    def _box(self, words: str) -> QRect:
        return self._boxes(words)[0]

    def _boxes(self, words: str) -> list[QRect]:
        page, start = self.app.reader.page, self.text.index(words)
        span = Span(start, start + len(words))
        up = page.verticalScrollBar().value()
        found = strips(page.document(), Positions(self.text), span)
        return [strip.box.translated(0, -up).toRect() for strip in found]

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.app.window
