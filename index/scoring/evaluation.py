"""One walk over a query, for every engine that can look up its leaves.

An engine answers with something of its own: scores by document, arrays, a query of Whoosh's. The
walk only says which leaf is wanted, and how answers are put together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Generic, NamedTuple, Protocol, TypeVar, assert_never

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
from index.segments.fields import HEADING, KEYWORDS, STEM_MARK, TEXT, WORDS, attribute_field
from index.words.analysis import Forms

# How much a word counts by itself, beside what it counts for its stem.
_EXACT = 0.5
# A beginning stands for every word that begins so, unless together they occur in more
# documents than this, counted word by word; then it stands for so many of the most frequent ones,
# as far as they fit.
MOST_POSTINGS = 1_000_000
MOST_COMPLETIONS = 50
# A pattern, or a word with a slip, stands for so many words that fit, the most frequent ones, and
# of these for those that together have so many documents as a beginning.
MOST_FITTING = 100
# Two words that together stand in more positions than this are looked for near each other only in
# the documents that hold both of them the most often. Few words but "the" and "of" are so common.
MOST_POSITIONS = 500_000


class Parameters(NamedTuple):
    """What words are weighed by.

    `k1` says how soon more of a word adds no more, and `b` how much length matters, both as BM25
    is mostly used. `usual_documents` are added to those that hold a word, as few say little of how
    it is spread; it may count at most `most_spread` times as much for it.
    """

    k1: float = 1.2
    b: float = 0.75
    usual_documents: float = 3.0
    most_spread: float = 3.0

    def spread(self, occurrences: float, documents: int, usual: float) -> float:
        """How much a word tells by how it is spread; a usual one 1.

        What a text is about it says again; what is said in passing ("pleased", "information")
        stands once here and once there. It is how often the word stands where it stands at all
        (the "burstiness" of Church and Gale, Poisson mixtures, 1995), as against the `usual` of
        all words.
        """
        added = self.usual_documents * usual
        counted = (documents + self.usual_documents) * usual
        return min(self.most_spread, (occurrences + added) / counted) if counted else 1.0


# The two of spread were chosen by leaving out one of four judged collections at a time.
CHOSEN = Parameters()


@dataclass(frozen=True)
class Scope:
    """Where words are looked for.

    `stems` are fields of stems with their weights; a word of a heading counts for more than one
    of the text by being one of few. `words` is the field of words letter for letter, and
    `positions` are the fields in which stems have positions. A word that stands there letter for
    letter counts `exact` more.
    """

    stems: tuple[tuple[str, float], ...] = ((TEXT, 1.0), (HEADING, 1.0), (KEYWORDS, 0.5))
    words: str = WORDS
    positions: tuple[str, ...] = (TEXT, HEADING)
    stem_mark: str = ""
    exact: float = 0.0


EVERYWHERE = Scope(exact=_EXACT)
TEXT_ONLY = Scope(stems=((TEXT, 1.0),))


def in_attribute(name: str) -> Scope:
    """The scope of one attribute."""
    field = attribute_field(name)
    return Scope(stems=((field, 1.0),), words=field, positions=(field,), stem_mark=STEM_MARK)


def idf(size: int, documents: int) -> float:
    """How much a word tells that so many of all documents hold: Lucene's formula."""
    return log(1 + (size - documents + 0.5) / (documents + 0.5))


def fitting(completions: Iterable[tuple[str, int]], most: int) -> list[str]:
    """Of words with the number of their documents those that together have at most so many.

    Each is taken that still fits; the very common ones do not.
    """
    taken = []
    for word, documents in completions:
        if documents <= most:
            taken.append(word)
            most -= documents
    return taken


Answer = TypeVar("Answer")


class Engine(Protocol[Answer]):
    """Looks up the leaves of a query, and puts answers together."""

    def term(self, forms: Forms, scope: Scope) -> Answer:
        """Documents with a word in any of its endings, scored by BM25."""

    def prefix(self, start: str, scope: Scope) -> Answer:
        """Documents with words that begin so, scored by how many they hold."""

    def fitting(self, node: Wildcard | Fuzzy, scope: Scope) -> Answer:
        """Documents with words that fit, scored by how many they hold."""

    def phrase(self, words: Sequence[str], scope: Scope) -> Answer:
        """Documents with these words in this order."""

    def near(self, first: Forms, second: Forms, scope: Scope) -> Answer:
        """Documents in which two words stand close to each other."""

    def of_kind(self, kind: str, found: Answer | None) -> Answer:
        """Those that were found and are of a kind; all of that kind for None, with no score."""

    def of_groups(self, groups: frozenset[str], *, is_outside: bool) -> Answer:
        """All documents of these groups or, outside of them, of all others; with no score."""

    def all_of(self, answers: Sequence[Answer]) -> Answer:
        """Documents that are in every answer; their scores are added."""

    def common_to(self, answers: Sequence[Answer]) -> Answer:
        """Documents that are in every answer, whatever their scores."""

    def any_of(self, answers: Sequence[Answer], times: Sequence[int]) -> Answer:
        """Documents in any of the answers; the scores are added, each so many times."""

    def without(self, found: Answer, excluded: Sequence[Answer]) -> Answer:
        """The documents found that are in none of the others."""

    def nothing(self) -> Answer:
        """No documents."""

    def is_nothing(self, found: Answer) -> bool:
        """Whether there are no documents, as far as that is known."""


class Evaluated(NamedTuple, Generic[Answer]):
    """What a query finds, and which documents hold all that it wants; None when every one does."""

    found: Answer
    complete: Answer | None


def evaluate(engine: Engine[Answer], group: Group) -> Evaluated[Answer]:
    """The answer to a whole query."""
    return _group(engine, group, EVERYWHERE)


def _answer(engine: Engine[Answer], node: Node, scope: Scope) -> Answer:
    answer: Answer
    match node:
        case Term(forms):
            answer = engine.term(forms, scope)
        case Prefix(start):
            answer = engine.prefix(start, scope)
        case Wildcard() | Fuzzy():
            answer = engine.fitting(node, scope)
        case Phrase(words):
            answer = engine.phrase(words, scope)
        case Near(first, second):
            answer = engine.near(first, second, scope)
        case OfAttribute(name, inner):
            answer = _answer(engine, inner, in_attribute(name))
        case OfKind(kind, inner_or_none):
            inner_answer = (
                None if inner_or_none is None else _answer(engine, inner_or_none, TEXT_ONLY)
            )
            answer = engine.of_kind(kind, inner_answer)
        case OfGroups(groups, is_outside):
            answer = engine.of_groups(groups, is_outside=is_outside)
        case Group():
            answer = _group(engine, node, scope).found
        case _:
            assert_never(node)
    return answer


def _group(engine: Engine[Answer], group: Group, scope: Scope) -> Evaluated[Answer]:
    if not group:
        return Evaluated(engine.nothing(), None)
    parts = []
    for node in group.required:
        parts.append(_answer(engine, node, scope))
        if engine.is_nothing(parts[-1]):
            return Evaluated(parts[-1], None)
    complete = None
    if group.wanted:
        times = Counter(group.wanted)
        wanted = [_answer(engine, node, scope) for node in times]
        parts.append(engine.any_of(wanted, list(times.values())))
        if len(wanted) > 1:
            complete = engine.common_to(wanted)
    found = parts[0] if len(parts) == 1 else engine.all_of(parts)
    if group.excluded:
        found = engine.without(found, [_answer(engine, node, scope) for node in group.excluded])
    return Evaluated(found, complete)
