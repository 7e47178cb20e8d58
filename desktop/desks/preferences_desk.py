"""How the window looks, changed while it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.appearance.type_scale import Role
from desktop.desks.screen import Screen
from desktop.live.kept_preferences import KeptPreferences
from desktop.panel import Panel


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
        look.changed.connect(self._show)
        # The panels were made in these colours.
        self._dress()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {
            "larger": lambda: self._look.change_text_size(1),
            "smaller": lambda: self._look.change_text_size(-1),
            "usual": lambda: self._look.change_text_size(0),
            "theme": self._look.toggle_theme,
        }

    def _dress(self) -> None:
        """Gives the application itself the colours of the theme."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(self._look.theme.palette())
        # It reaches what there is with the sheet that follows.
        application.setFont(self._look.theme.type.font(Role.CONTROL))
        application.setStyleSheet(self._look.theme.style_sheet())

    def _show(self) -> None:
        self._dress()
        theme = self._look.theme
        for panel in (self._shelf, *self._beside()):
            panel.show_theme(theme)
        self._window.show_theme(theme)
        self._search_box.show_theme(theme)
        self._reader.show_look(theme, self._look.preferences)

    def _show_menu(self) -> None:
        from desktop.window.preferences_menu import PreferencesMenu  # noqa: PLC0415 - not at the start

        menu = PreferencesMenu(self._look.preferences, self._window)
        menu.preferred.connect(self._look.prefer)
        button = self._window.top_bar.look
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
