"""What two spellings of a speaker's name have in common."""

from __future__ import annotations

from desktop.core.normalised_text import normalise_line


def speaker_key(name: str) -> str:
    """The name without differences of case and blanks: equal for one and the same name."""
    return normalise_line(name).casefold()
