"""Somebody whom a paper quotes: "state radio quoted Ada Quill as saying"."""

from __future__ import annotations

from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.rules.attribution import Phrases
from desktop.core.extraction.rules.subjects import Subjects
from desktop.core.quotation import MentionKind

_QUOTES = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "being"})
_HIM = frozenset({"him", "her", "them"})
_FARTHEST = 14


class QuotedBy:
    """Finds who is quoted, in the words of a sentence that has no quotation in it."""

    def __init__(self, phrases: Phrases, subjects: Subjects) -> None:
        self._phrases = phrases
        self._subjects = subjects
        self._narration = phrases.narration
        self._lowered = phrases.narration.lowered

    def whom(self, begin: int, end: int) -> tuple[NounPhrase, int] | None:
        """Who is quoted in the words `begin` up to `end`, and the word that says so.

        Example: State radio quoted commander Ada Quill as saying: “The bridge is safe.” → Ada
            Quill (before-quoted)
        Example: “The bridge is safe,” Ada Quill was quoted as saying by the Weekly. → Ada Quill
            (after-quoted)
        """
        for word in range(begin, end):
            if self._lowered[word] not in _QUOTES or not self._says_it(word, end):
                continue
            if self._lowered[word - 1] in _PASSIVE:
                subject = self._subjects.of_verb(word, begin)
            else:
                subject = self._object(word + 1, end)
            return (subject, word) if subject else None
        return None

    def _object(self, start: int, end: int) -> NounPhrase | None:
        """Who is quoted, by a name or as "him".

        Example: Ada Quill was there. “The bridge is safe,” the Weekly quoted her as saying. → Ada
            Quill (after-quoted)
        """
        if start < end and self._lowered[start] in _HIM:
            span = self._narration.span(start, start + 1)
            return NounPhrase(start, start + 1, MentionKind.PRONOUN, span)
        starts = range(start, min(start + 3, end))
        return next(filter(None, map(self._phrases.starting_at, starts)), None)

    def _says_it(self, word: int, end: int) -> bool:
        """Whether "as saying" follows."""
        following = self._lowered[word + 1 : min(word + _FARTHEST, end)]
        return "as" in following and bool({"saying", "telling"} & set(following))
