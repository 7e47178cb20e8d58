"""No key stands in words by itself: an action is named that has it, whatever its reader chose."""

from __future__ import annotations

import re

import pytest

from desktop.appearance.keys_in_words import KeysInUse
from tests.architecture.translated_words import messages
from tests.each_case import check_each

# Esc, Enter, Tab, Shift alone and the arrow keys are Qt's, and nobody can change them.
A_KEY = re.compile(
    r"\b(?:Ctrl|Alt|Meta)\b"
    r"|\bShift\+"
    r"|\bF\d{1,2}\b"
    r"|(?<![\w“.{’'])[B-HJ-Z](?= [a-z]|\))"
    r"|\bpress (?:[A-Z0-9])\b"
)
NAMED = re.compile(r"\{[A-Z]\w+: [^}]+\}")
# What is no key of an action, each with the reason.
NO_ACTION = {
    "A student sees them in another order. Ctrl and an arrow key move a step.": "beside buttons",
    "Choose a step, then move it. Ctrl and an arrow key do so as well.": "beside its buttons",
    "Ctrl+Enter": "ends writing in every field, as Esc does, and cannot be changed",
    "Letters and digits alone are keys, as N and 1 to 5": "says of which kind of keys it speaks",
}


def words_of_the_window() -> list[str]:
    return sorted({each.words for each in messages()})


def test_no_key_stands_in_words_by_itself() -> None:
    bare = [words for words in words_of_the_window() if A_KEY.search(NAMED.sub("", words))]

    assert [words for words in bare if words not in NO_ACTION] == []
    assert [words for words in NO_ACTION if words not in bare] == []


@pytest.mark.parametrize(
    "words", ["Undo (Ctrl+Z)", "F6 goes on", "W says why", "then press 1.", "missed (S)"]
)
def test_a_key_is_seen_in_words(words: str) -> None:
    assert A_KEY.search(words)


def test_words_read_well_with_other_keys_and_without_any() -> None:
    check_each([each for each in words_of_the_window() if NAMED.search(each)], _read_well)


def _read_well(words: str) -> None:
    names = [each[1:-1] for each in NAMED.findall(words)]
    others = KeysInUse(dict.fromkeys(names, "Ctrl+Alt+F9"))
    none = KeysInUse(dict.fromkeys(names, "X"), has_letters=False)

    told, without = others.within(words), none.within(words)

    assert told.count("Ctrl+Alt+F9") == len(names)
    for each in (told, without):
        assert not NAMED.search(each)
        assert "  " not in each
        assert not re.search(r"\(\)|[,:·] *[.)]|[,·] *$|^ *[,.:·]", each)
