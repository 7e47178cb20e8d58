"""All that goes on while one window is open, made once and ended together."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.core.library.library import Library
from desktop.live.copying import Copying
from desktop.live.index import LiveIndex
from desktop.live.kept_preferences import KeptPreferences
from desktop.live.late import Late
from desktop.live.library import LiveLibrary
from desktop.live.open_article import OpenArticle
from desktop.live.other_writers import OtherWriters
from desktop.live.quiet_sweep import QuietSweep
from desktop.live.tasks import Tasks
from desktop.live.worker_process import Worker

if TYPE_CHECKING:
    from desktop.live.edits.edits import Edits
    from desktop.live.importing import LiveImporting
    from desktop.live.lessons import LiveLessons
    from desktop.live.loading import LiveLoading
    from desktop.live.picture_sweep import PictureSweep
    from desktop.live.search import LiveSearch
    from desktop.live.search_on_screen import SearchOnScreen
    from desktop.live.sharing import LiveSharing


class Live:
    """What desks work with that has no place on the screen.

    What a student does begins with the first step: who only has to hear of that is tied to
    `editing`.
    """

    def __init__(self, library: Library, *, theme: str | None = None) -> None:
        self.library = LiveLibrary(library)
        self.tasks = Tasks()
        self.editing = Late(self._make_edits)
        self.importing = Late(self._make_importing)
        self.loading = Late(self._make_loading)
        self.sharing = Late(self._make_sharing)
        self.others = OtherWriters(self.library)
        self.open = OpenArticle(self.library, self.tasks, worker := Worker())
        self.index = LiveIndex(self.library, library.index_folder)
        self._folders = library.folder, library.index_folder
        self.look = KeptPreferences(self.library, theme)
        self.copying = Copying(self.library, self.tasks)
        self.worker, self._sweep = worker, QuietSweep(self.tasks, self._is_reading)
        self._picture_sweep: PictureSweep | None = None
        # What goes on for a second text.
        self._beside: Live | None = None

    @property
    def edits(self) -> Edits:
        """Everything that a student does, made with the first of it."""
        return self.editing.get()

    def _make_edits(self) -> Edits:
        from desktop.live.edits.edits import Edits  # noqa: PLC0415 - see above

        return Edits(self.library)

    def _make_importing(self) -> LiveImporting:
        from desktop.live.importing import LiveImporting  # noqa: PLC0415 - see above

        return LiveImporting(self._folders[0], self.editing)

    def _make_loading(self) -> LiveLoading:
        from desktop.live.loading import LiveLoading  # noqa: PLC0415 - see above

        return LiveLoading(self._folders[0])

    def _make_sharing(self) -> LiveSharing:
        from desktop.live.sharing import LiveSharing  # noqa: PLC0415 - see above

        return LiveSharing(self._folders[0], self.library.now.room, self.tasks)

    @cached_property
    def lessons(self) -> LiveLessons:
        """What lessons hold beside their texts; made when somebody first goes into one."""
        from desktop.live.lessons import LiveLessons  # noqa: PLC0415 - see above

        return LiveLessons(self.library, self.tasks)

    @cached_property
    def search(self) -> LiveSearch:
        """What answers questions to the library; made when first wanted, as is what shows it."""
        from desktop.live.search import LiveSearch  # noqa: PLC0415 - see above

        return LiveSearch(*self._folders, self.tasks, self.index)

    @cached_property
    def search_on_screen(self) -> SearchOnScreen:
        """The search that is on the screen."""
        from desktop.live.search_on_screen import SearchOnScreen  # noqa: PLC0415 - see above

        return SearchOnScreen(self.search)

    def beside(self) -> Live:
        """The same with an open article of its own, for a second text; it ends with this one."""
        if self._beside is None:
            # There is one search for both.
            _ = self.search_on_screen
            self._beside = other = copy(self)
            other.tasks, other.worker = Tasks(), Worker()
            other.open = OpenArticle(other.library, other.tasks, other.worker)
        return self._beside

    def begin(self) -> None:
        """Hears from now on of what becomes of the file and of what others write into it."""
        self._sweep.begin()
        self.library.watch()
        self.others.begin()

    def sweep_pictures(self) -> None:
        """Removes pictures that nothing shows, once it is quiet.

        For a window that knows that no other has this library: there, what was undone may be
        wanted again, and shows them.
        """
        self._sweep.do_first(self._begin_picture_sweep)

    def _is_reading(self) -> bool:
        readers = (self.importing.made, self.loading.made)
        return any(each is not None and each.is_running for each in readers)

    def _begin_picture_sweep(self) -> None:
        from desktop.live.picture_sweep import PictureSweep  # noqa: PLC0415 - see above

        self._picture_sweep = PictureSweep(self.library, self.tasks, self._has_undone_nothing)
        self._picture_sweep.begin()

    def _has_undone_nothing(self) -> bool:
        edits = self.editing.made
        return edits is None or not edits.steps.stack.canRedo()

    def stop(self) -> None:
        """Begins nothing more; what was written last is in the file, if it can be."""
        if self._picture_sweep is not None:
            self._picture_sweep.end()
        self.copying.stop()
        self.others.end()
        self.library.stop()

    def end(self) -> None:
        """Ends every process and task, and waits for them; the library is open still."""
        self.index.end()
        if self.importing.made is not None:
            self.importing.made.close()
        for late in (self.loading, self.sharing):
            if late.made is not None:
                late.made.close()
        for each in (self, self._beside):
            if each is not None:
                each.worker.close()
                each.tasks.close()
        self._sweep.end()
        if self.editing.made is not None:
            # A stack that goes says that it is empty, to widgets that may be gone before it.
            self.editing.made.steps.stack.blockSignals(True)
