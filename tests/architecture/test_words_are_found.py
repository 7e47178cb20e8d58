"""What a person reads in the window is found by Qt's `lupdate`, and so by whoever translates it.

`tests/journeys/test_in_another_language.py` looks at the window itself, which is the real proof:
there a word that no translator is given stands out, however it came there. Here is told at once,
and with its line, what is mostly done wrong.
"""

from __future__ import annotations

import ast
import html
import re
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QObject

from desktop.wording.translation_context import TranslationContext
from tests.architecture.source_tree import Module, is_within, modules
from tests.architecture.translated_words import Message, TranslatingCall, calls_in, messages

# The one helper: it is called by the names that lupdate takes for contexts.
HELPER = "desktop.wording.translation_context"
# These speak in a terminal and load no Qt: it may be what is missing.
WITHOUT_QT = (
    "desktop.__main__",
    "desktop.command_line",
    "desktop.commands",
    "desktop.core",
    "desktop.starting.options",
    "desktop.starting.system_libraries",
)
# Whose words go to a log, a terminal, a style sheet, or name something for the program alone.
UNSEEN = {
    "debug", "info", "warning", "error", "exception", "getLogger", "write", "Report",
    "compile", "setStyleSheet", "setApplicationName", "setObjectName", "setProperty",
    "TranslationContext", "TypeVar", "start",
}  # fmt: skip
# Whose words are seen or heard, and which of the arguments they are.
SHOWING: dict[str, int | slice] = {
    "addAction": 0, "addButton": 0, "addItem": 0, "addMenu": 0, "addTab": 1, "announce": 1,
    "insertText": 0, "message_box": slice(1, 3), "new_action": 0, "say": slice(1, 3),
    "setAccessibleDescription": 0, "setAccessibleName": 0, "setHtml": 0, "setLabelText": 0,
    "setPlaceholderText": 0, "setTabText": 1, "setText": 0, "setTitle": 0, "setToolTip": 0,
    "setWindowTitle": 0, "show_tip": 1, "show_where": 0, "show_state": 0, "tip": 0, "words_box": 0,
    "PlainLabel": 0, "MarkupLabel": 0, "QAction": 0, "QCheckBox": 0, "QLabel": 0, "QMenu": 0,
    "QPushButton": 0, "QRadioButton": 0, "QToolButton": 0, "Run": 0, "Way": 0,
}  # fmt: skip
A_TYPEFACE = "the name of a typeface"
A_KEY = "a key, which Qt says in the reader's language"
A_SEARCH = "typed as it stands: it finds something in the articles that ship"
A_REPORT = "for whoever mends the program"
A_NAME = "the program's name"
A_FORM = "what Qt fills with the day and the month in the reader's language"
A_TASK = "the name of a task or a thread"
NOT_TO_TRANSLATE = {
    "Literata": A_TYPEFACE,
    "Source Serif 4": A_TYPEFACE,
    "Atkinson Hyperlegible Next": A_TYPEFACE,
    "Consolas": A_TYPEFACE,
    "Menlo": A_TYPEFACE,
    "DejaVu Sans Mono": A_TYPEFACE,
    "Cousine": A_TYPEFACE,
    "Fusion": "the name of a style of Qt",
    "Sourcebook": A_NAME,
    " — Sourcebook": A_NAME,
    "d MMM yyyy": A_FORM,
    "MMM yyyy": A_FORM,
    "OpenDyslexic": A_TYPEFACE,
    "Del": A_KEY,
    "Esc": A_KEY,
    "Return": A_KEY,
    "Enter": A_KEY,
    "B; Ctrl+Return; Ctrl+Enter": A_KEY,
    "Ctrl+Return; Ctrl+Enter": A_KEY,
    "note:why": A_SEARCH,
    "Sourcebook report": A_REPORT,
    "no report of it could be written": A_REPORT,
    "a report is in ": A_REPORT,
    "not loaded": A_REPORT,
    "Fatal Python error": "what Python writes into its own report",
    "Current thread": "what Python writes into its own report",
    "quiet check": A_TASK,
    "index process": A_TASK,
    "look at the file": A_TASK,
    "put back": "the name of a link on a card",
    "corrected by a pack": "the name of a rule of attribution",
    "The council said on Monday that the bridge, which was built in 1931, would be closed.": (
        "words that are measured, and never shown"
    ),
}
LIKE_WORDS = re.compile(r"[A-Za-z]{2,}[,:.;]? [A-Za-z]|^[A-Z][a-z]+(?: …)?$|[a-z]\.$")
MARKUP = re.compile(r"<[^<>]*>|<\w[^<>]*$|^[^<>]*\">|[a-z-]+: ?[^;<>]*(?:;|$)")
LETTERS = re.compile(r"[^\W\d_]{2,}")


def translating_calls() -> Iterator[TranslatingCall]:
    for module in modules("desktop"):
        if module.name != HELPER:
            yield from calls_in(module)


def test_words_are_given_to_qt_in_a_form_that_lupdate_reads() -> None:
    hidden = [
        f"{call.place} {ast.unparse(call.node)}"
        for call in translating_calls()
        if call.message() is None
    ]

    assert hidden == []


def test_words_are_looked_up_under_the_context_that_lupdate_gives_them() -> None:
    def is_right(call: TranslatingCall) -> bool:
        home = import_module(call.module.name)
        if not call.is_tr:
            return call.receiver == "QCoreApplication" or hasattr(home, "translate")
        if call.receiver == "self":
            return call.around is not None and issubclass(
                getattr(home, call.around.name, object), QObject
            )
        context = getattr(home, call.receiver, None)
        return isinstance(context, TranslationContext) and context.name == call.receiver

    elsewhere = [call.place for call in translating_calls() if not is_right(call)]

    assert elsewhere == []


def test_no_helper_of_ours_stands_between_the_words_and_qt() -> None:
    def is_a_name(node: ast.AST) -> bool:
        return isinstance(node, ast.Attribute | ast.Name) and ast.unparse(node).endswith(
            ("QCoreApplication.translate", ".tr")
        )

    def spread(module: Module) -> Iterator[str]:
        called = {id(node.func) for node in module.nodes if isinstance(node, ast.Call)}
        for node in module.nodes:
            is_known = module.name == "desktop.window.commands"
            if is_a_name(node) and id(node) not in called and not is_known:
                yield f"{module.name}:{node.lineno}"  # type: ignore[attr-defined]

    assert [place for module in modules("desktop") for place in spread(module)] == []


def test_a_count_in_words_has_as_many_forms_as_a_language_needs() -> None:
    def has_forms(words: ast.expr) -> bool:
        return isinstance(words, ast.Call) and name_of(words) == "tr" and len(words.args) == 3

    amiss = [
        f"{module.name}:{node.lineno}"
        for module in modules("desktop")
        for node in module.nodes
        if isinstance(node, ast.Call) and name_of(node) == "counted"
        if not has_forms(node.args[2])
    ]

    assert amiss == []


def test_a_message_with_a_count_has_forms() -> None:
    assert [m for m in messages() if "%n" in m.words and not m.has_forms] == []


def test_translators_are_shown_values_and_no_formats() -> None:
    odd = [
        message.words
        for message in messages()
        for name in re.findall(r"(?<!{){([^{}]*)}", message.words)
        # Or the action whose keys are told: see `appearance/keys_in_words`.
        if not re.fullmatch(r"[0-9]|[a-z_]+|[A-Z]\w+: .+", name)
    ]

    assert odd == []


def test_words_in_the_code_are_given_to_translators() -> None:
    assert [place for module in seen_modules() for place in stray_words(module)] == []


def test_words_given_to_what_shows_them_are_given_to_translators() -> None:
    assert [place for module in seen_modules() for place in bare_words(module)] == []


def test_every_exception_is_still_there() -> None:
    literals = {
        node.value
        for module in seen_modules()
        for node in module.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert NOT_TO_TRANSLATE.keys() - literals == set()


def test_lupdate_finds_the_same_words(tmp_path: Path) -> None:
    program = next(Path(PySide6.__file__).parent.glob("lupdate*"), None)
    if program is None or subprocess.run([program, "-version"], check=False).returncode:
        # It needs libraries of the system that Qt's widgets do without.
        pytest.skip("lupdate does not start on this computer")
    files = tmp_path / "files.lst"
    files.write_text("\n".join(str(module.file) for module in modules("desktop")), "utf-8")
    made = tmp_path / "words.ts"

    subprocess.run([program, "-silent", f"@{files}", "-ts", made], check=True)

    assert read(made) == messages()


def read(made: Path) -> set[Message]:
    return {
        Message(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.get("numerus") == "yes",
        )
        for context in ElementTree.parse(made).getroot().iter("context")
        for message in context.iter("message")
    }


def seen_modules() -> list[Module]:
    return [module for module in modules("desktop") if not is_within(module.name, *WITHOUT_QT)]


def stray_words(module: Module) -> Iterator[str]:
    """The literals that read like words and are neither translated nor known to be unseen."""
    left_out = set(map(id, unseen(module)))
    for node in module.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = MARKUP.sub("", html.unescape(node.value))
            is_known = id(node) in left_out or node.value in NOT_TO_TRANSLATE
            if LIKE_WORDS.search(words) and not is_known:
                yield f"{module.name}:{node.lineno} {node.value!r}"


def unseen(module: Module) -> Iterator[ast.AST]:
    """Docstrings, errors, what is translated, and what no reader gets to see."""
    for node in module.nodes:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Raise):
            yield from ast.walk(node)
        elif isinstance(node, ast.ClassDef):
            # A type that is not loaded yet: SideDesk["Notes"].
            for base in node.bases:
                yield from ast.walk(base)
        elif isinstance(node, ast.Call):
            if name_of(node) in {"tr", "translate"}:
                yield from ast.walk(node)
            elif name_of(node) in UNSEEN:
                for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
                    yield from literals_of(argument)


def bare_words(module: Module) -> Iterator[str]:
    """The literals with letters that are given to what shows them, past all translators."""
    for node in module.nodes:
        if not isinstance(node, ast.Call) or name_of(node) not in SHOWING:
            continue
        which = SHOWING[name_of(node)]
        arguments = node.args[which] if isinstance(which, slice) else node.args[which : which + 1]
        for argument in arguments:
            for literal in literals_of(argument):
                words = MARKUP.sub("", html.unescape(str(literal.value)))
                if LETTERS.search(words) and literal.value not in NOT_TO_TRANSLATE:
                    yield f"{module.name}:{literal.lineno} {literal.value!r}"


def literals_of(shown: ast.expr) -> Iterator[ast.Constant]:
    """The literals that an expression puts together, but for what other calls are given."""
    if isinstance(shown, ast.Constant) and isinstance(shown.value, str):
        yield shown
    elif isinstance(shown, ast.Call):
        # "…".format(…), " · ".join(…)
        if isinstance(shown.func, ast.Attribute) and name_of(shown) not in {"tr", "translate"}:
            yield from literals_of(shown.func.value)
    elif isinstance(shown, ast.JoinedStr | ast.BinOp | ast.BoolOp | ast.FormattedValue):
        for part in ast.iter_child_nodes(shown):
            if isinstance(part, ast.expr):
                yield from literals_of(part)
    elif isinstance(shown, ast.IfExp):
        yield from literals_of(shown.body)
        yield from literals_of(shown.orelse)


def name_of(call: ast.Call) -> str:
    called = call.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
