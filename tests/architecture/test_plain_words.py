"""Words from anywhere reach the screen through `plain_words` alone."""

from __future__ import annotations

import ast

from tests.architecture.source_tree import modules

# What Qt takes for HTML by guess or by order, and what opens an address.
MADE = {
    "QErrorMessage", "QInputDialog", "QLabel", "QMessageBox", "QProgressDialog", "QSplashScreen",
    "QStaticText", "QTextBrowser", "QTextDocument", "QToolTip", "QWhatsThis", "QDesktopServices",
}  # fmt: skip
CALLED = {
    "setHtml", "insertHtml", "setMarkdown", "insertMarkdown", "setInformativeText", "setLabelText",
    "setTextFormat", "setWhatsThis", "setStatusTip", "setOpenExternalLinks", "openUrl",
}  # fmt: skip
# Cards insert what `markdown_text` cleaned, into a document that opens nothing.
CLEANED = {
    ("desktop.cards.text", "insertHtml"),
    # What goes into a PDF was escaped by the writer of pages.
    ("desktop.live.work_pdf", "setHtml"),
    # The guide ships with the program, and its Markdown was cleaned as that of cards is.
    ("desktop.window.guide", "setHtml"),
}


def test_no_label_tooltip_or_box_is_made_elsewhere() -> None:
    def is_amiss(module: str, call: ast.Call) -> bool:
        called = call.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        owner = called.value if isinstance(called, ast.Attribute) else None
        makes = name in MADE or (isinstance(owner, ast.Name) and owner.id in MADE)
        tells = name == "setToolTip" and not _is_a_tip(call)
        return makes or tells or (name in CALLED and (module, name) not in CLEANED)

    amiss = [
        f"{module.name}:{node.lineno}"
        for module in modules("desktop")
        if module.name != "desktop.appearance.plain_words"
        for node in module.nodes
        if isinstance(node, ast.Call) and is_amiss(module.name, node)
    ]

    assert amiss == []


def test_no_class_of_its_own_is_such_a_label_or_box() -> None:
    heirs = [
        f"{module.name}.{node.name}"
        for module in modules("desktop")
        if module.name != "desktop.appearance.plain_words"
        for node in module.nodes
        if isinstance(node, ast.ClassDef) and {ast.unparse(base) for base in node.bases} & MADE
    ]

    assert heirs == []


def test_no_list_gives_tooltips_of_its_own() -> None:
    roles = [
        f"{module.name}:{node.lineno}"
        for module in modules("desktop")
        for node in module.nodes
        if isinstance(node, ast.Attribute)
        and node.attr in {"ToolTipRole", "StatusTipRole", "WhatsThisRole", "RichText", "AutoText"}
        and module.name != "desktop.appearance.plain_words"
    ]

    assert roles == []


def _is_a_tip(call: ast.Call) -> bool:
    words = call.args[0]
    return isinstance(words, ast.Call) and ast.unparse(words.func) == "tip"
