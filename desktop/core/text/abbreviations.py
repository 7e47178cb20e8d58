"""Abbreviations whose full stop ends no sentence."""

from __future__ import annotations

from desktop.core.text.word_lists import words_by_kind


def abbreviations(*kinds: str) -> str:
    """Those of these kinds, or all, as alternatives of a pattern; without their full stops.

    `resources/words/abbreviations.txt` explains the kinds.
    """
    listed = words_by_kind("abbreviations")
    return "|".join(sorted(word for kind in kinds or listed for word in listed[kind]))
