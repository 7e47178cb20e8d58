"""What the lessons of a library say of people, words and days.

People are rows of their own. Glossary and timeline stand in the files of a pack, which the library
keeps byte for byte: they are read from there whenever they are wanted, off the window's thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.article import ArticleId
from desktop.core.claim import Person
from desktop.core.fields.problem import ProblemList, TooManyProblems
from desktop.core.fields.text_file import TextFile, read_text
from desktop.core.glossary_word import Glossary, GlossaryWord
from desktop.core.lesson import PackId
from desktop.core.library.connection import Connection
from desktop.core.library.row_kinds import LESSON, PACK_FILE, PERSON
from desktop.core.library.rows import first_record, records
from desktop.core.packs.glossary import read_glossary
from desktop.core.packs.pack_head import pens_in
from desktop.core.packs.timeline import Moment, read_timeline
from desktop.core.pen import Pen
from desktop.core.speaker_key import speaker_key

PACK_FILE_NAME = "pack.md"


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who somebody is, as a lesson says it."""

    person: Person
    lesson: str
    authors: str = ""


class LessonWords:
    """Reads what packs say beside their articles."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def introductions(
        self, names: Iterable[str], article_id: ArticleId
    ) -> tuple[Introduction, ...]:
        """How lessons introduce whoever has one of these names.

        Those of the packs that hold the article come first. There a form of the name is enough;
        elsewhere it is the name itself that counts, as two people may have one short form.
        """
        keys = {speaker_key(name) for name in names} - {""}
        mine = self._packs_with(article_id)
        found: list[tuple[bool, Introduction]] = []
        for lesson in records(self._connection, LESSON, "ORDER BY it.installed, it.rowid"):
            is_mine = lesson.id in mine
            rest = "WHERE it.pack_id = ? ORDER BY it.rowid"
            for person in records(self._connection, PERSON, rest, (lesson.id,)):
                forms = (person.name, *person.names) if is_mine else (person.name,)
                if keys & {speaker_key(form) for form in forms}:
                    said = Introduction(person, lesson.title, lesson.authors)
                    found.append((not is_mine, said))
        return tuple(said for _, said in sorted(found, key=lambda each: each[0]))

    def glossary(self, article_id: ArticleId) -> tuple[GlossaryWord, ...]:
        """The words that the lessons of an article explain."""
        return tuple(word for glossary in self.glossaries(article_id) for word in glossary.words)

    def glossaries(self, article_id: ArticleId) -> tuple[Glossary, ...]:
        """The words that the lessons of an article explain, each lesson under its title."""
        titles = {each.id: each.title for each in records(self._connection, LESSON, "")}
        return tuple(
            Glossary(titles.get(pack_id, ""), _glossary_in(file))
            for pack_id in sorted(self._packs_with(article_id))
            if (file := self._file(pack_id, "glossary.md")) is not None
        )

    def timeline(self, article_id: ArticleId) -> tuple[Moment, ...]:
        """The days that the lessons of an article tell of, in the order of the lessons."""
        return tuple(
            moment
            for pack_id in sorted(self._packs_with(article_id))
            if (file := self._file(pack_id, "timeline.md")) is not None
            for moment in read_timeline(file, pack_id)
        )

    def pens(self, article_id: ArticleId) -> dict[Pen, str]:
        """What the lessons of an article call pens, where they have names of their own for them."""
        names: dict[Pen, str] = {}
        for pack_id in sorted(self._packs_with(article_id)):
            if (file := self._file(pack_id, PACK_FILE_NAME)) is not None:
                names = dict(pens_in(file)) | names
        return names

    def _packs_with(self, article_id: ArticleId) -> frozenset[PackId]:
        rows = self._connection.read(
            "SELECT pack_id FROM pack_article WHERE article_id = ?", (article_id,)
        )
        return frozenset(PackId(str(row[0])) for row in rows)

    def _file(self, pack_id: PackId, name: str) -> TextFile | None:
        rest = "WHERE it.pack_id = ? AND lower(it.path) = ?"
        file = first_record(self._connection, PACK_FILE, rest, (pack_id, name))
        if file is None:
            return None
        try:
            return read_text(file, ProblemList())
        except TooManyProblems:
            return None


def _glossary_in(file: TextFile) -> tuple[GlossaryWord, ...]:
    # The pack was checked when it came: what is told then is told once.
    try:
        return read_glossary(file, ProblemList())
    except TooManyProblems:
        return ()
