"""Short names for speakers that stay the same whenever the same text is read."""

from __future__ import annotations

import re
import unicodedata

from desktop.core.quotation import SpeakerId

_NOT_FOR_AN_ID = re.compile(r"[^\w]+|_+")


class SpeakerIds:
    """Hands out one id for each name: lower case, words joined by hyphens, never twice.

    Example: “It is safe,” said José Martí. “It is not,” said Jose Marti. → José Martí
        (after-verb-name); Jose Marti (after-verb-name)
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def of(self, name: str) -> SpeakerId:
        """A new id for a speaker of this name; a namesake gets a number."""
        plain = unicodedata.normalize("NFKD", name).lower()
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
        slug = _NOT_FOR_AN_ID.sub("-", letters).strip("-") or "speaker"
        unique = slug
        while unique in self._taken:
            self._next[slug] = self._next.get(slug, 1) + 1
            unique = f"{slug}-{self._next[slug]}"
        self._taken.add(unique)
        return SpeakerId(unique)
