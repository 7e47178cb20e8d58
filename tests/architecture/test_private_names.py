"""Tests look at the program as its users and its other rooms do: through its public names."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.source_tree import Module, modules

SHORTER = "a waiting time or a limit, made short"
LEFT = "a process that one window leaves to the next"
ALLOWED = {
    "tests.architecture.hostile_strings": {
        "_constants": "Python shows no parse tree of a pattern otherwise",
        "_parser": "Python shows no parse tree of a pattern otherwise",
    },
    "tests.benchmarks.bench_responsiveness": {
        "_current_frames": "Python's own, and described in its library",
    },
    "tests.benchmarks.watched_start": {"_compiler": "Python tells nowhere else what it compiles"},
    "tests.core.importing.test_limited_archive": {"_LARGEST_IN_ALL": "a limit, made small"},
    "tests.core.indexing.test_feeding": {"_LEFT_FREE": SHORTER},
    "tests.core.indexing.test_hard_texts": {
        "_write_first": "a process that dies in the middle leaves what it wrote first",
    },
    "tests.core.library.test_articles": {"_raw": "SQLite itself tells which columns are read"},
    "tests.core.library.test_drive": {"_SETTLED": SHORTER},
    "tests.core.library.test_opening": {"_MAKING": SHORTER},
    "tests.core.library.test_program_edition": {"_CORE": "another program, made to order"},
    "tests.core.searching.test_asking": {"_PATIENCE": SHORTER},
    "tests.core.text.test_markdown": {
        "_through_library": "the quick way gives what the thorough one gives",
    },
    "tests.desktop.conftest": {"_EXPLAIN_AFTER": SHORTER},
    "tests.desktop.live.test_index": {
        "_FIRST_PAUSE": SHORTER,
        "_GRACE": SHORTER,
        "_SILENCE": SHORTER,
    },
    "tests.desktop.live.test_open_article": {"_exit": "Python's own: a process that dies"},
    "tests.desktop.live.test_quiet_sweep": {"_QUIET": SHORTER, "_WORTH_IT": SHORTER},
    "tests.desktop.live.test_search": {
        "_AT_ONCE": SHORTER,
        "_FIRST_PAUSE": SHORTER,
        "_GO_ON_AFTER": SHORTER,
        "_THOROUGHLY_AFTER": SHORTER,
        "_index": "whether the index is open before anybody asks is nowhere to be seen",
        "_search": "whether the index is open before anybody asks is nowhere to be seen",
    },
    "tests.desktop.live.test_trouble": {"_run": "a mistake in the program, made to order"},
    "tests.desktop.shared_workers": {
        "_command": LEFT,
        "_is_closed": LEFT,
        "_one_at_a_time": LEFT,
        "_process": LEFT,
        "_running": LEFT,
    },
    "tests.desktop.starting.test_window_claim": {"_PATIENCE": SHORTER},
    "tests.desktop.test_command_line": {"_actions": "argparse lists its options nowhere else"},
    "tests.desktop.context.test_context": {
        "_compose": "the layout of a card's words, set by itself",
    },
    "tests.desktop.reader.test_long_texts": {
        "_placed": "where a mark is painted is nowhere to be seen but in pixels",
        "_positions": "which part of a text is laid out is not to be seen on purpose",
    },
    "tests.desktop.voices.test_voices": {"_MOST_CARDS": SHORTER},
    "tests.desktop.window.test_window": {
        "_SAVE_AGAIN_AFTER": SHORTER,
    },
    "tests.index.scoring.test_ranking": {"_replace": "Python's own, of a named tuple"},
    "tests.index.reference.plain_whoosh": {
        "_finalize_segment": "Whoosh's own: documents written, and no place told for them",
        "_finish": "Whoosh's own: documents written, and no place told for them",
    },
    "tests.index.reference.whoosh_segment": {
        "_terms": "Whoosh's own: its public postings leave out documents that were removed",
    },
    "tests.journeys.conftest": {"_FEED_AFTER": SHORTER, "_PATIENCE": "a waiting time, made long"},
    "tests.journeys.test_a_derived_index": {"_search": "an index that was opened before is closed"},
}


def test_tests_ask_for_no_private_name_but_these() -> None:
    asked = {module.name: set(private_names_in(module)) for module in modules("tests")}

    assert {name: names for name, names in asked.items() if names} == {
        name: set(reasons) for name, reasons in ALLOWED.items()
    }


def private_names_in(module: Module) -> Iterator[str]:
    """The names that begin with `_` and are somebody else's: imported, asked for or replaced."""
    for node in module.nodes:
        if isinstance(node, ast.Attribute) and not is_own(node.value):
            yield from private(node.attr)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield from private(alias.name)
        elif isinstance(node, ast.Call) and is_replacing(node.func):
            for given in node.args[:2]:
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield from private(given.value.rpartition(".")[2])


def private(name: str) -> Iterator[str]:
    if name.startswith("_") and not name.startswith("__"):
        yield name


def is_own(value: ast.expr) -> bool:
    """Whether a name is asked for of the class that has it."""
    return isinstance(value, ast.Name) and value.id in ("self", "cls")


def is_replacing(function: ast.expr) -> bool:
    """Whether a function replaces something in the program, such as monkeypatch.setattr."""
    return isinstance(function, ast.Attribute) and function.attr in ("setattr", "delattr", "object")
