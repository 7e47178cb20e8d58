"""The examples that the rules of extraction give in their docstrings.

    Example: “We knew,” Ada Quill said. → Ada Quill (after-name-verb)

Before the arrow stands a text, `¶` for the end of a paragraph. Behind it, for each quotation in
order and parted by `;`, who speaks, or "nobody", or what the words are instead of speech; in round
brackets the rule that says so, before it in square ones the words that are quoted.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.source_tree import Module, modules

_EXAMPLE = re.compile(r"Example: (?P<text>.+?) → (?P<promised>.+?)(?=Example: |\Z)")
_PROMISE = re.compile(r"(?:\[(?P<words>.+)\] )?(?P<who>.+?)(?: \((?P<rule>[a-z-]+)\))?")

Documented = ast.ClassDef | ast.FunctionDef


@dataclass(frozen=True)
class Promise:
    """What an example says of one quotation; what it leaves open is empty."""

    words: str
    who: str
    rule: str


@dataclass(frozen=True)
class Example:
    """An example with the dotted name of what it stands at."""

    at: str
    text: str
    promises: tuple[Promise, ...]


def examples() -> list[Example]:
    """All of them, in the order of the files."""
    return [
        each for module in rooms() for name, node in documented(module) for each in _of(name, node)
    ]


def rooms(*names: str) -> list[Module]:
    """The modules of extraction, or of these rooms of it."""
    folders = [f"desktop/core/extraction/{name}" for name in names] or ["desktop/core/extraction"]
    return [module for module in modules(*folders) if module.file.name != "__init__.py"]


def documented(module: Module) -> Iterator[tuple[str, Documented]]:
    """The classes, functions and methods of a module, private ones too."""
    for node in module.tree.body:
        if isinstance(node, Documented):
            yield f"{module.name}.{node.name}", node
        if isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef):
                    yield f"{module.name}.{node.name}.{part.name}", part


def has_example(node: Documented) -> bool:
    """Whether something gives an example, or, being a class, one of its methods does."""
    return any(
        "Example: " in (ast.get_docstring(part) or "")
        for part in ast.walk(node)
        if isinstance(part, Documented)
    )


def _of(name: str, node: Documented) -> Iterator[Example]:
    words = " ".join((ast.get_docstring(node) or "").split())
    for found in _EXAMPLE.finditer(words):
        yield Example(name, found["text"].replace(" ¶ ", "\n"), promises(found["promised"]))


def promises(promised: str) -> tuple[Promise, ...]:
    """What is said behind the arrow."""
    found = [_PROMISE.fullmatch(each) for each in promised.strip().split("; ")]
    return tuple(
        Promise(each["words"] or "", each["who"], each["rule"] or "") for each in found if each
    )
