"""How the lists of a document of Word count."""

from __future__ import annotations

from desktop.core.importing.formats.docx.styles import value_of
from desktop.core.importing.xml_tree import Element, attribute, child, local_name
from desktop.core.shape import LineKind, LineStyle

_UNCOUNTED = frozenset({"bullet", "none", ""})


class Numbering:
    """The lists of a document, which count on through its text."""

    def __init__(self, tree: Element | None) -> None:
        parts = [] if tree is None else list(tree)
        self._abstract = {
            attribute(each, "abstractNumId"): {
                attribute(level, "ilvl"): level for level in each if local_name(level) == "lvl"
            }
            for each in parts
            if local_name(each) == "abstractNum"
        }
        self._lists = {
            attribute(each, "numId"): each for each in parts if local_name(each) == "num"
        }
        # The last number of each depth, by list.
        self._counted: dict[str, dict[int, int]] = {}

    def item(self, list_id: str, depth: int) -> LineStyle | None:
        """The style of the next item; None where the list has no marks at all."""
        if list_id in {"", "0"}:
            return None
        abstract = (
            value_of(child(self._lists[list_id], "abstractNumId"))
            if (list_id in self._lists)
            else ""
        )
        level = self._abstract.get(abstract, {}).get(str(depth))
        kind = "bullet" if level is None else value_of(child(level, "numFmt"))
        if kind in _UNCOUNTED:
            return LineStyle(LineKind.LIST_ITEM, depth + 1)
        counted = self._counted.setdefault(abstract or list_id, {})
        begins = value_of(child(level, "start"))
        first = int(begins) if begins.isdigit() and len(begins) < 6 else 1
        counted[depth] = counted[depth] + 1 if depth in counted else first
        for deeper in [each for each in counted if each > depth]:
            del counted[deeper]
        return LineStyle(LineKind.LIST_ITEM, depth + 1, counted[depth])
