"""Installed lesson packs: their claims, context notes and people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.core.article import ArticleId
from desktop.core.claim import (
    Claim,
    ContextNote,
    Person,
)
from desktop.core.lesson import Lesson, LessonPack, PackFile, PackId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.errors import PackAlreadyInstalled
from desktop.core.library.row_kinds import CLAIM, CONTEXT_NOTE, LESSON, PACK_FILE, PERSON
from desktop.core.library.rows import (
    records,
)
from desktop.core.record import replace
from desktop.core.span import Span

if TYPE_CHECKING:
    from desktop.core.library.lesson_contents import InstalledLesson
    from desktop.core.library.lesson_words import LessonWords


# An earlier edition of a pack is kept for its files alone, as `id@edition`.
NOT_EARLIER = "instr(it.id, '@') = 0"
# Whether the fields of an article name another that says the same, however that is written: they
# stand in so many bytes.
SAYS_SAME_AS = (
    "instr(replace(replace(lower(CAST(substr({0}, 1, 20000) AS TEXT)), ' ', '-'), '_', '-'),"
    " 'same-as') > 0"
)
_NOT_PLAIN = f"""
    SELECT 1 FROM pack_article a JOIN pack_file f ON f.pack_id = a.pack_id
    WHERE a.article_id = ? AND (
        lower(f.path) IN ('pack.md', 'notes.md')
            AND instr(lower(CAST(f.content AS TEXT)), 'reveal')
        OR lower(substr(f.path, 1, 9)) = 'articles/'
            AND {SAYS_SAME_AS.format("f.content")}
    ) LIMIT 1
    """


class Lessons:
    """Installs packs and reads what they say about an article."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now
        # The lesson that was read last, and what told it from others.
        self._read: tuple[object, InstalledLesson | None] | None = None

    @cached_property
    def words(self) -> LessonWords:
        """What the lessons say of people, words and days; no start waits for it."""
        from desktop.core.library.lesson_words import LessonWords  # noqa: PLC0415 - when wanted

        return LessonWords(self._connection)

    def all(self) -> tuple[Lesson, ...]:
        """Every installed pack, the first installed at the top."""
        articles: dict[str, list[ArticleId]] = {}
        for pack_id, article_id in self._connection.read(
            "SELECT pack_id, article_id FROM pack_article ORDER BY pack_id, position"
        ):
            articles.setdefault(str(pack_id), []).append(ArticleId(str(article_id)))
        lessons = records(
            self._connection, LESSON, f"WHERE {NOT_EARLIER} ORDER BY it.installed, it.rowid"
        )
        return tuple(
            replace(lesson, article_ids=tuple(articles.get(lesson.id, ()))) for lesson in lessons
        )

    def title_for(self, article_id: ArticleId) -> str:
        """The title of the pack that brought an article; empty for one that stands alone."""
        row = self._connection.read_one(
            "SELECT p.title FROM lesson_pack p JOIN pack_article a ON a.pack_id = p.id"
            " WHERE a.article_id = ?",
            (article_id,),
        )
        return str(row[0]) if row else ""

    def titles_for(self, article_id: ArticleId) -> tuple[str, ...]:
        """The titles of all packs that hold an article, each once."""
        rows = self._connection.read(
            "SELECT DISTINCT p.title FROM lesson_pack p JOIN pack_article a ON a.pack_id = p.id"
            " WHERE a.article_id = ? ORDER BY p.title",
            (article_id,),
        )
        return tuple(str(row[0]) for row in rows)

    def pack_of(self, article_id: ArticleId) -> PackId | None:
        """The pack that an article is read in: of several the one that came first."""
        row = self._connection.read_one(
            "SELECT it.id FROM lesson_pack it JOIN pack_article a ON a.pack_id = it.id"
            f" WHERE a.article_id = ? AND {NOT_EARLIER} ORDER BY it.installed, it.rowid",
            (article_id,),
        )
        return PackId(str(row[0])) if row else None

    def packs_of(self, article_id: ArticleId) -> tuple[PackId, ...]:
        """The packs that hold an article, that which came first at the top."""
        rows = self._connection.read(
            "SELECT DISTINCT it.id FROM lesson_pack it JOIN pack_article a ON a.pack_id = it.id"
            f" WHERE a.article_id = ? AND {NOT_EARLIER} ORDER BY it.installed, it.rowid",
            (article_id,),
        )
        return tuple(PackId(str(row[0])) for row in rows)

    def is_plain(self, article_id: ArticleId) -> bool:
        """Whether all that lessons say of an article is shown at once, and it has one text alone.

        Where this says no, the files of the packs tell.
        """
        return self._connection.read_one(_NOT_PLAIN, (article_id,)) is None

    def contents(self, pack_id: PackId) -> InstalledLesson | None:
        """A lesson as its files tell of it; the last that was asked for is known. A task."""
        row = self._connection.read_one(
            "SELECT edition, installed FROM lesson_pack WHERE id = ?", (pack_id,)
        )
        known = (pack_id, row)
        if self._read is None or self._read[0] != known:
            from desktop.core.library.lesson_contents import installed_lesson  # noqa: PLC0415 - as above

            self._read = (known, installed_lesson(self.files(pack_id)) if row is not None else None)
        return self._read[1]

    def claims(self, article_id: ArticleId) -> tuple[Claim, ...]:
        """The claims of an article in the order of its text."""
        rest = "WHERE it.article_id = ? ORDER BY it.rowid"
        return tuple(sorted(records(self._connection, CLAIM, rest, (article_id,)), key=_first))

    def notes(self, article_id: ArticleId) -> tuple[ContextNote, ...]:
        """The context notes of an article in the order of its text."""
        rest = "WHERE it.article_id = ? ORDER BY it.rowid"
        notes = records(self._connection, CONTEXT_NOTE, rest, (article_id,))
        return tuple(sorted(notes, key=_first))

    def people(self, article_id: ArticleId) -> tuple[Person, ...]:
        """The people introduced by the packs that hold an article."""
        return records(
            self._connection,
            PERSON,
            "JOIN pack_article a ON a.pack_id = it.pack_id WHERE a.article_id = ?"
            " ORDER BY it.rowid",
            (article_id,),
        )

    def files(self, pack_id: PackId) -> tuple[PackFile, ...]:
        """The pack as its teacher wrote it, byte for byte."""
        rest = "WHERE it.pack_id = ? ORDER BY it.path"
        return records(self._connection, PACK_FILE, rest, (pack_id,))

    def install(self, packs: Iterable[LessonPack]) -> Changes:
        """Puts whole packs into the library, all of them or none. Raises PackAlreadyInstalled.

        A text that stayed when its pack was taken out is found again.
        """
        from desktop.core.library.pack_rows import insert_pack  # noqa: PLC0415 - no start installs

        changes = Changes()
        with self._connection.transaction():
            for pack in packs:
                if self.is_installed(pack.id):
                    raise PackAlreadyInstalled(pack.id)
                changes |= insert_pack(self._connection, pack, self._now().isoformat())
        return changes

    def is_installed(self, pack_id: PackId) -> bool:
        """Whether a pack with this id is in the library, in any edition."""
        return (
            self._connection.read_one("SELECT 1 FROM lesson_pack WHERE id = ?", (pack_id,))
            is not None
        )


def _first(about: Claim | ContextNote) -> Span:
    return about.places[0].span
