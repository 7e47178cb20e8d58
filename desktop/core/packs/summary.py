"""What is in a pack, by whom, and under which licence: told before anybody adds it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from desktop.core.article import Completeness
from desktop.core.lesson import LessonPack, PackId
from desktop.core.packs.contents import LessonContents
from desktop.core.packs.sealed_pack import fingerprint
from desktop.core.question import QuestionType


@dataclass(frozen=True, slots=True)
class ArticleInPack:
    """An article as a pack brings it; `rights` say who owns its text, `level` may be empty."""

    title: str
    publisher: str
    words: int
    completeness: Completeness
    rights: str
    level: str = ""


@dataclass(frozen=True, slots=True)
class PackSummary:
    """A pack before it is added; `size` are the bytes of its files, `fingerprint` tells them apart.

    `questions` are how many there are of each type that there is.
    """

    id: PackId
    title: str
    edition: int
    date: str
    language: str
    licence: str
    authors: str
    level: str
    minutes: int
    subjects: tuple[str, ...]
    replaces: tuple[PackId, ...]
    is_for_pupils: bool
    articles: tuple[ArticleInPack, ...]
    claims: int
    notes: int
    people: int
    corrections: int
    words: int
    moments: int
    questions: tuple[tuple[QuestionType, int], ...]
    pictures: int
    files: int
    size: int
    fingerprint: str


def summary_of(pack: LessonPack, contents: LessonContents) -> PackSummary:
    """What is told of a pack that was read; a task, as it goes through its texts."""
    levels = {level.article_id: level.name for level in contents.levels}
    about = contents.about
    return PackSummary(
        id=pack.id,
        title=pack.title,
        edition=pack.edition,
        date=pack.date,
        language=pack.language,
        licence=pack.licence,
        authors=pack.authors,
        level=about.level,
        minutes=about.minutes,
        subjects=about.subjects,
        replaces=about.replaces,
        is_for_pupils=about.is_for_pupils,
        articles=tuple(
            ArticleInPack(
                article.title,
                article.publisher,
                len(article.text.split()),
                article.completeness,
                article.rights,
                levels.get(article.id, ""),
            )
            for article in pack.articles
        ),
        claims=len(pack.claims),
        notes=len(pack.notes),
        people=len(pack.people),
        corrections=len(pack.corrections),
        words=len(contents.glossary),
        moments=len(contents.timeline),
        questions=tuple(Counter(question.type for question in contents.questions).items()),
        pictures=sum(file.path.casefold().startswith("media/") for file in pack.files),
        files=len(pack.files),
        size=sum(len(file.content) for file in pack.files),
        fingerprint=fingerprint(pack.files),
    )
