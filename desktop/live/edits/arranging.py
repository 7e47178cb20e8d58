"""How a student arranges the library: many articles at once, each time one step to undo."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from desktop.core.article import ArticleId
from desktop.core.library.article_bin import ArticleBin
from desktop.core.library.article_tags import ArticleTags, Tagging
from desktop.core.library.changes import Changes
from desktop.core.library.collections import ArticleCollection, Collecting, Collections
from desktop.core.library.library import Library
from desktop.core.library.reading_marks import ReadingMark, ReadingMarks, ReadingState
from desktop.core.library.source_data import Source, SourceColumn, SourceData, changed_by_you
from desktop.live.edits.steps import Steps
from desktop.wording.arranged_articles import (
    bin_sentence,
    labels_sentence,
    mark_sentence,
    source_sentence,
)

Ids = Collection[ArticleId]


class ArrangingEdits:
    """What a student does to articles of the library, but for adding them."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def tag(self, put: Iterable[Tagging], taken: Iterable[Tagging] = ()) -> bool:
        """Puts tags on articles and takes others off; only what changes is undone."""
        put, taken = tuple(put), tuple(taken)
        ids = {article for article, _ in (*put, *taken)}
        nothing: dict[ArticleId, tuple[str, ...]] = {}
        known = self._steps.read(lambda library: _tags(library).of(ids), nothing)
        put = tuple(each for each in put if each[1] not in known.get(each[0], ()))
        taken = tuple(each for each in taken if each[1] in known.get(each[0], ()))
        if not put and not taken:
            return False
        names = [[f"#{tag}" for tag in _seconds(some)] for some in (put, taken)]
        done = self._steps.take(
            QCoreApplication.translate("Edits", "tags"),
            lambda library: _tags(library).change(put, taken),
            lambda library: _tags(library).change(taken, put),
            told=labels_sentence(_articles_in(put, taken), *names),
        )
        return done is not None

    def collect(
        self, put: Iterable[Collecting], taken: Iterable[Collecting] = (), new_name: str = ""
    ) -> bool:
        """Puts articles into collections and takes others out; they may be put into a new one.

        In `put` the new collection is called by its name.
        """
        new = (ArticleCollection(uuid4().hex, new_name),) if new_name else ()
        named = {new_name: new[0].id} if new else {}
        put = tuple((article, named.get(each, each)) for article, each in put)
        taken = tuple(taken)
        ids = {article for article, _ in (*put, *taken)}
        nothing: dict[ArticleId, tuple[str, ...]] = {}
        none: tuple[ArticleCollection, ...] = ()
        known = self._steps.read(lambda library: _collections(library).of(ids), nothing)
        all_of_them = (*self._steps.read(lambda library: _collections(library).all(), none), *new)
        names = {each.id: each.name for each in all_of_them}
        put = tuple(each for each in put if each[1] not in known.get(each[0], ()))
        taken = tuple(each for each in taken if each[1] in known.get(each[0], ()))
        # A new one has something in it from the start.
        if not put and not taken:
            return False
        made = [each.id for each in new]

        def back(library: Library) -> Changes:
            changes = _collections(library).change(taken, put)
            return changes | _collections(library).set_aside(made) if made else changes

        told = [[f"“{names.get(each, each)}”" for each in _seconds(some)] for some in (put, taken)]
        done = self._steps.take(
            QCoreApplication.translate("Edits", "collection"),
            lambda library: _collections(library).change(put, taken, new),
            back,
            told=labels_sentence(_articles_in(put, taken), *told)
            if put or taken
            else _about(QCoreApplication.translate("Edits", "New collection: “{1}”"), new_name),
        )
        return done is not None

    def rename_collection(self, collection: ArticleCollection, name: str) -> None:
        """Calls a collection otherwise."""
        self._steps.take(
            QCoreApplication.translate("Edits", "name of a collection"),
            lambda library: _collections(library).rename(collection.id, name),
            lambda library: _collections(library).rename(collection.id, collection.name),
            told=_about(QCoreApplication.translate("Edits", "The collection is “{1}” now"), name),
        )

    def remove_collection(self, collection: ArticleCollection) -> None:
        """Takes a collection away; its articles stay."""
        self._steps.take(
            QCoreApplication.translate("Edits", "removing a collection"),
            lambda library: _collections(library).set_aside([collection.id]),
            lambda library: _collections(library).bring_back([collection.id]),
            told=_about(
                QCoreApplication.translate(
                    "Edits", "The collection “{1}” is gone; its articles stay"
                ),
                collection.name,
            ),
        )

    def mark(self, ids: Ids, state: ReadingState) -> bool:
        """Says of articles that they are unread, being read or read."""
        before: Mapping[ArticleId, ReadingMark] = self._steps.read(
            lambda library: _marks(library).of(ids), {}
        )
        if not before:
            return False
        # What was seen of it before is not what is seen of it now.
        after = {
            each: ReadingMark(state, known.furthest if state is not ReadingState.UNREAD else 0)
            for each, known in before.items()
        }
        done = self._steps.take(
            QCoreApplication.translate("Edits", "marking"),
            lambda library: _marks(library).put(after),
            lambda library: _marks(library).put(before),
            told=mark_sentence(len(after), state),
        )
        return done is not None

    def put_away(self, ids: Ids) -> bool:
        """Puts articles into the bin."""
        return self._bin(tuple(ids), is_back=False)

    def bring_back(self, ids: Ids) -> bool:
        """Brings articles back from the bin."""
        return self._bin(tuple(ids), is_back=True)

    def change_source(self, ids: Ids, wanted: Mapping[SourceColumn, str]) -> bool:
        """Writes other values of these fields into all of these articles, as its reader's own."""
        known: Mapping[ArticleId, Source] = self._steps.read(
            lambda library: _source(library).of(ids), {}
        )
        after = changed_by_you(known, wanted)
        if not after:
            return False
        before = {
            article: {field: known[article][field] for field in fields}
            for article, fields in after.items()
        }
        done = self._steps.take(
            QCoreApplication.translate("Edits", "source data"),
            lambda library: _source(library).put(after),
            lambda library: _source(library).put(before),
            told=source_sentence(len(after)),
        )
        return done is not None

    def _bin(self, wanted: tuple[ArticleId, ...], *, is_back: bool) -> bool:
        nothing: frozenset[ArticleId] = frozenset()
        there = self._steps.read(lambda library: frozenset(library.articles.ids()), nothing)
        ids = tuple(each for each in wanted if (each in there) is not is_back)
        if not ids:
            return False

        def put(library: Library) -> Changes:
            return ArticleBin(library.connection, library.now).put(ids)

        def take_back(library: Library) -> Changes:
            return ArticleBin(library.connection, library.now).take_back(ids)

        name = (
            QCoreApplication.translate("Edits", "putting back")
            if is_back
            else QCoreApplication.translate("Edits", "putting into the bin")
        )
        forward, back = (take_back, put) if is_back else (put, take_back)
        told = bin_sentence(len(ids), is_back=is_back)
        return self._steps.take(name, forward, back, told=told) is not None


def _tags(library: Library) -> ArticleTags:
    return ArticleTags(library.connection, library.now)


def _collections(library: Library) -> Collections:
    return Collections(library.connection, library.now)


def _marks(library: Library) -> ReadingMarks:
    return ReadingMarks(library.connection, library.now)


def _source(library: Library) -> SourceData:
    return SourceData(library.connection, library.now)


def _seconds(pairs: Iterable[tuple[ArticleId, str]]) -> list[str]:
    """The tags, or collections, of pairs, each once."""
    return list(dict.fromkeys(second for _, second in pairs))


def _articles_in(*pairs: Iterable[tuple[ArticleId, str]]) -> int:
    return len({article for some in pairs for article, _ in some})


def _about(words: str, name: str) -> str:
    return words.replace("{1}", name)
