"""The lines of a text that tell: without headings, captions, rows of tables and notes."""

from __future__ import annotations

from desktop.core.shape import LineKind, Shape

# What stands in these goes on with no sentence, and nobody says it in the course of the text.
_APART = frozenset({LineKind.HEADING, LineKind.CAPTION, LineKind.TABLE_ROW, LineKind.NOTE})
# These are no running text: they have words, and no sentences.
_UNREAD = _APART | {LineKind.PREFORMATTED}


def sentences_only(text: str, shape: Shape) -> str:
    """The text with blanks in the place of every character of lines that stand apart.

    It is as long as before, so that every place found in it is one of the text.
    """
    return _blanked(text, shape, _APART, is_kept=True)


def running_words(text: str, shape: Shape) -> str:
    """The text without the lines that stand apart or are preformatted: what reading it takes."""
    return _blanked(text, shape, _UNREAD, is_kept=False)


def _blanked(text: str, shape: Shape, kinds: frozenset[LineKind], *, is_kept: bool) -> str:
    runs = [run for run in shape.lines if run.style.kind in kinds]
    if not runs:
        return text
    lines = text.split("\n")
    for run in runs:
        for number in range(run.first, min(run.first + run.count, len(lines))):
            lines[number] = " " * len(lines[number]) if is_kept else ""
    return "\n".join(lines if is_kept else filter(None, lines))
