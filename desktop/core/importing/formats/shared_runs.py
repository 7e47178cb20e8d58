"""How much of each block stands in another reader's text, by the runs of four words they share."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_RUN = 4


def shares_of_runs(blocks: Sequence[Sequence[str]], text: str) -> list[float]:
    """For each block, given as its words, the share of them that the text has in the same order.

    A block of fewer than four words is there where a line of the text is, or with the words of
    its neighbours.
    """
    lines = {tuple(_WORD.findall(line)) for line in text.split("\n")}
    words = _WORD.findall(text)
    runs = set(zip(words, words[1:], words[2:], words[3:], strict=False))
    return [_share(block, number, blocks, lines, runs) for number, block in enumerate(blocks)]


def _share(
    block: Sequence[str],
    number: int,
    blocks: Sequence[Sequence[str]],
    lines: set[tuple[str, ...]],
    runs: set[tuple[str, str, str, str]],
) -> float:
    if not block:
        return 0.0
    if len(block) < _RUN:
        if tuple(block) in lines:
            return 1.0
        return float(_goes_on(block, number, blocks, runs))
    mine = list(zip(block, block[1:], block[2:], block[3:], strict=False))
    return sum(run in runs for run in mine) / len(mine)


def _goes_on(
    block: Sequence[str],
    number: int,
    blocks: Sequence[Sequence[str]],
    runs: set[tuple[str, str, str, str]],
) -> bool:
    """Whether a few words stand in the text between those before and behind them."""
    before = blocks[number - 1][-_RUN:] if number else ()
    behind = blocks[number + 1][:_RUN] if number + 1 < len(blocks) else ()
    row = (*before, *block, *behind)
    around = list(zip(row, row[1:], row[2:], row[3:], strict=False))
    return bool(around) and sum(run in runs for run in around) > 0.6 * len(around)
