"""What one piece of a query asks for: its words in all the ways in which they may be written."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from index.asking.hyphens import in_one, in_two
from index.asking.query import Group, Node, Prefix, Term
from index.words.analysis import Forms, before_ending, forms


def ways_to_write(
    text: str, found: Sequence[Forms], *, is_prefix: bool, is_growing: bool
) -> list[Node]:
    """A node for each word of a chunk, the last of which may be unfinished."""
    nodes: list[Node] = [Term(form) for form in found]
    is_begun = is_prefix or is_growing
    if is_begun:
        nodes[-1] = _begun(found[-1], is_prefix=is_prefix, is_behind=len(found) > 1)
    if len(nodes) == 1:
        others = () if is_prefix else (*in_two(found[0].exact), *_without_ending(text))
        return [_either(*nodes, *others)] if others else nodes
    joined = in_one(text, found)
    if joined is None:
        return nodes
    parted = () if is_begun else in_two(joined.exact)
    if parted and parted[0].words == tuple(form.exact for form in found):
        # "Non" and "violent" by themselves are not what "non-violent" asks for.
        return [_either(*parted, Term(joined))]
    # A text with "twofold" has both parts of "two-fold".
    whole = _begun(joined, is_prefix=is_prefix) if is_begun else Term(joined)
    return [_either(part, whole) for part in nodes]


def _without_ending(text: str) -> tuple[Node, ...]:
    """The word before an ending that is written apart from it: "Ankara'da" asks for "Ankara"."""
    return tuple(Term(form) for form in forms(before_ending(text)))


def _begun(word: Forms, *, is_prefix: bool, is_behind: bool = False) -> Node:
    """All that an unfinished word may become, or only those that begin so.

    A single letter may become too much, unless it `is_behind` others of the same chunk.
    """
    if is_prefix:
        return Prefix(word.exact)
    if len(word.exact) == 1 and not is_behind:
        return Term(word)
    return Group(wanted=(Term(word), Prefix(word.exact, is_typing=True)))


def _either(*nodes: Node) -> Group:
    """One word that was typed, as it was and as others write it."""
    ways = [node.wanted if isinstance(node, Group) else (node,) for node in nodes]
    return Group(wanted=tuple(way for each in ways for way in each), is_compound=True)


def is_common(node: Node, common: AbstractSet[str]) -> bool:
    """Whether the node is a common word, also one that may still be growing."""
    if isinstance(node, Group) and node.wanted:
        if node.is_compound:
            return is_common(node.wanted[0], common)
        last = node.wanted[-1]
        return isinstance(last, Prefix) and last.is_typing and last.start in common
    return isinstance(node, Term) and node.forms.exact in common


def is_common_word(word: str, common: AbstractSet[str]) -> bool:
    """Whether what was typed is nothing but common words."""
    return all(form.exact in common for form in forms(word))
