"""What Esc does where nothing nearer hears it: one ladder for the window, from near to far."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.desks.beside_door import BesideDoor
from desktop.desks.preferences_desk import PreferencesDesk
from desktop.desks.screen import Screen
from desktop.desks.search_door import SearchDoor


class Escaping(QObject):
    """Closes what is nearest to its reader; each press goes one step, and the last is the text.

    Before any of it comes what has the keyboard itself: a field that is written in, a list that
    hangs from it, the card of a word, a place within the shelf, a sheet beside the text.

        1  what is still made ready           7  the page's place, from what stands in it
        2  the label at a passage             8  the keyboard comes to the text
        3  a search whose words are typed     9  a sheet over the side, the side over the page
        4  selected words, in either text    10  a second text
        5  the panel for how the text looks  11  back to the results that wait behind the page
        6  the bar that finds words
    """

    def __init__(
        self, screen: Screen, *, looking: PreferencesDesk, beside: BesideDoor, searching: SearchDoor
    ) -> None:
        super().__init__()
        self._screen, self._window = screen, screen.window
        self._looking, self._beside, self._searching = looking, beside, searching

    def step(self) -> None:
        """Goes one step; the label, and what is selected, are put away by their page."""
        steps = (
            self.let_go_of_waiting,
            self._end_search,
            self._let_go_of_words,
            self._looking.close_panel,
            self._close_finding,
            self._uncover_page,
            self._come_to_text,
            self._free_side,
            self._beside.escape,
            self._return_to_results,
        )
        any(took() for took in steps)

    def let_go_of_waiting(self) -> bool:
        """Wants no more what is still made ready; whether anything was."""
        was_waiting = [tasks.let_go() for tasks in self._beside.tasks]
        if any(was_waiting):
            self._window.foot.show_done(self.tr("Stopped"))
        return any(was_waiting)

    def _end_search(self) -> bool:
        is_typed = self._screen.search_field.hasFocus() and self._window.is_searching
        if is_typed:
            self._searching.end()
        return is_typed

    def _let_go_of_words(self) -> bool:
        if self._window.over_page is not None:
            return False
        had_words = [reader.let_go_of_words() for reader in self._beside.readers]
        return any(had_words)

    def _close_finding(self) -> bool:
        return self._window.over_page is None and self._screen.reading_in.close_finding()

    def _uncover_page(self) -> bool:
        from desktop.covering.panel import CoveringPanel  # noqa: PLC0415 - not at the start

        over = self._window.over_page
        # Results give back the line that was read before; whatever else there is goes as it does
        # where the keyboard is in it.
        if self._window.is_searching:
            self._searching.end()
        elif isinstance(over, CoveringPanel):
            over.put_away.emit()
        return over is not None

    def _come_to_text(self) -> bool:
        reader, focused = self._screen.reading_in, QApplication.focusWidget()
        is_there = focused is not None and reader.isAncestorOf(focused)
        if is_there or self._beside.is_keyboard_between or reader.article is None:
            return False
        reader.setFocus()
        return True

    def _free_side(self) -> bool:
        if self._beside.is_open:
            return False
        middle = self._window.middle
        has_sheet, is_over = self._window.side.has_sheet, middle.is_side_over_page
        if has_sheet:
            self._window.side.leave_sheet()
        elif is_over:
            middle.put_side_away()
        return has_sheet or is_over

    def _return_to_results(self) -> bool:
        self._searching.return_to_results()
        return True
