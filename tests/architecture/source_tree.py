"""The program's own modules as syntax trees, for tests that read the code and not run it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
PACKAGES = ("desktop", "index", "resources", "seeds")


@dataclass(frozen=True)
class Module:
    """One Python file of the program; `name` is the dotted name by which it is imported."""

    name: str
    file: Path
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        """What is written in it, parsed when it is first asked for."""
        return ast.parse(self.source, str(self.file))

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree."""
        return tuple(ast.walk(self.tree))

    def imports(self) -> Iterator[tuple[int, str]]:
        """The line and full dotted name of everything imported, wherever in the file."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (
                    (node.lineno, f"{node.module or ''}.{alias.name}") for alias in node.names
                )


def modules(*packages: str) -> list[Module]:
    """Every module of these packages, or of the whole program."""
    found = []
    for package in packages or PACKAGES:
        for file in sorted((HOUSE / package.replace(".", "/")).rglob("*.py")):
            parts = file.relative_to(HOUSE).with_suffix("").parts
            name = ".".join(parts).removesuffix(".__init__")
            found.append(_module(name, file))
    return found


@cache
def _module(name: str, file: Path) -> Module:
    """The module of a file, which is read and parsed once for all tests."""
    return Module(name, file, file.read_text("utf-8"))


def is_within(name: str, *packages: str) -> bool:
    """Whether a dotted name is one of these packages or something inside one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)
