"""Which fields each file of a pack knows."""

from __future__ import annotations

from desktop.core.fields.fields import FieldNames


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


PACK_REQUIRED = ("sourcebook", "id", "title", "edition", "date", "language", "licence")
PACK = FieldNames(
    once=frozenset(PACK_REQUIRED)
    | _names("level minutes subjects skills authors contact requires replaces pens"),
)

ARTICLE_REQUIRED = ("id", "title", "rights")
ARTICLE = FieldNames(
    once=frozenset(ARTICLE_REQUIRED)
    | _names("publisher byline published accessed url genre language text order"),
)

CLAIM = FieldNames(
    once=_names("article on speaker type status"),
    often=_names("also near repeated-by"),
)
NOTE = FieldNames(
    once=_names("article on kind claim date"),
    often=_names("also near source"),
    below=_names("source"),
)
QUOTE = FieldNames(
    once=_names("article on speaker kind"),
    often=_names("near"),
)
PERSON = FieldNames(once=frozenset(), often=_names("names"))
QUESTION = FieldNames(
    once=_names("article on type words at-least"),
    often=_names("also near answer accept hint rubric"),
    below=_names("answer accept hint rubric"),
)
TERM = FieldNames(once=frozenset(), often=_names("plural also"))
