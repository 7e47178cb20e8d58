"""Copied words in the window: read, looked at, and added or taken as a new version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.adding.offered import Offered
from desktop.adding.preview import PastePreview
from desktop.appearance.keys_in_words import with_keys
from desktop.core.article import Article
from desktop.core.text.shown import beginning
from desktop.desks.changed_desk import ChangedDesk
from desktop.live.late import Late
from desktop.live.live import Live
from desktop.live.pasting import LivePasting, PastedArticle, WordsToPaste
from desktop.window.window import Window

# So much of a title is told.
_MOST_OF_TITLE = 60


class PastingDesk(QObject):
    """Shows what copied words would be before anything is added.

    `open_wanted` carries the id of the article that is there already; `failed` what went wrong.
    """

    open_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, window: Window, live: Live, changes: Late[ChangedDesk]) -> None:
        super().__init__()
        self._window, self._live, self._changes = window, live, changes
        self._pasting = LivePasting(live.library.now.folder, live.tasks)
        window.closing.connect(self._pasting.close)

    def take(self, found: Offered | None) -> None:
        """Reads the words that are offered, and shows what they make; or says why it does not."""
        foot = self._window.foot
        if found is None or (found.words is None and not (found.is_too_long or found.is_address)):
            foot.show_refused(self.tr("Copy some words or files first: there is nothing to add."))
        elif found.is_too_long:
            too_many = self.tr("Too many words for one article. {Window: Ctrl+O} adds a file.")
            foot.show_refused(with_keys(too_many))
        elif found.is_address or found.words is None:
            foot.show_refused(
                self.tr(
                    "A link alone has no text. Save the page in your browser, and add that file."
                )
            )
        else:
            self._read(found.words)

    def _read(self, words: WordsToPaste) -> None:
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
        look.version_wanted.connect(partial(self._take_version, pasted))
        look.open_wanted.connect(self.open_wanted)
        look.open()

    def _take_version(self, pasted: PastedArticle, title: str) -> None:
        if pasted.offered is not None and pasted.offered.as_version is not None:
            article = replace(pasted.offered.as_version, title=title)
            self._changes.get().take(article, self.tr("pasted words"), pasted.pictures)

    def _add(self, pictures: Mapping[str, bytes], article: Article, title: str) -> None:
        wanted = [replace(article, title=title)]
        if self._live.edits.articles.add(wanted, pictures) is not None:
            is_safe = self._live.library.is_safe
            words = self.tr("Added: “{0}”") if is_safe else self.tr("Waits to be saved: “{0}”")
            told = words.format(beginning(title, _MOST_OF_TITLE))
            self._window.foot.show_echo(told, is_said=True)
