"""Words that stand nowhere in the library, and those of its words that are spelt like them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from time import monotonic
from typing import Protocol

from desktop.core.asking import Sought, sought_words
from desktop.core.index_documents import OPERATORS
from desktop.core.query_words import Hint, HintSort
from index.analysis import Word, forms
from index.analysis import words as words_in
from index.document import Hits
from index.query import Group, Node, OfAttribute, Phrase, Query, Term

# So many words of a query are looked after; whoever pastes a text has not misspelt it.
_MOST_WORDS = 6
# What was typed is answered while it is typed: no further word is looked after so many seconds in.
_PATIENCE = 0.02
_SHORTEST = 3
_AFTER_A_NAME = re.compile(r":\S*$")


class Search(Protocol):
    """Looks up a query, for at most so many hits."""

    def __call__(self, query: Query, limit: int, /) -> Hits:
        """What the index finds."""


class Suggest(Protocol):
    """Knows words that are spelt almost like one."""

    def __call__(self, word: str, /, *, attribute: str) -> Sequence[str]:
        """Those of an attribute, or of the texts where it is empty; the likeliest first."""


def misspelt(typed: str, query: Query, search: Search, suggest: Suggest) -> tuple[Hint, ...]:
    """A hint for what finds nothing, where it would with another word that is spelt like it."""
    until = monotonic() + _PATIENCE
    names = {each.said.rstrip(":") for each in query.understood.remarks}
    # A name that is none has a hint of its own.
    sought = [each for each in sought_words(query) if each.name or each.words[0] not in names]
    if len(sought) > _MOST_WORDS:
        return ()

    def finds(node: Node) -> bool:
        return search(Query(Group(required=(node,))), 1).total > 0

    hints: list[Hint] = []
    for each in sought:
        if finds(each.node):
            continue
        if monotonic() > until:
            break
        for number, word in enumerate(each.words):
            if len(word) < _SHORTEST or not word.isalpha():
                continue
            others = (other for other in suggest(word, attribute=each.name) if other != word)
            better = next((other for other in others if finds(_with(each, number, other))), "")
            place = _place_of(word, each.name, typed)
            if better and place:
                hints.append(_hint(each, typed, place, better))
                break
    return tuple(hints)


def _with(sought: Sought, number: int, other: str) -> Node:
    """What is asked for with another word in the place of one."""
    words = (*sought.words[:number], other, *sought.words[number + 1 :])
    node: Node = Phrase(words) if len(words) > 1 else Term(forms(other)[0])
    return OfAttribute(sought.name, node) if sought.name else node


def _place_of(word: str, name: str, typed: str) -> Word | None:
    """Where a word was typed, after the name if there is one."""
    places = [each for each in words_in(typed) if each.forms.exact == word]
    if not name:
        alone = (each for each in places if not _AFTER_A_NAME.search(typed[: each.start]))
        return next(alone, None) or next(iter(places), None)
    names = (name, *(alias for alias, meant in OPERATORS.aliases.items() if meant == name))
    found = (typed.lower().find(f"{each}:") for each in names)
    after = min((at for at in found if at >= 0), default=0)
    return next((each for each in places if each.start >= after), None)


def _hint(sought: Sought, typed: str, place: Word, better: str) -> Hint:
    name = f"{sought.name}:" if sought.name else ""
    said = typed[place.start : place.end]
    put_right = typed[: place.start] + better + typed[place.end :]
    return Hint(HintSort.MISSPELT, f"{name}{said}", f"{name}{better}", put_right)
