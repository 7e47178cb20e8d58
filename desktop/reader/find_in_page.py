"""Where the words that are sought stand on the page, and which of the places is looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.appearance.plain_words import announce
from desktop.appearance.theme import Theme
from desktop.core.span import Span
from desktop.core.text.shown import words_around
from desktop.panel import give_way

if TYPE_CHECKING:
    from desktop.core.text.typed_words import FindableText
    from desktop.reader.find_bar import FindBar

# So many places are gone through; who finds more seeks for other words.
_MOST = 2_000
# A text of more characters is not folded while its reader waits.
_LONG = 20_000
# So long nothing was typed before it is said what was found, in milliseconds; and so many
# characters of the text are said before and behind a place.
_PAUSE, _AROUND = 600, 40
_MARGIN = 8
_WIDTH = 350
_WIDTH_WITH_RETURN = 440
_BESIDE_SCROLL_BAR = 20


class FindInPage(QObject):
    """Goes from place to place of what was typed, or of what a search has found.

    `changed` says that the places or the one that is looked at are others; `left` that the
    bar was closed; `return_wanted` asks for the results of the search that led here.
    `folding_wanted` asks, for a long text, to fold it elsewhere and to bring it to `show_folded`.
    """

    changed = Signal()
    left = Signal()
    return_wanted = Signal()
    folding_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._page = theme, parent
        self._bar: FindBar | None = None
        self.places: tuple[Span, ...] = ()
        self._text = ""
        self._findable: FindableText | None = None
        # What was typed while the text was not folded yet.
        self._waiting: str | None = None
        self._at: int | None = None
        self._from = 0
        self._pausing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pausing.timeout.connect(self._say_place)

    @property
    def bar(self) -> FindBar:
        """The bar, made when somebody finds, or looks for, something."""
        if self._bar is None:
            from desktop.reader.find_bar import FindBar  # noqa: PLC0415 - not at the start

            self._bar = FindBar(self._theme, self._page)
            self._bar.sought.connect(self._seek)
            self._bar.stepped.connect(self.step)
            self._bar.closed.connect(self.close)
            self._bar.return_wanted.connect(self.return_wanted)
        return self._bar

    @property
    def is_open(self) -> bool:
        """Whether the bar is to be seen."""
        return self._bar is not None and self._bar.isVisible()

    @property
    def covered(self) -> int:
        """How much of the top of the page the bar lies over, in pixels."""
        return self.bar.geometry().bottom() + _MARGIN if self.is_open else 0

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        if self._bar is not None:
            self._bar.show_theme(theme)

    @property
    def current(self) -> Span | None:
        """The place that is looked at."""
        return None if self._at is None else self.places[self._at]

    def show_text(self, text: str) -> None:
        """Takes on another article; nothing is sought in it yet."""
        self._text, self._findable, self._waiting = text, None, None
        self._take((), None)
        self._put_away()

    def open(self, words: str, since: int) -> None:
        """Asks for words; `words` are those that may be meant, `since` is where to begin."""
        self._from = since
        if words:
            self.bar.field.setText(words)
        self.bar.show_return(is_shown=False)
        self.bar.show()
        self.bar.raise_()
        self.bar.field.setFocus()
        self.bar.field.selectAll()
        self._seek(self.bar.field.text())

    def show_hits(self, words: str, places: Iterable[Span], since: int) -> None:
        """Shows what a search has found, with the place at `since` or after it looked at."""
        places = tuple(places)
        # Words of a note or of context stand nowhere in the text, which is no failure.
        self.bar.field.setText(words if places else "")
        self.bar.show_return(is_shown=True)
        self.bar.show()
        self.bar.raise_()
        at = bisect_left([place.start for place in places], since)
        self._take(places, min(at, len(places) - 1) if places else None)
        self._pausing.start()

    def step(self, by: int) -> None:
        """Goes to the next place or the one before, from the last on to the first, and says so."""
        if not self.places:
            return
        self._pausing.stop()
        if self._at is None:
            self._at = 0 if by > 0 else len(self.places) - 1
        else:
            self._at = (self._at + by) % len(self.places)
        self._take(self.places, self._at)
        self._say_place()

    def close(self) -> None:
        """Takes the bar and the places away."""
        if self.is_open:
            # First, as what hides with the keyboard on it leaves that to anybody.
            self.left.emit()
        self._put_away()
        self._take((), None)

    def lie_over(self, width: int) -> None:
        """Puts the bar at the right edge of a page of this width."""
        if self._bar is None:
            return
        wide = _WIDTH_WITH_RETURN if self.bar.leads_back else _WIDTH
        wanted = min(wide, width - _BESIDE_SCROLL_BAR - _MARGIN)
        self.bar.setFixedWidth(max(200, wanted))
        self.bar.adjustSize()
        self.bar.move(width - self.bar.width() - _BESIDE_SCROLL_BAR, _MARGIN)

    def _seek(self, words: str) -> None:
        if self._findable is None and len(self._text) > _LONG:
            if self._waiting is None:
                self.folding_wanted.emit(self._text)
            self._waiting = words
            self._take((), None)
            return
        if self._findable is None:
            from desktop.core.text.typed_words import FindableText  # noqa: PLC0415 - as the bar

            self._findable = FindableText(self._text)
        places = self._findable.find(words, _MOST + 1)
        at = bisect_left([place.start for place in places], self._from)
        self._take(places, at % len(places) if places else None)
        # Who is typing hears how many there are as soon as they pause.
        self._pausing.start()

    def show_folded(self, text: str, findable: FindableText) -> None:
        """Takes a long text, folded as it was asked for, and finds in it what was typed."""
        words, self._waiting = self._waiting, None
        if text == self._text and words is not None:
            self._findable = findable
            if self.is_open:
                self._seek(words)

    def _say_place(self) -> None:
        """Says aloud which of the places is looked at, and the words around it."""
        if not self.is_open or not self.bar.place:
            return
        place = self.current
        words = "" if place is None else words_around(self._text, place, _AROUND).strip('“”"')
        announce(self._page, f"{self.bar.place}: “{words}”" if words else self.bar.place)

    def _put_away(self) -> None:
        self._pausing.stop()
        if self._bar is not None:
            self._bar.show_return(is_shown=False)
            give_way(self._bar, self._page, self._bar.hide)

    def _take(self, places: tuple[Span, ...], at: int | None) -> None:
        has_more = len(places) > _MOST
        self.places = places[:_MOST]
        self._at = None if at is None else min(at, len(self.places) - 1)
        number = 0 if self._at is None else self._at + 1
        if self._bar is not None:
            self._bar.show_place(number, len(self.places), has_more=has_more)
        self.changed.emit()
