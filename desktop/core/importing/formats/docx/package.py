"""The parts of a document of Word, and which refers to which."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from desktop.core.importing.errors import Unreadable, UnreadableReason
from desktop.core.importing.limited_archive import LimitedArchive
from desktop.core.importing.xml_tree import Element, xml_tree

_MAIN = "/officeDocument"


class DocxPackage:
    """An archive that holds a document. Raises Unreadable when it holds none."""

    def __init__(self, content: bytes) -> None:
        self._archive = LimitedArchive(content)
        self.main = self._target_of_kind("", _MAIN) or "word/document.xml"
        if self.main not in self._archive:
            raise Unreadable(UnreadableReason.DAMAGED)
        self._targets = self._all_targets()

    def tree(self, name: str) -> Element | None:
        """The tree of a part; None where there is no such part."""
        return xml_tree(self._archive.read(name)) if name in self._archive else None

    def beside(self, file: str) -> str:
        """The name of a part that lies beside the text."""
        return posixpath.join(posixpath.dirname(self.main), file)

    def target(self, relation: str) -> str:
        """What the text means by the name of a relation: a part, or an address elsewhere."""
        return self._targets.get(relation, "")

    def content(self, relation: str) -> bytes:
        """The bytes of the part that the text names; nothing of what is not in the archive."""
        return self._archive.read(self.target(relation))

    def _all_targets(self) -> dict[str, str]:
        folder = posixpath.dirname(self.main)
        targets = {}
        for relation in self._relations(self.main):
            name, where = relation.get("Id") or "", relation.get("Target") or ""
            is_elsewhere = relation.get("TargetMode") == "External"
            targets[name] = where if is_elsewhere else _inside(folder, where)
        return targets

    def _target_of_kind(self, part: str, kind: str) -> str:
        for relation in self._relations(part):
            if (relation.get("Type") or "").endswith(kind):
                return _inside("", relation.get("Target") or "")
        return ""

    def _relations(self, part: str) -> list[Element]:
        folder, name = posixpath.split(part)
        tree = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [] if tree is None else list(tree)


def _inside(folder: str, target: str) -> str:
    joined = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(unquote(joined)).lstrip("/")
