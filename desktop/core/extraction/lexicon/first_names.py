"""Common first names: soft evidence that two words name a person, and of he or she.

The evidence is only used to rank the possible meanings of a pronoun; it is never shown.
"""

from __future__ import annotations

from desktop.core.text.word_lists import words_by_kind

_NAMES = words_by_kind("first_names")
FEMALE_FIRST_NAMES = _NAMES["she"]
MALE_FIRST_NAMES = _NAMES["he"]
FIRST_NAMES = FEMALE_FIRST_NAMES | MALE_FIRST_NAMES
