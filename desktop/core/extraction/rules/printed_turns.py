"""Turns of a printed conversation without marks: "MARSH: When did you know?", "Q: Why now?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.span import Span
from desktop.core.text.word_lists import words

_LINE = re.compile(r"[^\n]+")
_TURN = re.compile(
    r"\s*(?:\*\*)?(?P<label>[A-Z](?!\w)|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}"
    r"|[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){0,3})"
    r"(?: \([^)\n]{1,40}\))?:(?:\*\*)?[ \t]+(?P<said>[^\s\"“‘'«].*\S|\w)"
)
# A number, as in a list of results, is nothing said.
_LETTERS = re.compile(r"[^\W\d_]{2}")
# Headings that stand before a colon as names do.
_HEADINGS = words("headings")
_FEWEST_TURNS = 3
_TURNS_TO_A_LABEL = 1.3
_SHARE_OF_LINES = 0.5


@dataclass(frozen=True, slots=True)
class PrintedTurn:
    """What somebody says in a line of its own, and the label that says who."""

    label: Span
    content: Span
    name: str
    key: str


def printed_turns(text: str) -> tuple[PrintedTurn, ...]:
    """The turns of every conversation that is printed with labels; none where few lines have one.

    `name` is the label in ordinary letters, empty for a mere letter ("Q", "A"); `key` is equal
    for labels that mean one person: "MARTA QUILL" and "QUILL".

    Example: QUILL: Is it safe? ¶ PELL: It is safe. ¶ QUILL: Since when? → Quill (printed-turn);
        Pell (printed-turn); Quill (printed-turn)
    """
    lines = list(_LINE.finditer(text))
    turns = [_turn(text, line) for line in lines]
    found: list[PrintedTurn] = []
    block: list[int] = []
    for number, turn in enumerate(turns):
        if turn is None:
            continue
        if block and not _goes_on(block, number):
            found += _kept(block, turns)
            block = []
        block.append(number)
    return (*found, *_kept(block, turns))


def _goes_on(block: Sequence[int], number: int) -> bool:
    """Whether a line still belongs to the block: enough of the lines so far are turns."""
    return len(block) + 1 >= _SHARE_OF_LINES * (number - block[0] + 1)


def _kept(block: Sequence[int], turns: Sequence[PrintedTurn | None]) -> list[PrintedTurn]:
    said = [turn for turn in (turns[number] for number in block) if turn is not None]
    labels = {turn.key for turn in said}
    enough = len(said) >= max(_FEWEST_TURNS, _TURNS_TO_A_LABEL * len(labels))
    return said if enough and len(labels) > 1 else []


def _turn(text: str, line: re.Match[str]) -> PrintedTurn | None:
    found = _TURN.match(text, *line.span())
    if found is None or not _LETTERS.search(found["said"]):
        return None
    label = found["label"]
    if any(word.lower().strip(".'’-") in _HEADINGS for word in label.split()):
        return None
    name = "" if len(label) == 1 else label.title() if label.isupper() else label
    return PrintedTurn(
        Span(*found.span("label")), Span(*found.span("said")), name, label.split()[-1].lower()
    )
