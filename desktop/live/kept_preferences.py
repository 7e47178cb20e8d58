"""How the window looks now: what its reader prefers, and the theme that follows from it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.appearance.preferences import LINE_FOCUSES, TEXT_SIZES, Preferences
from desktop.appearance.theme import Theme
from desktop.core.library.errors import LibraryError
from desktop.core.record import replace
from desktop.live.library import LiveLibrary

# The preference that holds the pair that is read side by side: the ids of both, a line each.
PAIR = "beside"

# The preference that holds the folder that is watched; empty where none is.
WATCHED = "watched-folder"

# The preference that holds the folder that is watched for lessons; empty where none is.
LESSONS_WATCHED = "lessons-folder"

# The preference that holds the files that were to be added and are not; empty where none is.
LEFT_OUT = "files-left-out"
# Those that hold how many questions of a lesson are answered, as "4/6", begin with this.
_PROGRESS = "lesson-progress:"


class KeptPreferences(QObject):
    """Keeps the preferences with the library; `changed` is sent when something else is liked.

    `theme_name` overrides the stored theme until another is chosen. `failed` carries the error
    when a preference could not be kept; it holds until the window is closed all the same.
    `progressed` says that more, or less, of a lesson is answered than before.
    """

    changed = Signal()
    progressed = Signal()
    failed = Signal(object)

    def __init__(self, library: LiveLibrary, theme_name: str | None = None) -> None:
        super().__init__()
        self._library = library
        self.preferences = Preferences.from_stored(_stored(library))
        if theme_name is not None:
            self.preferences = replace(self.preferences, theme=theme_name)
        self.theme = Theme.of(self.preferences)
        self._stored = library.now.preferences.all()
        # What was liked before all was put back to the first day, as long as it is so.
        self._own: Preferences | None = None
        self._bright = "light" if self.theme.is_dark else self.theme.name

    def kept(self, name: str) -> str:
        """What was kept under a name when the window came up; empty where nothing was."""
        return self._stored.get(name, "")

    def keep(self, name: str, value: str) -> None:
        """Keeps a value under a name; it holds until the window is closed all the same."""
        self._stored[name] = value
        try:
            self._library.now.preferences.put(name, value)
        except LibraryError as error:
            self.failed.emit(error)

    def progress(self, pack_id: str) -> tuple[int, int] | None:
        """How many of how many questions of a lesson are answered; None where nobody began it."""
        done, parted, count = self.kept(f"{_PROGRESS}{pack_id}").partition("/")
        is_known = parted and done.isdecimal() and count.isdecimal()
        return (int(done), int(count)) if is_known else None

    def keep_progress(self, pack_id: str, done: int, count: int) -> None:
        """Remembers how far a lesson is, for the shelf and for the next start."""
        if self.progress(pack_id) != (done, count) and self._library.is_safe:
            self.keep(f"{_PROGRESS}{pack_id}", f"{done}/{count}")
            self.progressed.emit()

    @property
    def kept_pair(self) -> tuple[str, str] | None:
        """The articles that are read side by side, or were when the window was closed."""
        here, parted, there = self.kept(PAIR).partition("\n")
        return (here, there) if parted and here != there else None

    def keep_pair(self, pair: tuple[str, str] | None) -> None:
        """Remembers which articles are read side by side; None where that is one."""
        if self.kept_pair != pair and self._library.is_safe:
            self.keep(PAIR, "\n".join(pair or ()))

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
            self.theme = Theme.of(preferences)
            self.changed.emit()

    def prefer(self, preferences: Preferences) -> None:
        """Takes on other preferences and keeps them."""
        before, self.preferences = self.preferences, preferences
        if preferences == before:
            return
        if preferences != preferences.as_at_first():
            self._own = None
        self.theme = Theme.of(preferences)
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
        """Goes from a bright theme to the dark one, or back to the one before."""
        if not self.theme.is_dark:
            self._bright = self.preferences.theme
        other = self._bright if self.theme.is_dark else "dark"
        self.prefer(replace(self.preferences, theme=other))

    def change_text_size(self, steps: int) -> None:
        """Makes the text larger, or smaller below 0; no steps are the way to the usual size."""
        position = TEXT_SIZES.index(self.preferences.text_size) + steps
        size = TEXT_SIZES[max(0, min(position, len(TEXT_SIZES) - 1))]
        usual = Preferences().text_size
        self.prefer(replace(self.preferences, text_size=size if steps else usual))

    def step_line_focus(self) -> None:
        """Leaves more of the text undimmed, from one line to a paragraph; then all of it."""
        number = LINE_FOCUSES.index(self.preferences.line_focus) + 1
        wanted = LINE_FOCUSES[number % len(LINE_FOCUSES)]
        self.prefer(replace(self.preferences, line_focus=wanted))

    def turn_ruler(self) -> None:
        """Lays the ruler under the line, or takes it away."""
        wanted = "off" if self.preferences.ruler == "on" else "on"
        self.prefer(replace(self.preferences, ruler=wanted))

    @property
    def is_returned(self) -> bool:
        """Whether all looks as at first, and what was liked before that is still known."""
        return self._own is not None

    def return_to_first(self) -> None:
        """Makes everything look as at first; once more, as it was before that."""
        own, first = self._own, self.preferences.as_at_first()
        if own is not None:
            self._own = None
            now = self.preferences
            self.prefer(replace(own, shelf=now.shelf, reporting_words=now.reporting_words))
        elif self.preferences != first:
            self._own = self.preferences
            self.prefer(first)

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
