"""A person or body while the article is being read: its names, and whether it is he or she."""

from __future__ import annotations

from enum import Enum

from desktop.core.extraction.lexicon.first_names import (
    FEMALE_FIRST_NAMES,
    FIRST_NAMES,
    MALE_FIRST_NAMES,
)
from desktop.core.extraction.lexicon.titles import SHORT_TITLES
from desktop.core.extraction.people.names_of_bodies import is_body_or_place
from desktop.core.extraction.people.namesakes import surname, words_of_name
from desktop.core.extraction.people.noun_phrase import NounPhrase

_ENDINGS_OF_MEN = ("us", "io", "no", "as", "or", "ir", "v")


class Gender(Enum):
    """Soft evidence of "he" or "she", used to resolve pronouns and for nothing else."""

    HE = "he"
    SHE = "she"


class Figure:
    """A person or body while the article is being read: its names and where they stand."""

    __slots__ = (
        *("courtesy", "first_name", "gender", "has_title", "name", "offices", "phrases"),
        "surname",
    )

    def __init__(self, name: str) -> None:
        words = words_of_name(name)
        self.name = name
        self.surname = surname(name)
        self.first_name = words[0].lower() if len(words) > 1 else ""
        self.gender: Gender | None = None
        self.has_title = False
        self.phrases: list[NounPhrase] = []
        # What the article calls the person before the name, each word of it that is an office.
        self.offices: set[str] = set()
        self.courtesy = ""

    @property
    def is_body_or_place(self) -> bool:
        """Whether a word of the name belongs to institutions and places rather than people."""
        return is_body_or_place(self.name)

    @property
    def gender_of_first_name(self) -> Gender | None:
        """What the name suggests of somebody who is called by a first name alone."""
        alone = "" if self.first_name or self.has_title else self.name.lower()
        if alone in FEMALE_FIRST_NAMES:
            return Gender.SHE
        return Gender.HE if alone in MALE_FIRST_NAMES else None

    @property
    def sounds_like(self) -> Gender | None:
        """What the ending of a first name suggests that no list holds.

        Of the first names that the lists hold, 92 of 100 that end in -a are women's, and 94 of 100
        that end in -us, -io, -no, -as, -or, -ir or -v are men's.

        Example: Xelda Marsh met Tarvio Pell. “The bridge is safe,” she said. → Xelda Marsh
            (after-name-verb)
        """
        if self.gender or not self.first_name or self.first_name in FIRST_NAMES:
            return None
        if self.first_name.endswith("a"):
            return Gender.SHE
        return Gender.HE if self.first_name.endswith(_ENDINGS_OF_MEN) else None

    @property
    def full_name(self) -> str:
        """The name as it is shown; a surname alone keeps its courtesy title: "Mrs Pell".

        Example: Mrs Pell came late. “The bridge is safe,” she said. → Mrs Pell (after-name-verb)
        """
        if self.first_name or " " in self.name:
            return self.name
        return f"{self.courtesy} {self.name}" if self.courtesy else self.name

    def bears(self, title: str) -> bool:
        """Whether the article gives the person this title, in full or for short."""
        return title in self.offices or SHORT_TITLES.get(title, "") in self.offices

    def nearest(self, word: int) -> NounPhrase:
        """The last mention before a word of the narration, else the first one after it."""
        before = [phrase for phrase in self.phrases if phrase.first < word]
        return before[-1] if before else self.phrases[0]

    @property
    def has_first_name(self) -> bool:
        """Whether the name begins with a common first name."""
        return self.first_name in FIRST_NAMES
