"""What the index knows of some words: where the most of them stand, and how often each."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.searching.passage_hits import PassageHit


@dataclass(frozen=True, slots=True)
class Holding:
    """What the index knows of some words.

    `hits` are the best paragraphs and quotations that hold any of them; `counts` says of each
    word in how many of all the `paragraphs` it stands.
    """

    hits: tuple[PassageHit, ...]
    counts: tuple[int, ...]
    paragraphs: int
