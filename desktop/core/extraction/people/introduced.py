"""Who is introduced by "a": behind "a judge from Ostwick", "the judge" need not be the first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from desktop.core.extraction.lexicon.function_words import AUXILIARIES
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration
from desktop.core.quotation import MentionKind

_INTRODUCES = frozenset({"a", "an", "another", "one", "his", "her", "my", "your"})
# Behind these, "a judge" tells what somebody is.
_TELLS_WHAT = AUXILIARIES | {"as", "like", "became", "become", "becoming", "being", "no", "not"}
_BESIDE_A_NAME = frozenset({",", "(", "—", "–"})
_FARTHEST_SENTENCE = 3


class Introduced:
    """Tells where somebody else comes in under the same noun.

    Example: Judge Ada Quill came late. A judge in Ostwick waited. “It is safe,” the judge said. →
        the judge (after-name-verb)
    """

    def __init__(self, narration: Narration, phrases: Sequence[NounPhrase]) -> None:
        self._narration = narration
        self._firsts: dict[str, list[int]] = {}
        names = {phrase.first for phrase in phrases if phrase.kind is MentionKind.NAME}
        behind = {phrase.end for phrase in phrases if phrase.kind is MentionKind.NAME}
        for phrase in phrases:
            if self._comes_in(phrase, names, behind):
                self._firsts.setdefault(phrase.head, []).append(phrase.first)

    def is_another(self, phrase: NounPhrase, last: int) -> bool:
        """Whether somebody else comes in between the word `last` and the phrase, close to it."""
        firsts = self._firsts.get(phrase.head, [])
        number = bisect_left(firsts, phrase.first) - 1
        if number < 0 or firsts[number] <= last:
            return False
        sentences = self._narration.sentences
        return sentences[phrase.first] - sentences[firsts[number]] <= _FARTHEST_SENTENCE

    def _comes_in(self, phrase: NounPhrase, names: set[int], behind: set[int]) -> bool:
        """Whether a phrase is about somebody of whom nothing was said, and who has no name.

        Example: Mayor Ada Quill was a mayor for years. “The bridge is safe,” the mayor said. → Ada
            Quill (after-name-verb)
        """
        narration = self._narration
        if phrase.kind is not MentionKind.NOMINAL or phrase.is_one_of_many:
            return False
        before = narration.word_at(phrase.first - 1, narration.sentences[phrase.first])
        is_name_behind = before in _BESIDE_A_NAME and phrase.first - 1 in behind
        is_named = phrase.end + 1 in names and narration.words[phrase.end] in _BESIDE_A_NAME
        is_what = before in _TELLS_WHAT or is_name_behind or is_named
        return narration.lowered[phrase.first] in _INTRODUCES and not is_what
