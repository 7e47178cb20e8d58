"""What else speaks of a passage, kept up as the library changes, and what was kept of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.corroboration import Agreement, Asked, Corroboration, Parallel, Surroundings
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError, NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.edits import Edits
from desktop.live_index import LiveIndex
from desktop.live_library import LiveLibrary
from desktop.live_search import LiveSearch

if TYPE_CHECKING:
    from desktop.core.searching import ArticleSearch


@dataclass(frozen=True, slots=True)
class _Kept:
    """A passage that was kept: where it was asked for, and what each form of its note judges."""

    asked: tuple[ArticleId, Span]
    ref: PassageRef
    judged: tuple[tuple[str, Agreement], ...]

    def judgement(self, body: str) -> Agreement:
        """What the note judges; words that the student changed keep the last judgement."""
        return dict(self.judged).get(body, self.judged[-1][1])


class LiveCorroboration(QObject):
    """Answers one question at a time, off the GUI thread, and writes what a student keeps.

    `found` carries the answer, and another one when the library changed; `failed` the error in
    its place; `opened` a passage with its surroundings; `kept_changed` the passages that stand in
    notes now, each with its judgement.
    """

    found = Signal(Corroboration)
    opened = Signal(Parallel, Surroundings)
    failed = Signal(object)
    kept_changed = Signal(object)

    def __init__(
        self, library: LiveLibrary, index: LiveIndex, search: LiveSearch, edits: Edits
    ) -> None:
        super().__init__()
        self._library = library
        self._index = index
        self._search = search
        self._edits = edits
        self._asked: Asked | None = None
        self._answer: Corroboration | None = None
        self._kept: dict[AnnotationId, _Kept] = {}
        library.changed.connect(self._follow)
        index.caught_up.connect(self._answer_again)

    def ask(self, asked: Asked) -> None:
        """Asks what else speaks of a passage."""
        self._asked, self._answer = asked, None
        self._say_kept()
        self._start(asked)

    def ask_for_words(self, words: str) -> None:
        """Asks for words of the reader's own instead, or for the passage again without any."""
        if self._asked is not None:
            self.ask(replace(self._asked, typed=words))

    def forget(self) -> None:
        """Asks no more."""
        self._asked = self._answer = None

    def open(self, parallel: Parallel) -> None:
        """Asks for what stands around a passage of the answer; one row is read at once."""
        # The answer has come from there, so it is loaded.
        from desktop.core.corroborating import surroundings  # noqa: PLC0415

        if self._answer is None:
            return
        try:
            article = self._library.now.articles.get(parallel.ref.article_id)
        except (NoSuchArticle, LibraryError) as error:
            self.failed.emit(error)
        else:
            self.opened.emit(parallel, surroundings(article, parallel, self._answer.words))

    def keep(self, parallel: Parallel, agreement: Agreement, words: str) -> bool:
        """Writes a note at the passage that was asked about, as one step to undo.

        What was judged of the same passage before is written over. Gives whether it is on the
        disk.
        """
        if self._asked is None:
            return False
        place = (self._asked.article_id, self._asked.span)
        try:
            article = self._library.now.articles.get(self._asked.article_id)
            before = self._note_on(place, parallel.ref)
        except (NoSuchArticle, LibraryError) as error:
            self.failed.emit(error)
            return False
        if before is not None:
            kept = self._kept[before]
            judged = (*(each for each in kept.judged if each[0] != words), (words, agreement))
            self._kept[before] = replace(kept, judged=judged)
            # Apart from what is being written on any note by hand.
            self._edits.end_writing()
            is_written = self._edits.write(before, words)
            self._edits.end_writing()
            self._say_kept()
            return is_written
        made = self._edits.mark(article, self._asked.span, Pen.EVIDENCE, words)
        if made is None:
            return False
        self._kept[made] = _Kept(place, parallel.ref, ((words, agreement),))
        self._say_kept()
        return True

    def _note_on(self, place: tuple[ArticleId, Span], ref: PassageRef) -> AnnotationId | None:
        for annotation_id, kept in self._kept.items():
            is_it = kept.asked == place and kept.ref == ref
            if is_it and self._library.now.annotations.find(annotation_id) is not None:
                return annotation_id
        return None

    def _start(self, asked: Asked) -> None:
        folder = self._library.now.folder

        def work(search: ArticleSearch) -> Corroboration:
            from desktop.core.corroborating import corroborate  # noqa: PLC0415 - slow to load

            with Library.open_for_reading(folder) as library:
                return corroborate(library, search, asked)

        self._search.ask_for("corroborate", work, self._say_found, self.failed.emit)

    def _say_found(self, found: Corroboration) -> None:
        if found.asked == self._asked:
            self._answer = found
            self.found.emit(found)
            if found.is_from_scan:
                self._index.feed_if_behind()

    def _answer_again(self, has_fed: bool) -> None:
        if has_fed and self._asked is not None:
            self._start(self._asked)

    def _follow(self, changes: Changes) -> None:
        if changes.annotations and self._kept:
            self._say_kept()

    def _say_kept(self) -> None:
        if self._asked is None:
            return
        place = (self._asked.article_id, self._asked.span)
        kept_now: dict[PassageRef, Agreement] = {}
        for annotation_id, kept in self._kept.items():
            note = self._library.now.annotations.find(annotation_id)
            if note is not None and kept.asked == place:
                kept_now[kept.ref] = kept.judgement(note.body)
        self.kept_changed.emit(kept_now)
