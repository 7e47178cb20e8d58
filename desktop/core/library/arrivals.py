"""Packs that come into a library together, all or none, and how it was before they came."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from desktop.core.article import Article, ArticleId
from desktop.core.lesson import LessonPack, PackId
from desktop.core.library.carrying import PlannedVersion
from desktop.core.library.changes import Changes
from desktop.core.library.editions import Editions
from desktop.core.library.errors import NoSuchArticle, NoSuchPack
from desktop.core.library.kept_versions import KeptVersions
from desktop.core.library.library import Library
from desktop.core.library.pack_rows import delete_pack, exchange_pack, insert_pack
from desktop.core.library.pack_texts import NO_PLANS
from desktop.core.library.taking_out import carries_something, take_out
from desktop.core.library.versions import plan_version, take_version_back


@dataclass(frozen=True, slots=True)
class StandingPack:
    """A pack that is in the library, with all that is needed to bring it back.

    `earlier` are the editions that are kept for their files; `installed` says when it came.
    """

    pack: LessonPack
    earlier: tuple[LessonPack, ...]
    installed: str


def say_nothing(_done: int, _of: int) -> None:
    """Tells nobody."""


class Arrivals:
    """Takes packs in and brings back those that stood there, for a library that is open.

    `tell` hears how many of how many texts are in, as they come.
    """

    def __init__(self, library: Library, tell: Callable[[int, int], None] = say_nothing) -> None:
        self._library, self._editions, self._tell = library, Editions(library), tell
        self._connection = library.connection

    def standing(self, ids: Iterable[PackId]) -> tuple[StandingPack, ...]:
        """Those of some packs that are there, read from their files. For a task.

        Raises NoSuchPack where the files of one make no pack any more.
        """
        return tuple(
            self._standing(each) for each in ids if self._library.lessons.is_installed(each)
        )

    def plans(self, packs: Iterable[LessonPack]) -> Mapping[ArticleId, PlannedVersion]:
        """What becomes of the marks on texts that packs bring in another wording. For a task."""
        return {
            article.id: plan_version(self._connection, article, f"{pack.title} ({pack.edition})")
            for pack in packs
            for article in pack.articles
            if (text := self._text(article.id)) is not None and text != article.text
        }

    def add(
        self,
        packs: Iterable[LessonPack],
        plans: Mapping[ArticleId, PlannedVersion] = NO_PLANS,
        *,
        out: Iterable[PackId] = (),
    ) -> Changes:
        """Puts packs into the library, in the place of other editions of theirs, all or none.

        Those that go `out` are taken out; texts that carry work of their student's stay.
        """
        changes, now = Changes(), self._library.now().isoformat()
        gone: set[ArticleId] = set()
        packs = tuple(packs)
        done, of = 0, sum(len(pack.articles) for pack in packs)

        def tell() -> None:
            nonlocal done
            done += 1
            self._tell(done, of)

        with self._connection.transaction():
            for each in out:
                gone |= self._delete(each)
                changes |= Changes(lessons=frozenset({each}))
            for pack in packs:
                standing = self._editions.standing(pack.id)
                if standing is None:
                    changes |= insert_pack(self._connection, pack, now, plans, tell=tell)
                else:
                    kept = self._editions.as_kept(standing)
                    gone |= set(standing.article_ids)
                    changes |= exchange_pack(self._connection, pack, kept, now, plans, tell=tell)
            return changes | self._without_work(gone, now)

    def bring_back(
        self,
        before: Iterable[StandingPack],
        *,
        added: Iterable[LessonPack] = (),
        plans: Mapping[ArticleId, PlannedVersion] = NO_PLANS,
    ) -> Changes:
        """Has it as it was before some packs were added as it was planned, or taken out.

        Marks on texts that were other ones meanwhile stand where they stood.
        """
        now, before = self._library.now().isoformat(), tuple(before)
        changes, gone = Changes(), set[ArticleId]()
        of_standing = {article.id for each in before for article in each.pack.articles}
        with self._connection.transaction():
            for pack in added:
                gone |= self._delete(pack.id)
                changes |= Changes(lessons=frozenset({pack.id}))
            for planned in plans.values():
                # Of a text that had stayed without its pack nothing else knows how it was.
                if planned.article.id not in of_standing:
                    changes |= self._version_back(planned, now)
            for standing in before:
                for article in standing.pack.articles:
                    changes |= self._text_back(article, now)
                for pack in (standing.pack, *standing.earlier):
                    changes |= insert_pack(self._connection, pack, now)
                self._connection.write(
                    "UPDATE lesson_pack SET installed = ? WHERE id = ?",
                    (standing.installed, standing.pack.id),
                )
            return changes | self._without_work(gone, now)

    def _standing(self, pack_id: PackId) -> StandingPack:
        reading = self._editions.reading(pack_id)
        row = self._connection.read_one(
            "SELECT installed FROM lesson_pack WHERE id = ?", (pack_id,)
        )
        if reading is None or reading.pack is None or row is None:
            raise NoSuchPack(pack_id)
        return StandingPack(reading.pack, self._editions.earlier_packs(pack_id), str(row[0]))

    def _text(self, article_id: ArticleId) -> str | None:
        try:
            return self._library.articles.get(article_id).text
        except NoSuchArticle:
            return None

    def _delete(self, pack_id: PackId) -> frozenset[ArticleId]:
        earlier = self._editions.earlier(pack_id)
        articles = delete_pack(self._connection, pack_id)
        for each in earlier:
            delete_pack(self._connection, each.id)
        return articles

    def _text_back(self, article: Article, now: str) -> Changes:
        """Gives a text that has another wording the one before, where that is kept."""
        try:
            standing = self._library.articles.get(article.id)
        except NoSuchArticle:
            return Changes()
        kept = KeptVersions(self._connection).of_article(article.id)
        earlier = (each.article for each in kept if each.article.version < standing.version)
        before = max(earlier, key=lambda each: each.version, default=standing)
        if standing.text == article.text or before.text != article.text:
            return Changes()
        return take_version_back(self._connection, article.id, standing.version, now)

    def _version_back(self, planned: PlannedVersion, now: str) -> Changes:
        """Gives a text the wording that it had before a version of it was planned and written."""
        try:
            standing = self._library.articles.get(planned.article.id)
        except NoSuchArticle:
            return Changes()
        is_it = standing.text == planned.article.text and standing.version > planned.old_number
        if not is_it:
            return Changes()
        return take_version_back(self._connection, standing.id, standing.version, now)

    def _without_work(self, ids: Iterable[ArticleId], now: str) -> Changes:
        """Takes those texts out that no pack has any more and that carry nothing."""
        articles = [each for each in ids if not carries_something(self._connection, each)]
        put_by = [take_out(self._connection, each, now) for each in articles]
        return Changes(
            articles=frozenset(ids),
            annotations=frozenset().union(*put_by) if put_by else frozenset(),
        )
