"""Lines of an article that are no prose: headlines, captions, "Read more"."""

from __future__ import annotations

import re

from desktop.core.extraction.lexicon.function_words import PERSONAL_PRONOUNS
from desktop.core.extraction.reading.narration import Narration, WordNumber

_PROMOTION = re.compile(
    r"(?:READ MORE|WATCH|LISTEN|RELATED|MORE|ALSO|Read more|Watch|Also on|Photo|Advertisement"
    r"|Share|Click|Subscribe|Sign [Uu]p|Follow [Uu]s|Newsletter|Download|Comments?|Story continues"
    r"|Article [Cc]ontinue[sd]|Read [Mm]ore|Related)\b"
)
_LONGEST = 13
# One shorter word in capitals may be anything.
_SHORTEST_HEADING = 5
_FEWEST_WORDS = 5
_TITLE_CASE = 0.7
_ENDS_OF_PROSE = '.!?”":…,'


def headlines(narration: Narration) -> frozenset[int]:
    """The numbers of the paragraphs that are poor places to look for antecedents.

    Example: Ada Quill Hits Out At Bridge ¶ Petra Lind came late. “It is safe,” she said. → Petra
        Lind (after-name-verb)
    """
    return frozenset(
        number
        for number, (first, end) in enumerate(narration.paragraph_bounds)
        if first < end and _is_headline(narration, first, end)
    )


def is_title_case(narration: Narration, paragraph: int) -> bool:
    """Whether Nearly Every Word Is Capitalised, so that capitals show no names.

    Example: Ostwick Harbour Bridge Falls Down In Storm ¶ “It is safe,” said Ada Quill. → Ada Quill
        (after-verb-name)
    Example: The Salt Coast Herald writes: ¶ “The bridge is safe for now.” → Salt Coast Herald
        (announced)
    """
    first, end = narration.paragraph_bounds[paragraph]
    if first < end and narration.words[end - 1] == ":":
        return False
    if _is_in_capitals(narration, first, end) or _is_promotion(narration, first, end):
        return True
    if end - first > 2 * _LONGEST or any(map(narration.is_piece, range(first, end))):
        return False
    initials = [word[0] for word in narration.words[first:end] if word[:1].isalpha()]
    capitals = sum(initial.isupper() for initial in initials)
    return len(initials) >= _FEWEST_WORDS and capitals >= _TITLE_CASE * len(initials)


def is_repeated(narration: Narration, quote: WordNumber, words: str) -> bool:
    """Whether quoted words, but for a pronoun that begins them, stand further down once more.

    Example: Mayor: “We will not pay” ¶ Mayor Ada Quill said the town “will not pay” a cent. →
        scare; Ada Quill (before-name-verb)
    """
    said = words.lower()
    opening, _, rest = said.partition(" ")
    if opening in PERSONAL_PRONOUNS and " " in rest:
        said = rest
    return said in narration.text[narration.ends[quote] :].lower()


def _is_promotion(narration: Narration, first: int, end: int) -> bool:
    """Whether a short line sends the reader elsewhere.

    Example: Share This Article ¶ “The bridge is safe for now.” → nobody
    """
    if not 0 < end - first <= _LONGEST or any(map(narration.is_piece, range(first, end))):
        return False
    is_prose = narration.words[end - 1] in _ENDS_OF_PROSE
    return not is_prose and bool(_PROMOTION.match(narration.text, narration.starts[first]))


def _is_in_capitals(narration: Narration, first: int, end: int) -> bool:
    """Whether a line is a heading IN CAPITALS, and no label before what somebody says.

    Example: FULL TEXT ¶ Ada Quill came late. “It is safe,” she said. → Ada Quill (after-name-verb)
    """
    if not 0 < end - first <= _LONGEST or any(map(narration.is_piece, range(first, end))):
        return False
    line = narration.text[narration.starts[first] : narration.ends[end - 1]]
    is_long = end - first > 1 or len(line) >= _SHORTEST_HEADING
    return line.isupper() and is_long and line[-1] not in ":."


def _is_headline(narration: Narration, first: int, end: int) -> bool:
    start, stop = narration.starts[first], narration.ends[end - 1]
    if _PROMOTION.match(narration.text, start):
        return True
    return end - first <= _LONGEST and narration.text[stop - 1] not in _ENDS_OF_PROSE
