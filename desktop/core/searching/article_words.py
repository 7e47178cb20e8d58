"""The words of an article, and whether a query may find anything there: a quick look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from desktop.core.article import ArticleId
from desktop.core.indexing.entries import IndexEntry
from index.asking.query import (
    Fuzzy,
    Group,
    Near,
    Node,
    OfAttribute,
    OfGroups,
    OfKind,
    Phrase,
    Prefix,
    Term,
    Wildcard,
)
from index.words.analysis import Forms, forms, stem
from index.words.compounds import compounds


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """The words of all that can be found in an article, letter for letter and as stems.

    To look a few of them up takes a small part of the time of ranking passages. `attributes`
    are the names under which anything stands.
    """

    language: str
    exact: frozenset[str]
    stems: frozenset[str]
    attributes: frozenset[str]

    def has(self, word: Forms) -> bool:
        """Whether a word stands there in any of its endings."""
        stemmed = word.stem if self.language == "en" else stem(word.exact, self.language)
        return stemmed in self.stems or word.exact in self.exact

    def begins(self, start: str) -> bool:
        """Whether any word begins so."""
        return any(word.startswith(start) for word in self.exact)


def words_of(found: Iterable[IndexEntry], language: str) -> ArticleWords:
    """The words of what can be found in one article."""
    words: set[Forms] = set()
    stems: set[str] = set()
    attributes: set[str] = set()
    for each in found:
        for text in (each.heading, each.text, *each.keywords):
            words.update(forms(text, language))
            stems.update(each.stem for each in compounds(text, language))
        attributes.update(name for name, value in each.attributes.items() if value)
    return ArticleWords(
        language,
        frozenset(word.exact for word in words),
        frozenset(stems.union(word.stem for word in words)),
        frozenset(attributes),
    )


def may_answer(node: Node, article_id: ArticleId, words: ArticleWords | None) -> bool:
    """Whether anything in an article may answer; certain only where it cannot.

    Without its words no more is known than which article it is.
    """
    match node:
        case OfGroups(groups, is_outside):
            return (article_id in groups) != is_outside
        case OfKind(_, inner):
            return inner is None or may_answer(inner, article_id, words)
        case Group(required, wanted):
            return all(may_answer(each, article_id, words) for each in required) and (
                not wanted or any(may_answer(each, article_id, words) for each in wanted)
            )
        case _:
            return words is None or _may_stand_in(words, node)


_Leaf = Term | Near | Phrase | Prefix | Wildcard | Fuzzy | OfAttribute


def _may_stand_in(words: ArticleWords, node: _Leaf) -> bool:
    match node:
        case Term(word):
            return words.has(word)
        case Near(first, second):
            return words.has(first) and words.has(second)
        case Phrase(sought):
            return words.exact.issuperset(sought)
        case Prefix(start):
            return words.begins(start)
        case Wildcard() | Fuzzy():
            return any(map(node.fits, words.exact))
        case OfAttribute(name):
            return name in words.attributes
        case _:
            assert_never(node)
