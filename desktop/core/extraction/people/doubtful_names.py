"""Words that have a capital letter for another reason than being a name."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.extraction.lexicon.cue_words import (
    CUES,
    NOUNS_AS_WELL,
    PLAIN_VERBS,
    SPEECH_VERBS,
)
from desktop.core.extraction.lexicon.first_names import FIRST_NAMES
from desktop.core.extraction.lexicon.names_of_places import PLACES_AND_PEOPLES
from desktop.core.extraction.people.names import is_possessive_mark
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.speaking import turns_to_somebody
from desktop.core.extraction.reading.headlines import is_title_case
from desktop.core.extraction.reading.narration import Narration
from desktop.core.quotation import MentionKind
from desktop.core.text.word_lists import words

_LONGEST_IN_TITLE_CASE = 2
_HEADINGS = words("headings")
_REPORTS = frozenset(word for word in SPEECH_VERBS - NOUNS_AS_WELL if not word.endswith("ing"))
_BEHIND_A_NAME = frozenset({":", ",", "("})


def without_doubtful_names(
    narration: Narration, phrases: Iterable[NounPhrase]
) -> tuple[NounPhrase, ...]:
    """The phrases without runs of a headline and without "Preys" at the start of a sentence.

    Example: Ada Quill drew it. Written “in a time of need,” the plan was short. → nobody
    Example: Preys circle. “The bridge is safe,” said Ada Quill. → Ada Quill (after-verb-name)
    """
    phrases = tuple(phrases)
    title_case = _title_case_paragraphs(narration)
    certain = {
        word
        for phrase in phrases
        if phrase.kind is MentionKind.NAME
        and narration.paragraphs[phrase.first] not in title_case
        and (" " in phrase.name or phrase.title or not narration.opens_sentence(phrase.first))
        for word in phrase.name.split()
    }
    return tuple(
        phrase
        for phrase in phrases
        if phrase.kind is not MentionKind.NAME
        or not (
            _is_heading(narration, phrase)
            or _is_headline_run(narration, phrase, title_case, certain)
            or _is_common_word(narration, phrase, certain)
        )
    )


def _is_heading(narration: Narration, phrase: NounPhrase) -> bool:
    """Whether the words before a colon are a heading, as no name is.

    Example: FULL TEXT: “The bridge is safe for now.” → nobody
    """
    is_before_colon = phrase.end < len(narration) and narration.words[phrase.end] == ":"
    return is_before_colon and all(word.lower() in _HEADINGS for word in phrase.name.split())


def _title_case_paragraphs(narration: Narration) -> frozenset[int]:
    count = len(narration.paragraph_bounds)
    return frozenset(number for number in range(count) if is_title_case(narration, number))


def _is_headline_run(
    narration: Narration, phrase: NounPhrase, title_case: frozenset[int], certain: set[str]
) -> bool:
    """Whether capitals show no name: in a headline, of words that are in no name elsewhere."""
    if narration.paragraphs[phrase.first] not in title_case:
        return False
    names = phrase.name.split()
    if len(names) > _LONGEST_IN_TITLE_CASE:
        return True
    if phrase.title and narration.word_at(phrase.end, narration.sentences[phrase.first]) == ",":
        # "Dr. Ada Quill, Professor at Ostwick": a line that is signed.
        return False
    _, end = narration.paragraph_bounds[narration.paragraphs[phrase.first]]
    return narration.words[end - 1] != "." and not certain & set(names)


def _is_common_word(narration: Narration, phrase: NounPhrase, certain: set[str]) -> bool:
    if " " in phrase.name or phrase.title or phrase.name in certain or phrase.name.isupper():
        return False
    if not narration.opens_sentence(phrase.first) or phrase.name.lower() in FIRST_NAMES:
        return False
    after = phrase.end
    if after >= len(narration) or narration.sentences[after] != narration.sentences[phrase.first]:
        return True
    # "Eyes turned to her": those are nobody.
    turns = not phrase.name.endswith("s") and turns_to_somebody(narration, phrase)
    is_people = phrase.name.lower() in PLACES_AND_PEOPLES
    speaks = (
        narration.lowered[after] in PLAIN_VERBS
        or (is_people and narration.lowered[after] in CUES)
        or (narration.lowered[after] in _REPORTS and not phrase.name.endswith("s"))
    )
    names_itself = speaks or narration.words[after] in _BEHIND_A_NAME or turns
    return not names_itself and not is_possessive_mark(narration, after)
