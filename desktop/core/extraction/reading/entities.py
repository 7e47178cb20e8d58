"""Characters that were left in a text by the names that web pages have for them: "&ldquo;"."""

from __future__ import annotations

import re

from desktop.core.text.quotation_marks import CURLY, SINGLE_CURLY, SINGLE_STRAIGHT, STRAIGHT
from desktop.core.text.word_lists import rows

_BY_NAME = {name: chr(int(number, 16)) for name, number in rows("entities")}
_BY_NUMBER = {ord(character): character for character in _BY_NAME.values()} | {160: " "}
_ENTITY = re.compile(
    r"&(?:(?P<name>[a-z]{3,6})|#x(?P<hex>[\da-f]{2,4})|#(?P<number>\d{2,4}));", re.I
)
_APOSTROPHES = SINGLE_STRAIGHT + SINGLE_CURLY[1]
# These are apostrophes unless words stand close to them.
_SINGLE = SINGLE_STRAIGHT + SINGLE_CURLY


def without_entities(text: str) -> str:
    """The text with the character that each name stands for, and blanks for the rest of the name.

    Every offset stays true. Double marks keep the blanks inside the pair.

    Example: &ldquo;The bridge is safe,&rdquo; said Ada Quill. → [The bridge is safe,] Ada Quill
        (after-verb-name)
    Example: Ada Quill said: &#34;The bridge isn&#39;t safe.&#34; → Ada Quill (before-name-verb)
    """
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    meant = _meant(found)
    if meant is None:
        return found.group()
    blanks = " " * (len(found.group()) - 1)
    before = found.string[: found.start()][-1:]
    behind = found.string[found.end() : found.end() + 1]
    if meant in _APOSTROPHES and before.isalnum() and behind.isalnum():
        return blanks + meant
    opens = not before or before.isspace() or before in "([—–-"
    if meant == STRAIGHT:
        # Between blanks a straight mark says no more what it does.
        meant = CURLY[0] if opens else CURLY[1]
    is_first = opens or meant == CURLY[0]
    return meant + blanks if is_first is not (meant in _SINGLE) else blanks + meant


def _meant(found: re.Match[str]) -> str | None:
    if found["name"]:
        return _BY_NAME.get(found["name"].lower())
    return _BY_NUMBER.get(int(found["hex"], 16) if found["hex"] else int(found["number"]))
