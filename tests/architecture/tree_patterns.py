"""Every regular expression of the program, with the ways in which it is used."""

from __future__ import annotations

import ast
import builtins
import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
_PACKAGES = ("desktop", "index", "resources", "seeds")
# A file that imports `re` in no way has no pattern, but for one that it takes from elsewhere.
_KNOWS_PATTERNS = re.compile(r"^\s*(?:import re\b|from re\b)|\bre\.\w", re.MULTILINE)
_WHOLE = frozenset({"match", "fullmatch"})
_USES = frozenset(
    {"match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn", "compile"}
)


@dataclass(frozen=True, slots=True)
class TreePattern:
    """A pattern and where it stands; `is_anchored` if it is only ever tried at one place."""

    where: str
    pattern: re.Pattern[Any]
    is_anchored: bool


class _Word(str):
    """What stands for a value that only a running function knows, and for all that it has."""

    __slots__ = ()

    def __getattr__(self, name: str) -> _Word:
        return self

    def __call__(self, *given: object, **named: object) -> _Word:
        return self


class _Sampled(Mapping[str, str]):
    """What stands for names that only a running function knows: a word."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self._known = known

    def __getitem__(self, name: str) -> str:
        if name in self._known or hasattr(builtins, name):
            raise KeyError(name)
        return _Word("word")

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@cache
def tree_patterns() -> tuple[TreePattern, ...]:
    """All of them: those of modules, and those made inside functions."""
    found: list[TreePattern] = []
    for package in _PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if path.name != "__main__.py":
                found += _of_file(path)
    return tuple(found)


def _of_file(path: Path) -> Iterator[TreePattern]:
    source = path.read_text("utf-8")
    if not _KNOWS_PATTERNS.search(source):
        return
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    module, tree = importlib.import_module(name), ast.parse(source)
    nodes = list(ast.walk(tree))
    uses = _uses(nodes)
    seen: set[tuple[str | bytes, int]] = set()
    for variable, value in vars(module).items():
        if module.__dict__.get(variable) is not value or f"{variable} =" not in source:
            continue
        for pattern in _patterns_in(value):
            seen.add((pattern.pattern, pattern.flags))
            methods = uses.get(variable, set())
            yield TreePattern(f"{name}.{variable}", pattern, bool(methods) and methods <= _WHOLE)
    for line, method, pattern in _made_in_place(nodes, module):
        if (pattern.pattern, pattern.flags) not in seen:
            yield TreePattern(f"{name}:{line}", pattern, method in _WHOLE)


def _patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list, set, frozenset)):
        for each in value:
            yield from _patterns_in(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _patterns_in(each)


def _uses(nodes: Sequence[ast.AST]) -> dict[str, set[str]]:
    """By which of its methods each name is used; a name that is handed on counts as searched."""
    uses: dict[str, set[str]] = {}
    methods = {id(node.value): node.attr for node in nodes if isinstance(node, ast.Attribute)}
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            uses.setdefault(node.id, set()).add(methods.get(id(node), "search"))
    return uses


def _made_in_place(
    nodes: Sequence[ast.AST], module: ModuleType
) -> Iterator[tuple[int, str, re.Pattern[Any]]]:
    handed_on = _functions_that_compile(nodes)
    for node in nodes:
        if not isinstance(node, ast.Call) or not node.args:
            continue
        function = node.func
        if (
            isinstance(function, ast.Attribute)
            and isinstance(function.value, ast.Name)
            and function.value.id == "re"
            and function.attr in _USES
        ):
            yield node.lineno, function.attr, _evaluated(node, function.attr, module)
        elif isinstance(function, ast.Name) and function.id in handed_on:
            argument = node.args[0]
            if isinstance(argument, ast.Constant):
                yield node.lineno, "search", re.compile(str(argument.value))


def _evaluated(node: ast.Call, method: str, module: ModuleType) -> re.Pattern[Any]:
    flags_at = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(method, 2)
    flags = next(
        (each.value for each in node.keywords if each.arg == "flags"),
        node.args[flags_at] if len(node.args) > flags_at else ast.Constant(0),
    )
    known = vars(module)
    pattern, value = (
        eval(
            compile(ast.fix_missing_locations(ast.Expression(part)), module.__name__, "eval"),
            known,
            _Sampled(known),
        )
        for part in (node.args[0], flags)
    )
    return re.compile(pattern, value)


def _functions_that_compile(nodes: Sequence[ast.AST]) -> set[str]:
    """Functions that make a pattern of their first argument, or hand it on to such a one."""
    functions = {
        node.name: node for node in nodes if isinstance(node, ast.FunctionDef) and node.args.args
    }
    calls = [
        (node, called)
        for node in nodes
        if isinstance(node, ast.Call)
        if node.args and (called := _maker_called(node)) in {"re.", *functions}
    ]
    handing = {
        name: {called for call, called in calls if _hands_on(function, call)}
        for name, function in functions.items()
    }
    found: set[str] = set()
    for _ in range(3):
        found |= {name for name, called in handing.items() if called & {"re.", *found}}
    return found


def _hands_on(function: ast.FunctionDef, call: ast.Call) -> bool:
    """Whether a call stands in a function and takes its first argument for its own."""
    if not function.lineno <= call.lineno <= (function.end_lineno or 0):
        return False
    argument = function.args.args[0].arg
    return any(isinstance(n, ast.Name) and n.id == argument for n in ast.walk(call.args[0]))


def _maker_called(call: ast.Call) -> str:
    """The name of the function that a call calls; for all that `re` has, `re.`."""
    called = call.func
    if isinstance(called, ast.Name):
        return called.id
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        return "re." if called.value.id == "re" else ""
    return ""
