"""A newcomer's first steps: what leads to each, what tells that it was done, what remembers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.appearance.keys_in_words import with_keys
from desktop.core.library.errors import LibraryError
from desktop.desks.screen import Screen
from desktop.desks.search_door import SearchDoor
from desktop.first_start import STEPS_DONE
from desktop.live.live import Live
from desktop.window.first_steps import STEPS, FirstSteps, Step

if TYPE_CHECKING:
    from desktop.live.search_now import SearchNow


class FirstStepsDesk(QObject):
    """Shows the steps that are left, lets each go when it was done, and keeps that."""

    def __init__(self, screen: Screen, live: Live, searching: SearchDoor) -> None:
        super().__init__()
        self._reader, self._library, self._open = screen.reader, live.library, live.open
        self._searching, self._foot = searching, screen.window.foot
        self._done: frozenset[str] = self._known()
        self.strip = strip = FirstSteps(screen.reader)
        screen.window.take_strip(strip)
        strip.step_wanted.connect(self._lead)
        strip.put_away.connect(self.put_away)
        screen.reader.mark_chosen.connect(self._follow_mark)
        screen.reader.mark_wanted.connect(lambda *_: self._finish("mark"))
        screen.reader.note_wanted.connect(lambda *_: self._finish("mark"))
        # Nothing of searching is made before somebody searches.
        searching.desk.tie(lambda _: live.search_on_screen.changed.connect(self._follow_search))
        self._show()

    def begin_again(self) -> None:
        """Shows all the steps once more."""
        self._keep(frozenset())
        self._show()
        self.strip.setFocus()

    def put_away(self) -> None:
        """Shows no steps any more."""
        self._keep(frozenset(STEPS))
        self._show()

    def _known(self) -> frozenset[str]:
        return frozenset(self._library.now.preferences.all().get(STEPS_DONE, "").split())

    def _show(self) -> None:
        self.strip.show_steps(step for step in STEPS if step not in self._done)

    def _finish(self, step: Step) -> None:
        if step not in self._done:
            self._keep(self._done | {step})
            self._show()

    def _keep(self, done: frozenset[str]) -> None:
        self._done = done
        try:
            if self._library.is_safe:
                self._library.now.preferences.put(STEPS_DONE, " ".join(sorted(done)))
        except LibraryError:
            # Whoever cannot save has other troubles than steps that are shown once more.
            return

    def _follow_mark(self, key: str) -> None:
        if key.startswith("quotation:"):
            self._finish("quotation")

    def _follow_search(self, _before: SearchNow, now: SearchNow) -> None:
        if now.results.total:
            self._finish("search")

    def _lead(self, step: str) -> None:
        """Goes to where a step is done."""
        if step == "search":
            self._searching.begin()
            return
        self._searching.show_page()
        found = self._open.reading
        spoken = found.extraction.spoken if found is not None else ()
        if step == "quotation" and spoken:
            self._reader.setFocus()
            self._reader.reach(spoken[0].extent)
            return
        self._reader.setFocus()
        if step == "mark":
            self._foot.show_refused(
                with_keys(
                    self.tr("Hold Shift and press → to select words, then press {Reader: 1}."),
                    self.tr("Hold Shift and press → to select words: the pens stand beside them."),
                )
            )
