"""The examples in the docstrings of the rules hold."""

from __future__ import annotations

import ast

from desktop.core.extraction.extract import extract
from tests.core.extraction.docstring_examples import (
    Documented,
    Example,
    documented,
    examples,
    has_example,
    rooms,
)
from tests.each_case import check_each

# What is public in the rooms of the rules, and yet no rule of language.
NO_RULES = {
    "Antecedent": "a record",
    "Attribution": "a record",
    "Evidence": "a record",
    "Figure": "whom a name names; how names are joined is told at the cast",
    "Gender": "two words",
    "Ground": "four words",
    "MarkRole": "three words",
    "NounPhrase": "a record",
    "Phrases": "noun phrases by the words where they begin and end",
    "PrintedTurn": "a record",
    "QuoteMark": "a record",
    "QuotedPiece": "a record",
    "Resolution": "a record",
    "beside_dashes": "two rows of pieces become one; which is which is told where they are found",
    "spoken_after_dashes": "a dialogue takes several paragraphs to show",
    "confidence": "a table of what was measured",
    "is_all_marks": "a text of nothing but marks would be a long example",
    "marks_between": "marks in their order; what they enclose is told at quoted_pieces",
    "single_mark": "a record of what is known already",
    "utterance_numbers": "counts; what is one utterance is told at the private rule",
    "without_wrapping": "a text has to be long to show how its lines are broken",
}


def test_every_example_keeps_its_promises() -> None:
    check_each(examples(), _keeps_its_promises, lambda example: example.at)


def _keeps_its_promises(example: Example) -> None:
    extraction = extract(example.text)

    names = {speaker.id: speaker.name for speaker in extraction.speakers}
    found = [
        (
            names[each.speaker]
            if each.speaker
            else "nobody"
            if each.is_speech
            else each.kind.value,
            promise.rule and each.why.rule,
            promise.words and each.content.of(example.text),
        )
        for each, promise in zip(extraction.quotations, example.promises, strict=True)
    ]
    assert found == [(promise.who, promise.rule, promise.words) for promise in example.promises]


def test_everything_public_that_is_a_rule_has_an_example() -> None:
    without = [
        name
        for module in rooms("reading", "people", "rules")
        for name, node in documented(module)
        if is_public(node, module.tree) and not has_example(node)
    ]

    assert [name for name in without if name.rpartition(".")[2] not in NO_RULES] == []


def test_every_rule_that_can_be_the_reason_has_an_example() -> None:
    promised = {promise.rule for example in examples() for promise in example.promises}

    assert attributing_rules() - promised == set()


def is_public(node: Documented, tree: ast.Module) -> bool:
    return node in tree.body and not node.name.startswith("_")


def attributing_rules() -> set[str]:
    """The names of rules that the modules of rules give to an attribution."""
    return {
        rule
        for module in rooms("rules", "weighing")
        for node in module.nodes
        if isinstance(node, ast.Call) and called(node) in ("Attribution", "carried_over")
        for rule in named(node.args[0], module.tree)
    }


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)


def named(rule: ast.expr, tree: ast.Module) -> set[str]:
    """The strings that an expression may stand for: itself, or what its name is given anywhere."""
    if isinstance(rule, ast.Name):
        given = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == rule.id
        ]
    else:
        given = [rule]
    return {
        part.value
        for each in given
        for part in ast.walk(each)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and "-" in part.value
    }
