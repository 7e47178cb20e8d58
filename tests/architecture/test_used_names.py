"""What the program has, the program uses: a public name that only tests ask for goes."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module

from tests.architecture.source_tree import Module, modules

# Each with the reason why it stands although nothing in the program names it.
FOR_OTHERS = {
    "desktop.notes.note_editor.NoteEditor.says_saved": "what its reader is told, for journeys",
    "desktop.reader.reader.Reader.shown_words": "what its reader sees lit, for journeys",
    "desktop.window.foot.Foot.echo": "what its reader is told, for journeys",
    "index.full_text_index.FullTextIndex.whoosh": "the door for queries and collectors of Whoosh",
    "index.whoosh_base.schema._Positions.decode_frequency": "Whoosh puts its name together",
    "index.whoosh_base.schema._Positions.decode_positions": "as decode_frequency",
}
# "module:Name" and "module.Name" in a table of what is loaded late.
_LATE = re.compile(r"[\w.]+:(\w+)")

Named = ast.ClassDef | ast.FunctionDef


def test_no_public_name_is_there_for_tests_alone() -> None:
    unused = [
        where
        for module in modules()
        for where, node in public(module)
        if is_asked_for_by_itself_alone(module, node) and where not in FOR_OTHERS
    ]

    assert unused == []


def test_what_is_for_others_is_there_and_asked_for_by_nothing_else() -> None:
    known = {where: node for module in modules() for where, node in public(module)}

    assert FOR_OTHERS.keys() - known.keys() == set()
    used = (name for name in FOR_OTHERS if uses()[known[name].name] > own_uses(known[name]))
    assert sorted(used) == []


def public(module: Module) -> Iterator[tuple[str, Named]]:
    """The public classes, functions and methods of a module, but for what overrides another's."""
    for node in module.tree.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef):
            continue
        if not node.name.startswith("_"):
            yield f"{module.name}.{node.name}", node
        if isinstance(node, ast.ClassDef):
            parents = vars(import_module(module.name))[node.name].__mro__[1:]
            for part in node.body:
                if not isinstance(part, ast.FunctionDef) or part.name.startswith("_"):
                    continue
                if not any(part.name in vars(parent) for parent in parents):
                    yield f"{module.name}.{node.name}.{part.name}", part


@cache
def uses() -> Counter[str]:
    """How often each name is asked for in the program, by whatever object."""
    found: Counter[str] = Counter()
    for module in modules():
        found.update(uses_in(module))
    return found


@cache
def uses_in(module: Module) -> Counter[str]:
    return Counter(names_in(module.nodes))


def is_asked_for_by_itself_alone(module: Module, node: Named) -> bool:
    """Whether nothing outside of it names something."""
    elsewhere = uses()[node.name] - uses_in(module)[node.name]
    return elsewhere == 0 and uses()[node.name] <= own_uses(node)


def own_uses(node: Named) -> int:
    """How often something names itself, as what calls itself does."""
    return Counter(names_in(ast.walk(node)))[node.name]


def names_in(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and (late := _LATE.fullmatch(str(node.value))):
            yield late[1]
