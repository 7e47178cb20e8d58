"""Searching in the window: from the field to the results, to the place, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.article import ArticleId
from desktop.core.library.errors import LibraryError
from desktop.core.passage import PassageRef
from desktop.core.saved_search import SavedSearch, SavedSearchId
from desktop.core.search_request import Request
from desktop.core.searching.results import SearchResults
from desktop.core.span import Span
from desktop.live.edits import Edits
from desktop.live.library import LiveLibrary
from desktop.live.open_article import OpenArticle
from desktop.live.search import LiveSearch, SoughtSpans
from desktop.reader.reader import Reader
from desktop.search.search_field import SearchField
from desktop.shelf.shelf import Shelf
from desktop.window.window import Window
from desktop.wording.errors import message_for

if TYPE_CHECKING:
    from desktop.search.results import Results
    from desktop.search.rows import EarlierSearchRow

_MOST_SHOWN = 12


class SearchDesk(QObject):
    """Brings field, results, shelf and page together for one search after another.

    `passage_wanted` says which passage is to be put on the page, `failed` what went wrong.
    """

    passage_wanted = Signal(PassageRef)
    failed = Signal(object)

    def __init__(
        self,
        window: Window,
        field: SearchField,
        results: Callable[[], Results],
        reader: Reader,
        shelf: Shelf,
        *,
        search: LiveSearch,
        library: LiveLibrary,
        edits: Edits,
        open_article: OpenArticle,
    ) -> None:
        super().__init__()
        self._window, self._field, self._make_results = window, field, results
        self._reader, self._shelf = reader, shelf
        self._search, self._library, self._edits = search, library, edits
        self._open = open_article
        self._about_article = ""
        self._chooses_first = False
        # The request whose places are on the page, and where its reader was before.
        self._followed = Request("")
        self._sought = Span(0, 0)
        self._before: PassageRef | None = None
        # Where its reader was when the search began, and whether a result was opened since.
        self._began_at: PassageRef | None = None
        self._was_followed = False
        self._can_return = False
        field.searched.connect(self.search_for)
        field.confirmed.connect(self._confirm)
        field.descended.connect(self._descend)
        field.abandoned.connect(self.end)
        search.found.connect(self._show_found)
        search.placed.connect(self._show_places)
        search.failed.connect(self._show_failed)
        open_article.opened.connect(self._stay)
        reader.finding.return_wanted.connect(self.return_to_results)
        reader.finding.left.connect(self._stay)
        shelf.search_chosen.connect(self.ask_again)
        shelf.search_removal_wanted.connect(lambda i: edits.remove_search(SavedSearchId(i)))

    @cached_property
    def _results(self) -> Results:
        """The panel of results: no start waits for it."""
        results = self._make_results()
        results.passage_requested.connect(self._go_to)
        results.asked.connect(self._ask)
        results.corrected.connect(self._try)
        results.search_chosen.connect(self.ask_again)
        results.saving_wanted.connect(self._save)
        results.removal_wanted.connect(self._remove)
        results.abandoned.connect(self.end)
        results.ascended.connect(self._field.focus)
        return results

    # Asking

    def begin(self) -> None:
        """Puts the keyboard into the field; while that is empty, shows what can be searched."""
        if not self._field.text().strip():
            self.show()
        self._field.focus()

    def search_for(self, words: str) -> None:
        """Searches for what was typed, with the filters that are chosen."""
        self._chooses_first = False
        if words:
            self._ask(self._results.request_for(words))
        elif self._window.has_results:
            self._show_nothing_asked()

    def search_speaker(self, name: str) -> None:
        """Shows every quotation of exactly this speaker."""
        self.show()
        self._field.setText(f'speaker:"{name}"')
        self._field.focus()
        self._search.search_speaker(name)

    def ask_again(self, request: Request) -> None:
        """Searches as was searched before."""
        self._field.setText(request.words)
        self._field.focus()
        self._ask(request)

    def show(self) -> None:
        """Puts the results in the page's place."""
        if not self._window.is_searching:
            self._began_at, self._was_followed = self._place_on_page(), False
            self._can_return = False
            self._show_nothing_asked()
            self.show_searches()
            self._take_the_page()

    def show_page(self) -> None:
        """Puts the article back in its place."""
        if self._window.is_searching:
            self._window.show_page()
            self._window.foot.show_what(self._about_article)

    def say_of_article(self, words: str) -> None:
        """Says at the foot what the article holds, as soon as it is there again."""
        self._about_article = words
        if not self._window.is_searching:
            self._window.foot.show_what(words)

    def end(self) -> None:
        """Goes back to the line that was read when the search began."""
        is_elsewhere = self._window.is_searching and self._was_followed
        self.show_page()
        self._was_followed = self._can_return = False
        if self._window.has_results:
            self._results.forget_filters()
        if is_elsewhere and self._began_at is not None:
            self.passage_wanted.emit(self._began_at)
            self._reader.show_found(())
        self._reader.say_where()
        self._reader.setFocus()

    def return_to_results(self) -> None:
        """Shows the results again, at the one that was opened last."""
        if not self._can_return or self._window.is_searching:
            return
        self._can_return = False
        self._reader.finding.close()
        self._take_the_page()
        self._window.foot.show_where(self._results.sums())
        self._field.setText(self._results.query)
        self._results.take_keyboard()
        # Something may have been read or written meanwhile.
        self._search.search(self._results.request)

    def _take_the_page(self) -> None:
        self._window.show_results()
        self._about_article = self._window.foot.what
        self._window.foot.show_where("")
        self._window.foot.show_what(self.tr("Searching articles, quotes, notes and context"))

    def _show_nothing_asked(self) -> None:
        # An answer that is still on its way must not come to words that are gone.
        self._search.forget()
        self._results.show_results(SearchResults(""))
        if self._window.is_searching:
            self._window.foot.show_where("")

    def _try(self, words: str) -> None:
        # What was chosen goes with its list or button, and would take the keyboard along.
        self._field.focus()
        self._field.search_for(words)

    def _ask(self, request: Request) -> None:
        self.show()
        self._results.show_searching()
        here = self._open.article.id if self._open.article else None
        self._search.search(replace(request, here=here))

    def _show_found(self, results: SearchResults) -> None:
        if not self._window.is_searching:
            return
        self._results.show_results(results, may_grow=self._search.may_grow)
        self._window.foot.show_where(self._results.sums())
        self._show_whether_saved()
        if self._chooses_first:
            self._chooses_first = False
            self._results.choose_first()

    def _show_failed(self, error: Exception) -> None:
        self._results.show_failed(message_for(error).happened)
        if self._window.is_searching:
            # What was counted before is not on the screen any more.
            self._window.foot.show_where("")

    def _confirm(self) -> None:
        words = self._field.text().strip()
        if self._window.is_searching and words and self._results.query == words:
            self._results.choose_first()
        elif words:
            # Enter was quicker than the answer: it goes to the first passage as soon as it comes.
            was_searching = self._window.is_searching
            self.search_for(words)
            self._chooses_first = was_searching
        else:
            self._descend()

    def _descend(self) -> None:
        words = self._field.text().strip()
        if self._window.is_searching:
            self._results.enter()
        elif self._can_return and words == self._results.query:
            self.return_to_results()
        elif words:
            self.search_for(words)
        else:
            self.show()
            self._results.enter()

    # Going there and back

    def step(self, by: int) -> None:
        """Goes to the next place on the page, or the one before."""
        if not self._window.is_searching:
            self._reader.finding.step(by)

    def find_on_page(self) -> None:
        """Asks for words to find in the article."""
        self.show_page()
        self._can_return = False
        self._reader.open_find()

    def go_back(self) -> None:
        """Goes to the line that was read before a result was opened."""
        if self._before is not None:
            before, self._before = self._before, None
            self.passage_wanted.emit(before)
            self._reader.finding.close()

    def _go_to(self, passage: PassageRef) -> None:
        request = self._results.request
        self._before = self._began_at
        self._remember(request)
        self.passage_wanted.emit(passage)
        self._was_followed = self._can_return = True
        self._followed, self._sought = request, passage.span
        if passage.card:
            # What was found stands on the card: the page stays at the passage that it is about.
            self._show_places(SoughtSpans(ArticleId(passage.article_id), request.words, ()))
        elif request.words:
            self._search.find_in(ArticleId(passage.article_id), request)

    def _place_on_page(self) -> PassageRef | None:
        article = self._open.article
        if article is None:
            return None
        place = self._reader.page.first_character_in_view()
        return PassageRef(article.id, Span(place, place))

    def _stay(self) -> None:
        """Lets Esc lead to the results no more: their place is left in another way."""
        self._can_return = False

    def _show_places(self, places: SoughtSpans) -> None:
        article = self._reader.article
        is_here = article is not None and article.id == places.article_id
        is_asked = places.words == self._followed.words and not self._window.is_searching
        if is_here and is_asked and self._can_return:
            self._reader.show_hits(places.words, places.spans, self._sought.start)
            if not places.spans:
                self._reader.show_found([self._sought])

    # Keeping

    def show_searches(self) -> None:
        """Shows the searches that are kept, on the shelf and where nothing is searched for."""
        try:
            saved = self._library.now.searches.saved()
            past = self._library.now.searches.past()
        except LibraryError as error:
            self.failed.emit(error)
            return
        self._shelf.show_searches(saved)
        if self._window.has_results:
            self._show_before(saved, past)
            self._show_whether_saved()

    def _show_before(self, saved: Sequence[SavedSearch], past: Sequence[Request]) -> None:
        from desktop.search.rows import EarlierSearchRow, GroupRow, ResultRow  # noqa: PLC0415 - loaded

        rows: list[ResultRow] = []
        if saved:
            rows.append(GroupRow(self.tr("Saved searches")))
            rows += [EarlierSearchRow(each.request, saved=each.id) for each in saved]
        kept = {each.request for each in saved}
        past = tuple(request for request in past if request not in kept)[:_MOST_SHOWN]
        if past:
            rows.append(GroupRow(self.tr("Searched before")))
            rows += [EarlierSearchRow(request) for request in past]
        self._results.show_before(rows)

    def save(self) -> None:
        """Keeps the search that is on the screen."""
        if self._window.is_searching and self._results.query:
            self._save(self._results.request)

    def _show_whether_saved(self) -> None:
        request = replace(self._results.request, here=None)
        try:
            is_saved = self._library.now.searches.find(request) is not None
        except LibraryError as error:
            self.failed.emit(error)
            return
        self._results.show_saved(is_saved=is_saved)

    def _save(self, request: Request) -> None:
        self._edits.save_search(request)
        self._window.foot.show_done(self.tr("Saved on the shelf; Undo takes it off again."))

    def _remove(self, row: EarlierSearchRow) -> None:
        if row.saved:
            self._edits.remove_search(SavedSearchId(row.saved))
            return
        self._edits.forget_search(row.request)

    def _remember(self, request: Request) -> None:
        if not request.words:
            return
        try:
            self._library.keep(lambda library: library.searches.remember(request))
        except LibraryError as error:
            self.failed.emit(error)
