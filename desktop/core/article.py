"""One text to read, with what is known about where it comes from."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from desktop.core.record import record
from desktop.core.shape import SHAPELESS, Shape

ArticleId = NewType("ArticleId", str)


class Completeness(StrEnum):
    """How much of the published text an article holds."""

    COMPLETE = "complete"
    SHORTENED = "shortened"
    SIMPLIFIED = "simplified"


@record(frozen=True, slots=True)
class Article:
    """A text and its origin; another text of the same article is another `version`.

    `text` is as `text.normalised.normalise` leaves it: one paragraph a line, parted by a
    single newline; `shape` tells what each line is. `published` and `accessed` are ISO 8601
    dates and may stop at the year or the month. Fields that nobody filled in are empty. `origins`
    are for a library that takes it in: names of fields, each with where its value was read.
    """

    id: ArticleId
    title: str
    text: str
    publisher: str = ""
    byline: str = ""
    published: str = ""
    accessed: str = ""
    url: str = ""
    genre: str = ""
    language: str = "en"
    completeness: Completeness = Completeness.COMPLETE
    rights: str = ""
    version: int = 1
    shape: Shape = SHAPELESS
    origins: tuple[tuple[str, str], ...] = ()
