"""How the window looks now: what its reader prefers, and the theme that follows from it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.appearance.preferences import TEXT_SIZES, Preferences
from desktop.appearance.theme import Theme
from desktop.core.library.errors import LibraryError
from desktop.live.library import LiveLibrary

# The preference that holds the pair that is read side by side: the ids of both, a line each.
PAIR = "beside"


class KeptPreferences(QObject):
    """Keeps the preferences with the library; `changed` is sent when something else is liked.

    `theme_name` overrides the stored theme until another is chosen. `failed` carries the error
    when a preference could not be kept; it holds until the window is closed all the same.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, library: LiveLibrary, theme_name: str | None = None) -> None:
        super().__init__()
        self._library = library
        self.preferences = Preferences.from_stored(_stored(library))
        if theme_name is not None:
            self.preferences = replace(self.preferences, theme=theme_name)
        self.theme = Theme.load(self.preferences.theme)
        self._stored = library.now.preferences.all()

    def kept(self, name: str) -> str:
        """What was kept under a name when the window came up; empty where nothing was."""
        return self._stored.get(name, "")

    @property
    def kept_pair(self) -> tuple[str, str] | None:
        """The articles that were read side by side when the window was closed, if two were."""
        here, parted, there = self.kept(PAIR).partition("\n")
        return (here, there) if parted and here != there else None

    def keep_pair(self, pair: tuple[str, str] | None) -> None:
        """Remembers which articles are read side by side; None where that is one."""
        try:
            if self._library.is_safe:
                self._library.now.preferences.put(PAIR, "\n".join(pair or ()))
        except LibraryError as error:
            self.failed.emit(error)

    def follow(self) -> None:
        """Takes on what another window came to prefer, and nothing else."""
        before, after = self._stored, self._library.now.preferences.all()
        self._stored = after
        wanted = {
            name: after[name] if name in after and after[name] != before.get(name) else value
            for name, value in self.preferences.as_stored().items()
        }
        preferences = Preferences.from_stored(wanted)
        if preferences != self.preferences:
            self.preferences = preferences
            self.theme = Theme.load(preferences.theme)
            self.changed.emit()

    def prefer(self, preferences: Preferences) -> None:
        """Takes on other preferences and keeps them."""
        before, self.preferences = self.preferences, preferences
        if preferences == before:
            return
        if preferences.theme != before.theme:
            self.theme = Theme.load(preferences.theme)
        self.changed.emit()
        old = before.as_stored()
        try:
            for name, value in preferences.as_stored().items():
                if value != old[name]:
                    self._library.now.preferences.put(name, value)
                    self._stored[name] = value
        except LibraryError as error:
            self.failed.emit(error)

    def toggle_theme(self) -> None:
        """Goes from light to dark, or back."""
        other = "light" if self.preferences.theme == "dark" else "dark"
        self.prefer(replace(self.preferences, theme=other))

    def change_text_size(self, steps: int) -> None:
        """Makes the text larger, or smaller below 0; no steps are the way to the usual size."""
        position = TEXT_SIZES.index(self.preferences.text_size) + steps
        size = TEXT_SIZES[max(0, min(position, len(TEXT_SIZES) - 1))]
        usual = Preferences().text_size
        self.prefer(replace(self.preferences, text_size=size if steps else usual))

    def show_reporting_words(self, are_shown: bool) -> None:
        """Marks the words in the text that report speech, or no longer does."""
        wanted = "shown" if are_shown else "hidden"
        self.prefer(replace(self.preferences, reporting_words=wanted))

    def fold_shelf(self, is_folded: bool) -> None:
        """Remembers whether the shelf is wanted."""
        self.prefer(replace(self.preferences, shelf="folded" if is_folded else "open"))


def _stored(library: LiveLibrary) -> dict[str, str]:
    try:
        return library.now.preferences.all()
    except LibraryError:
        # A damaged file is told of by what its reader came for.
        return {}
