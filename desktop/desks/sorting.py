"""What is named to be added, looked at for lessons and notes before anything of it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.student_work.readers.notes_names import may_name_notes
from desktop.live.importing import LiveImporting
from desktop.live.late import Late

if TYPE_CHECKING:
    from desktop.desks.loading_desk import LoadingDesk
    from desktop.desks.taking_in_desk import TakingInDesk


class Sorting:
    """Sends lessons and notes to who shows them, and the rest to be added.

    A slow stick takes its time over that: `under_way` is what is not forgotten if the window goes
    first.
    """

    def __init__(
        self,
        lessons: Late[LoadingDesk],
        notes: Late[TakingInDesk],
        importing: LiveImporting,
        *,
        add: Callable[[Sequence[Path]], object],
        note: Callable[[], object],
    ) -> None:
        self._lessons, self._notes, self._importing = lessons, notes, importing
        self._add, self._note = add, note
        self._named: list[tuple[Path, ...]] = []

    @property
    def under_way(self) -> tuple[Path, ...]:
        """What was named and is not sorted yet."""
        return tuple(chain.from_iterable(self._named))

    def sort(self, paths: Sequence[Path]) -> None:
        """Looks at files and folders, beside the window."""
        named = tuple(paths)
        self._named.append(named)
        self._note()
        self._lessons.get().sort(named, lambda others: self._sort_notes(named, others))

    def _sort_notes(self, named: tuple[Path, ...], paths: Sequence[Path]) -> None:
        # What is added while other files are read stands behind these at once.
        may_be = bool(paths) and may_name_notes(paths, texts_too=not self._importing.is_running)
        if may_be:
            self._notes.get().sort(paths, lambda others: self._end(named, others))
        else:
            self._end(named, paths)

    def _end(self, named: tuple[Path, ...], files: Sequence[Path]) -> None:
        self._named.remove(named)
        if files:
            self._add(files)
        else:
            self._note()
