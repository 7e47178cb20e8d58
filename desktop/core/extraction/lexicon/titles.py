"""Words that stand before a name or in its place: titles, roles, offices, bodies.

`people.txt` and `bodies.txt` in `resources/words/` explain the kinds of words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.core.text.word_lists import words, words_by_kind

_PEOPLE = words_by_kind("people")
_BODIES = words_by_kind("bodies")
TITLES = _PEOPLE["title"]
FEMALE_TITLES = _PEOPLE["she"]
MALE_TITLES = _PEOPLE["he"]
# Kept before a surname that stands alone: "Mrs Pell".
COURTESY_TITLES = _PEOPLE["courtesy"]
# Offices that many hold: only somebody who is given the title elsewhere is meant.
OFFICES = _PEOPLE["office"]
SHORT_TITLES = {"senator": "sen", "governor": "gov", "congressman": "rep", "congresswoman": "rep"}
# Ranks that are mostly shortened before a name.
LONG_TITLES = {
    "col": "colonel", "gen": "general", "lt": "lieutenant", "capt": "captain", "maj": "major",
    "sgt": "sergeant", "adm": "admiral", "cmdr": "commander", "prof": "professor", "dr": "doctor",
    "rev": "reverend", "supt": "superintendent", "insp": "inspector", "det": "detective",
}  # fmt: skip
# Words that come before a title or a name and belong to neither.
BEFORE_A_NAME = TITLES | _PEOPLE["before"]
PERSON_NOUNS = TITLES | _PEOPLE["person"]
# Roles under which people are quoted whom the article does not name.
NEVER_NAMED = _PEOPLE["unnamed"]
# Plurals without an s.
PLURALS = _PEOPLE["plural"]
BODY_NOUNS = _BODIES["noun"]
# Of which kind a body is that was named before: "the company said".
KINDS_OF_BODY = _BODIES["kind"]
# So many of a group, which speaks: "hundreds of fishermen", "a number of engineers".
QUANTITIES = words("quantities")
# What is written or said by somebody, who speaks in it.
WRITINGS = _BODIES["writing"]
# A name that holds one of these is a body or a place.
BODY_WORDS = _BODIES["name"]
# Names of bodies that are surnames as well, after a first name.
SURNAMES_AS_WELL = _BODIES["surname"]
# After these "of" goes on with a name: "University of Ostwick".
BEFORE_OF = _BODIES["of"]
# What an office is over, before the name of its holder: "Minister of Foreign Affairs".
PORTFOLIOS = _BODIES["portfolio"]
# Both begin where a row of letters does: from each letter, a long row would be read once more.
_DOER_ENDING = re.compile(r"(?<![a-z])[a-z]{3,}(?:er|or)s?$")
_PERSON_ENDING = re.compile(
    r"(?<![a-z])[a-z]{2,}"
    r"(?:ist|ian|eur|man|men|woman|women|person|ee|ologist|grapher|ster|ator)s?$"
)
# An article asks of the same few words again and again.
_KEPT = 4096
_NOT_A_DOER = words("not_doers")


@lru_cache(_KEPT)
def is_person_noun(word: str) -> bool:
    """Whether a lower-case noun says what a person is or does ("pollster")."""
    if word in PERSON_NOUNS:
        return True
    if word.endswith("-in-law"):
        return is_person_noun(word.removesuffix("-in-law"))
    if "-" in word and is_person_noun(word.rpartition("-")[2]):
        # "secretary-treasurer", "co-founder"
        return True
    if word[-1:] == "s" and word[:-1] in PERSON_NOUNS:
        # "judges", "attorneys"
        return True
    return bool(_PERSON_ENDING.search(word)) and not _is_nobody(word)


def is_doer(word: str) -> bool:
    """Whether a noun says who somebody is by what they do: "keeper", but not "letter"."""
    return word.endswith(("er", "or")) and can_speak(word)


@lru_cache(_KEPT)
def can_speak(word: str) -> bool:
    """Whether the noun names somebody or something that is quoted: a person, a body, a paper."""
    if word in BODY_NOUNS or is_person_noun(word):
        return True
    return bool(_DOER_ENDING.match(word)) and not _is_nobody(word)


def _is_nobody(word: str) -> bool:
    """Whether a word only ends like a doer: "the laughter", "she insists".

    Example: “The bridge is safe,” Ada Quill insists. → Ada Quill (after-name-verb)
    """
    return word in _NOT_A_DOER or (word[-1] == "s" and word[:-1] in _NOT_A_DOER)
