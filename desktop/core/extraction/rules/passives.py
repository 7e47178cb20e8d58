"""Somebody by whom it is said: "was told by X", "was called a “…” by X", "was X's answer"."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import CUES, JUDGING_VERBS, LISTENER_VERBS
from desktop.core.extraction.lexicon.function_words import ADVERBS, CLAUSE_WORDS
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import WordNumber
from desktop.core.extraction.reading.verbs import is_cue_verb
from desktop.core.extraction.rules.attribution import Attribution, Phrases

_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "got", "’s", "'s", "’re"})
# "known by some as", "seen by others as" report no less than "called".
_SEEN = frozenset({"known", "seen", "viewed", "regarded", "nicknamed"})
_READ = frozenset({"seen", "viewed"})
# Who is quoted by a paper is not told of by it.
_QUOTED = frozenset({"quoted", "cited"})
_FARTHEST_BY, _LONGEST_ROLE = 9, 3
_FARTHEST_PARTICIPLE = 14
_PARTICIPLES = frozenset({"said", "told", "put", "written", "sung"})


class Passives:
    """Finds who does what a participle behind a form of "be" says, in words without quotation."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._narration = phrases.narration

    def before(self, begin: int, quote: WordNumber) -> Attribution | None:
        """By whom it is said, in words before a quotation.

        Example: Drivers were told by the engineer Ada Quill that the bridge was “as good as new.” →
            Ada Quill (before-passive)
        Example: The plan was described by the mayor as “a gift to the few.” → the mayor
            (before-passive)
        Example: Ada Quill was shouted down by members after telling them that they were “slow and
            sad.” → Ada Quill (before-participle)
        """
        narration = self._narration
        for word in range(quote - 1, begin, -1):
            if not self.is_passive(word, begin):
                continue
            doer = self._doer(word + 1, quote)
            if doer is None or any(
                is_cue_verb(narration, later) for later in range(doer.end, quote)
            ):
                return None
            return Attribution("before-passive", doer, word)
        return None

    def after(self, quote: WordNumber, begin: int, end: int) -> Attribution | None:
        """By whom it is said, in words behind a quotation, or behind it and before.

        Example: “The bridge is closed for good,” drivers were told by Ada Quill. → Ada Quill
            (after-passive)
        Example: The plan was called “a gift to the few” by the mayor. → the mayor (after-passive)
        Example: Dismissed as “a gift to the few” by the mayor, the plan went through. → the mayor
            (after-passive)
        Example: It was “unsafe for years,” according to a copy of the letter seen by the Weekly. →
            a copy of the letter (after-according-to)
        """
        narration = self._narration
        if begin < end and narration.lowered[begin] == "by":
            first, _ = narration.sentence_bounds[narration.sentences[quote]]
            for word in range(quote - 1, max(first - 1, quote - _FARTHEST_PARTICIPLE), -1):
                if narration.is_piece(word):
                    break
                if self.is_passive(word, first):
                    doer = self._doer(begin, end)
                    return Attribution("after-passive", doer, word) if doer else None
        for word in range(begin + 1, min(end, begin + _FARTHEST_PARTICIPLE)):
            if self.is_passive(word, begin):
                doer = self._doer(word + 1, end)
                return Attribution("after-passive", doer, word) if doer else None
        return None

    def is_passive(self, word: int, start: int) -> bool:
        """Whether the word says what is said or called, and by nobody before it."""
        lowered = self._narration.lowered
        verb = lowered[word]
        if verb in _READ and "as" not in lowered[word + 1 : word + _FARTHEST_BY]:
            # "a copy of the letter seen by the Weekly", but "seen by many as"
            return False
        is_participle = (verb.endswith("ed") or verb in _PARTICIPLES) and verb not in _QUOTED
        if verb not in _SEEN and not (is_participle and verb in CUES):
            return False
        if word == start and verb in JUDGING_VERBS and self._narration.opens_sentence(word):
            return True
        before = word - 1
        while before > start and (lowered[before] in ADVERBS or lowered[before].endswith("ly")):
            before -= 1
        if before >= start and lowered[before] in _BE:
            return True
        # "a plan described by the mayor as": the participle alone.
        is_bare = verb in JUDGING_VERBS or verb in _SEEN
        return is_bare and lowered[word + 1 : word + 2] == ["by"]

    def tells_listener(self, word: int, start: int) -> bool:
        """Whether the subject of a passive is who is spoken to: "she was told"."""
        return self._narration.lowered[word] in LISTENER_VERBS and self.is_passive(word, start)

    def _doer(self, start: int, end: int) -> NounPhrase | None:
        """Who is named behind "by"."""
        lowered = self._narration.lowered
        for word in range(start, min(end - 1, start + _FARTHEST_BY)):
            if lowered[word] == "by":
                starts = range(word + 1, min(word + 1 + _LONGEST_ROLE, end))
                phrase = next(filter(None, map(self._phrases.starting_at, starts)), None)
                is_doer = phrase is not None and phrase.is_person_like
                return phrase if phrase and is_doer and not phrase.is_possessive else None
            if lowered[word] in CLAUSE_WORDS and lowered[word] not in ("as", "in", "to"):
                return None
        return None
