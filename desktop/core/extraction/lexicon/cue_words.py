"""Verbs that report speech, as far as they lead to the speaker of a quotation."""

from __future__ import annotations

from desktop.core.extraction.lexicon.reporting_words import cues_by_kind, reporting_words
from desktop.core.text.word_lists import words

_CUES = cues_by_kind()
# Verbs whose object is speech almost whenever a quotation stands beside them.
SPEECH_VERBS = _CUES["speech"]
# With those that report speech, but do many other things as well.
CUES = SPEECH_VERBS | _CUES["other"]
# Verbs that hardly ever mean anything but speech, wherever they stand in the sentence.
PLAIN_VERBS = _CUES["plain"]
# Verbs that report speech only when the quotation follows at once ("he went on: …").
ONLY_BESIDE = _CUES["beside"]
# Verbs whose object is the person spoken to.
LISTENER_VERBS = _CUES["listener"]
# Verbs behind which the quoted words are what is thought of somebody: "called him “a …”".
JUDGING_VERBS = _CUES["judging"]
# The forms that follow whoever is heard: "heard the children shout".
BARE_CUES = CUES.intersection(word.words[0] for word in reporting_words())
# Verbs that report speech with what follows them: "shot back", "chimed in".
_FOLLOWING = ("back", "in")
PHRASAL_CUES = frozenset(
    (form, word.words[1])
    for word in reporting_words()
    if len(word.words) == len(_FOLLOWING) and word.words[1] in _FOLLOWING
    for form in word.forms()
)
# Forms that are nouns too: after "his" or "the" they report nothing.
NOUNS_AS_WELL = words("cues_that_are_nouns")


def is_participle(word: str) -> bool:
    """Whether a cue has the form that follows its subject at a distance ("…, adding")."""
    return word.endswith("ing")
