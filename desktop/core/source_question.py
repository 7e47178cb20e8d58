"""What is asked about the source of a text, and about who publishes it.

An answer is kept as an annotation (`Annotation.question`): so it has wordings, undo, seals, checks
and a place in search as every note has. Where there is a choice, each line of its words is what was
chosen (a `TextKind` or a `SourcePurpose`), or is in the reader's own words.
"""

from __future__ import annotations

from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId


class SourceQuestion(StrEnum):
    """What is asked of one text."""

    AUTHOR = "author"
    PUBLISHER = "publisher"
    DAY = "day"
    KIND = "kind"
    PURPOSE = "purpose"
    AUDIENCE = "audience"
    MISSING = "missing"
    TITLE = "title"


class PublisherQuestion(StrEnum):
    """What is asked of a publisher, once for all its texts; each with where the answer is from."""

    SORT = "sort"
    SORT_FROM = "sort-from"
    OWNER = "owner"
    OWNER_FROM = "owner-from"
    MONEY = "money"
    MONEY_FROM = "money-from"
    CORRECTIONS = "corrections"
    CORRECTIONS_FROM = "corrections-from"


class TextKind(StrEnum):
    """What kind of text it is."""

    NEWS_REPORT = "news report"
    OPINION = "opinion"
    ADVERTISEMENT = "advertisement"
    PRESS_RELEASE = "press release"
    STUDY = "study"
    BLOG = "blog"
    OFFICIAL = "official"


class SourcePurpose(StrEnum):
    """Why it was made; there may be more than one reason."""

    INFORM = "to inform"
    PERSUADE = "to persuade"
    SELL = "to sell"
    ENTERTAIN = "to entertain"


def answer_id(about: ArticleId | str, question: str) -> AnnotationId:
    """The id of an answer about an article, or about the publisher with a key.

    It is the same on every computer: where two of them are put together, an answer that was
    written on both is one, with all its wordings.
    """
    return AnnotationId(uuid5(NAMESPACE_URL, f"sourcebook:{about}#{question}").hex)
