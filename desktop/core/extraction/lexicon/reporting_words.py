"""The one lexicon of the words that report speech, for finding quotations and for judging cues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.core.text.word_lists import rows

_BE = ("be", "is", "are", "was", "were", "been", "being", "am")
_COLUMN_OF_KINDS = 4
# Doubled before "ing", though their past does not show it.
_DOUBLED = frozenset({"begin", "put", "let", "hit", "spin"})


class ReportingWord(NamedTuple):
    """A row of `resources/words/reporting_verbs.txt`, where the columns are explained.

    `words` has several where a verb reports only together with what follows it; the first is the
    one that changes. `cue_forms` are those that `cue_kinds` hold for, empty for all.
    """

    words: tuple[str, ...]
    stance: str
    reports: str
    irregular: tuple[str, ...]
    cue_kinds: tuple[str, ...]
    cue_forms: tuple[str, ...]

    def forms(self) -> dict[str, str]:
        """Each form of the first word with what it is; "fixed" for what never changes."""
        if self.irregular == ("=",):
            return {self.words[0]: "fixed"}
        return forms_of(self.words[0], *self.irregular)


def reporting_words() -> Iterator[ReportingWord]:
    """Every word of the lexicon, in its order."""
    return map(_word, rows("reporting_verbs"))


def cues_by_kind() -> dict[str, frozenset[str]]:
    """For each kind of cue the forms that may be one beside a quotation."""
    found: dict[str, set[str]] = {}
    # A word that is no cue has no further columns: half of them need not be looked at.
    for word in (_word(row) for row in rows("reporting_verbs") if len(row) > _COLUMN_OF_KINDS):
        forms = word.cue_forms or word.forms()
        for kind in word.cue_kinds:
            found.setdefault(kind, set()).update(forms)
    return {kind: frozenset(forms) for kind, forms in found.items()}


def _word(row: tuple[str, ...]) -> ReportingWord:
    words, stance, reports, *columns = row
    irregular, kinds, forms = (*map(_listed, columns), (), (), ())[:3]
    return ReportingWord(tuple(words.split()), stance, reports, irregular, kinds, forms)


def _listed(column: str) -> tuple[str, ...]:
    return () if column == "-" else tuple(column.split())


def forms_of(verb: str, past: str = "", participle: str = "") -> dict[str, str]:
    """Each form of a verb with what it is: "base", "present", "past" or "ing".

    `past` and `participle` are needed where they are not regular; a doubled letter in the past
    ("quipped") stands in "quipping" too. All forms of "be" are "fixed": they only help.
    """
    if verb == "be":
        return dict.fromkeys(_BE, "fixed")
    past = past or _regular_past(verb)
    forms = {verb: "base", _with_s(verb): "present", _with_ing(verb, past): "ing"}
    for form in filter(None, (past, participle)):
        forms.setdefault(form, "past")
    return forms


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _ends_in_consonant_y(verb) else verb + "ed"


def _with_s(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith(("sh", "ch", "s", "x", "go")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_consonant_y(verb) else verb + "s"


def _with_ing(verb: str, past: str) -> str:
    if verb in _DOUBLED or past == verb + verb[-1] + "ed":
        return verb + verb[-1] + "ing"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    keeps_e = verb.endswith(("ee", "oe"))
    return verb[:-1] + "ing" if verb.endswith("e") and not keeps_e else verb + "ing"


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"
