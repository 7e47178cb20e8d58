"""How what stands side by side in a query is joined: by AND, NEAR, OR, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from index.asking.query import (
    Group,
    Near,
    Node,
    OfAttribute,
    OfGroups,
    OfKind,
    PartKind,
    Phrase,
    Prefix,
    Term,
    TypedPart,
)


class Link(NamedTuple):
    """A node with the operator in capitals that joins it to the one before."""

    joint: str
    is_negative: bool
    node: Node
    told: TypedPart


def parts_of(node: Node) -> tuple[Node, ...]:
    """The parts of a compound, or else the node itself."""
    if isinstance(node, Group) and node.is_compound:
        return node.required or (node,)
    return (node,)


def side_by_side(links: Iterable[Link]) -> list[list[list[Link]]]:
    """What stands side by side, each as alternatives, each alternative as a chain of ANDs.

    AND and NEAR bind closer than OR, and OR closer than no operator.
    """
    sides: list[list[list[Link]]] = []
    for link in links:
        chain = sides[-1][-1] if sides else []
        if link.joint == "NEAR" and (near := _near(chain[-1], link)):
            chain[-1] = near
        elif link.joint in ("AND", "NEAR"):
            chain.append(link)
        elif link.joint == "OR":
            sides[-1].append([link])
        else:
            sides.append([[link]])
    return sides


def _near(before: Link, link: Link) -> Link | None:
    one, other = _finished(before.node), _finished(link.node)
    if isinstance(one, Term) and isinstance(other, Term):
        told = TypedPart(PartKind.NEAR, (*before.told.said, *link.told.said))
        return before._replace(node=Near(one.forms, other.forms), told=told)
    return None


def _finished(node: Node) -> Node:
    """The word itself where it may still be growing, or is written otherwise too."""
    if isinstance(node, Group) and node.wanted:
        last = node.wanted[-1]
        if node.is_compound or (isinstance(last, Prefix) and last.is_typing):
            return node.wanted[0]
    return node


def all_of(chain: list[Link]) -> Group:
    """A chain of ANDs as one group; an empty one where all of them only exclude."""
    # To ask for the same twice makes no difference.
    nodes = dict.fromkeys(link.node for link in chain if not link.is_negative)
    excluded = dict.fromkeys(link.node for link in chain if link.is_negative)
    return Group(required=tuple(nodes), excluded=tuple(excluded)) if nodes else Group()


def bare(group: Group) -> Node:
    """What the group requires where that is all and one, or else the group."""
    is_one = len(group.required) == 1 and not group.wanted and not group.excluded
    return group.required[0] if is_one else group


def binds(node: Node) -> bool:
    """Whether a document without it is no answer: what was quoted, named or joined by AND."""
    if isinstance(node, Group):
        if node.is_compound:
            return False
        return bool(node.required) or (bool(node.wanted) and all(map(binds, node.wanted)))
    if isinstance(node, Phrase):
        return node.is_quoted
    return isinstance(node, Near | OfAttribute | OfGroups | OfKind)
