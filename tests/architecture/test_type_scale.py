"""How large anything is stands in one table: no size of letters stands anywhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable

import pytest

import resources
from tests.architecture.source_tree import Module, modules

# Where the table is, and where fonts are made from what it says.
OWN = (
    "desktop.appearance.fonts",
    "desktop.appearance.preferences",
    # A page of paper has its own measures.
    "desktop.live.work_pdf",
)
SIZE_IN_WORDS = re.compile(r"font-size\s*:\s*[\d.]+|\bfont\s*:\s*[^;]*\d(?:px|pt)|\d\s*pt\b")
# Lower than its letters a layout may then make it, as such a height goes before what Qt asks for.
HEIGHT_IN_WORDS = re.compile(r"\b(?:min-|max-)?height\s*:\s*(?!0|1px|2px)\d")
FAMILY_IN_WORDS = re.compile(r"font-family\s*:\s*[\"'\w]")
IN_WORDS = (SIZE_IN_WORDS, FAMILY_IN_WORDS, HEIGHT_IN_WORDS)
# Parts of a widget that hold no words: those of a bar, a handle, an arrow.
PART_OF_A_WIDGET = re.compile(r"::[^{]*\{[^}]*\}|QScrollBar[^{]*\{[^}]*\}")
SETS_A_SIZE = {
    "setPixelSize",
    "setPointSize",
    "setPointSizeF",
    "setFontPointSize",
    "setFontPixelSize",
}
MAKES_A_FONT = {"QFont", "font", "Run"}
# A height or a side that holds words follows them.
FIXES_A_HEIGHT = {
    "setFixedHeight",
    "setFixedSize",
    "setMinimumHeight",
    "setMaximumHeight",
    "setIconSize",
}
# Lines, and what holds no words.
HAIR = 2


def of_the_window() -> list[Module]:
    return [
        module
        for module in modules("desktop")
        if module.name not in OWN and not module.name.startswith("desktop.core")
    ]


def called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def numbers(node: ast.AST) -> list[float]:
    """The numbers that are written out in an expression, but not those handed to a call in it."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return [float(node.value)]
        return []
    if isinstance(node, ast.Call) and called(node) not in ("QSize", "QSizeF"):
        return []
    return [each for child in ast.iter_child_nodes(node) for each in numbers(child)]


def faults_of(nodes: Iterable[ast.AST]) -> list[str]:
    """Every size or family of letters, and every height of words, that is written out."""
    found = []
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if any(sought.search(node.value) for sought in IN_WORDS):
                found.append(f"{node.lineno}: {node.value[:60]!r}")
        elif isinstance(node, ast.Call):
            name = called(node)
            arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
            if name == "Run":
                # Words may be made of other things that are counted.
                arguments = [each for each in arguments if isinstance(each, ast.Constant)]
            written = [each for argument in arguments for each in numbers(argument)]
            is_size = name in SETS_A_SIZE or (name in MAKES_A_FONT and bool(written))
            if is_size or (name in FIXES_A_HEIGHT and any(each > HAIR for each in written)):
                found.append(f"{node.lineno}: {ast.unparse(node)[:60]}")
    return found


def without_docstrings(module: Module) -> list[ast.AST]:
    told = {
        id(node.body[0].value)
        for node in module.nodes
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    return [node for node in module.nodes if id(node) not in told]


def test_no_size_of_letters_stands_outside_the_table() -> None:
    written = {
        module.name: faults
        for module in of_the_window()
        if (faults := faults_of(without_docstrings(module)))
    }

    assert written == {}


def test_the_style_sheet_has_no_size_or_family_of_letters() -> None:
    sheet = resources.path("themes/window.qss").read_text("utf-8")

    assert not SIZE_IN_WORDS.search(sheet)
    assert not FAMILY_IN_WORDS.search(sheet)


def test_the_style_sheet_makes_nothing_lower_than_its_words() -> None:
    sheet = resources.path("themes/window.qss").read_text("utf-8")

    assert not HEIGHT_IN_WORDS.search(PART_OF_A_WIDGET.sub("", sheet))


@pytest.mark.parametrize(
    "fault",
    [
        "label.setStyleSheet('color: red; font-size: 13px;')",
        "label.setStyleSheet(f'font-size: 12.5px; color: {soft}')",
        "label.setStyleSheet('font: 12px Literata')",
        "button.setStyleSheet('border: none; min-height: 22px;')",
        "label.setStyleSheet('font-family: \"Literata\";')",
        "words = f'<p style=\"font-size:12pt\">{each}</p>'",
        "painter.setFont(QFont('Literata', 12))",
        "painter.setFont(font(TEXT, 16 if passage else 14.5))",
        "face.setPixelSize(14)",
        "text.paragraph(Run(words, 'soft_ink', 12.5))",
        "face.setPointSizeF(size)",
        "bar.setFixedHeight(48)",
        "button.setFixedSize(QSize(28, 26))",
        "button.setMinimumHeight(28)",
    ],
)
def test_a_size_that_is_written_out_is_found(fault: str) -> None:
    assert faults_of(ast.walk(ast.parse(fault)))


@pytest.mark.parametrize(
    "right",
    [
        "label.setStyleSheet(f'color: {soft}; {theme.type.css(Role.CARD)}')",
        "painter.setFont(self._theme.type.font(Role.SMALL))",
        "bar.setFixedHeight(theme.type.room(48))",
        "button.setFixedSize(scale.room(28), scale.room(26))",
        "rule.setFixedHeight(1)",
        "button.setStyleSheet(f'min-height: {theme.type.room(22)}px')",
        "layout.setContentsMargins(18, 10, 18, 12)",
    ],
)
def test_what_the_table_says_is_no_fault(right: str) -> None:
    assert faults_of(ast.walk(ast.parse(right))) == []
