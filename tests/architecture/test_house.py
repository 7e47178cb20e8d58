"""The rules of the house that no other tool checks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module

from tests.architecture.source_tree import HOUSE, Module, is_within, modules

# Words that say nothing about what a module does: everything would fit into it.
EMPTY_NAMES = {"utils", "util", "helpers", "common", "manager", "handler", "data", "info", "misc"}
# Where any error at all may have to be caught: a task's end, the program's end, the index's door.
MAY_CATCH_EVERYTHING = (
    "desktop.live.tasks",
    "desktop.app",
    # Whatever goes wrong before there is a window has to be told.
    "desktop.command_line",
    "desktop.launch",
    "desktop.core.indexing.batch",
    "desktop.commands.work",
    "index.full_text_index",
)

# What a person sees may take more lines to lay out.
PANELS = (
    "context",
    "corroborate",
    "lesson",
    "library",
    "notes",
    "questions",
    "reader",
    "search",
    "settings",
    "shelf",
    "voices",
    "writing",
)
TESTS_OF = {"tests/core": "desktop/core", "tests/desktop": "desktop", "tests/index": "index"}
MOST_LINES, MOST_OF_APP, MOST_IMPORTS_OF_APP = 300, 250, 30

Documented = ast.Module | ast.ClassDef | ast.FunctionDef


def public_definitions(module: Module) -> Iterator[tuple[str, Documented]]:
    """The classes and functions of a module that others may use, with their public methods."""
    for node in module.tree.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef) or node.name.startswith("_"):
            continue
        yield f"{module.name}.{node.name}", node
        if isinstance(node, ast.ClassDef):
            for method in own_public_methods(module, node):
                yield f"{module.name}.{node.name}.{method.name}", method


def own_public_methods(module: Module, node: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """The methods that a class adds: one it overrides is explained where it comes from."""
    for part in node.body:
        if not isinstance(part, ast.FunctionDef) or part.name.startswith("_"):
            continue
        is_setter = any(isinstance(mark, ast.Attribute) for mark in part.decorator_list)
        parents = getattr(import_module(module.name), node.name).__mro__[1:]
        if not is_setter and not any(hasattr(parent, part.name) for parent in parents):
            yield part


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [m.name for m in modules() if m.name.rpartition(".")[2] in EMPTY_NAMES] == []


def test_a_package_opens_with_a_docstring_and_nothing_else() -> None:
    full = [
        module.name
        for module in modules("desktop", "index")
        if module.file.name == "__init__.py" and len(module.tree.body) != 1
    ]

    assert full == []


def test_no_module_outside_the_panels_grows_into_a_second_noun() -> None:
    apart = tuple(f"desktop.{panel}" for panel in PANELS)
    long = {
        module.name: lines
        for module in modules("desktop", "index")
        if not is_within(module.name, *apart)
        and (lines := len(module.file.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }

    assert long == {}


def test_the_app_builds_starts_and_ends_and_is_no_switchboard() -> None:
    [app] = [module for module in modules("desktop") if module.name == "desktop.app"]
    imports = [node for node in app.nodes if isinstance(node, ast.Import | ast.ImportFrom)]

    assert len(app.file.read_text(encoding="utf-8").splitlines()) <= MOST_OF_APP
    assert len(imports) <= MOST_IMPORTS_OF_APP


def test_tests_lie_in_rooms_of_the_same_names() -> None:
    aside = [
        str(folder.relative_to(HOUSE))
        for tests, product in TESTS_OF.items()
        for folder in {file.parent for file in (HOUSE / tests).rglob("test_*.py")}
        if not (HOUSE / product / folder.relative_to(HOUSE / tests)).is_dir()
    ]

    assert aside == []


def test_what_tests_one_room_lies_in_it() -> None:
    """A loose test looks at several rooms, or at a module that lies loose itself."""
    loose = {
        module.name: rooms
        for tests, product in TESTS_OF.items()
        for module in modules(tests)
        if module.file.parent == HOUSE / tests and module.file.name.startswith("test_")
        if len(rooms := rooms_imported(module, product)) == 1 and None not in rooms
    }

    assert loose == {}


def rooms_imported(module: Module, product: str) -> set[str | None]:
    """The folders of `product` that a module imports from; None for what lies at its door."""
    within = product.replace("/", ".")
    rooms: set[str | None] = set()
    for _, name in module.imports():
        if not is_within(name, within):
            continue
        room = name.removeprefix(within).lstrip(".").partition(".")[0]
        if room and room != "core":
            rooms.add(room if (HOUSE / product / room).is_dir() else None)
    return rooms


def test_every_module_says_what_it_is_for() -> None:
    assert [module.name for module in modules() if not ast.get_docstring(module.tree)] == []


def test_everything_public_says_what_it_gives() -> None:
    silent = [
        name
        for module in modules()
        for name, node in public_definitions(module)
        if not ast.get_docstring(node)
    ]

    assert silent == []


def test_only_the_library_opens_the_database() -> None:
    others = [
        module.name
        for module in modules()
        if any(is_within(name, "sqlite3") for _, name in module.imports())
        and not is_within(module.name, "desktop.core.library")
    ]

    assert others == []


def test_the_core_the_index_and_what_ships_know_no_qt() -> None:
    with_qt = [
        module.name
        for module in modules("desktop/core", "index", "resources", "seeds")
        if any(is_within(name, "PySide6", "shiboken6") for _, name in module.imports())
    ]

    assert with_qt == []


def test_no_error_is_caught_by_whoever_does_not_know_it() -> None:
    def is_blind(node: ast.AST) -> bool:
        if not isinstance(node, ast.ExceptHandler):
            return False
        caught = ast.unparse(node.type) if node.type else "BaseException"
        return "Exception" in caught.replace("(", " ").replace(")", " ").replace(",", " ").split()

    blind = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        if not is_within(module.name, *MAY_CATCH_EVERYTHING)
        for node in module.nodes
        if isinstance(node, ast.ExceptHandler) and is_blind(node)
    ]

    assert blind == []
