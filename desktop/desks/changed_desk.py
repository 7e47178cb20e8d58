"""What changed in a text, in the window: seen side by side, and what is done with its marks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from desktop.changed.sheet import ChangedSheet
from desktop.core.article import Article, ArticleId
from desktop.core.library.carrying import PlannedVersion
from desktop.core.library.changes import Changes
from desktop.core.library.kept_versions import CarriedMark
from desktop.core.library.library import Library
from desktop.core.span import Span
from desktop.desks.page_cover import PageCover
from desktop.desks.reading_desk import ReadingDesk
from desktop.desks.screen import Screen
from desktop.live.changed_text import ChangedText, changed_text
from desktop.live.late import Late
from desktop.live.live import Live


class ChangedDesk(QObject):
    """Shows what changed in an article, and takes new versions.

    `taken` carries the planned version that is in the library now; `failed` what went wrong.
    """

    taken = Signal(object)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live, *, reading: ReadingDesk) -> None:
        super().__init__()
        self._screen, self._window, self._reader = screen, screen.window, screen.reader
        self._live = live
        self._article: ArticleId | None = None
        self._number: int | None = None
        self._changed: ChangedText | None = None
        # Old and new text with the cards, once somebody wanted to see them.
        self._cover = Late(self._make)
        live.library.changed.connect(self._follow)
        reading.showing_instead.append(self._is_seen)

    @property
    def sheet(self) -> ChangedSheet:
        """Both texts and the cards, in the page's place."""
        return self._cover.get().panel

    def _make(self) -> PageCover[ChangedSheet]:
        sheet = ChangedSheet(self._live.look.theme)
        edits = self._live.edits.versions
        sheet.kept.connect(edits.keep)
        sheet.put_away_wanted.connect(edits.put_away)
        sheet.moved.connect(self._move)
        sheet.version_wanted.connect(self._turn_to_version)
        return PageCover(self._screen, self._live, sheet, fill=self._read)

    def take(self, article: Article, came_from: str, pictures: Mapping[str, bytes]) -> None:
        """Gives an article another text: what becomes of its marks is worked out first."""
        folder = self._live.library.now.folder
        self._reader.say_place()
        self._window.foot.show_done(self.tr("Comparing both texts …"))

        def plan() -> PlannedVersion:
            with Library.open_for_reading(folder) as library:
                return library.versions.plan(article, came_from)

        def take(planned: PlannedVersion) -> None:
            self._window.foot.rest()
            if self._live.edits.versions.take(planned, pictures):
                self.taken.emit(planned)

        self._live.tasks.start(f"version of {article.id}", plan, take, self.failed.emit)

    def show(self, article_id: str) -> None:
        """Shows what changed in an article."""
        self._article, self._number = ArticleId(article_id), None
        self._read()

    def _read(self) -> None:
        article_id, number = self._article, self._number
        folder = self._live.library.now.folder
        if article_id is not None:
            self._live.tasks.start(
                "what changed",
                lambda: changed_text(folder, article_id, number),
                self._show,
                self.failed.emit,
            )

    def _show(self, changed: ChangedText) -> None:
        if changed.old is None:
            self._window.foot.show_refused(
                self.tr("This text was never another one: there is nothing to set beside it.")
            )
            if self._is_here:
                self._cover.get().leave()
            return
        self._changed = changed
        if self._is_here:
            self.sheet.show_changed(changed)
        else:
            self._cover.get().show(lambda: self.sheet.show_changed(changed))

    def _move(self, mark: CarriedMark, span: Span) -> None:
        if self._changed is not None:
            self._live.edits.versions.move(mark, self._changed.article, span)

    def _turn_to_version(self, number: int) -> None:
        self._number = number
        self._read()

    def _follow(self, changes: Changes) -> None:
        shown = self._article
        if shown is not None and shown in changes.articles and self._is_seen(shown):
            self._read()

    def _is_seen(self, article_id: ArticleId) -> bool:
        """Whether it is seen what changed in an article."""
        return self._is_here and article_id == self._article

    @property
    def _is_here(self) -> bool:
        return self._cover.made is not None and self._cover.made.is_here
