"""Titles of works between marks: in her book, "Make Your Bridge a Harbour,"."""

from __future__ import annotations

from desktop.core.extraction.lexicon.words_before_marks import NAMING, TITLED_THINGS
from desktop.core.extraction.reading.narration import Narration, WordNumber

_ENTITLED = frozenset({"titled", "entitled"})
_LONGEST_IN_LETTERS = 40


def names_work(narration: Narration, quote: WordNumber, *, is_title: bool) -> bool:
    """Whether a work is named just before, and its title stands between the marks.

    `is_title` says that nearly every word between them has a capital.

    Example: In her 2002 book, “Make Your Bridge a Harbour,” Ada Quill looked at old plans. → title
    Example: The film, entitled “Low,” was shown in the hall. → scare
    """
    sentence = narration.sentences[quote]
    before = narration.word_at(quote - 1, sentence)
    if before in _ENTITLED:
        content = narration.quoted[narration.pieces[quote]].content
        is_short = content.end - content.start <= _LONGEST_IN_LETTERS
        return is_title or (is_short and narration.text[content.start].isupper())
    named = narration.word_at(quote - 1 - (before == ","), sentence)
    return is_title and named in TITLED_THINGS and named not in NAMING
