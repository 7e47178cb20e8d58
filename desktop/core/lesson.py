"""What a teacher hands out: a lesson pack, and how it stands on the shelf."""

from __future__ import annotations

from typing import NewType

from desktop.core.article import Article, ArticleId
from desktop.core.claim import Claim, ContextNote, Person
from desktop.core.correction import Correction
from desktop.core.record import record

PackId = NewType("PackId", str)


@record(frozen=True, slots=True)
class PackFile:
    """One file of a pack as its teacher wrote it; `path` is relative, with forward slashes."""

    path: str
    content: bytes


@record(frozen=True, slots=True)
class LessonPack:
    """A pack that was read without errors: every place found, every reference resolved.

    `files` are the folder as written, so that the pack can be opened and edited again and
    parts of it that this version does not understand are kept.
    """

    id: PackId
    title: str
    edition: int
    date: str
    language: str
    licence: str
    authors: str = ""
    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[ContextNote, ...] = ()
    people: tuple[Person, ...] = ()
    corrections: tuple[Correction, ...] = ()
    files: tuple[PackFile, ...] = ()


@record(frozen=True, slots=True)
class Lesson:
    """An installed pack as the shelf shows it."""

    id: PackId
    title: str
    edition: int
    authors: str
    licence: str
    article_ids: tuple[ArticleId, ...]
