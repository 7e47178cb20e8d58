"""One word for one thing: no name stands for two, and words that carried too much stay away."""

from __future__ import annotations

import ast
import re
from collections import defaultdict

from tests.architecture.source_tree import modules

# Words that meant nine things: a class is called by the one that it means.
OVERLOADED = ("Place", "Piece", "Look", "Told", "Find", "Found")
# And these the whole of a name: "sort" and "kind" of what?
TOO_SHORT = ("Sort", "Kind", "Part", "Wanted")
MAY_BE_CALLED_SO = {
    "FindBar": "to find in a page is what readers call it",
    "FindInPage": "as the bar",
    "FindableText": "the text in which the bar finds",
    "QuotedPiece": "what stands between marks inside one paragraph; numbered by PieceNumber",
}


def public_classes(*packages: str) -> dict[str, list[str]]:
    """Where each public class of these packages is made, by its name."""
    found: dict[str, list[str]] = defaultdict(list)
    for module in modules(*packages):
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(module.name)
    return found


def test_no_two_public_classes_have_one_name() -> None:
    assert {name: where for name, where in public_classes().items() if len(where) > 1} == {}


def test_words_that_carried_too_much_name_no_class() -> None:
    word = re.compile(rf"(?:{'|'.join(OVERLOADED)})(?:s|ing|ings|able|ables|ed)?(?![a-z])")
    classes = public_classes("desktop", "index")
    named = {
        name: where for name, where in classes.items() if word.search(name) or name in TOO_SHORT
    }

    assert {name: where for name, where in named.items() if name not in MAY_BE_CALLED_SO} == {}
