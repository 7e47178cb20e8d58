"""Words that some write with a hyphen and others in one: "e-mail" and "email".

Texts are cut at hyphens, so that "e-mail" is indexed as two words and "email" as one. That they
are the same is known here, for the words of a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.asking.query import Phrase
from index.words.analysis import STOP_WORDS, Forms, remembered, stem

# All hyphens but the soft one, which parts nothing; and the minus that looks like one.
_HYPHENS = "-\u2010\u2011\u2012\u2212\ufe63\uff0d"
_HYPHENATED = re.compile(f"[^\\W\\d_][{_HYPHENS}](?=[^\\W\\d_])")

# More parts than "mother-in-law" and "state-of-the-art" have are no word; only little words stand
# in the middle.
_MOST_PARTS = 4
_IN_LAW = re.compile("((?:broth|daught|fath|moth|sist)ers?|sons?|parents?)(in)(laws?)")

# What is often written with a hyphen and hardly ever a word by itself: "trans parents" is
# something else than "transparent". "Re" is a word too, but seldom before an "e".
_PREFIXES = (
    "anti", "co", "cyber", "multi", "neo", "non", "pre", "pseudo", "quasi", "semi", "ultra",
)  # fmt: skip
# "E" is a word in other languages, and the first letter of too many in English.
_BEHIND_E = (
    "bike", "bikes", "book", "books", "cig", "cigs", "cigarette", "cigarettes", "commerce",
    "government", "learner", "learners", "learning", "mail", "mailed", "mailing", "mails",
    "reader", "readers", "scooter", "scooters", "sports", "voting", "waste",
)  # fmt: skip
# How words begin: for all that is known here "president" may be "pre-sident", but "company" is
# not "co-mpany".
_START = "(?:[bcdfghj-np-tvwxyz]|[bcfgp][lr]|[cgpstw]h|[dt]r|[dst]w|[gkp]n|qu|s[cklmpt]r?)?[aeiouy]"
_IN_TWO = re.compile(
    f"({'|'.join(_PREFIXES)})((?={_START})[a-z]{{3,}})|(re)(e[a-z]{{3,}})"
    f"|(e)({'|'.join(_BEHIND_E)})|(co)(ops?|eds?)"
)
# Any other word costs no more than a look at its first letters.
_FIRST_LETTERS = frozenset(
    {"re", *(prefix[:2] for prefix in _PREFIXES), *(f"e{word[0]}" for word in _BEHIND_E)}
)

# Endings that go together, and how ends what they stand behind; "+" is its last letter once more.
_ENDINGS = tuple(
    (re.compile(f"(?:{end})$"), endings.split(","))
    for end, endings in (
        ("", ",s,ed,ing,er,ers"),
        ("[^aeiou][aeiouy][bdglmnprt]", ",s,+ed,+ing,+er,+ers"),
        ("[st]", ",s,ed,ing,ion,ions,ive"),
        ("[hosxz]", ",es,ed,ing"),
        ("[aeiouy][^aeiouy]|[cglsuvz]|nn|tt", "e,es,ed,ing,er,ers"),
        ("", "ate,ates,ated,ating,ation,ations,ative,atives,ator,ators"),
        ("", "y,ies,ied,ying"),
        ("", "i,is"),
        ("", "al,als,ally"),
        ("", "ent,ents,ence,ently"),
        ("", "ant,ants,ance,antly"),
        ("", "ic,ics,ical,ically,ism"),
    )
)


def in_one(typed: str, found: Sequence[Forms]) -> Forms | None:
    """The word in one, of parts that were typed with hyphens; None for anything else.

    `found` are the words of what was typed.
    """
    hyphens = len(_HYPHENATED.findall(typed))
    if not 2 <= len(found) <= _MOST_PARTS or hyphens != len(found) - 1:
        return None
    if not all(part.exact in STOP_WORDS for part in found[1:-1]):
        return None
    together = "".join(part.exact for part in found)
    return remembered("en")[together] if together.isalpha() else None


def in_two(word: str) -> tuple[Phrase, ...]:
    """A folded word in two parts, in all its endings; mostly there are none.

    Texts have its parts letter for letter. The endings are those in which the word is found in
    one as well: "cooperated" is found in "cooperates", and so it is in "co-operates".
    """
    if word.endswith(("inlaw", "inlaws")) and (relative := _IN_LAW.fullmatch(word)):
        return (Phrase(relative.groups(), is_quoted=False),)
    return _in_two(word) if word[:2] in _FIRST_LETTERS else ()


@lru_cache(1024)
def _in_two(word: str) -> tuple[Phrase, ...]:
    found = _IN_TWO.fullmatch(word)
    if not found or word in STOP_WORDS:
        return ()
    prefix, rest = filter(None, found.groups())
    return tuple(Phrase((prefix, each), is_quoted=False) for each in _in_its_endings(prefix, rest))


def _in_its_endings(prefix: str, rest: str) -> dict[str, None]:
    """What stands behind a prefix, in the endings with which both have the same stem."""
    whole = stem(prefix + rest)
    # An "i" at the end of a stem is mostly a "y" of the word.
    start = whole.removeprefix(prefix).removesuffix("i")
    found = {rest: None}
    if start and rest.startswith(start):
        others = (start + ending for ending in _endings_like(rest.removeprefix(start), start))
        found.update((each, None) for each in others if stem(prefix + each) == whole)
    return found


def _endings_like(one: str, start: str) -> Iterator[str]:
    for end, endings in _ENDINGS:
        if end.search(start):
            fitting = [ending.replace("+", start[-1]) for ending in endings]
            if one in fitting:
                yield from fitting
