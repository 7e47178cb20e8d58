"""How the window looks, changed while it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import announce
from desktop.appearance.preferences import TEXT_SIZES, Preferences
from desktop.appearance.theme import Theme
from desktop.desks.screen import Screen
from desktop.live.kept_preferences import KeptPreferences
from desktop.panel import Panel, give_way
from desktop.window.placement import toggle_full_screen

if TYPE_CHECKING:
    from desktop.settings.text_settings import TextSettings


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
        self._look, self._shown = look, look.theme
        # Made when somebody wants to change something.
        self._panel: TextSettings | None = None
        window = screen.window
        window.top_bar.look_wanted.connect(self.turn_panel)
        window.top_bar.theme_toggled.connect(self._toggle_theme)
        screen.reader.page.text_size_wanted.connect(self._change_size)
        window.middle.shelf_folded.connect(look.fold_shelf)
        window.middle.fold_shelf({"folded": True, "open": False}.get(look.preferences.shelf))
        look.changed.connect(self._show)
        window.middle.shelf_folded.connect(self._say_folded)
        # The panels were made in these colours.
        self._dress()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {
            "larger": lambda: self._change_size(1),
            "smaller": lambda: self._change_size(-1),
            "usual": lambda: self._change_size(0),
            "theme": self._toggle_theme,
            "full": self._toggle_full_screen,
            "look": self.turn_panel,
            "line_focus": self._step_line_focus,
            "ruler": self._turn_ruler,
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

    def _toggle_theme(self) -> None:
        self._look.toggle_theme()
        is_dark = self._look.theme.is_dark
        self._tell(self.tr("Dark colours") if is_dark else self.tr("Light colours"))

    def _toggle_full_screen(self) -> None:
        toggle_full_screen(self._window)
        is_full = self._window.isFullScreen()
        words = self.tr("The window fills the screen.")
        announce(self._window, words if is_full else self.tr("The window is one among others."))

    def _say_folded(self, is_folded: bool) -> None:
        words = self.tr("The shelf is folded.") if is_folded else self.tr("The shelf is open.")
        announce(self._window, words)

    @property
    def panel(self) -> TextSettings | None:
        """Where all of it is chosen; None as long as nobody wanted that."""
        return self._panel

    def turn_panel(self) -> None:
        """Opens the panel, or brings the keyboard to it; closes it when the keyboard is there."""
        panel = self._panel
        focused = QApplication.focusWidget()
        if panel is None:
            panel = self._make_panel()
        elif not panel.isHidden() and focused is not None and panel.isAncestorOf(focused):
            self.close_panel()
            return
        panel.show()
        panel.raise_()
        panel.take_keyboard()

    def _make_panel(self) -> TextSettings:
        from desktop.settings.text_settings import TextSettings  # noqa: PLC0415 - not at the start

        over, look = self._window.ground, self._look
        panel = TextSettings(look.theme, look.preferences, over, self._window.top_bar)
        panel.preferred.connect(look.prefer)
        panel.return_wanted.connect(self._return_to_first)
        panel.left.connect(self.close_panel)
        self._window.take_part(panel, panel.take_keyboard)
        self._panel = panel
        return panel

    def close_panel(self) -> bool:
        """Closes the panel for how the text looks; whether it was open."""
        if self._panel is None or self._panel.isHidden():
            return False
        give_way(self._panel, self._reader, self._panel.hide)
        return True

    def _return_to_first(self) -> None:
        self._look.return_to_first()
        words = self.tr("The text looks as it did at first.")
        if not self._look.is_returned:
            words = self.tr("The text looks as you had it.")
        self._tell(words)

    def _change_size(self, steps: int) -> None:
        self._look.change_text_size(steps)
        self._tell(self.tr("Text size {0}").format(self._look.preferences.text_size))

    def _step_line_focus(self) -> None:
        self._look.step_line_focus()
        words = {
            "off": self.tr("Line focus is off"),
            "1": self.tr("Line focus: 1 line"),
            "2": self.tr("Line focus: 2 lines"),
            "3": self.tr("Line focus: 3 lines"),
            "paragraph": self.tr("Line focus: paragraph"),
        }
        self._tell(words[self._look.preferences.line_focus])

    def _turn_ruler(self) -> None:
        self._look.turn_ruler()
        is_on = self._look.preferences.ruler == "on"
        self._tell(self.tr("Reading ruler on") if is_on else self.tr("Reading ruler off"))

    def _tell(self, words: str) -> None:
        """Says in the foot, and to a screen reader, what a key has changed."""
        self._window.foot.show_done(words)

    def _dress(self) -> None:
        """Gives the application itself the colours and letters of the theme."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(self._look.theme.palette())
        # It reaches what there is with the sheet that follows.
        application.setFont(self._look.theme.type.font(Role.CONTROL))
        application.setStyleSheet(self._look.theme.style_sheet())

    def _dress_what_lies_over(self, theme: Theme) -> None:
        from desktop.appearance.dressed_window import DressedWindow  # noqa: PLC0415 - not at a start

        for each in self._window.findChildren(DressedWindow):
            each.show_theme(theme)

    def _show(self) -> None:
        theme = self._look.theme
        # What only concerns the text leaves everything else as it is.
        if theme != self._shown:
            self._shown = theme
            self._dress()
            for panel in (self._shelf, *self._beside()):
                panel.show_theme(theme)
            self._window.show_theme(theme)
            self._dress_what_lies_over(theme)
            self._search_box.show_theme(theme)
        self._reader.show_look(theme, self._look.preferences)
        if self._panel is not None:
            look = self._look
            self._panel.show_look(theme, look.preferences, is_returned=look.is_returned)
