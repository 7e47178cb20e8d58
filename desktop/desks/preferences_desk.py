"""How the window looks, changed while it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.appearance.plain_words import announce
from desktop.appearance.preferences import TEXT_SIZES, Preferences
from desktop.desks.screen import Screen
from desktop.live.kept_preferences import KeptPreferences
from desktop.panel import Panel
from desktop.window.placement import toggle_full_screen


class PreferencesDesk(QObject):
    """Brings what its reader prefers to every part of the window that there is by then.

    `beside` gives the panels beside the text that were made.
    """

    def __init__(
        self, screen: Screen, look: KeptPreferences, *, beside: Callable[[], Iterable[Panel]]
    ) -> None:
        super().__init__()
        self._window, self._reader = screen.window, screen.reader
        self._search_box = screen.search_box
        self._shelf, self._beside = screen.shelf, beside
        self._look = look
        window = screen.window
        window.top_bar.look_wanted.connect(self._show_menu)
        window.top_bar.theme_toggled.connect(look.toggle_theme)
        screen.reader.page.text_size_wanted.connect(look.change_text_size)
        window.middle.shelf_folded.connect(look.fold_shelf)
        window.middle.fold_shelf({"folded": True, "open": False}.get(look.preferences.shelf))
        self._before = look.preferences
        look.changed.connect(self._show)
        window.middle.shelf_folded.connect(self._say_folded)
        # The panels were made in these colours.
        self._dress()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {
            "larger": lambda: self._look.change_text_size(1),
            "smaller": lambda: self._look.change_text_size(-1),
            "usual": lambda: self._look.change_text_size(0),
            "theme": self._look.toggle_theme,
            "full": self._toggle_full_screen,
        }

    def refusals(self) -> dict[str, Callable[[], str]]:
        """Why some of the commands can do nothing now; empty words where they can."""
        return {
            "larger": lambda: self._why_not(
                TEXT_SIZES[-1], self.tr("The text is as large as it can be.")
            ),
            "smaller": lambda: self._why_not(
                TEXT_SIZES[0], self.tr("The text is as small as it can be.")
            ),
            "usual": lambda: self._why_not(
                Preferences().text_size, self.tr("The text has its usual size.")
            ),
        }

    def _why_not(self, size: int, why: str) -> str:
        return why if self._look.preferences.text_size == size else ""

    def _toggle_full_screen(self) -> None:
        toggle_full_screen(self._window)
        is_full = self._window.isFullScreen()
        words = self.tr("The window fills the screen.")
        announce(self._window, words if is_full else self.tr("The window is one among others."))

    def _say_folded(self, is_folded: bool) -> None:
        words = self.tr("The shelf is folded.") if is_folded else self.tr("The shelf is open.")
        announce(self._window, words)

    def _say_news(self) -> None:
        """Says aloud what looks other than before, for who does not see it."""
        before, now = self._before, self._look.preferences
        self._before = now
        told = []
        if now.theme != before.theme:
            is_dark = now.theme == "dark"
            told.append(self.tr("Dark colours") if is_dark else self.tr("Light colours"))
        if now.text_size != before.text_size:
            told.append(self.tr("Text size {0}").format(now.text_size))
        if now.measure != before.measure:
            told.append(self.tr("Lines of {0} letters").format(now.measure))
        if now.text_font != before.text_font:
            told.append(self.tr("Typeface {0}").format(now.text_font))
        if now.reporting_words != before.reporting_words:
            are_shown = now.reporting_words == "shown"
            told.append(
                self.tr("The words that report speech are marked.")
                if are_shown
                else self.tr("The words that report speech are not marked any more.")
            )
        announce(self._window, ". ".join(told))

    def _dress(self) -> None:
        """Gives the application itself the colours of the theme."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(self._look.theme.palette())
        application.setStyleSheet(self._look.theme.style_sheet())

    def _show(self) -> None:
        self._dress()
        theme = self._look.theme
        for panel in (self._shelf, *self._beside()):
            panel.show_theme(theme)
        self._window.show_theme(theme)
        self._search_box.show_theme(theme)
        self._reader.show_look(theme, self._look.preferences)
        self._say_news()

    def _show_menu(self) -> None:
        from desktop.window.preferences_menu import PreferencesMenu  # noqa: PLC0415 - not at the start

        menu = PreferencesMenu(self._look.preferences, self._window)
        menu.preferred.connect(self._look.prefer)
        button = self._window.top_bar.look
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
