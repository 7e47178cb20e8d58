"""Asks the index, which may be missing or damaged at any moment, and never fails over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from desktop.core.indexing.documents import INDEXED, edition_in, is_there, mark_of
from desktop.core.indexing.state import note_damage, noted_damage
from index.errors import IndexDamaged, IndexNotWritable

if TYPE_CHECKING:
    from index.full_text_index import FullTextIndex

_Answer = TypeVar("_Answer")


class IndexReader:
    """Opens the index of a library when it is first asked; may be shared by threads."""

    def __init__(self, index_folder: Path) -> None:
        self._index_folder = index_folder
        self._lock = Lock()
        self._index: FullTextIndex | None = None
        self._damaged: str | None = None

    @property
    def damaged(self) -> str | None:
        """The mark of the index if it could not be read, by anybody; None when all is well.

        It stays so until that index is gone, however lucky later questions may be.
        """
        mark = mark_of(self._index_folder)
        if mark in (self._damaged, noted_damage(self._index_folder)):
            return mark
        return None

    def get_ready(self) -> None:
        """Loads what is needed and opens the index, so that the first question need not wait."""
        # Also where there is no index yet: it may be there before the first question is.
        import index.full_text_index  # noqa: F401, PLC0415

        self.answer(lambda index: index.document_count())

    def close(self) -> None:
        """Lets go of what was read."""
        with self._lock:
            if self._index:
                self._index.close()
                self._index = None

    def answer(self, ask: Callable[[FullTextIndex], _Answer]) -> _Answer | None:
        """The answer of the index; None when it is not there or cannot be read."""
        if not is_there(self._index_folder):
            return None
        # Read before: damage that is found in an index made meanwhile must not count against it.
        mark = mark_of(self._index_folder)
        if mark in (self._damaged, noted_damage(self._index_folder)):
            return None
        for is_last in (False, True):
            try:
                answer = ask(self._open_index())
            except IndexNotWritable:
                # Gone between two looks; it is not for a reader to make one.
                self.close()
                return None
            except IndexDamaged:
                self.close()
                if is_last:
                    self._damaged = mark
                    note_damage(self._index_folder, mark)
                # Once more from the beginning: whoever writes may have been in between.
            else:
                return answer
        return None

    def _open_index(self) -> FullTextIndex:
        # Loads Whoosh: in a task, long after the window was painted.
        from index.full_text_index import FullTextIndex  # noqa: PLC0415

        with self._lock:
            if self._index is None:
                self._index = FullTextIndex.open_or_make(edition_in(self._index_folder), INDEXED)
            return self._index
