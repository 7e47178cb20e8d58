"""Where the words that report speech really are verbs."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import CUES, NOUNS_AS_WELL, PHRASAL_CUES
from desktop.core.extraction.lexicon.function_words import (
    DETERMINERS,
    PERSONAL_PRONOUNS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
)
from desktop.core.extraction.reading.narration import Narration

_FOLLOWING = frozenset(following for _, following in PHRASAL_CUES)
_POSSESSIVE_MARKS = frozenset({"’s", "'s", "’", "'"})


def is_cue_verb(narration: Narration, index: int) -> bool:
    """Whether the word is a cue and neither a noun ("his comments") nor a name ("Omar Said").

    Example: “The bridge is safe,” Ada Quill said, and praised “slow and careful work.” → Ada Quill
        (after-name-verb); Ada Quill (before-name-verb)
    """
    if is_phrasal_cue(narration, index):
        return True
    return narration.lowered[index] in CUES and not is_noun(narration, index)


def is_phrasal_cue(narration: Narration, index: int) -> bool:
    """Whether a verb reports speech together with the word behind it: "shot back".

    Example: After Oscar Pell spoke, Ada Quill shot back, “It is a gift to the few.” → Ada Quill
        (before-name-verb)
    Example: “It is a gift to the few,” Ada Quill chimed in. → Ada Quill (after-name-verb)
    """
    following = narration.lowered[index + 1] if index + 1 < len(narration) else ""
    return following in _FOLLOWING and (narration.lowered[index], following) in PHRASAL_CUES


def is_noun(narration: Narration, index: int) -> bool:
    """Whether a word that could be a cue stands where only a noun or a name can stand.

    Example: Ada Quill heard his comments on the “safe” bridge. → scare
    """
    if narration.is_capitalised(index) and not narration.opens_sentence(index):
        return True
    if narration.lowered[index] not in NOUNS_AS_WELL:
        return False
    before = narration.word_at(index - 1, narration.sentences[index])
    if before in _POSSESSIVE_MARKS:
        return narration.word_at(index - 2, narration.sentences[index]) not in PERSONAL_PRONOUNS
    if before in DETERMINERS or before in POSSESSIVE_PRONOUNS:
        return before not in ("that", "this", "all", "both", "some", "many", "those", "these")
    if before in PREPOSITIONS and before not in ("to", "after", "before", "as", "since"):
        return True
    return "-" in before and before not in ("-", "--")
