"""Which words beside a quotation name its speaker: the ordered rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.core.extraction.lexicon.cue_words import CUES
from desktop.core.extraction.lexicon.titles import BODY_NOUNS, is_person_noun
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration
from desktop.core.quotation import MentionKind

_LONGEST_ROLE = 7
_WHERE = frozenset({"to", "in", "of", "at", "for", "near", "on", "from"})
_LONGEST_PLACE = 6
_READ = frozenset(
    {"seen", "viewed", "reviewed", "obtained", "read", "published", "released", "shared"}
)


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
        start += narration.lowered[start : start + 1] == ["to"]
        for word in range(start, min(start + _LONGEST_ROLE, end)):
            phrase = self._starting.get(word)
            if phrase:
                return self._behind_number(phrase, end) or phrase
            if not narration.words[word][:1].isalnum():
                return None
            if word > start and self._is_made(word):
                span, head = narration.span(start, word), narration.lowered[word - 1]
                return NounPhrase(start, word, MentionKind.NOMINAL, span, head=head)
        return None

    def _behind_number(self, place: NounPhrase, end: int) -> NounPhrase | None:
        """Who is named behind a place with a number: "Ward 12 returning officer Ada Quill".

        Example: It was “better than in May,” according to Ward 12 harbour officer Ada Quill. → Ada
            Quill (after-according-to)
        """
        narration = self.narration
        number = narration.word_at(place.end, narration.sentences[place.first])
        if place.kind is not MentionKind.NAME or not number[:1].isdigit():
            return None
        for word in range(place.end + 1, min(place.end + _LONGEST_ROLE, end)):
            phrase = self._starting.get(word)
            if phrase:
                return phrase if phrase.kind is MentionKind.NAME else None
            if not narration.words[word][:1].isalnum():
                return None
        return None

    def _is_made(self, word: int) -> bool:
        """Whether the word says who has read or shown the papers before it: "seen by".

        Example: It was “unsafe for years,” according to emails seen by the Weekly. → emails
            (after-according-to)
        """
        narration = self.narration
        sentence = narration.sentences[word]
        is_participle = narration.lowered[word] in _READ
        return is_participle and narration.word_at(word + 1, sentence) in ("by", "with")

    def in_apposition(self, phrase: NounPhrase, until: int) -> NounPhrase:
        """The name between commas behind what its bearer is, before word `until`, else `phrase`.

        Whoever stands beside a verb of speech is a person whatever the noun is.

        Example: The harbour’s new head of works, Ada Quill, said “the bridge is safe.” → Ada Quill
            (before-name-verb)
        Example: “The bridge is safe,” said the commissioner for works, Ada Quill. → Ada Quill
            (after-verb-name)
        """
        narration = self.narration
        if phrase.kind is not MentionKind.NOMINAL or not self._means_one(phrase):
            return phrase
        end = bisect_left(narration.starts, phrase.span.end)
        if end > phrase.end and is_person_noun(narration.words[end - 1]):
            # "A spokesman for the mayor, Ada Quill": the name may be either's.
            return phrase
        end = self._behind_place(end, until)
        name = self._starting.get(end + 1)
        if name is None or narration.words[end] != "," or name.end > until:
            return phrase
        is_closed = name.end == until or narration.words[name.end] in ",.;"
        fits = name.kind is MentionKind.NAME and not name.is_possessive and is_closed
        return name if fits else phrase

    def _behind_place(self, end: int, until: int) -> int:
        """The comma behind words that say where somebody is, from word `end` on; else `end`.

        Example: “It is safe,” the head of the mill in Ostwick, Ada Quill, said. → Ada Quill
            (after-name-insertion-verb)
        """
        lowered = self.narration.lowered
        if end >= until or lowered[end] not in _WHERE:
            return end
        for word in range(end + 1, min(end + _LONGEST_PLACE, until - 1)):
            if lowered[word] == ",":
                return word
            if (
                not lowered[word].isalpha()
                or lowered[word] in CUES
                or is_person_noun(lowered[word])
            ):
                return end
        return end

    def _means_one(self, phrase: NounPhrase) -> bool:
        """Whether a phrase means one person: "the mayor", "one of them", "one of the nurses"."""
        head, first = phrase.head, self.narration.lowered[phrase.first]
        if phrase.is_one_of_many:
            return first in ("one", "another", "the")
        return head not in BODY_NOUNS and (first == "one" or not head.endswith("s"))

    def closing_at(self, word: int) -> NounPhrase | None:
        """The phrase that ends just before this word, with all that belongs to it."""
        return self._closing.get(self.narration.ends[word - 1])

    def ending_at(self, word: int) -> NounPhrase | None:
        """The phrase that ends just before this word."""
        return self._ending.get(word)
