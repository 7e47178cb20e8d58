"""Labels inside one pair of marks that say who of several people speaks: "Q: Why? A: Why not?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.core.extraction.reading.quote_marks import QuotedPiece
from desktop.core.span import Span
from desktop.core.text.quotation_marks import CLOSING
from desktop.core.text.word_lists import words

_ENDS = ".!?…—–\\-\\])" + CLOSING
# A label stands first or behind the end of a sentence.
_LABEL = re.compile(
    rf"(?:^|(?<=[{_ENDS}] )|(?<=[{_ENDS}]  ))"
    r"(?P<name>[A-Z](?!\w)|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}"
    r"|[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){0,2})"
    r"(?: \([^)\n]{1,40}\))?:\s+(?=\S)"
)
_HEADINGS = words("headings")
_FEWEST, _FEWEST_NAMES = 3, 2


def parted_by_labels(text: str, pieces: Sequence[QuotedPiece]) -> tuple[QuotedPiece, ...]:
    """The pieces, those with several labels in them cut before each: nobody says what two say.

    The words of each part begin behind the label, and its extent with it.

    Example: The tape runs on. “Q: Is it safe? A: It is. Q: Since when?” → [Is it safe?] nobody;
        [It is.] nobody; [Since when?] nobody
    """
    return tuple(part for piece in pieces for part in _parts(text, piece))


def _parts(text: str, piece: QuotedPiece) -> Iterator[QuotedPiece]:
    said = piece.content.of(text)
    labels = _labels(said) if ": " in said else []
    if not labels:
        yield piece
        return
    start, ends = piece.content.start, [label.start() for label in labels[1:]] + [len(said)]
    for number, (label, until) in enumerate(zip(labels, ends, strict=True)):
        end = start + len(said[:until].rstrip())
        is_last = number == len(labels) - 1
        yield replace(
            piece,
            extent=Span(
                start + label.start() if number else piece.extent.start,
                piece.extent.end if is_last else end,
            ),
            content=Span(start + label.end(), end),
            label=Span(start + label.start("name"), start + label.end("name")),
            is_closed=piece.is_closed if is_last else True,
            continues=piece.continues and not number,
        )


def _labels(said: str) -> list[re.Match[str]]:
    """The labels of a conversation; none where there are too few, or words before the first."""
    found = [label for label in _LABEL.finditer(said) if label["name"].lower() not in _HEADINGS]
    names = {label["name"] for label in found}
    is_talk = len(found) >= _FEWEST and _FEWEST_NAMES <= len(names) < len(found)
    return found if is_talk and found[0].start() == 0 else []
