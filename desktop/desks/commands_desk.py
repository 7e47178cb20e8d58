"""Everything that a key does everywhere: as commands, in a menu, and in the list of keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.desks.screen import Screen
from desktop.desks.sides import Sides
from desktop.live.kept_preferences import KeptPreferences
from desktop.window.commands import add_command, add_commands, show_menu
from desktop.window.placement import toggle_full_screen


class CommandsDesk(QObject):
    """Gives the window its commands, and the way to each panel beside the text.

    `slots` has what the commands of desks do, `refusals` why some can do nothing now; `sheets`
    make what can lie over the side. `steps_wanted` asks for the first steps once more.
    """

    steps_wanted = Signal()

    def __init__(
        self,
        screen: Screen,
        look: KeptPreferences,
        sides: Sides,
        *,
        slots: Mapping[str, Callable[[], object]],
        refusals: Mapping[str, Callable[[], str]],
    ) -> None:
        super().__init__()
        self._window, self._reader, self._look = screen.window, screen.reader, look
        self._sides = sides
        window = screen.window
        own: dict[str, Callable[[], object]] = {
            "shelf": window.middle.toggle_shelf,
            "side": window.middle.toggle_side,
            "part": window.focus_next_part,
            "full": partial(toggle_full_screen, window),
            "close": window.close,
            "keys": self.show_keys,
            "legend": self.show_legend,
        }
        why_no_side = {"side": self._why_no_side}
        add_commands(window, {**slots, **own}, {**refusals, **why_no_side})
        window.foot.left.connect(self._reader.setFocus)
        self._reader.refused.connect(window.foot.show_refused)
        for desk in sides.desks:
            add_command(window, desk.tab.name(), desk.tab.keys, partial(sides.enter_desk, desk))
        top_bar = window.top_bar
        top_bar.legend_wanted.connect(self.show_legend)
        top_bar.commands_wanted.connect(lambda: show_menu(window, top_bar.commands))

    def _why_no_side(self) -> str:
        if self._window.middle.has_side:
            return ""
        return self.tr("Nothing stands beside the results. Esc leads back to the text.")

    def show_legend(self) -> None:
        """Explains the lines in the text, under the button for it."""
        from desktop.reader.legend import Legend  # noqa: PLC0415 - not at the start

        button = self._window.top_bar.legend
        legend = Legend(self._look.theme, self._window)
        legend.keys_wanted.connect(self.show_keys)
        legend.steps_wanted.connect(self.steps_wanted)
        legend.open_under(button.mapToGlobal(button.rect().bottomRight()))

    def show_keys(self) -> None:
        """Lists what the keys do, under the part of the window in which they do it."""
        from desktop.window.key_list import KeyList  # noqa: PLC0415 - not at the start

        parts = [
            (self.tr("Everywhere"), self._window),
            (self.tr("In the text"), self._reader),
            *((self.tr("In {0}").format(panel.name), panel) for panel in self._sides),
            (self.tr("In Corroborate"), self._sides.sheets.get().comparing.sheet),
            (self.tr("On a person’s card"), self._sides.sheets.get().people.sheet),
        ]
        KeyList(((name, part.actions()) for name, part in parts), self._window).open()
