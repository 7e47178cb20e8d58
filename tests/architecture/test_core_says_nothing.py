"""The core makes no sentences for a reader: it names what happened, `desktop/wording` says it."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator

import pytest

from desktop.core.fields.problem import FieldSlip, Slip
from desktop.core.packs.slip import PackSlip, QuestionSlip, SealSlip
from desktop.wording.field_slips import field_slips
from desktop.wording.pack_slips import pack_slips
from desktop.wording.question_slips import question_slips
from desktop.wording.seal_slips import seal_slips
from tests.architecture.source_tree import Module, is_within, modules

THREE_WORDS = re.compile(r"[A-Za-z’']{2,}[,:;]? [a-z’']{1,}[,:;]? [a-z’']{2,}")
SQL = re.compile(
    r"\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|ORDER BY|ALTER|CREATE|PRAGMA|JOIN)\b"
)
# Words of the texts that are read, and not of the program.
WORD_LISTS = (
    "desktop.core.corroborating.quantities",
    "desktop.core.extraction",
    "desktop.core.reporting",
)
# For whoever mends a library or an index, in a log or a terminal: beside what SQLite says.
FOR_MENDERS = {"detail", "words"}
A_REMARK = "for the log, or for who mends a library"
NO_SENTENCES = {
    ": no quotations are indexed: ": A_REMARK,
    " and is now ": A_REMARK,
    "looking for them has ended the program too often": A_REMARK,
    "it is open elsewhere": A_REMARK,
    "Could not decode to UTF-8": "what SQLite says",
    "all rights reserved": "a licence, as it is written in a pack",
    "corrected by a pack": "the name of a rule of attribution",
    "the reporter of ": "a speaker's name, which the library keeps and search finds",
}
COLUMNS = re.compile(r"(?:, )?\w+(?:, \w+)*(?:, )?")
CALLS = re.compile(r"(?:self\.)?problems\.(?:error|warning|unknown)")
READ_BY_MENDERS = ("desktop.commands.check", "desktop.core.library")
TEMPLATES = dict[Slip, tuple[str, str]](
    [
        *field_slips(1).items(),
        *pack_slips(1).items(),
        *question_slips(1).items(),
        *seal_slips(1).items(),
    ]
)
KINDS: list[type[Slip]] = [FieldSlip, PackSlip, QuestionSlip, SealSlip]


def test_no_sentence_is_made_in_the_core() -> None:
    sentences = [
        f"{module.name}:{node.lineno} {node.value!r}"
        for module in modules("desktop/core")
        if not is_within(module.name, *WORD_LISTS)
        for node in sentences_in(module)
    ]

    assert sentences == []


def sentences_in(module: Module) -> Iterator[ast.Constant]:
    left_out = set(map(id, for_nobody(module)))
    for node in module.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_sql = SQL.search(node.value) or COLUMNS.fullmatch(node.value)
            is_known = is_sql or node.value in NO_SENTENCES or id(node) in left_out
            if THREE_WORDS.search(node.value) and not is_known:
                yield node


def for_nobody(module: Module) -> Iterator[ast.AST]:
    """Docstrings, codes, names of fields, regular expressions, what is said to menders."""
    for node in module.nodes:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Raise) or is_enumeration(node):
            yield from ast.walk(node)
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in {"re.compile", "IndexDamaged", "_names"} or called.startswith("_log."):
                yield from ast.walk(node)
            for keyword in node.keywords:
                if keyword.arg in FOR_MENDERS:
                    yield from ast.walk(keyword.value)


def is_enumeration(node: ast.AST) -> bool:
    bases = node.bases if isinstance(node, ast.ClassDef) else []
    return any(ast.unparse(base) in {"Enum", "StrEnum", "Slip"} for base in bases)


def test_every_exception_is_still_there() -> None:
    literals = {
        node.value
        for module in modules("desktop/core")
        for node in module.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert NO_SENTENCES.keys() - literals == set()


def test_what_is_meant_for_menders_is_read_by_nobody_else() -> None:
    readers = {
        module.name
        for module in modules("desktop")
        for node in module.nodes
        if isinstance(node, ast.Attribute) and node.attr == "detail"
        if not is_within(module.name, *READ_BY_MENDERS)
    }

    assert readers == set()


def slip_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every place where a problem is noted, with where it stands."""
    for module in modules("desktop/core"):
        for node in module.nodes:
            if not isinstance(node, ast.Call):
                continue
            if CALLS.fullmatch(ast.unparse(node.func)):
                yield f"{module.name}:{node.lineno}", node


def slips_in(call: ast.Call) -> list[Slip]:
    """The codes that a call may note."""
    kinds = {kind.__name__: kind for kind in KINDS}
    return [
        kinds[node.value.id][node.attr]
        for node in ast.walk(call.args[2])
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in kinds
    ]


def test_a_problem_is_a_code_with_named_values() -> None:
    plain = [
        place
        for place, call in slip_calls()
        if len(call.args) != 3 or isinstance(call.args[2], ast.Constant | ast.JoinedStr)
    ]

    assert plain == []


def test_every_value_of_a_problem_is_said_and_every_name_in_its_words_has_one() -> None:
    amiss = []
    for place, call in slip_calls():
        given = {keyword.arg for keyword in call.keywords if keyword.arg is not None}
        if any(keyword.arg is None for keyword in call.keywords):
            given |= {"meant", "known"}
        for slip in slips_in(call):
            # “Did you mean …?” and the number that Qt puts in are said of every kind of slip.
            said = names_in(*TEMPLATES[slip]) | (given & {"meant", "count", "known"})
            if said != given:
                amiss.append(f"{place} {slip}: {sorted(said ^ given)}")

    assert amiss == []


def names_in(*words: str) -> set[str]:
    return {name for each in words for _, name, _, _ in string.Formatter().parse(each) if name}


@pytest.mark.parametrize("kind", KINDS)
def test_every_slip_can_happen_and_has_words(kind: type[Slip]) -> None:
    used = {
        node.attr
        for module in modules("desktop/core")
        for node in module.nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == kind.__name__
    }

    assert used == {slip.name for slip in kind}
    assert set(kind) <= TEMPLATES.keys()


def test_no_kind_of_slip_is_left_out() -> None:
    assert Slip.__subclasses__() == KINDS
