"""To whom a quotation is said, by the words beside it or by a name called in it."""

from __future__ import annotations

import re

from desktop.core.extraction.lexicon.first_names import FIRST_NAMES
from desktop.core.extraction.lexicon.names_of_places import PLACES_AND_PEOPLES
from desktop.core.extraction.lexicon.titles import is_person_noun
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.speaking import is_turned_to, listens
from desktop.core.extraction.reading.narration import Narration, PieceNumber
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.quotation import MentionKind
from desktop.core.span import Span

_FARTHEST, _LONGEST = 30, 30
# Somebody whom nobody else names, at the end of a question: "Who broke it, Max?".
_ASKED = re.compile(r", (?P<name>[A-Z][a-zà-ÿ]+)(?P<end>[?.!])\Z")
# Or by a title between commas: "And where were you, Mrs Pell, at nine?".
_TITLED = re.compile(
    r"(?:^|[,.!?;—] )(?P<title>Mr|Mrs|Ms|Miss|Dr|Madame|Monsieur|Inspector|Sergeant|Captain)\b\.? "
    r"(?P<name>[A-Z][\w’'-]+)(?=[,.!?;—]|$)"
)
_READ_FOR_NAMES = 2000


class Listeners:
    """Finds who is told, asked or turned to."""

    def __init__(self, narration: Narration, phrases: Phrases) -> None:
        self._narration = narration
        self._phrases = phrases

    def beside(self, piece: PieceNumber, told: Attribution) -> NounPhrase | None:
        """Who is spoken to in the sentence of a piece, or in the one before that leads up to it.

        Example: “Is it safe?” said Tom to the captain. ¶ “It is.” → Tom (after-verb-name); the
            captain (spoken-to)
        Example: Tom turned to Anna. “Is it safe?” ¶ “It is.” → Tom (turns-before); Anna
            (spoken-to)
        """
        narration = self._narration
        word = narration.piece_words[piece]
        first, end = narration.sentence_bounds[narration.sentences[word]]
        if narration.sentences[told.phrase.first] == narration.sentences[word] - 1:
            first, _ = narration.sentence_bounds[narration.sentences[word] - 1]
        for index in range(max(first, word - _FARTHEST), min(end, word + _FARTHEST)):
            phrase = self._phrases.starting_at(index)
            if phrase and self._is_somebody(phrase, told) and self._listens(phrase, told):
                return phrase
        return None

    def asked(self, piece: PieceNumber, cast: Cast) -> NounPhrase | None:
        """Who is asked by name, in the words themselves; taken into the cast.

        Example: “And where were you, Mrs Pell, at nine?” ¶ “In bed.” ¶ “Alone?” ¶ “Oh no.” →
            nobody (none); Mrs Pell (spoken-to); nobody (none); Mrs Pell (takes-turns)

        Example: “Is it safe, Max?” said Tom. ¶ “It is.” ¶ “Since when?” ¶ “May.” → Tom
            (after-verb-name); Max (spoken-to); Tom (takes-turns); Max (takes-turns)
        """
        narration = self._narration
        content = narration.quoted[piece].content
        found = _ASKED.search(
            narration.text, max(content.start, content.end - _LONGEST), content.end
        )
        name = found["name"].lower() if found else ""
        if found and found["end"] != "?" and name not in FIRST_NAMES:
            # "We went to the Lido, Tuesday."
            found = None
        title = ""
        if found is None:
            end = min(content.end, content.start + _READ_FOR_NAMES)
            found = _TITLED.search(narration.text, content.start, end)
            title = found["title"] if found else ""
        if found is None or name in PLACES_AND_PEOPLES or is_person_noun(name):
            return None
        word = narration.piece_words[piece]
        span = Span(*found.span("name"))
        named = NounPhrase(word, word + 1, MentionKind.NAME, span, name=found["name"], title=title)
        return cast.labelled(named)

    def _is_somebody(self, phrase: NounPhrase, told: Attribution) -> bool:
        is_one = phrase.kind is MentionKind.NAME or (
            phrase.kind is MentionKind.NOMINAL and is_person_noun(phrase.head)
        )
        return is_one and not phrase.is_possessive and phrase.end != told.phrase.end

    def _listens(self, phrase: NounPhrase, told: Attribution) -> bool:
        narration = self._narration
        before = narration.word_at(phrase.first - 1, narration.sentences[phrase.first])
        is_told = before == "to" and phrase.first - 1 in (told.phrase.end, _behind(told.cue))
        return is_told or listens(narration, phrase) or is_turned_to(narration, phrase)


def _behind(cue: int | None) -> int:
    return -1 if cue is None else cue + 1
