"""Words of the library where somebody searches: what may be meant, and what can be typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.desks.screen import Screen
from desktop.live.live import Live

if TYPE_CHECKING:
    from desktop.core.searching.completing import Completion
    from desktop.core.searching.typical_words import TypicalWords
    from desktop.search.results import Results


class LibraryWords(QObject):
    """Brings speakers, publishers and tags to the field, and examples to where they are shown."""

    def __init__(self, screen: Screen, live: Live, *, results: Callable[[], Results]) -> None:
        super().__init__()
        self._window, self._box, self._results = screen.window, screen.search_box, results
        self._search = live.search
        screen.search_field.textEdited.connect(self._complete)
        screen.search_field.searched.connect(self._list_all)
        self._box.help_wanted.connect(live.search.learn_typical_words)
        live.search.completed.connect(self._show_completion)
        live.search.knows.connect(self._show_typical_words)
        # The first words are typed before anything of searching is there.
        self._complete(screen.search_field.text())

    def _complete(self, words: str) -> None:
        """Asks what may follow a name and a colon that stand at the end of what is typed."""
        end = None
        if ":" in words:
            from desktop.core.searching.completing import unfinished  # noqa: PLC0415 - when typed

            end = unfinished(words)
        if end is None:
            self._box.hide_completion()
        else:
            self._search.complete(words, end)

    def _list_all(self, words: str) -> None:
        """Lists who speaks where nothing but `speaker:` is searched for, and the like."""
        if words.endswith(":"):
            self._complete(words)

    def _show_completion(self, completion: Completion) -> None:
        if completion.unfinished.is_bare and self._window.results is not None:
            self._results().show_values(completion)
        self._box.show_completion(completion)

    def _show_typical_words(self, known: TypicalWords) -> None:
        self._box.show_words(known)
        if self._window.results is not None:
            self._results().show_words(known)
