"""One word for one thing: no name stands for two, and words that carried too much stay away."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from tests.architecture.source_tree import is_within, modules

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

# The rooms whose functions, parameters and attributes are held to it as well.
ROOMS = ("desktop.core", "desktop.live", "desktop.wording", "desktop.commands")
NOT_YET = ("desktop.core.indexing", "desktop.core.searching")
# As a part of a name these mean too much, and as the whole of one these say no type.
TOO_MUCH = re.compile(r"(?:^|_)(?:places?|pieces?|look|told)(?=_|$)")
NO_TYPE = {"found", "wanted", "kept", "its", "one"}
# What they may mean, by the room or the name.
MEANS_ONE_THING = {
    "desktop.core.extraction": "a piece stands between marks, and is numbered by PieceNumber",
    "desktop.core.claim.Claim.places": "selectors of a pack; panels read it",
    "desktop.core.claim.ContextNote.places": "selectors of a pack; panels read it",
    "desktop.core.library.corrections.Corrections.add.in_place_of": "instead of",
    "desktop.core.library.rescue.save_in_place": "where it was",
    "desktop.live.corroboration.LiveCorroboration.found": "a signal: something was found",
    "desktop.live.edits": "the passage to which a step leads back",
    "desktop.live.kept_preferences.KeptPreferences.kept": "what is kept under a name, of any type",
    "desktop.live.live.Live.look": "how all of the window looks; every panel asks for it",
    "desktop.live.search.LiveSearch.found": "a signal: something was found",
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


def test_words_that_carried_too_much_name_nothing_public() -> None:
    named = [
        name
        for module in modules("desktop")
        if is_within(module.name, *ROOMS) and not is_within(module.name, *NOT_YET)
        for name in public_names(module.tree.body, module.name)
        if TOO_MUCH.search(last := name.rpartition(".")[2]) or last in NO_TYPE
    ]

    assert [name for name in named if not is_within(name, *MEANS_ONE_THING)] == []


def public_names(body: list[ast.stmt], within: str) -> Iterator[str]:
    """What others see: functions, their parameters, and the attributes of classes."""
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public_names(node.body, f"{within}.{node.name}")
        elif isinstance(node, ast.FunctionDef) and is_seen(node.name):
            name = f"{within}.{node.name}"
            yield name
            given = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
            yield from (f"{name}.{each.arg}" for each in given)
            yield from (f"{within}.{attribute}" for attribute in set_by(node))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if is_seen(node.target.id):
                yield f"{within}.{node.target.id}"
        elif isinstance(node, ast.Assign):
            names = (each.id for each in node.targets if isinstance(each, ast.Name))

            yield from (f"{within}.{each}" for each in names if is_seen(each))


def set_by(method: ast.FunctionDef) -> Iterator[str]:
    """The public attributes that a method gives to its object."""
    for node in ast.walk(method):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and ast.unparse(node.value) == "self"
            and is_seen(node.attr)
        ):
            yield node.attr


def is_seen(name: str) -> bool:
    return name == "__init__" or not name.startswith("_")
