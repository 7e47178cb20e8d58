"""What stands between two texts, in the window: found, shown in both, and written on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.beside.beside import Beside
from desktop.beside.cards import BothNoteCard, NumbersCard, SameWordsCard, beside_cards
from desktop.core.anchoring.fitting import marks_in
from desktop.core.annotation import Annotation
from desktop.core.article import Article
from desktop.core.corroborating.side_by_side import ReadText, SideBySide, side_by_side
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.core.span import Span
from desktop.core.speakers.text_reading import is_short, seconds_for
from desktop.core.text.shown import beginning, shown
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.screen import Screen
from desktop.desks.sides import Sides
from desktop.live.live import Live
from desktop.live.what_is_known import ArticleReading
from desktop.live.worker_process import WorkFailed

# So much of what an article is called stands on a card.
_MOST_OF_NAME = 34


class BetweenDesk(QObject):
    """Compares the texts as soon as both were worked through, and leads from a card into both.

    `named` carries what the texts are called in short; `failed` what went wrong.
    """

    named = Signal(str, str)
    failed = Signal(object)

    def __init__(
        self, screen: Screen, live: Live, sides: Sides, second: Screen, second_live: Live
    ) -> None:
        super().__init__()
        self._sides, self._live = sides, live
        self._here, self._there = screen.reader, second.reader
        self._first, self._second = live.open, second_live.open
        self._tasks, self._worker = second_live.tasks, second_live.worker
        # What was found; None while that is not known.
        self._found: SideBySide | None = None
        self.cards = cards = Beside(live.look.theme)
        cards.refused.connect(screen.window.foot.show_refused)
        cards.pair_shown.connect(self._show_pair)
        cards.pair_wanted.connect(self._go_to_pair)
        cards.note_wanted.connect(self._write_on_card)
        for each in (self._first, self._second):
            each.opened.connect(lambda *_: self._begin())
            each.understood.connect(self._compare)
        live.library.changed.connect(self._follow)

    def why_no_note(self) -> str:
        """Why no note can be written on words of both texts now; nothing where one can."""
        if None in (self._here.page.selection(), self._there.page.selection()):
            return self.tr("Select words in both texts first.")
        return ""

    def write_on_both(self) -> None:
        """Writes one note on the words that are selected in both texts."""
        here, there = self._here.page.selection(), self._there.page.selection()
        if here is not None and there is not None:
            self._write(here, there)

    # Into both texts

    def _show_pair(self, here: Span | None, there: Span | None) -> None:
        for reader, span in ((self._here, here), (self._there, there)):
            if span is not None:
                reader.page.scroll_to(span)
            reader.show_found([span] if span is not None else [])

    def _go_to_pair(self, here: Span | None, there: Span | None) -> None:
        if here is not None:
            self._here.go_to(here)
        elif there is not None:
            self._there.go_to(there)
        # Afterwards: to come to a place puts out what was lit elsewhere.
        self._show_pair(here, there)

    def _write_on_card(self, card: NumbersCard | SameWordsCard | BothNoteCard) -> None:
        if isinstance(card, BothNoteCard):
            self._sides.desk(NotesDesk).write_on(card.note)
        else:
            self._write(card.here.span, card.there.span)

    def _write(self, here: Span, there: Span) -> None:
        if (second := self._second.article) is not None:
            self._sides.desk(NotesDesk).write_on_both(here, second, there)
            for reader in (self._here, self._there):
                reader.let_go_of_words()

    # What stands in both

    def _begin(self) -> None:
        self._found = None
        if self._second.article is not None:
            self.cards.show_waiting()

    def _compare(self, found: ArticleReading) -> None:
        here = self._first.reading
        if self._second.article is None or here is None:
            return
        if found is here:
            # One person has one number in both.
            self._second.number_as(here.ledger)
        there = self._second.reading
        if there is None:
            return
        one, two, turn = _read(here), _read(there), self._worker.turn()

        def work() -> SideBySide:
            if is_short(one.text) and is_short(two.text):
                return side_by_side(one, two)
            seconds = seconds_for(one.text) + seconds_for(two.text)
            return turn.run(seconds, side_by_side, one, two)

        self._tasks.start("beside", work, self._take, self._give_up)

    def _take(self, found: SideBySide) -> None:
        self._found = found
        self._show()

    def _give_up(self, error: Exception) -> None:
        if not isinstance(error, WorkFailed):
            raise error
        self._take(SideBySide())

    def _follow(self, changes: Changes) -> None:
        if changes.annotations:
            self._show()

    def _show(self) -> None:
        here, there = self._first.article, self._second.article
        if self._found is None or here is None or there is None:
            return
        names = [each.publisher or each.title for each in (here, there)]
        if names[0] == names[1]:
            names = [here.title, there.title]
        first, second = (beginning(shown(name), _MOST_OF_NAME) for name in names)
        self.cards.show_names(first, second)
        self.named.emit(first, second)
        notes = self._notes_on(here, there)
        self.cards.show_cards(
            beside_cards(
                here.text,
                there.text,
                self._found,
                notes,
                shapes=(here.shape, there.shape),
            )
        )

    def _notes_on(self, here: Article, there: Article) -> tuple[Annotation, ...]:
        """The notes that stand on words of both, those of the first text first."""
        try:
            known = self._live.library.now.annotations.standing_in(here.id)
        except LibraryError as error:
            self.failed.emit(error)
            return ()
        return marks_in(here.text, (each for each in known if each.also_in == there.id))


def _read(found: ArticleReading) -> ReadText:
    article = found.article
    return ReadText(article.text, article.language, found.extraction, found.ledger)
