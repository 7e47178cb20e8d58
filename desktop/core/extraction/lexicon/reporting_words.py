"""The one lexicon of the words that report speech, for finding quotations and for judging cues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desktop.core.extraction.lexicon.conjugation import forms_of
from desktop.core.text.word_lists import rows


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
    for words, stance, reports, *columns in rows("reporting_verbs"):
        irregular, kinds, forms = (*map(_listed, columns), (), (), ())[:3]
        yield ReportingWord(tuple(words.split()), stance, reports, irregular, kinds, forms)


def cues_by_kind() -> dict[str, frozenset[str]]:
    """For each kind of cue the forms that may be one beside a quotation."""
    found: dict[str, set[str]] = {}
    for word in reporting_words():
        for kind in word.cue_kinds:
            found.setdefault(kind, set()).update(word.cue_forms or word.forms())
    return {kind: frozenset(forms) for kind, forms in found.items()}


def _listed(column: str) -> tuple[str, ...]:
    return () if column == "-" else tuple(column.split())
