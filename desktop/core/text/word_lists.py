"""The lists of words that ship with the program, in `resources/words/`.

A file has one word or phrase a line, `#` before comments, and what is to be known of a word in
further columns, parted by tabs. A list is read by the module that has a name for it, when that is
first loaded; nothing is kept here.
"""

from __future__ import annotations

from collections.abc import Mapping

import resources


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a list in the order of its file, each with all its columns.

    Raises FileNotFoundError if no list of that name ships.
    """
    lines = resources.path(f"words/{name}.txt").read_text("utf-8").split("\n")
    return tuple(tuple(line.split("\t")) for line in lines if line and line[0] != "#")


def words(name: str) -> frozenset[str]:
    """The words of a list that says nothing else about them."""
    return frozenset(word for word, *_ in rows(name))


def words_by_kind(name: str) -> Mapping[str, frozenset[str]]:
    """For each kind that a list knows the words of that kind; a word may be of several."""
    found: dict[str, set[str]] = {}
    for word, kinds in rows(name):
        for kind in kinds.split():
            found.setdefault(kind, set()).add(word)
    return {kind: frozenset(listed) for kind, listed in found.items()}
