"""Which fields each file of a pack knows."""

from __future__ import annotations

from desktop.core.fields.fields import FieldNames


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


PACK_REQUIRED = ("sourcebook", "id", "title", "edition", "date", "language", "licence")
PACK = FieldNames(
    once=frozenset(PACK_REQUIRED)
    | _names("level minutes subjects skills authors contact requires replaces pens reveal copy"),
)

ARTICLE_REQUIRED = ("id", "title", "rights")
ARTICLE = FieldNames(
    once=frozenset(ARTICLE_REQUIRED)
    | _names("publisher byline published accessed url genre language text order same-as level"),
)

CLAIM = FieldNames(
    once=_names("article on speaker type status"),
    often=_names("also near repeated-by in"),
)
NOTE = FieldNames(
    once=_names("article on kind claim date reveal"),
    often=_names("also near source in"),
    below=_names("source"),
)
QUOTE = FieldNames(
    once=_names("article on speaker kind"),
    often=_names("near"),
)
PERSON = FieldNames(once=frozenset(), often=_names("names"))
QUESTION = FieldNames(
    once=_names("article on type words at-least with claim"),
    often=_names("also near answer accept hint rubric starter"),
    below=_names("answer accept hint rubric starter"),
    has_items=True,
)
TERM = FieldNames(once=frozenset(), often=_names("plural also"))

# What only a pack of format 2 or later may have, by the file.
SECOND_FORMAT = {
    PACK: _names("reveal"),
    ARTICLE: _names("same-as level"),
    CLAIM: _names("in"),
    NOTE: _names("reveal in"),
    QUESTION: _names("starter with claim"),
}
