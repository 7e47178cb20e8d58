"""Why a command of the window that is about the text, or what is beside it, can do nothing now."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.desks.screen import Screen


class WhyNot(QObject):
    """Says so in words for the reader; none where the command can be done."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen, self._window = screen, screen.window

    def on_text(self) -> str:
        """Of what is done with the text that is seen."""
        if self._screen.reading_in.article is None:
            return self.tr("No article is on the page.")
        if self._window.over_page is not None:
            return self.tr("This is done with the text on the page. Go back to it first.")
        return ""

    def on_side(self) -> str:
        """Of going to what stands beside the text."""
        middle, focused = self._window.middle, self._window.focusWidget()
        if not middle.has_side:
            return self.tr("Nothing stands beside this. Go back to the text first.")
        is_there = focused is not None and self._window.side.isAncestorOf(focused)
        if is_there and not middle.is_side_over_page:
            return self.tr("The keyboard is beside the text already. Esc leads to the text.")
        return ""

    def on_paper(self, *, has_lesson: bool) -> str:
        """Of printing the text, or a lesson where one is meant."""
        is_text = self._window.over_page is None and self._screen.reading_in.article is not None
        return "" if is_text or has_lesson else self.tr("No article is on the page.")
