"""Which names are those of bodies and places."""

from __future__ import annotations

from functools import lru_cache

from desktop.core.extraction.lexicon.first_names import FIRST_NAMES
from desktop.core.extraction.lexicon.function_words import NAME_SUFFIXES
from desktop.core.extraction.lexicon.names_of_places import PLACE_PAIRS, PLACES_AND_PEOPLES
from desktop.core.extraction.lexicon.titles import BODY_WORDS, SURNAMES_AS_WELL

# An article asks of the same few names again and again.
_KEPT = 1024


@lru_cache(_KEPT)
def is_body_or_place(name: str) -> bool:
    """Whether a word of the name belongs to institutions and places rather than people.

    Example: Oscar Pell met Marl Council. “The bridge is safe,” he said. → Oscar Pell
        (after-name-verb)
    """
    words = [word.rstrip(".") for word in name.lower().split()]
    if words[-1] in BODY_WORDS - SURNAMES_AS_WELL:
        return True
    if any(word in BODY_WORDS or word in PLACES_AND_PEOPLES for word in words):
        return not (len(words) > 1 and words[0] in FIRST_NAMES)
    last = name.rsplit(maxsplit=1)[-1]
    is_abbreviation = last.isupper() and last.isalpha() and last.lower() not in NAME_SUFFIXES
    return words[0] in PLACE_PAIRS or name.isupper() or (len(last) > 1 and is_abbreviation)
