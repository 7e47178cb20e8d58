"""Where in a text the words stand that a glossary explains."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from desktop.core.passage import Paragraphs
from desktop.core.span import Span
from desktop.core.text.typed_words import FindableText
from desktop.core.text.whole_words import whole_words

# Of a longer text only the beginning is looked through, and of a word so many places.
_MOST_LETTERS, _MOST_PLACES = 300_000, 500
# No phrase of a glossary reaches farther to the sides of a word that is of it.
_AROUND = 120


class Explanation(Protocol):
    """A word with its other forms, and what it means, as Markdown."""

    @property
    def word(self) -> str:
        """How the word is written in a list of words."""

    @property
    def forms(self) -> tuple[str, ...]:
        """How else it may stand in a text."""

    @property
    def body(self) -> str:
        """What it means."""


@dataclass(frozen=True, slots=True)
class ExplainedWord:
    """A place where a word stands that is explained; `meaning` is Markdown."""

    span: Span
    word: str
    meaning: str = ""


def explained_words(text: str, glossary: Iterable[Explanation]) -> tuple[ExplainedWord, ...]:
    """The words of a glossary in a text, each where a paragraph has it first.

    Capitals and accents make no difference, and only whole words count. Where two overlap, the
    one stands that begins first, and of two that begin together the longer one.
    """
    head = text[:_MOST_LETTERS]
    findable, paragraphs = FindableText(head), Paragraphs(head)
    places = [
        ExplainedWord(span, word.word, word.body)
        for word in glossary
        for form in dict.fromkeys((word.word, *word.forms))
        # A "*" would stand for letters, and "~" for another spelling.
        for span in findable.find(form.replace("*", " ").replace("~", " "), _MOST_PLACES)
        if whole_words(head, span) == span
    ]
    kept: list[ExplainedWord] = []
    explained: set[tuple[int, str]] = set()
    end = 0
    for each in sorted(places, key=lambda each: (each.span.start, -each.span.end)):
        if each.span.start >= end:
            end = each.span.end
            here = paragraphs.number_at(each.span.start), each.word
            if here not in explained:
                explained.add(here)
                kept.append(each)
    return tuple(kept)


def explained_at(
    text: str, span: Span, glossary: Iterable[Explanation]
) -> tuple[ExplainedWord, ...]:
    """The words of a glossary that stand where the words of a span stand, the longest first.

    A word may be of a phrase that is explained. Each is told once, capitals and accents make no
    difference.
    Example: “an unnamed source” at “source” → unnamed source
    """
    start = max(0, span.start - _AROUND)
    window = text[start : span.end + _AROUND]
    findable = FindableText(window)
    explained: dict[str, ExplainedWord] = {}
    for word in glossary:
        for form in (word.word, *word.forms):
            for at in findable.find(form.replace("*", " ").replace("~", " "), _MOST_PLACES):
                here = Span(start + at.start, start + at.end)
                is_wider = (
                    len(here) > len(each.span) if (each := explained.get(word.word)) else True
                )
                holds = here.start <= span.start and span.end <= here.end
                if holds and is_wider and whole_words(window, at) == at:
                    explained[word.word] = ExplainedWord(here, word.word, word.body)
    return tuple(sorted(explained.values(), key=lambda each: -len(each.span)))
