"""The lists of words that ship: in order, each word once, each kind explained."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

import resources
from desktop.core.text.word_lists import rows, words_by_kind
from tests.architecture.source_tree import HOUSE, modules

LISTS = sorted(file.stem for file in resources.path("words").iterdir())
# These have an order of their own; every other list has that of the alphabet.
IN_THEIR_ORDER = {
    "calendar": "the days, the months as the year goes",
    "months": "as the year goes",
    "numbers": "the values",
    "opposites": "what is asked most comes first; the columns of a row say other things",
}
# Of the columns behind the word only the second says of what kinds it is.
OF_KINDS = sorted(
    set(LISTS) - {"entities", "months", "numbers", "opposites", "page_furniture", "reporting_verbs"}
)


def lines_of(name: str) -> list[str]:
    return resources.path(f"words/{name}.txt").read_text("utf-8").split("\n")


def comments_of(name: str) -> list[str]:
    return [line for line in lines_of(name) if line.startswith("#")]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_opens_with_what_it_holds(name: str) -> None:
    first, *_ = lines_of(name)

    assert first.startswith("# ")
    assert lines_of(name)[: len(comments_of(name))] == comments_of(name)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_plain_text_without_stray_blanks(name: str) -> None:
    *lines, last = lines_of(name)

    assert last == ""
    # A row of opposites is as long as there are words for a thing.
    longest = 300 if name == "opposites" else 100
    assert [ln for ln in lines if ln != ln.strip() or not ln or len(ln) > longest] == []
    assert [line for line in lines if not unicodedata.is_normalized("NFC", line)] == []
    assert [row for row in rows(name) if any(column.strip() != column for column in row)] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_in_order(name: str) -> None:
    listed = [row[0] for row in rows(name)]

    assert listed == sorted(listed) or name in IN_THEIR_ORDER


@pytest.mark.parametrize("name", LISTS)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    # A verb may have two pasts, and forms that do different things.
    said = [(row[0], *row[3:]) if name == "reporting_verbs" else row[0] for row in rows(name)]

    assert [row for row, times in Counter(said).items() if times > 1] == []


@pytest.mark.parametrize("name", OF_KINDS)
def test_every_kind_of_word_is_explained(name: str) -> None:
    if all(len(row) == 1 for row in rows(name)):
        return
    explained = {word for line in comments_of(name) for word in line.removeprefix("# ").split()}

    assert set(words_by_kind(name)) - explained == set()


def test_every_list_is_read_by_somebody() -> None:
    code = "".join(module.file.read_text("utf-8") for module in modules("desktop"))

    assert [name for name in LISTS if f'"{name}"' not in code] == []


def test_the_lists_ship_with_the_program() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    ignored = (HOUSE / ".gitignore").read_text("utf-8").split()

    # Everything in a package is in the wheel, unless it is left out by name or ignored.
    assert "resources" in wheel["packages"]
    assert set(wheel) == {"packages"}
    assert [
        name for name in LISTS if any(Path(f"{name}.txt").match(each) for each in ignored)
    ] == []
