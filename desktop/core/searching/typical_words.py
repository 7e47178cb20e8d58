"""Words of a library, to show with them what can be typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.claim import Stance
from desktop.core.pen import Pen
from desktop.core.search_request import Facet
from desktop.core.text.quotation_marks import DOUBLE

if TYPE_CHECKING:
    from desktop.core.searching.article_search import ArticleSearch

# Shorter words are mostly those of every text.
_SHORTEST = 5
_WORDS_OF_PHRASE = 3
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class TypicalWords:
    """One of each sort; empty where the library has none.

    `word` and `other` stand in one title, `phrase` is how a quotation of the `speaker` begins.
    """

    word: str = ""
    other: str = ""
    phrase: str = ""
    speaker: str = ""
    publisher: str = ""
    tag: str = ""


def typical_words(search: ArticleSearch, titles: Iterable[str]) -> TypicalWords:
    """Words of a library with articles of these titles; a task. Raises LibraryError."""
    known = search.known_values
    speaker = _first(each.value for each in known.of(Facet.SPEAKER))
    own_tags = {*map(str, Pen), *map(str, Stance)}
    tags = (each.value for each in known.of(Facet.TAG) if each.value not in own_tags)
    word, other = _words_in(titles)
    return TypicalWords(
        word,
        other,
        _phrase_of(search, speaker) if speaker else "",
        speaker,
        _first(each.value for each in known.of(Facet.PUBLISHER)),
        _first(tags),
    )


def _first(values: Iterable[str]) -> str:
    return next((each for each in values if each.strip() and len(each) <= _LONGEST_NAME), "")


def _words_in(titles: Iterable[str]) -> tuple[str, str]:
    """The first two long words of a title that has two."""
    for title in titles:
        words = [word for word in title.split() if word.isalpha() and len(word) >= _SHORTEST]
        if len(words) > 1:
            return words[0].lower(), words[1].lower()
    return "", ""


def _phrase_of(search: ArticleSearch, speaker: str) -> str:
    found = search.quotations_of(speaker, 1)
    said = next((p.text for group in found.groups for p in group.passages), "")
    words = said.strip(f"{DOUBLE} ").split()[:_WORDS_OF_PHRASE]
    return " ".join(words).strip(f"{DOUBLE} ,;:.!?")
