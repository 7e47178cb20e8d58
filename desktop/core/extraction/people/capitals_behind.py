"""What capitals behind "the", "a" or a number are: a name, or what somebody is."""

from __future__ import annotations

from desktop.core.extraction.lexicon.function_words import POSSESSIVE_PRONOUNS
from desktop.core.extraction.lexicon.titles import BODY_WORDS, PERSON_NOUNS, is_person_noun
from desktop.core.extraction.reading.narration import Narration
from desktop.core.text.word_lists import rows

_NUMBERS = frozenset(name for name, *_ in rows("numbers"))
_LEAD_TO_AN_OFFICE = POSSESSIVE_PRONOUNS | {"a", "an", "the"}


def start_of_name(
    narration: Narration, first: int, run: tuple[int, int] | None, end: int
) -> int | None:
    """Where a name starts that ends a phrase with a determiner; None where a role ends it.

    `first` is the determiner, `run` are the last capitals up to `end`, the end of the phrase.

    Example: “The bridge is safe,” said the MP. → the MP (after-verb-name)
    Example: “The bridge is safe,” said the Foreign Secretary. → the Foreign Secretary
        (after-verb-name)
    Example: Two Marlanders called it “safe as a house.” → two Marlanders (before-name-verb)
    Example: Six Rivers Trust called it “safe as a house.” → Six Rivers Trust (before-name-verb)
    """
    if run is None or run[1] != end:
        return None
    start, _ = run
    is_one_word = end == start + 1 and start > 0
    if start > 0 and _is_office(narration, first, start, end):
        return None
    if narration.lowered[first] not in _NUMBERS or start != first + 1:
        return start
    if is_one_word and narration.lowered[start].endswith("s"):
        return None
    return first if narration.is_capitalised(first) else start


def _is_office(narration: Narration, first: int, start: int, end: int) -> bool:
    """Whether capitals behind "the" say what somebody is, and no name: "the Prime Minister".

    Example: Prime Minister Ada Quill came late. “The bridge is safe,” the Prime Minister said. →
        Ada Quill (after-name-verb)
    """
    last = narration.lowered[end - 1]
    if end == start + 1 == first + 2 and narration.lowered[first] in ("a", "an"):
        # "a Marlander": no name has an article of this kind.
        return True
    is_office = last in PERSON_NOUNS or ("-" in last and is_person_noun(last))
    if not is_office or last in BODY_WORDS:
        return False
    if end == start + 1 and narration.words[start].isupper():
        return True
    is_led = narration.lowered[first] in _LEAD_TO_AN_OFFICE
    return is_led and start == first + 1
