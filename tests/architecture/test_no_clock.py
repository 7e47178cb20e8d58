"""No test fails because the computer is slow, or busy with something else."""

from __future__ import annotations

import ast

from tests.architecture.source_tree import Module, modules

CLOCKS = {
    "perf_counter",
    "perf_counter_ns",
    "monotonic",
    "monotonic_ns",
    "process_time",
    "process_time_ns",
    "thread_time",
    "thread_time_ns",
    "timeit",
    "QElapsedTimer",
}
# Benchmarks time the program beside its peers; they are no part of the tests.
WITH_A_CLOCK = {
    "tests.work": "measures for growth: something beside the same thing on a smaller text",
    "tests.desktop.live.test_index": "waits, at most so long, for a process to be gone",
    "tests.desktop.commands.test_keep_index": "waits, at most so long, for a process to speak",
}
# What takes its time inside one call of C cannot be counted in steps.
BY_GROWTH = {
    "tests.core.importing.test_readers_grow_evenly",
    "tests.core.test_time_grows_with_the_text",
    "tests.architecture.test_patterns_grow_evenly",
}


def names_in(module: Module) -> set[str]:
    nodes = module.nodes
    imported = {
        alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    return imported | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def users_of(names: set[str]) -> set[str]:
    return {
        module.name
        for module in modules("tests")
        if not module.name.startswith("tests.benchmarks")
        if any(name in module.source for name in names) and names & names_in(module)
    }


def test_only_those_who_wait_or_measure_growth_have_a_clock() -> None:
    assert users_of(CLOCKS) == set(WITH_A_CLOCK)


def test_what_can_be_counted_is_not_measured() -> None:
    assert users_of({"work_of"}) == BY_GROWTH
