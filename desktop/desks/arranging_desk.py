"""What is done with the chosen articles of the library: tags, collections, source data, the bin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import words_box
from desktop.core.article import ArticleId
from desktop.core.library.article_tags import ArticleTags, tag_from
from desktop.core.library.collections import ArticleCollection, Collections
from desktop.core.library.errors import LibraryError
from desktop.core.library.reading_marks import ReadingState
from desktop.core.library.source_data import SourceColumn, SourceData
from desktop.core.text.normalised import normalise_line
from desktop.library.label_dialog import LabelChoice, LabelDialog
from desktop.library.panel import LibraryPanel
from desktop.library.source_dialog import SourceDialog
from desktop.live.edits.arranging import ArrangingEdits
from desktop.live.live import Live
from desktop.window.window import Window

Ids = tuple[ArticleId, ...]
_LONGEST_NAME = 60


class ArrangingDesk(QObject):
    """Asks what is to become of many articles, and does it in one step.

    `failed` carries what went wrong.
    """

    failed = Signal(object)

    def __init__(self, window: Window, live: Live, panel: LibraryPanel) -> None:
        super().__init__()
        self._window, self._live, self._library = window, live, live.library
        panel.tags_wanted.connect(self.choose_tags)
        panel.collections_wanted.connect(self.choose_collections)
        panel.edit_wanted.connect(self.edit_source)
        panel.mark_wanted.connect(self.mark)
        panel.bin_wanted.connect(self.put_away)
        panel.return_wanted.connect(self.bring_back)

    @property
    def _arranging(self) -> ArrangingEdits:
        return self._live.edits.arranging

    def mark(self, ids: Ids, state: ReadingState) -> None:
        """Says of articles how far their reader is."""
        self._arranging.mark(ids, state)

    def put_away(self, ids: Ids) -> None:
        """Puts articles into the bin."""
        self._arranging.put_away(ids)

    def bring_back(self, ids: Ids) -> None:
        """Brings articles back from the bin."""
        self._arranging.bring_back(ids)

    def choose_tags(self, ids: Ids) -> None:
        """Asks which tags articles are to have."""
        library = self._library.now
        tags = ArticleTags(library.connection, library.now)
        try:
            known, all_of_them = tags.of(ids), tags.all()
        except LibraryError as error:
            self.failed.emit(error)
            return
        choices = [
            LabelChoice(tag, f"#{tag}", sum(tag in some for some in known.values()))
            for tag in all_of_them
        ]
        words = {
            "title": self.tr("Tags"),
            "new": self.tr("New tag"),
            "list": self.tr("Tags of these articles"),
            "hint": self.tr("Search finds them: tag:name finds tagged articles and notes."),
        }

        def decide(put: tuple[str, ...], taken: tuple[str, ...], new: str) -> None:
            wanted = [*put, *filter(None, [tag_from(new)])]
            self._arranging.tag(
                [(each, tag) for tag in wanted for each in ids],
                [(each, tag) for tag in taken for each in ids],
            )

        self._ask_labels(words, choices, len(ids), decide)

    def choose_collections(self, ids: Ids) -> None:
        """Asks in which collections articles are to be."""
        library = self._library.now
        try:
            collections = Collections(library.connection, library.now)
            known, all_of_them = collections.of(ids), collections.all()
        except LibraryError as error:
            self.failed.emit(error)
            return
        choices = [
            LabelChoice(each.id, each.name, sum(each.id in some for some in known.values()))
            for each in all_of_them
        ]
        words = {
            "title": self.tr("Collections"),
            "new": self.tr("New collection"),
            "list": self.tr("Collections of these articles"),
            "hint": with_keys(
                self.tr("A kept search ({Window: Ctrl+S}) is a collection that fills itself.")
            ),
        }

        def decide(put: tuple[str, ...], taken: tuple[str, ...], new: str) -> None:
            # A name that is there is no new one.
            same = next((each.id for each in choices if each.name == new), "")
            wanted = [*put, *filter(None, [same or new])]
            self._arranging.collect(
                [(each, collection) for collection in wanted for each in ids],
                [(each, collection) for collection in taken for each in ids],
                "" if same else new,
            )

        self._ask_labels(words, choices, len(ids), decide)

    def _ask_labels(
        self,
        words: dict[str, str],
        choices: list[LabelChoice],
        count: int,
        decide: Callable[[tuple[str, ...], tuple[str, ...], str], None],
    ) -> None:
        dialog = LabelDialog(words, choices, count, self._live.look.theme, self._window)
        dialog.decided.connect(decide)
        dialog.open()

    def edit_source(self, ids: Ids) -> None:
        """Asks where articles come from."""
        library = self._library.now
        try:
            known = SourceData(library.connection, library.now).of(ids)
        except LibraryError as error:
            self.failed.emit(error)
            return
        if not known:
            return
        dialog = SourceDialog(list(known.values()), self._live.look.theme, self._window)

        def decide(changed: dict[SourceColumn, str]) -> None:
            self._arranging.change_source(ids, changed)

        dialog.decided.connect(decide)
        dialog.open()

    def rename(self, collection: ArticleCollection) -> None:
        """Asks what a collection is to be called."""
        asks = self.tr("What is this collection to be called?")
        box = words_box(asks, collection.name, self._window)

        def take(name: str) -> None:
            name = normalise_line(name)[:_LONGEST_NAME]
            if name and name != collection.name:
                self._arranging.rename_collection(collection, name)

        box.textValueSelected.connect(take)
        box.finished.connect(box.deleteLater)
        box.open()

    def remove(self, collection: ArticleCollection) -> None:
        """Takes a collection away; its articles stay."""
        self._arranging.remove_collection(collection)
