"""The place of a report before its first words, which names nobody: "OSTWICK — "."""

from __future__ import annotations

from desktop.core.extraction.reading.narration import Narration

_DASHES = frozenset({"—", "–", "-"})
_LONGEST_DATELINE = 12


def is_dateline(narration: Narration, first: int, end: int) -> bool:
    """Whether the name is the place of the report: "OSTWICK — " at the start of a paragraph.

    Example: OSTWICK — Ada Quill said “the bridge is safe.” → Ada Quill (before-name-verb)
    Example: OSTWICK, Dec. 8 (Press) — After it, Ada Quill said “the bridge is safe.” → Ada Quill
        (before-name-verb)
    """
    begins, closes = narration.paragraph_bounds[narration.paragraphs[first]]
    if begins != first or not all(narration.words[word].isupper() for word in range(first, end)):
        return False
    for word in range(end, min(end + _LONGEST_DATELINE, closes)):
        if narration.words[word] in _DASHES:
            return True
        if narration.is_piece(word) or narration.words[word] in ".:":
            return False
        if narration.words[word][0].isalpha() and not narration.is_capitalised(word):
            return False
    return False
