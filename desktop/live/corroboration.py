"""What else speaks of a passage, kept up as the library changes, and what was kept of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.annotation import AnnotationId
from desktop.core.corroborating.answer import AskedPassage, Corroboration, Parallel, Surroundings
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError, NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.pen import Pen
from desktop.live.edits.edits import Edits
from desktop.live.index import LiveIndex
from desktop.live.library import LiveLibrary
from desktop.live.search import LiveSearch

if TYPE_CHECKING:
    from desktop.core.searching.article_search import ArticleSearch


class LiveCorroboration(QObject):
    """Answers one question at a time, off the GUI thread, and writes what a student keeps.

    `found` carries the answer, and another one when the library changed; `failed` the error in
    its place; `opened` a passage with its surroundings; `noted` the student's notes on the very
    words that are asked about.
    """

    found = Signal(Corroboration)
    opened = Signal(Parallel, Surroundings)
    failed = Signal(object)
    noted = Signal(object)

    def __init__(
        self, library: LiveLibrary, index: LiveIndex, search: LiveSearch, edits: Edits
    ) -> None:
        super().__init__()
        self._library = library
        self._index = index
        self._search = search
        self._edits = edits
        self._asked: AskedPassage | None = None
        self._answer: Corroboration | None = None
        library.changed.connect(self._follow)
        index.caught_up.connect(self._answer_again)

    def ask(self, asked: AskedPassage) -> None:
        """Asks what else speaks of a passage."""
        self._asked, self._answer = asked, None
        self._say_notes()
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
        from desktop.core.corroborating.surroundings import surroundings  # noqa: PLC0415

        if self._answer is None:
            return
        try:
            article = self._library.now.articles.get(parallel.ref.article_id)
        except (NoSuchArticle, LibraryError) as error:
            self.failed.emit(error)
        else:
            self.opened.emit(parallel, surroundings(article, parallel, self._answer.words))

    def keep(self, annotation_id: AnnotationId | None, words: str) -> bool:
        """Writes a note at the passage that was asked about, as one step to undo.

        With an id that note is written over. Gives whether it is on the disk.
        """
        if self._asked is None:
            return False
        if annotation_id is not None:
            # Apart from what is being written on any note by hand.
            self._edits.writing.end()
            is_written = self._edits.writing.write(annotation_id, words)
            self._edits.writing.end()
            return is_written
        try:
            article = self._library.now.articles.get(self._asked.article_id)
        except (NoSuchArticle, LibraryError) as error:
            self.failed.emit(error)
            return False
        return self._edits.notes.mark(article, self._asked.span, Pen.EVIDENCE, words) is not None

    def _start(self, asked: AskedPassage) -> None:
        folder = self._library.now.folder

        def work(search: ArticleSearch) -> Corroboration:
            from desktop.core.corroborating.corroborate import corroborate  # noqa: PLC0415 - slow to load

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
        if changes.annotations:
            self._say_notes()

    def _say_notes(self) -> None:
        if self._asked is None:
            return
        try:
            notes = self._library.now.annotations.of_article(self._asked.article_id)
        except LibraryError as error:
            self.failed.emit(error)
            return
        span = self._asked.span
        self.noted.emit(tuple(each for each in notes if each.span == span and each.body))
