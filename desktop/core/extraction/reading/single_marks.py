"""Single quotation marks, which look like apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.core.text.quotation_marks import ANGLE, CURLY, STRAIGHT

_ELIDED = r"(?:\d0s|\d\d|tis|twas|em|til|cause|bout|n|round|cos)\b"
# A mark before a word, or before the apostrophe of "’tis".
_OPENS = rf"(?<![\w’'‘])[‘'](?=[\w\[“\"…]|[’'](?i:{_ELIDED}))"
_OPENER = re.compile(_OPENS)
_CANDIDATE = re.compile(rf"{_OPENS}|(?<=[^\s‘'])[’'](?!\w)")
_ELISION = re.compile(rf"[’‘']{_ELIDED}", re.IGNORECASE)
_DOUBLE_OPENER = re.compile(r"(?<!\w)[\"“«](?=\w)|„")
_DOUBLE = re.compile(f"[{STRAIGHT}{CURLY}{ANGLE}]")
_PUNCTUATION = ".,!?…—–-;:"


def uses_single_marks(text: str) -> bool:
    """Whether the text sets its quotations in single marks, as British print does.

    Then the double marks stand inside the single ones, not the other way round.

    Example: ‘The bridge is “safe” now,’ said Ada Quill. → [The bridge is “safe” now,] Ada Quill
        (after-verb-name)
    """
    if not _OPENER.search(text):
        return False
    if not _DOUBLE_OPENER.search(text):
        return any(_has_a_pair(line) for line in text.split("\n"))
    single_outside = double_outside = 0
    for line in text.split("\n"):
        single, double = _outermost_pairs(line)
        single_outside += single
        double_outside += double
    return single_outside > double_outside


def without_apostrophes(text: str, start: int, end: int) -> tuple[tuple[int, bool], ...]:
    """The single marks of a paragraph that are no apostrophes: position, and whether it opens.

    Example: ‘The players’ bridge is safe,’ said Ada Quill. → [The players’ bridge is safe,] Ada
        Quill (after-verb-name)
    """
    candidates = [(match.start(), _opens(match)) for match in _CANDIDATE.finditer(text, start, end)]
    elided = {place for place, opens in candidates if opens and _ELISION.match(text, place)}
    marks: list[tuple[int, bool]] = []
    a_closer_follows = False
    for position, opens in reversed(candidates):
        if position in elided:
            continue
        if not opens and a_closer_follows and _is_weak(text, position):
            continue
        a_closer_follows = not opens
        marks.append((position, opens))
    marks.reverse()
    return tuple(_with_elided_openers(text, marks, sorted(elided)) if elided else marks)


def _with_elided_openers(
    text: str, marks: list[tuple[int, bool]], elided: list[int]
) -> Iterator[tuple[int, bool]]:
    """Let an apostrophe open where nothing else opens what is closed: one mark stands for both.

    Example: 'Tis a safe bridge,' said Ada Quill. → [Tis a safe bridge,] Ada Quill (after-verb-name)
    """
    is_open, last = False, -1
    for position, opens in marks:
        if not opens and not is_open and text[position - 1] in _PUNCTUATION:
            opener = next((place for place in elided if last < place < position), None)
            if opener is not None:
                yield opener, True
        is_open, last = opens, position
        yield position, opens


def _opens(match: re.Match[str]) -> bool:
    before = match.string[match.start() - 1 : match.start()]
    return not before or before.isspace() or before in '([{—–-/"“'


def _is_weak(text: str, position: int) -> bool:
    """Whether the mark may as well belong to "the players’ heads" or "doin’ fine"."""
    before, behind = text[position - 1], text[position + 1 : position + 3]
    return (
        before not in _PUNCTUATION and len(behind) == 2 and behind[0] == " " and behind[1].isalpha()
    )


def _has_a_pair(line: str) -> bool:
    is_open = False
    for _position, opens in without_apostrophes(line, 0, len(line)):
        if is_open and not opens:
            return True
        is_open = is_open or opens
    return False


def _outermost_pairs(line: str) -> tuple[int, int]:
    """How many single and how many double pairs of a line stand in no other pair."""
    marks = [
        (position, "single", opens) for position, opens in without_apostrophes(line, 0, len(line))
    ]
    marks += [
        (match.start(), "double", match.group() in "“«" or _is_free(line, match.start()))
        for match in _DOUBLE.finditer(line)
    ]
    marks.sort()
    counts = {"single": 0, "double": 0}
    outer = ""
    for _position, family, opens in marks:
        if not outer:
            outer = family if opens else ""
        elif family == outer and not opens:
            counts[family] += 1
            outer = ""
    return counts["single"], counts["double"]


def _is_free(line: str, position: int) -> bool:
    return position == 0 or line[position - 1].isspace() or line[position - 1] in "([—–‘'"
