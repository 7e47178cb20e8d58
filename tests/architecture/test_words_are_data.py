"""Lists of words stand in `resources/words`, quotation marks in one table; code holds neither."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.source_tree import Module, modules

# The few words that one rule looks at stand with that rule.
FEW = 16
_WORDS = re.compile(r"\s*[a-z’'-]+(?:\s+[a-z’'-]+)*\s*")
# Names that are no words of a language: of rules, of signs, of fields, of tags in a page.
NO_LANGUAGE = {
    "desktop.core.text.language": "codes of languages",
    "desktop.core.text.markdown": "tags of HTML",
}
THE_TABLE = "desktop.core.text.quotation_marks"
Collection = ast.Set | ast.List | ast.Tuple | ast.Dict
_MARKS = frozenset("“”„‟«»‘’‚‛‹›「」『』＂＇")
# The shapes that mean something at one place of one rule.
FEW_MARKS = 5


def strings(module: Module) -> Iterator[ast.Constant]:
    """The strings of a module that are no docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    documentation = {
        id(node.body[0].value)
        for node in module.nodes
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    constants = (node for node in module.nodes if isinstance(node, ast.Constant))
    for node in constants:
        if isinstance(node.value, str) and id(node) not in documentation:
            yield node


def collections(module: Module) -> Iterator[Collection]:
    for node in module.nodes:
        if isinstance(node, Collection):
            yield node


def joined_collections(module: Module) -> Iterator[ast.BinOp]:
    """Lists that are put together of shorter ones, where they stand: `{"a", …} | {"b", …}`."""
    for node in module.nodes:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.Add):
            yield node


def collections_in(node: ast.expr) -> Iterator[Collection]:
    """The collections that an expression is put together of."""
    if isinstance(node, Collection):
        yield node
    elif isinstance(node, ast.BinOp):
        yield from collections_in(node.left)
        yield from collections_in(node.right)
    elif isinstance(node, ast.Call):
        for part in node.args:
            yield from collections_in(part)


def words_in(node: Collection) -> list[str]:
    """The words of a language that a collection holds: in small letters, names of nothing."""
    parts = node.keys if isinstance(node, ast.Dict) else node.elts
    return [
        part.value
        for part in parts
        if isinstance(part, ast.Constant)
        and isinstance(part.value, str)
        and re.fullmatch("[a-z’']{2,}", part.value)
    ]


def test_no_list_of_words_stands_in_code() -> None:
    lists = [
        f"{module.name}:{node.lineno}"
        for module in modules("desktop/core")
        if module.name not in NO_LANGUAGE
        for node in (*collections(module), *joined_collections(module))
        if sum(len(words_in(part)) for part in collections_in(node)) > FEW
    ]
    rows = [
        f"{module.name}:{node.lineno}"
        for module in modules("desktop/core")
        if module.name not in NO_LANGUAGE
        for node in strings(module)
        if _WORDS.fullmatch(str(node.value)) and len(str(node.value).split()) > FEW
    ]

    assert lists + rows == []


def test_quotation_marks_stand_in_one_table() -> None:
    tables = {
        f"{module.name}:{node.lineno}"
        for module in modules("desktop")
        if module.name != THE_TABLE
        for node in strings(module)
        if len(set(str(node.value)) & _MARKS) > FEW_MARKS
    }

    assert tables == set()
