"""How the window looks, changed while it is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.live.kept_preferences import KeptPreferences
from desktop.panel import Panel
from desktop.reader.reader import Reader
from desktop.search.search_box import SearchBox
from desktop.window.window import Window


class PreferencesDesk(QObject):
    """Brings what its reader prefers to every part of the window that there is from the start."""

    def __init__(
        self,
        window: Window,
        reader: Reader,
        search_box: SearchBox,
        panels: Sequence[Panel],
        *,
        look: KeptPreferences,
    ) -> None:
        super().__init__()
        self._window, self._reader, self._search_box = window, reader, search_box
        self._panels = tuple(panels)
        self._look = look
        window.top_bar.look_wanted.connect(self._show_menu)
        window.top_bar.theme_toggled.connect(look.toggle_theme)
        window.shelf_folded.connect(look.fold_shelf)
        window.fold_shelf({"folded": True, "open": False}.get(look.preferences.shelf))
        look.changed.connect(self._show)
        # The panels were made in these colours.
        self._dress()

    def _dress(self) -> None:
        """Gives the application itself the colours of the theme."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(self._look.theme.palette())
        application.setStyleSheet(self._look.theme.style_sheet())

    def _show(self) -> None:
        self._dress()
        theme = self._look.theme
        for panel in self._panels:
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
