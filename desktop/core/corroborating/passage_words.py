"""Which words of a passage tell what it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from desktop.core.corroborating.known_words import (
    DAYS,
    FREQUENT,
    NUMBERS,
    PEOPLE,
    RATES,
    SILENT,
    TWINS,
)
from desktop.core.corroborating.letter_rows import rows, runs
from desktop.core.corroborating.telling_words import Nearness, TellingWord, TellingWords, WordKind
from desktop.core.span import Span
from desktop.core.text.language import commonest_words
from desktop.core.text.quotation_marks import CLOSING, OPENING
from index.showing.highlights import sentences
from index.words.analysis import STOP_WORDS, Forms, Word, is_in_capitals, stem, words

# So many words are looked for; more of them tell nothing more.
MOST_TELLING_WORDS = 25

# By so many names articles about the same are told from others.
_MOST_NAMES = 16

_CONTRACTED = re.compile(r"['’](?:t|ll|re|ve|d|m)$", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:which|who|whom|whose|where)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:\u2013\u2014]\s|\s[-\u2013\u2014]\s|[，、；：]")
# Looked for in so many characters before a word.
_BEFORE = 12
_SENTENCE_START = re.compile(
    rf"(?:^|[.!?…:\n][{CLOSING})\]]{{0,12}}\s{{1,12}}|\n)[{OPENING}(\[]{{0,12}}$"
)
# No word that is looked for is longer.
_INSIDE = re.compile(r"(?<=[\w,;]) (\S{1,64})")
_WORD_BOUND = re.compile(r"(?!^)\b")
# In German every noun has a capital letter.
_CAPITALS_SAY_NOTHING = frozenset({"de"})
# Letters in a row overlap with the next ones: each tells less by itself than a word.
_USUAL = {WordKind.NAME: 5, WordKind.NUMBER: 8, WordKind.WORD: 10, WordKind.ROW: 150}
_USUAL_PEOPLE = 60
# What an abbreviation in capitals has at most; in a headline all is in capitals.
_LONGEST_ABBREVIATION = 5


def telling_words(text: str, span: Span, also: str = "", language: str = "en") -> TellingWords:
    """The words that tell what a passage speaks of, those asked about first.

    `also` says the same in other words. The words of the passage's own clause and sentences
    come after those of the passage, as they tell what it is about.
    """
    around = sentence_span(text, span)
    clause = _clause(text, span, around)
    found: dict[str, TellingWord] = {}
    for nearness, where in (
        (Nearness.ASKED, span),
        (Nearness.CLAUSE, clause),
        (Nearness.SENTENCE, around),
    ):
        for word in _telling(text, where, nearness, language):
            found.setdefault(_key(word, language), word)
        if nearness is Nearness.ASKED:
            for word in _telling(also, Span(0, len(also)), nearness, language):
                found.setdefault(_key(word, language), word)
    return TellingWords(_chosen(found.values()))


def names_in(text: str, language: str = "en") -> TellingWords:
    """The names that a text speaks of most, without days and months."""
    found: dict[str, TellingWord] = {}
    often: Counter[str] = Counter()
    for word in _telling(text, Span(0, len(text)), Nearness.SENTENCE, language):
        if word.kind is WordKind.NAME and word.usual == _USUAL[WordKind.NAME]:
            key = _key(word, language)
            found.setdefault(key, word)
            often[key] += 1
    return TellingWords([found[key] for key, _ in often.most_common(_MOST_NAMES)])


def typed_words(typed: str, language: str = "en") -> TellingWords:
    """The words that somebody typed; common ones are left out beside others."""
    whole = Span(0, len(typed))
    found: dict[str, TellingWord] = {}
    for is_row, run in runs(list(words(typed, language))):
        shown = typed[run[0].start : run[-1].end]
        if is_row:
            word = _row(shown, run, Nearness.ASKED)
        elif run[0].forms.exact in STOP_WORDS:
            continue
        else:
            word = _as_told(shown, run[0].forms, WordKind.WORD, Nearness.ASKED)
        found[_key(word, language)] = word
    if not found:
        found = {_key(w, language): w for w in _telling(typed, whole, Nearness.ASKED, language)}
    return TellingWords(tuple(found.values())[:MOST_TELLING_WORDS])


def sentence_span(text: str, span: Span) -> Span:
    """The whole sentences that a passage is part of."""
    touched = [
        (start, end) for start, end in sentences(text) if start < span.end and span.start < end
    ]
    if not touched:
        return span
    return Span(min(touched[0][0], span.start), max(touched[-1][1], span.end))


def _clause(text: str, span: Span, around: Span) -> Span:
    start, end, before = around.start, around.end, around.start
    for mark in _CLAUSE_END.finditer(text, around.start, around.end):
        if mark.end() <= span.start:
            before, start = start, mark.end()
        elif mark.start() >= span.end:
            end = mark.start()
            break
    if _RELATIVE.match(text, start):
        # "… the bridge, which was closed": what comes before is what it speaks of.
        start = before
    return Span(start, max(start, end))


def _telling(text: str, span: Span, nearness: Nearness, language: str) -> Iterator[TellingWord]:
    part = span.of(text)
    is_shouted = part.isupper()
    is_counted = False
    for is_row, run in runs(list(words(part, language))):
        if is_row:
            for row in rows(run):
                yield _row(part[row[0].start : row[-1].end], row, nearness)
            continue
        [word] = run
        shown, exact = part[word.start : word.end], word.forms.exact
        was_counted, is_counted = is_counted, False
        if exact in NUMBERS or exact[:1].isdigit():
            is_counted = True
            yield _as_told(shown, word.forms, WordKind.NUMBER, nearness)
        elif was_counted and exact in PEOPLE:
            others = (each for each in PEOPLE if each != exact)
            yield TellingWord(shown, (exact, *others), WordKind.WORD, nearness, _USUAL_PEOPLE)
        elif not is_shouted and _is_abbreviation(shown):
            yield _as_told(shown, word.forms, WordKind.NAME, nearness)
        elif _is_silent(shown, exact, language):
            continue
        elif _is_name(text, span.start + word.start, shown, language):
            yield _as_told(shown, word.forms, WordKind.NAME, nearness)
        else:
            yield _as_told(shown, word.forms, WordKind.WORD, nearness)


def _row(shown: str, row: Sequence[Word], nearness: Nearness) -> TellingWord:
    letters = tuple(word.forms.exact for word in row)
    usual = _USUAL[WordKind.ROW]
    return TellingWord(shown, ("".join(letters),), WordKind.ROW, nearness, usual, letters)


def _is_abbreviation(shown: str) -> bool:
    """Whether it is one such as "US", "U.S." or "WHO", which small letters would make common."""
    return is_in_capitals(shown) and len(shown) <= _LONGEST_ABBREVIATION


def _is_silent(shown: str, exact: str, language: str) -> bool:
    if exact in STOP_WORDS or exact in SILENT or len(exact) < 3:
        return True
    if not language.startswith("en") and shown.lower() in commonest_words(language):
        return True
    # "couldn't", "they'll": an apostrophe before anything but the "s" of whose it is.
    return _CONTRACTED.search(shown) is not None


def _as_told(shown: str, found: Forms, kind: WordKind, nearness: Nearness) -> TellingWord:
    exact = found.exact
    twin = TWINS.get(exact)
    if exact in DAYS:
        usual = 30
    elif exact in FREQUENT or exact in RATES:
        usual = 60
    else:
        usual = _USUAL[kind]
    return TellingWord(shown, (exact, twin) if twin else (exact,), kind, nearness, usual)


def _is_name(text: str, start: int, shown: str, language: str) -> bool:
    if not shown[0].isupper() or language in _CAPITALS_SAY_NOTHING:
        return False
    if not _SENTENCE_START.search(text, max(0, start - _BEFORE), start) and start > 0:
        return True
    # The first word of a sentence is a name if it is written so in the middle of one as well.
    return shown in _inside_sentences(text)


@lru_cache(4)
def _inside_sentences(text: str) -> frozenset[str]:
    """What begins with a capital letter and stands behind a word, a comma or a semicolon."""
    found: set[str] = set()
    for chunk in _INSIDE.finditer(text):
        if chunk[1][0].isupper():
            # "Lee" stands in "Lee’s", "Lee-Smith" and "Lee," as well.
            found.update(chunk[1][: end.start()] for end in _WORD_BOUND.finditer(chunk[1]))
    return frozenset(found)


def _key(word: TellingWord, language: str) -> str:
    return stem(word.variants[0], language)


def _chosen(found: Iterable[TellingWord]) -> tuple[TellingWord, ...]:
    """The most telling of all: what was asked about first, and of that the rarest sorts."""
    in_order = sorted(found, key=lambda word: (word.nearness.value, word.usual))
    return tuple(in_order[:MOST_TELLING_WORDS])
