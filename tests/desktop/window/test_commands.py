"""The keys of the whole window: no two commands have the same."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence

from desktop.window.commands import KEYS


def test_no_key_does_two_things() -> None:
    every = Counter(
        sequence.toString()
        for keys in KEYS.values()
        for sequence in QKeySequence.listFromString(keys)
    )

    assert {keys: count for keys, count in every.items() if count > 1} == {}
