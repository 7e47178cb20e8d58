"""What stands between two brackets of a query, or outside of all, as it is read."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from index.asking.joining import Link, all_of, bare, binds, parts_of, side_by_side
from index.asking.query import Group, Node, OfGroups, TypedPart
from index.asking.spellings import is_common


@dataclass(slots=True)
class Bracket:
    """A bracket that is still open: what stood before it, and what it holds so far."""

    name: str = ""
    is_negative: bool = False
    start: int = 0
    links: list[Link] = field(default_factory=list)
    joint: str = ""

    def add(self, node: Node, told: TypedPart) -> None:
        """Takes what is next, joined to what was before by the operator between them."""
        joint, is_negative = self.joint if self.links else "", told.is_negative
        if is_negative and isinstance(node, OfGroups):
            # What is not of some groups is of others, and can be looked for by itself.
            node, is_negative = replace(node, is_outside=not node.is_outside), False
        self.links.append(Link(joint, is_negative, node, told))
        self.joint = ""

    def group(self, common: AbstractSet[str]) -> tuple[Group, bool]:
        """What it asks for, and whether common words were left out, as there are others."""
        required: list[Node] = []
        wanted: list[Node] = []
        excluded: list[Node] = []
        for alternatives in side_by_side(self.links):
            if len(alternatives) > 1:
                each = tuple(bare(group) for chain in alternatives if (group := all_of(chain)))
                node: Node = Group(wanted=each)
            elif len(alternatives[0]) > 1:
                node = all_of(alternatives[0])
            else:
                [link] = alternatives[0]
                node = link.node
                if link.is_negative:
                    excluded.append(node)
                    continue
            if isinstance(node, Group) and not node:
                continue
            (required if binds(node) else wanted).append(node)
        if len(wanted) > 1:
            # Beside other words each part of a compound ("two-dimensional") counts by itself.
            wanted = [part for node in wanted for part in parts_of(node)]
        # To ask for the same twice makes no difference, but for what is only wanted.
        telling = [node for node in wanted if not is_common(node, common)]
        if not telling and not required:
            telling = wanted
        group = Group(
            tuple(dict.fromkeys(required)), tuple(telling), tuple(dict.fromkeys(excluded))
        )
        return group, len(telling) < len(wanted)
