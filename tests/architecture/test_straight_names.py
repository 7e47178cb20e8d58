"""Names are written where they are used: else no test of names sees what is asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.source_tree import PACKAGES, Module, modules

# Ways to ask for something without writing its name as Python does.
BUILT_IN = {"getattr", "setattr", "delattr", "vars", "globals", "locals", "eval", "exec"}
BUILT_IN |= {"__import__"}
ELSEWHERE = {"import_module", "attrgetter", "methodcaller", "run_module", "run_path"}
INNER = {"__dict__", "__getattribute__", "__globals__", "__code__"}

LACKING = "what some systems do not have"
RECORDS = "the fields of any record, which stand in its class as Python has them written"
FROZEN = "only a program that was packed into one file has it"
TREES = "what Python or the program has under the names that stand in a tree"
PEERS = "another system to compare with, which may not be installed"
ALLOWED: dict[str, dict[str, str]] = {
    "desktop.core.record": {
        "attrgetter": RECORDS,
        "exec": "the one method that has to be quick, with the names of the fields",
        "getattr": RECORDS,
        "vars": RECORDS,
    },
    "desktop.core.library.drive": {"getattr": LACKING},
    "desktop.core.library.named_errors": {"getattr": "not each error of SQLite has a code"},
    "desktop.core.library.opened_file": {"getattr": "not each error of SQLite has a code"},
    "desktop.core.library.program_edition": {"getattr": FROZEN},
    "desktop.desks.sides": {
        "getattr": "a panel is named in `start`, and loaded when it is made",
        "import_module": "a panel is named in `start`, and loaded when it is made",
    },
    "desktop.live.index_process": {"getattr": f"{FROZEN}; {LACKING}"},
    "desktop.live.trouble": {"getattr": "Qt may not be loaded when something goes wrong"},
    "desktop.live.worker_process": {"getattr": f"{FROZEN}; {LACKING}"},
    "desktop.starting.light_loading": {
        "__dict__": "modules of Qt's binding that are filled when they are first asked for",
        "exec": "modules of Qt's binding that are filled when they are first asked for",
        "getattr": "not each module has a file",
        "import_module": "modules of Python that the binding asks for and never uses",
    },
    "desktop.starting.window_claim": {"getattr": "the fields that are told to another process"},
    "index.files.page_file": {"getattr": LACKING},
    "tests.architecture.test_house": {"getattr": TREES, "import_module": TREES},
    "tests.architecture.test_plain_words": {"getattr": "not each node of a tree has a name"},
    "tests.architecture.test_used_names": {"import_module": TREES, "vars": TREES},
    "tests.architecture.test_words_are_found": {"getattr": TREES, "import_module": TREES},
    "tests.architecture.tree_patterns": {
        "__dict__": TREES,
        "eval": "patterns that are put together where they stand",
        "import_module": TREES,
        "vars": TREES,
    },
    "tests.benchmarks.bench_relevance": {"getattr": PEERS},
    "tests.benchmarks.bench_search": {"getattr": PEERS},
    "tests.benchmarks.quotation_system": {
        "getattr": PEERS,
        "import_module": PEERS,
        "vars": "older commits of the program, which may lack it",
    },
    "tests.benchmarks.watched_start": {
        "getattr": "counts the calls of functions of Python and Qt",
        "setattr": "counts the calls of functions of Python and Qt",
    },
    "tests.desktop.window.test_room": {"getattr": "not each widget has words"},
    "tests.desktop.wording.test_errors": {"vars": "each error that there is"},
    "tests.journeys.test_in_another_language": {"getattr": "whatever a widget or record says"},
    "tests.training.train_quotations": {"run_module": "after the house was made known to Python"},
}


def test_names_are_written_where_they_are_used() -> None:
    asked = {module.name: set(roundabout(module)) for module in modules(*PACKAGES, "tests")}

    assert {name: ways for name, ways in asked.items() if ways} == {
        name: set(reasons) for name, reasons in ALLOWED.items()
    }


def roundabout(module: Module) -> Iterator[str]:
    """The ways in which a module asks for names that it does not write."""
    for node in module.nodes:
        if isinstance(node, ast.Name) and node.id in BUILT_IN | ELSEWHERE:
            yield node.id
        elif isinstance(node, ast.Attribute) and node.attr in ELSEWHERE | INNER:
            yield node.attr
        elif isinstance(node, ast.Call) and is_replacing(node) and not is_written(node):
            yield "replaces a name that is put together"


def is_replacing(call: ast.Call) -> bool:
    """Whether a call replaces something by its name, as monkeypatch.setattr does."""
    return isinstance(call.func, ast.Attribute) and call.func.attr in {"setattr", "delattr"}


def is_written(call: ast.Call) -> bool:
    """Whether the name of what is replaced stands in the call."""
    name = call.args[0] if len(call.args) == 2 else call.args[1]
    return isinstance(name, ast.Constant)
