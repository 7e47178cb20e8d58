"""What a key does is an action that F1 tells of and whose keys its reader can choose."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.source_tree import modules

# Where a key is given to something by another way than `Panel.new_action` and `add_command`.
ELSEWHERE = {
    "desktop.panel": "new_action itself",
    "desktop.window.commands": "add_command itself, and lines of a menu with the keys of commands",
    "desktop.window.own_keys": "gives actions the keys that were chosen",
    "desktop.window.guide": "the keys of a page of help: Ctrl+F, F3, Alt+C, and no letter alone",
    "desktop.reader.marked_list": "arrows, which nobody can choose; the list would take them",
    "desktop.reader.pointing": "lines of a menu that show the keys that do the same",
    "desktop.search.results": "a line of a menu that shows the key that does the same",
    "desktop.shelf.shelf": "lines of a menu that show the keys that do the same",
}


def keyed_modules() -> Iterator[str]:
    for module in modules("desktop"):
        for node in module.nodes:
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else ""
            if isinstance(called, ast.Name):
                name = called.id
            if name in ("QShortcut", "setShortcut", "setShortcuts", "grabShortcut"):
                yield module.name


def test_no_key_is_given_to_anything_but_an_action_of_a_panel_or_the_window() -> None:
    assert set(keyed_modules()) == set(ELSEWHERE)
