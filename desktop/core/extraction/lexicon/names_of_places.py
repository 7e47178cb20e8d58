"""Names that are of no person: countries, towns, peoples, parties, institutions."""

from __future__ import annotations

from desktop.core.text.word_lists import words_by_kind

_NAMES = words_by_kind("places")
PLACES_AND_PEOPLES = _NAMES["whole"]
# The first words of such names: "New", "Fort".
PLACE_PAIRS = _NAMES["first"]
