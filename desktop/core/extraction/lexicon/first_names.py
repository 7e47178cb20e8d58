"""Common first names: soft evidence that two words name a person, and of he or she.

The evidence is only used to rank the possible meanings of a pronoun; it is never shown.
"""

from __future__ import annotations

from desktop.core.text.word_lists import words_by_kind

_NAMES = words_by_kind("first_names")
# With those that are words as well, and names only before a surname.
FEMALE_BEFORE_SURNAMES = _NAMES["she"]
MALE_BEFORE_SURNAMES = _NAMES["he"]
FEMALE_FIRST_NAMES = FEMALE_BEFORE_SURNAMES - _NAMES["word"]
MALE_FIRST_NAMES = MALE_BEFORE_SURNAMES - _NAMES["word"]
FIRST_NAMES = FEMALE_FIRST_NAMES | MALE_FIRST_NAMES
