"""Words behind a quotation that call it an answer: "was X’s answer", "is how X put it"."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import CUES
from desktop.core.extraction.lexicon.function_words import AUXILIARIES
from desktop.core.extraction.lexicon.titles import WRITINGS
from desktop.core.extraction.rules.attribution import Attribution, Phrases

_CAME = frozenset({"came", "comes", "was", "were", "is", "are", "ran", "read"})
_SENT = frozenset({"from", "of", "by"})


class AnswersBehind:
    """Finds from whom an answer came."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._narration = phrases.narration

    def how_put(self, begin: int, end: int) -> Attribution | None:
        """Read "…" is how the report put it.

        Example: “A quiet disaster” is how the report put it. → the report (after-how-put)
        Example: “It is safe,” was how Ada Quill summed it up. → Ada Quill (after-how-put)
        """
        lowered = self._narration.lowered
        for word in range(begin, min(begin + 4, end)):
            if lowered[word] in ("how", "what", "all") and word + 1 < end:
                phrase = self._phrases.starting_at(word + 1 + (lowered[word + 1] == "that"))
                verb = phrase.end if phrase else end
                while verb < end and lowered[verb] in AUXILIARIES:
                    verb += 1
                if phrase and verb < end and (lowered[verb] in CUES or lowered[verb][-2:] == "ed"):
                    return Attribution("after-how-put", phrase, verb)
        return None

    def came(self, begin: int, end: int) -> Attribution | None:
        """Read: "…," came the answer from X; "…," was X's answer.

        Example: “I was cold,” came the answer from Ada Quill. → Ada Quill (after-verb-name)
        Example: “I was cold,” was Ada Quill’s answer. → Ada Quill (after-verb-name)
        """
        if begin + 1 >= end or self._narration.lowered[begin] not in _CAME:
            return None
        phrase = self._phrases.starting_at(begin + 1)
        if phrase is None:
            return None
        # Behind the mark of the possessor stands what is hers.
        following = self._narration.lowered[phrase.end + 1 : phrase.end + 2]
        if phrase.is_possessive and WRITINGS.intersection(following):
            return Attribution("after-verb-name", phrase, begin)
        if phrase.head not in WRITINGS:
            return None
        for word in range(phrase.end, min(phrase.end + 3, end - 1)):
            if self._narration.lowered[word] in _SENT:
                sender = self._phrases.starting_at(word + 1)
                return Attribution("after-verb-name", sender or phrase, begin)
        return Attribution("after-verb-name", phrase, begin)
