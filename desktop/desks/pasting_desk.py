"""Copied words on their way to an article: looked at before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.adding.preview import PastePreview
from desktop.core.article import Article
from desktop.core.text.shown import beginning
from desktop.live.live import Live
from desktop.live.pasting import LivePasting, PastedArticle, WordsToPaste
from desktop.window.window import Window

# So much of a title is told.
_MOST_OF_TITLE = 60


class PastingDesk(QObject):
    """Shows what copied words would make, and adds that when its reader says so.

    `open_wanted` carries the id of an article, `failed` what went wrong.
    """

    open_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, window: Window, live: Live) -> None:
        super().__init__()
        self._window, self._live = window, live
        self._pasting = LivePasting(live.library.now.folder, live.tasks)
        window.closing.connect(self._pasting.close)

    def read(self, words: WordsToPaste) -> None:
        """Reads the words, and shows what they make."""
        self._window.foot.show_done(self.tr("Reading the words …"))
        self._pasting.read(words, self._show, self._say_unread)

    def _say_unread(self, error: Exception) -> None:
        self._window.foot.show_refused(self.tr("These words could not be read."))
        self.failed.emit(error)

    def _show(self, pasted: PastedArticle) -> None:
        self._window.foot.rest()
        if pasted.reason is not None or pasted.article is None:
            self._window.foot.show_refused(self.tr("There is no text in this that can be added."))
            return
        look = PastePreview(pasted, self._live.look.theme, self._window)
        look.add_wanted.connect(partial(self._add, pasted.pictures))
        look.open_wanted.connect(self.open_wanted)
        look.open()

    def _add(self, pictures: Mapping[str, bytes], article: Article, title: str) -> None:
        wanted = [replace(article, title=title)]
        if self._live.edits.articles.add(wanted, pictures) is not None:
            is_safe = self._live.library.is_safe
            words = self.tr("Added: “{0}”") if is_safe else self.tr("Waits to be saved: “{0}”")
            told = words.format(beginning(title, _MOST_OF_TITLE))
            self._window.foot.show_echo(told, is_said=True)
