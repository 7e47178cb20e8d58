"""JSON of strangers, looked at before it is parsed: how long it is, and how deep."""

from __future__ import annotations

import json
import re
from typing import Any

from desktop.core.student_work.readers.foreign_note import CannotTakeIn, NotesRefusal

# A hundred thousand notes have so many bytes.
LARGEST_NOTES = 32 * 2**20
# No format that is read here goes deeper than ten.
_DEEPEST = 64
# A string is one match, also one that never ends.
_PARTS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


def bounded_json(letters: str) -> Any:
    """The value that the letters stand for. Raises CannotTakeIn."""
    depth = 0
    for part in _PARTS.finditer(letters):
        sign = part[0]
        depth += (sign in "[{") - (sign in "]}")
        if depth > _DEEPEST:
            raise CannotTakeIn(NotesRefusal.TOO_DEEP)
    try:
        return json.loads(letters)
    except (ValueError, RecursionError) as error:
        raise CannotTakeIn(NotesRefusal.DAMAGED) from error


def each_in(value: Any) -> list[Any]:
    """The members of a list; of anything else but nothing itself alone."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def mapping(value: Any) -> dict[str, Any]:
    """A mapping; an empty one of anything else."""
    return value if isinstance(value, dict) else {}


def words(value: Any) -> str:
    """Text; of a list or a mapping by language its first, of anything else nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return next(filter(None, map(words, value)), "")
    if isinstance(value, dict):
        named = value.get("name", value.get("@value"))
        return words(named) if named is not None else words([*value.values()][:1])
    return ""


def whole(value: Any) -> int:
    """A number that counts something, or -1."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value < 2**40 else -1
