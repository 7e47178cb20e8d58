"""What two spellings of a publisher's name have in common."""

from __future__ import annotations

from desktop.core.speaker_key import speaker_key


def publisher_key(name: str) -> str:
    """The name without what readers do not tell apart, and without the article before it.

    Empty for no name.
    """
    key = speaker_key(name)
    return key.removeprefix("the ") or key
