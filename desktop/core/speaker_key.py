"""What two spellings of a speaker's name have in common."""

from __future__ import annotations

import re

from desktop.core.text.normalised import normalise_line

# Nobody sees or says what joins letters, parts them or tells their direction.
_UNSEEN = re.compile("[\u200b-\u200f\u061c]")


def speaker_key(name: str) -> str:
    """The name without what readers do not tell apart: equal for one and the same name."""
    key = normalise_line(name).casefold()
    return key if key.isascii() else normalise_line(_UNSEEN.sub("", key)).casefold()
