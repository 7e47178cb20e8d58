"""Keys in words: those that its reader chose for an action, else its usual ones.

Words name a key by the action that has it, as its keys are kept: by the part of the window that
it belongs to and the first of its usual keys, "Undo ({Window: Ctrl+Z})". Where an action has no
keys now, what is said of them is left out.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.core.record import record

# The words of a widget in which keys are told, for when others are chosen.
TOLD = "told-keys"
_NO_OTHERS: Mapping[str, str] = MappingProxyType({})
_BREAKS = (", ", " · ", ". ", ": ")


@record(frozen=True, slots=True)
class KeysInUse:
    """Which keys actions have that do not have their usual ones, and whether letters are keys."""

    chosen: Mapping[str, str] = _NO_OTHERS
    has_letters: bool = True

    def of(self, action: str) -> str:
        """The first keys of an action; empty where it has none."""
        _, _, usual = action.partition(": ")
        kept = (keys for name, keys in self.chosen.items() if name.partition(";")[0] == action)
        for keys in next(kept, usual).split("; "):
            if self.has_letters or len(keys.removeprefix("Shift+")) > 1:
                return _as_written(keys)
        return ""

    def within(self, words: str, otherwise: str = "") -> str:
        """Words with the keys that they name; `otherwise` stands for them where one is missing."""
        at = 0
        while (start := words.find("{", at)) >= 0:
            end = words.find("}", start) + 1
            action = words[start + 1 : end - 1]
            if ": " not in action:
                at = start + 1
            elif keys := self.of(action):
                words, at = words[:start] + keys + words[end:], start + len(keys)
            elif otherwise:
                return otherwise
            else:
                words, at = _without(words, start, end), 0
        return words


_now = KeysInUse()


def with_keys(words: str, otherwise: str = "") -> str:
    """Words with the keys that they name, as they are now.

    Where one of the actions has no keys, `otherwise` is said, or the words without that part.
    """
    return _now.within(words, otherwise)


def follow_keys(target: QWidget | QAction, words: str) -> str:
    """The same, of words that the target shows: it shows them anew when other keys are chosen."""
    if isinstance(target, QWidget) and "{" in words:
        known = target.property(TOLD) or []
        target.setProperty(TOLD, [*(each for each in known if each != words), words])
    return with_keys(words)


def describe(target: QWidget, words: str) -> None:
    """Tells whoever cannot see the target what its keys do."""
    target.setAccessibleDescription(follow_keys(target, words))


def use_keys(now: KeysInUse) -> KeysInUse:
    """Has these keys told from now on; gives those that were told before."""
    global _now
    before, _now = _now, now
    return before


def _as_written(keys: str) -> str:
    if sys.platform == "darwin":
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    # What stands in words is looked at for braces.
    return keys.replace("Return", "Enter").replace("{", "brace").replace("}", "brace")


def _without(words: str, start: int, end: int) -> str:
    """Words without the part that tells a key: what is in brackets, or between two breaks."""
    opened, closed = words.rfind(" (", 0, start), words.find(")", end)
    if opened >= 0 and closed >= 0 and ")" not in words[opened:start]:
        return words[:opened] + words[closed + 1 :]
    begin = max((words.rfind(each, 0, start), each) for each in _BREAKS)
    ends = [words.find(each, end) for each in _BREAKS]
    behind = min((each for each in ends if each >= 0), default=len(words))
    if begin[0] < 0:
        rest = words[behind:]
        for each in _BREAKS:
            rest = rest.removeprefix(each)
        return rest
    if behind == len(words) and words.endswith("."):
        return words[: begin[0]] + "."
    return words[: begin[0]] + words[behind:]
