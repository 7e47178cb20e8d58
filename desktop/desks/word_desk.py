"""What a word means, in the window: asked of the page or of a card, and back to where one was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.article import Article
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.core.span import Span
from desktop.desks.screen import Screen
from desktop.live.live import Live

if TYPE_CHECKING:
    from desktop.core.dictionary.word_meaning import WordMeaning
    from desktop.core.glossary_word import Glossary
    from desktop.word.word_card import WordCard

# An answer that takes no longer, in milliseconds, is not told to be on its way.
_SOON = 200


@dataclass(frozen=True, slots=True)
class _Asking:
    """Who asked for a meaning: what had the keyboard, and where on the ground the word stands.

    `lines` gives none where the word is out of sight.
    """

    keyboard: QWidget | None
    lines: Callable[[], Sequence[QRect]]
    # The words on the page; None for those of a card.
    span: Span | None = None
    from_right: bool = False


class WordDesk(QObject):
    """Lays the card of a word beside it; `library_wanted` asks for words in the whole library."""

    library_wanted = Signal(str)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._reader, self._live = screen.window, screen.reader, live
        # Who is told now.
        self._asking: _Asking | None = None
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place)
        self._waiting = QTimer(screen.window, singleShot=True, interval=_SOON)
        self._waiting.timeout.connect(self._tell_of_waiting)
        live.open.opened.connect(lambda *_: self.put_away())
        live.open.closed.connect(self.put_away)
        self._reader.page.view_moved.connect(self._place)
        screen.window.ground.installEventFilter(self)

    @cached_property
    def card(self) -> WordCard:
        """Where it is told; made with the first answer, which brings what it needs with it."""
        from desktop.word.word_card import WordCard  # noqa: PLC0415 - see above

        card = WordCard(self._live.look.theme, self._window.ground)
        card.left.connect(self.leave)
        card.abandoned.connect(self.put_away)
        card.library_wanted.connect(self._search)
        self._live.look.changed.connect(self._show_look)
        self._window.taken.emit(card)
        return card

    def ask(self, span: Span) -> None:
        """Tells what words of the open article mean."""
        if (article := self._live.open.article) is None:
            return
        asked_from = self._window.focusWidget()

        def show(meaning: WordMeaning) -> None:
            if self._live.open.article is article and self._window.focusWidget() is asked_from:
                page, start = self._reader.page, meaning.span.start
                self._show(
                    meaning,
                    _Asking(
                        page,
                        lambda: self._lines_on_page(meaning.span),
                        meaning.span,
                        from_right=page.is_read_from_right(start),
                    ),
                )

        self._read(article, article.text, span, show)

    def ask_on_card(self, words: str, span: Span, on_screen: QRect) -> None:
        """Tells what words of a card mean; the word stands at these pixels of the screen."""
        if (article := self._live.open.article) is None:
            return
        asked_from, ground = self._window.focusWidget(), self._window.ground
        line = QRect(ground.mapFromGlobal(on_screen.topLeft()), on_screen.size())

        def show(meaning: WordMeaning) -> None:
            if self._window.focusWidget() is asked_from:
                self._show(meaning, _Asking(asked_from, lambda: [line]))

        self._read(article, words, span, show)

    def leave(self) -> None:
        """Takes the card away and puts the keyboard where it was."""
        asking = self._asking
        if asking is None:
            return
        keyboard = asking.keyboard if asking.keyboard is not None else self._reader
        # Only then the card is hidden: it has the keyboard until another part has it.
        self._asking = None
        (keyboard if keyboard.isVisible() else self._reader).setFocus()
        self._hide()

    def put_away(self) -> None:
        """Takes the card away; the keyboard is elsewhere by now."""
        if self._asking is not None:
            self._asking = None
            self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._asking is not None and event.type() == QEvent.Type.Resize:
            # When everything on the ground has its new place.
            self._placing.start()
        return super().eventFilter(watched, event)

    def _read(
        self, article: Article, text: str, span: Span, show: Callable[[WordMeaning], None]
    ) -> None:
        folder = self._live.library.now.folder

        def read() -> WordMeaning:
            # The window goes on while all of it is loaded.
            from desktop.core.dictionary.word_meaning import meaning_of  # noqa: PLC0415

            glossaries: tuple[Glossary, ...] = ()
            # The dictionary answers also where the library cannot be read just now.
            with suppress(LibraryError), Library.open_for_reading(folder) as library:
                glossaries = library.lessons.words.glossaries(article.id)
            return meaning_of(text, span, glossaries, article.language)

        def take(meaning: WordMeaning) -> None:
            self._waiting.stop()
            show(meaning)

        self._waiting.start()
        self._live.tasks.start("meaning", read, take, waited_for=self._waiting.stop)

    def _tell_of_waiting(self) -> None:
        self._window.foot.show_done(self.tr("Looking it up …"))

    def _show(self, meaning: WordMeaning, asking: _Asking) -> None:
        if not asking.lines():
            return
        self._asking = asking
        self.card.show_meaning(meaning)
        self._place()
        self.card.setFocus()
        if asking.span is not None:
            self._reader.show_asked(asking.span)
        self.card.announce_meaning()

    def _hide(self) -> None:
        self.card.hide()
        self._reader.show_asked(None)

    def _show_look(self) -> None:
        self.card.show_theme(self._live.look.theme)
        self._placing.start()

    def _place(self) -> None:
        asking = self._asking
        if asking is None:
            return
        if lines := asking.lines():
            middle, ground = self._window.middle.geometry(), self._window.ground.rect()
            self.card.rest_at(lines, middle, ground, from_right=asking.from_right)
        else:
            self.leave()

    def _lines_on_page(self, span: Span) -> list[QRect]:
        """Where the words are seen on the page, in pixels of the ground."""
        page, ground = self._reader.page, self._window.ground
        view = page.viewport()
        corner = view.mapTo(ground, QPoint(0, 0))
        seen = [line for line in page.lines_of(span) if line.intersects(view.rect())]
        return [line.translated(corner) for line in seen] if view.isVisible() else []

    def _search(self, words: str) -> None:
        # The keyboard goes to the search field, in one move, and the card goes with that.
        self.library_wanted.emit(words)
        self.put_away()
