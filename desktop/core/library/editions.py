"""Editions of packs in a library, and packs taken out: the student's work stays whatever comes."""

from __future__ import annotations

from desktop.core.annotation import AnnotationId
from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import Lesson, LessonPack, PackFile, PackId
from desktop.core.library.answers import Answers
from desktop.core.library.changes import Changes
from desktop.core.library.errors import NoSuchPack
from desktop.core.library.library import Library
from desktop.core.library.pack_rows import delete_pack, exchange_pack
from desktop.core.library.row_kinds import LESSON
from desktop.core.library.rows import records
from desktop.core.packs.editions import StudentsWork
from desktop.core.packs.reading import PackReading, read_files
from desktop.core.question import QuestionId
from desktop.core.record import replace


class Editions:
    """Takes packs out and new editions in, for a library that is open."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._connection = library.connection

    def reading(self, pack_id: PackId) -> PackReading | None:
        """The pack that is there, read from its files; None where it is not. For a task."""
        if not self._library.lessons.is_installed(pack_id):
            return None
        return read_files(self._library.lessons.files(pack_id), ProblemList(), is_kept=True)

    def earlier(self, pack_id: PackId) -> tuple[Lesson, ...]:
        """The editions that others took the place of, as they were handed out, the last first.

        Their ids are `id@edition`; `lessons.files` and `reading` give what they hold.
        """
        begin = f"{pack_id}@"
        rest = "WHERE substr(it.id, 1, ?) = ? ORDER BY it.edition DESC"
        return records(self._connection, LESSON, rest, (len(begin), begin))

    def work_on(self, pack_id: PackId) -> StudentsWork:
        """What its student did in a lesson, as far as a new edition may touch it."""
        annotations = self._library.annotations
        lesson = self.standing(pack_id)
        standing = {
            article_id: annotations.standing_in(article_id)
            for article_id in (lesson.article_ids if lesson else ())
        }
        answers = Answers(self._library).of_lesson(pack_id)
        said = [each for each in answers if not each.is_blank and not each.selector.quote.exact]
        return StudentsWork(
            passages={
                article_id: tuple(
                    each.selector
                    for each in marks
                    if each.selector.quote.exact and not each.is_judgement
                )
                for article_id, marks in standing.items()
            },
            judged=tuple(
                each.claim_id
                for marks in standing.values()
                for each in marks
                if each.claim_id is not None
            ),
            answered=tuple(
                (QuestionId(each.question or ""), self._asked(each.id)) for each in said
            ),
        )

    def take_out(self, pack_id: PackId) -> Changes:
        """Takes a pack out; texts that carry work of its student's stay. Raises NoSuchPack.

        Answers, judgements and notes stay too, and stand where they stood when it comes back.
        """
        if not self._library.lessons.is_installed(pack_id):
            raise NoSuchPack(pack_id)
        with self._connection.transaction():
            articles = delete_pack(self._connection, pack_id)
            for lesson in self.earlier(pack_id):
                delete_pack(self._connection, lesson.id)
        gone = self._library.articles.take_out(articles)
        return Changes(articles=articles, lessons=frozenset({pack_id})) | gone

    def take(self, pack: LessonPack) -> Changes:
        """Puts another edition in the place of the one that is there, all of it or nothing.

        The files of the one before are kept. A text in another wording is a new version of it
        (`library.versions`): what is sure moves, what is to be checked waits for its reader, what
        is lost keeps its words in the version that it stood in. Raises NoSuchPack.
        """
        standing = self.standing(pack.id)
        if standing is None:
            raise NoSuchPack(pack.id)
        kept = self.as_kept(standing)
        with self._connection.transaction():
            now = self._library.now().isoformat()
            changes = exchange_pack(self._connection, pack, kept, now)
        new = frozenset(article.id for article in pack.articles)
        gone = self._library.articles.take_out(frozenset(standing.article_ids) - new)
        return changes | gone

    def standing(self, pack_id: PackId) -> Lesson | None:
        """The pack with this id as it is on the shelf; None where it is not."""
        lessons = self._library.lessons.all()
        return next((each for each in lessons if each.id == pack_id), None)

    def earlier_packs(self, pack_id: PackId) -> tuple[LessonPack, ...]:
        """The editions that others took the place of, as they are kept for their files."""
        return tuple(_for_its_files(each, self._files(each)) for each in self.earlier(pack_id))

    def as_kept(self, lesson: Lesson) -> LessonPack:
        """A lesson that is there as it is kept when another edition takes its place."""
        return _for_its_files(replace(lesson, id=self._free_id(lesson)), self._files(lesson))

    def _files(self, lesson: Lesson) -> tuple[PackFile, ...]:
        return self._library.lessons.files(lesson.id)

    def _free_id(self, lesson: Lesson) -> PackId:
        taken = {each.id for each in self.earlier(lesson.id)}
        free, number = PackId(f"{lesson.id}@{lesson.edition}"), 1
        while free in taken:
            number += 1
            free = PackId(f"{lesson.id}@{lesson.edition}.{number}")
        return free

    def _asked(self, annotation_id: AnnotationId) -> str:
        asked = Answers(self._library).asked(annotation_id)
        return asked[0].value if asked else ""


def _for_its_files(lesson: Lesson, files: tuple[PackFile, ...]) -> LessonPack:
    return LessonPack(
        id=lesson.id,
        title=lesson.title,
        edition=lesson.edition,
        date="",
        language="",
        licence=lesson.licence,
        authors=lesson.authors,
        files=files,
    )
