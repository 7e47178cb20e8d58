"""What people marked in an article: quotations, and the names of who speaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from desktop.core.extraction.lexicon.cue_words import PLAIN_VERBS

_OVERLAP = 0.8
_MARKS = "“”\"‘’'«»„‟` \t\n"
_TRAILING = _MARKS + ",.;:"


class Annotations:
    """The gold quotations of one article, cut at the ends of paragraphs as the pieces are."""

    def __init__(self, article: dict[str, Any]) -> None:
        self._text: str = article["text"]
        self._quotes: list[tuple[int, int, dict[str, Any]]] = [
            (*self._trimmed(start, end), quote)
            for quote in article["quotes"]
            for start, end in self._paragraphs(quote["start"], quote["end"])
        ]

    def matching(self, start: int, end: int) -> dict[str, Any] | None:
        """The annotated quotation that covers the same words."""
        start, end = self._trimmed(start, end)
        for first, last, quote in self._quotes:
            common = min(end, last) - max(start, first)
            if common > 0 and common / (max(end, last) - min(start, first)) >= _OVERLAP:
                return quote
        return None

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for found in re.finditer(r"[^\n]+", self._text[start:end]):
            yield start + found.start(), start + found.end()

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self._text[start] in _MARKS:
            start += 1
        while end > start and self._text[end - 1] in _TRAILING:
            end -= 1
        return start, end


def with_speaker_and_cue_apart(quote: dict[str, Any]) -> dict[str, Any]:
    """The annotation, put right where people marked the verb as who speaks and who speaks as it.

    Of “…,” said Ada Quill they took "said" for the speaker in some twenty cases.
    """
    speaker, cue = (quote.get("speaker_text") or "").lower(), quote.get("cue")
    is_verb = speaker in PLAIN_VERBS and quote["speaker_text"].islower()
    if not is_verb or not cue or cue.lower() in PLAIN_VERBS:
        return quote
    places = {
        f"speaker_{end}": quote[f"cue_{end}"] for end in ("start", "end") if f"cue_{end}" in quote
    }
    kind = "pronoun" if cue in ("he", "she") else "named"
    return quote | places | {"speaker_text": cue, "speaker_type": kind}


def names_of(gold: dict[str, Any]) -> list[str]:
    """The names that the annotators gave; the name behind a pronoun counts, too."""
    names = [gold["speaker_text"]]
    if gold.get("resolved") and gold.get("speaker_type") != "named":
        names.append(gold["resolved"])
    return names


def is_same_name(one: str, other: str) -> bool:
    """Whether the last capitalised word of one name is in the other."""
    first, second = _capitalised(one), _capitalised(other)
    return bool(first and second) and (first[-1] in second or second[-1] in first)


def _capitalised(name: str) -> list[str]:
    core = re.split(r"\s(?:for|of|at|with|from|in|who|whose|to|on|by|and)\s", name)[0]
    found = re.findall(r"[^\W\d_][\w’'-]*", core)
    return [re.sub(r"[’']s?$", "", word).lower() for word in found if word[0].isupper()]
