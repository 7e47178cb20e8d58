"""Searching in the window: from the field to the results, to the place, and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import announce
from desktop.core.passage import PassageRef
from desktop.core.search_request import Request
from desktop.desks.kept_searches import KeptSearches
from desktop.desks.library_words import LibraryWords
from desktop.desks.screen import Screen
from desktop.desks.ways_of_search import WaysOfSearch
from desktop.desks.words_on_page import WordsOnPage
from desktop.live.live import Live
from desktop.live.search import SoughtSpans
from desktop.live.search_now import SearchNow, SearchStage, Wish

if TYPE_CHECKING:
    from desktop.search.results import Results


class SearchDesk(QObject):
    """Shows the search that is on the screen, in field, results and page, and says what is wanted.

    `passage_wanted` says which passage is to be put on the page, `beside_wanted` which one beside
    it, `failed` what went wrong. What the search is stands in `live/search_now`, here it is only
    drawn.
    """

    passage_wanted = Signal(PassageRef)
    beside_wanted = Signal(PassageRef)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live, kept: KeptSearches) -> None:
        super().__init__()
        self._screen, self._window, self._field = screen, screen.window, screen.search_field
        self._reader = screen.reader
        self._live, self._open, self._search = live, live.open, live.search_on_screen
        self.kept = kept
        self.ways = ways = WaysOfSearch(screen, live, results=lambda: self.results)
        ways.passage_wanted.connect(self.passage_wanted)
        ways.beside_wanted.connect(self.beside_wanted)
        ways.failed.connect(self.failed)
        self._on_page = WordsOnPage(screen, self._search, leave=self.ways.leave_for_page)
        self._library_words = LibraryWords(screen, live, results=lambda: self.results)
        self._search.changed.connect(self._show)
        self._search.placed.connect(self._show_sought)

    @cached_property
    def results(self) -> Results:
        """The panel of what was found, in the page's place: no start waits for it."""
        from desktop.search.results import Results  # noqa: PLC0415 - not at the start

        look, index = self._live.look, self._live.index
        results = Results(look.theme)
        results.show_theme(look.theme)
        results.show_feeding(index.feeding)
        look.changed.connect(lambda: results.show_theme(look.theme))
        index.progressed.connect(results.show_feeding)
        self._open.understood.connect(lambda _: results.show_voices(self._screen.voice_numbers))
        results.passage_requested.connect(self.ways.go_to)
        results.beside_wanted.connect(self.ways.go_beside)
        results.asked.connect(self._ask)
        results.refused.connect(self._window.foot.show_refused)
        results.more_wanted.connect(self._search.ask_for_more)
        results.corrected.connect(self._try)
        results.search_chosen.connect(self.ask_again)
        results.saving_wanted.connect(self.kept.save)
        results.removal_wanted.connect(self.kept.remove)
        results.abandoned.connect(self.end)
        results.ascended.connect(self._field.focus)
        self._window.take_results(results)
        self._live.search.learn_typical_words()
        return results

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        own = {"search": self.begin, "save_search": self.kept.save_shown, "back": self.ways.go_back}
        return {**own, **self._on_page.commands()}

    def refusals(self) -> dict[str, Callable[[], str]]:
        """Why some of the commands can do nothing now; empty words where they can."""
        return {
            "save_search": self._why_not_save,
            **self._on_page.refusals(),
            "back": self.ways.why_not_back,
        }

    def _why_not_save(self) -> str:
        if self._now.is_over_page and self._now.results.query:
            return ""
        return with_keys(self.tr("Search for something first: {Window: Ctrl+K}."))

    @property
    def _now(self) -> SearchNow:
        return self._search.now

    # Asking

    def begin(self) -> None:
        """Puts the keyboard into the field; while that is empty, shows what can be searched."""
        # Before the results take the place of what has the keyboard.
        self._field.focus()
        if not self._field.text().strip():
            self.show()

    def search_for(self, words: str) -> None:
        """Searches for what was typed, with the filters that are chosen."""
        if words:
            self._ask(replace(self._now.request, words=words))
        else:
            self._search.clear()

    def search_speaker(self, name: str) -> None:
        """Shows every quotation of exactly this speaker."""
        words = f'speaker:"{name}"'
        self._field.setText(words)
        self._field.focus()
        self._search.ask_speaker(name, words, self.ways.place_on_page())

    def ask_again(self, request: Request) -> None:
        """Searches as was searched before."""
        self._field.setText(request.words)
        self._field.focus()
        self._ask(request)

    def show(self) -> None:
        """Puts the results in the page's place."""
        self._search.begin(self.ways.place_on_page())

    def end(self) -> None:
        """Goes back to the line that was read when the search began, or to the panel it was."""
        self.ways.end()

    def _try(self, words: str) -> None:
        # What was chosen goes with its list or button, and would take the keyboard along.
        self._field.focus()
        self._field.search_for(words)

    def _ask(self, request: Request, *, wish: Wish = Wish.STAY) -> None:
        here = self._open.article.id if self._open.article else None
        request = replace(request, here=here)
        self._search.ask(request, self.ways.place_on_page(), wish=wish)

    def confirm(self) -> None:
        """Goes to the first passage that was found, as soon as it is."""
        words, now = self._field.text().strip(), self._now
        if self._waits(Wish.TO_FIRST):
            return
        if now.is_over_page and words and now.results.query == words:
            self.results.choose_first()
        elif words:
            wish = Wish.TO_FIRST if now.is_over_page else Wish.STAY
            self._ask(replace(now.request, words=words), wish=wish)
        else:
            self.descend()

    def descend(self) -> None:
        """Goes from the field into what was found, as soon as something is."""
        words, now = self._field.text().strip(), self._now
        if self._waits(Wish.INTO_RESULTS):
            return
        if now.is_behind and words == now.results.query:
            self.ways.return_to_results()
        elif words and not now.is_over_page:
            self.search_for(words)
        else:
            self.show()
            self.results.enter()

    def _waits(self, wish: Wish) -> bool:
        """Keeps what is wanted where an answer is on its way; whether one is.

        What stands in its place meanwhile answers something else.
        """
        if not self._now.is_found_awaited or self._field.text().strip() != self._now.request.words:
            return False
        self._search.wish_for(wish)
        announce(self._field, self.tr("Searching …"))
        return True

    def _carry_out(self, wish: Wish) -> None:
        """Does what was wanted when nothing was found yet."""
        if wish is Wish.TO_FIRST:
            self.results.choose_first()
        elif wish is Wish.INTO_RESULTS and self._field.hasFocus():
            self.results.enter()

    # What is drawn

    def _show(self, before: SearchNow, now: SearchNow) -> None:
        if now.is_over_page or self._window.results is not None:
            self._show_results(before, now)
        if now.is_over_page and not before.is_over_page:
            self.kept.show()
            self._window.pile.put(self.results)
            self._window.foot.show_over_page(
                self.tr("Searching articles, quotes, notes and context")
            )
        elif before.is_behind and now.stage is SearchStage.NONE:
            # What is over there goes to the page, and no more to what was found.
            self._window.pile.leave(self.results, self._reader)
        if now.stage is SearchStage.ANSWERED and now.wish is not before.wish:
            self._carry_out(before.wish)

    def _show_results(self, before: SearchNow, now: SearchNow) -> None:
        """Shows the answer where it is another, or is shown again, and what is asked."""
        results, foot = self.results, self._window.foot
        results.show_voices(self._screen.voice_numbers)
        shown = (before.results, before.may_grow, before.error)
        now_shown = (now.results, now.may_grow, now.error)
        is_other = before.stage is SearchStage.NONE or shown != now_shown
        if now.error is not None and is_other:
            from desktop.wording.errors import message_for  # noqa: PLC0415 - hardly ever needed

            results.show_failed(message_for(now.error, is_saving=False).happened)
        elif now.stage is not SearchStage.NONE and is_other:
            results.show_results(now.results, may_grow=now.may_grow)
        results.show_asked(now.request, is_waiting=now.stage is SearchStage.ASKING)
        if now.is_over_page:
            foot.show_where(results.sums())
        if now.stage is SearchStage.ANSWERED and now.error is None:
            self.kept.show_whether_saved()

    def _show_sought(self, sought: SoughtSpans) -> None:
        followed, article = self._now.followed, self._reader.article
        if followed and article and article.id == followed.article_id:
            self._reader.show_hits(sought.words, sought.spans, followed.span.start)
            if not sought.spans:
                self._reader.show_found([followed.span])
