"""The words that translators are given, read from the code as Qt's `lupdate` reads it.

`lupdate` takes words from `self.tr("…")` (under the class around it), `Name.tr("…")` (under that
name) and `translate("Context", "…")`, and from nowhere else: not from an f-string, not from a
variable, not from a helper of ours. A plural form it sees in `tr("…", None, n)` alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.architecture.source_tree import Module, modules


@dataclass(frozen=True)
class Message:
    """Words to be translated; `has_forms` when each number may need words of its own."""

    context: str
    words: str
    has_forms: bool = False


@dataclass(frozen=True)
class TranslatingCall:
    """A call of `tr` or `translate`; `around` is the innermost class that it stands in."""

    module: Module
    node: ast.Call
    around: ast.ClassDef | None
    is_in_f_string: bool

    @property
    def place(self) -> str:
        """Where it stands, for whoever has to look."""
        return f"{self.module.name}:{self.node.lineno}"

    @property
    def is_tr(self) -> bool:
        """Whether it is `….tr(…)`, and not `translate(…)`."""
        return isinstance(self.node.func, ast.Attribute) and self.node.func.attr == "tr"

    @property
    def receiver(self) -> str:
        """What stands before the name: `self`, `Damages`, `QCoreApplication`; or nothing."""
        called = self.node.func
        return ast.unparse(called.value) if isinstance(called, ast.Attribute) else ""

    def message(self) -> Message | None:
        """What lupdate finds here; None where it finds nothing."""
        arguments = [_literal(argument) for argument in self.node.args]
        if self.is_in_f_string or self.node.keywords:
            return None
        if self.is_tr:
            context = self.around.name if self.around and self.receiver == "self" else self.receiver
            is_plain = len(arguments) >= 1 and arguments[0] is not None
            return Message(context, arguments[0] or "", len(arguments) == 3) if is_plain else None
        if len(arguments) != 2 or arguments[0] is None or arguments[1] is None:
            return None
        return Message(arguments[0], arguments[1])


def calls_in(module: Module) -> Iterator[TranslatingCall]:
    """Every call of `tr` or of Qt's `translate` in a module."""
    if "tr(" in module.source or "translate(" in module.source:
        yield from _calls(module)


@cache
def messages() -> frozenset[Message]:
    """All words of the program that can be translated."""
    found = (call.message() for module in modules("desktop") for call in calls_in(module))
    return frozenset(message for message in found if message is not None)


def _calls(module: Module) -> Iterator[TranslatingCall]:
    ahead: list[tuple[ast.AST, ast.ClassDef | None, bool]] = [(module.tree, None, False)]
    while ahead:
        node, around, is_in_f_string = ahead.pop()
        around = node if isinstance(node, ast.ClassDef) else around
        is_in_f_string = is_in_f_string or isinstance(node, ast.JoinedStr)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call) and _translates(child.func):
                yield TranslatingCall(module, child, around, is_in_f_string)
            ahead.append((child, around, is_in_f_string))


def _translates(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute):
        if called.attr == "translate":
            return ast.unparse(called) == "QCoreApplication.translate"
        return called.attr == "tr"
    return isinstance(called, ast.Name) and called.id in {"tr", "translate"}


def _literal(argument: ast.expr) -> str | None:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    return None
