"""The keys that its reader chose: others than usual, and whether single letters mean anything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop.panel import USUAL_KEYS

# What is kept is short; nobody chooses more.
_LONGEST = 20_000
# Usual keys that are others today; actions are called by them.
_EARLIER = {"E; F2": "E; Ctrl+E"}
_KEPT_BY_QT = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Space,
    Qt.Key.Key_Backspace,
)


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The keys of every action that has others than usual, by what `name_of` calls it.

    Where `has_letters` is False, keys that are a letter, a digit or a sign alone mean nothing, so
    that words said to the computer, or a hand that rests on the keys, do nothing.
    """

    has_letters: bool = True
    chosen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def from_stored(cls, stored: str) -> Self:
        """The keys that were stored; whatever makes no sense stands for the usual ones."""
        try:
            said = json.loads(stored) if 0 < len(stored) <= _LONGEST else {}
        except (ValueError, RecursionError):
            said = {}
        if not isinstance(said, dict):
            return cls()
        chosen = said.get("chosen")
        known = chosen.items() if isinstance(chosen, dict) else ()
        return cls(
            has_letters=said.get("letters") is not False,
            chosen=MappingProxyType(
                {_today(str(name)): keys for name, keys in known if isinstance(keys, str)}
            ),
        )

    def as_stored(self) -> str:
        """What `from_stored` is to be told."""
        return json.dumps({"letters": self.has_letters, "chosen": dict(self.chosen)})

    def sequences(self, action: QAction) -> list[QKeySequence]:
        """The keys that are to trigger an action."""
        keys = self.chosen.get(name_of(action), usual_keys(action))
        found = QKeySequence.listFromString(keys)
        return [each for each in found if self.has_letters or not is_letter(each)]

    def with_keys(self, action: QAction, keys: str) -> Self:
        """The same with other keys for an action, or with its usual ones."""
        chosen = {k: v for k, v in self.chosen.items() if k != name_of(action)}
        if keys != usual_keys(action):
            chosen[name_of(action)] = keys
        return replace(self, chosen=MappingProxyType(chosen))

    def give(self, actions: Iterable[QAction]) -> None:
        """Lets these keys, and no others, trigger the actions."""
        for action in actions:
            if usual_keys(action):
                action.setShortcuts(self.sequences(action))


def usual_keys(action: QAction) -> str:
    """The keys that an action was made with; empty where it has none."""
    return str(action.property(USUAL_KEYS) or "")


def name_of(action: QAction) -> str:
    """What an action is called where its keys are kept, in whatever language it is shown."""
    return f"{type(action.parent()).__name__}: {usual_keys(action)}"


def _today(name: str) -> str:
    part, parted, keys = name.partition(": ")
    return part + parted + _EARLIER.get(keys, keys)


def is_letter(keys: QKeySequence) -> bool:
    """Whether keys are a letter, a digit or a sign alone, with Shift at most (WCAG 2.1.4)."""
    combination = _first(keys)
    others = combination.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    # Special keys, such as F1, have numbers beyond every letter.
    is_sign = int(Qt.Key.Key_Space) < int(combination.key()) < int(Qt.Key.Key_Escape)
    return is_sign and others == Qt.KeyboardModifier.NoModifier


def is_taken_by_qt(keys: QKeySequence) -> bool:
    """Whether keys move the keyboard, or press what it is on, wherever that is."""
    combination = _first(keys)
    others = combination.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return combination.key() in _KEPT_BY_QT and others == Qt.KeyboardModifier.NoModifier


def _first(keys: QKeySequence) -> QKeyCombination:
    if not keys.count():
        return QKeyCombination(Qt.Key.Key_unknown)
    # The binding has it, and does not tell of it.
    first: QKeyCombination = keys[0]  # type: ignore[index]
    return first
