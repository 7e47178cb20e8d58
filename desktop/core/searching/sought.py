"""The words of a query one by one, as they are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.core.indexing.documents import OPERATORS
from index.asking.query import (
    Fuzzy,
    Group,
    Near,
    Node,
    OfAttribute,
    OfKind,
    Phrase,
    Prefix,
    Query,
    Term,
    Wildcard,
)


class Sought(NamedTuple):
    """Words that are looked for together: in the texts, or under the name of an attribute."""

    words: tuple[str, ...]
    node: Node
    name: str = ""


def sought_words(query: Query) -> tuple[Sought, ...]:
    """Each word and quoted phrase that is looked for, in the texts or after a name."""
    found: dict[tuple[str, tuple[str, ...]], Sought] = {}
    for node in (*query.group.wanted, *query.group.required):
        for each in _leaves(node):
            for sought in _sought_in(each):
                found.setdefault((sought.name, sought.words), sought)
    return tuple(found.values())


def _sought_in(leaf: Node) -> Iterator[Sought]:
    match leaf:
        case Term(word) | Group(wanted=(Term(word), Prefix(is_typing=True))):
            yield Sought((word.exact,), leaf)
        case Group(wanted=(Term((word, _)) | Phrase((_, word)), *_), is_compound=True):
            yield Sought((word,), leaf)
        case Phrase(words, is_quoted=True):
            yield Sought(words, leaf)
        case Group(required, is_compound=True):
            yield Sought(tuple(map(_first_word, required)), leaf)
        case OfAttribute(name, inner) if name in OPERATORS.attributes:
            for each in _leaves(inner):
                node = OfAttribute(name, each)
                if isinstance(each, Phrase):
                    yield Sought(each.words, node, name)
                else:
                    yield from (Sought(sought.words, node, name) for sought in _sought_in(each))
        case _:
            pass


def fitting_words(query: Query) -> tuple[Wildcard | Fuzzy, ...]:
    """What stands in the texts for every word that fits."""
    leaves = (
        leaf for node in (*query.group.wanted, *query.group.required) for leaf in _leaves(node)
    )
    return tuple(dict.fromkeys(leaf for leaf in leaves if isinstance(leaf, Wildcard | Fuzzy)))


def _first_word(part: Node) -> str:
    """The word that was typed for a part of a compound."""
    match part:
        case Term(word) | Group(wanted=(Term(word), *_)):
            return word.exact
        case Prefix(start) | Group(wanted=(Prefix(start), *_)):
            return start
    return ""


def _leaves(node: Node) -> tuple[Node, ...]:
    match node:
        # One word that may be longer, or has several parts or spellings.
        case Group(wanted=(Term(), Prefix(is_typing=True))) | Group(is_compound=True):
            return (node,)
        # What `in:` asks for is no word.
        case Group(wanted=(OfAttribute("title"), OfAttribute("lesson"))):
            return ()
        case Group(required, wanted):
            return tuple(leaf for each in required + wanted for leaf in _leaves(each))
        case OfKind(_, inner) if inner is not None:
            return _leaves(inner)
        case Near(first, second):
            return (Term(first), Term(second))
        case _:
            return (node,)


def is_one_word(group: Group) -> bool:
    """Whether only one thing is looked for, so that it stands where anything is found."""
    nodes = group.required + group.wanted
    return len(nodes) == 1 and isinstance(nodes[0], (Term, Phrase))
