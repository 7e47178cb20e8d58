"""Which words beside a quotation name its speaker: the ordered rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration

_LONGEST_ROLE = 7


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one rule says about one quotation: the phrase that speaks, and the cue word.

    `cue` is the number of the word in the narration, none when no word reports the speech.
    `first_rule` is the rule that first found the phrase, when `rule` carried it over.
    """

    rule: str
    phrase: NounPhrase
    cue: int | None = None
    first_rule: str = ""

    def carried_over(self, rule: str) -> Attribution:
        """The same speaker for another quotation, for the reason `rule`."""
        return replace(self, rule=rule, first_rule=self.first_rule or self.rule)


class Phrases:
    """The noun phrases of a narration, found by the word where they begin or end."""

    def __init__(self, narration: Narration, phrases: Sequence[NounPhrase]) -> None:
        self.narration = narration
        self._starting = {phrase.first: phrase for phrase in phrases}
        self._ending = {phrase.end: phrase for phrase in phrases}
        # The longest phrase that begins at a word wins: "Quill's lawyer", not "Quill".
        for phrase in phrases:
            if phrase.end > self._starting[phrase.first].end:
                self._starting[phrase.first] = phrase
        # The first one that ends there is the whole: "a spokesman for Pell", not "Pell".
        self._closing: dict[int, NounPhrase] = {}
        for phrase in phrases:
            self._closing.setdefault(phrase.span.end, phrase)

    def starting_at(self, word: int) -> NounPhrase | None:
        """The phrase whose first word this is."""
        return self._starting.get(word)

    def named_behind(self, start: int, end: int) -> NounPhrase | None:
        """The first phrase behind "according to", over a few words for what its bearer is.

        Example: “It is safe,” according to former harbour radio reporter Ada Quill. → Ada Quill
            (after-according-to)
        """
        narration = self.narration
        for word in range(start, min(start + _LONGEST_ROLE, end)):
            phrase = self._starting.get(word)
            if phrase:
                return phrase
            if not narration.words[word][:1].isalnum():
                return None
        return None

    def closing_at(self, word: int) -> NounPhrase | None:
        """The phrase that ends just before this word, with all that belongs to it."""
        return self._closing.get(self.narration.ends[word - 1])

    def ending_at(self, word: int) -> NounPhrase | None:
        """The phrase that ends just before this word."""
        return self._ending.get(word)
