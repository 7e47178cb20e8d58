"""The words of a passage by which others that speak of the same thing can be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cached_property, lru_cache

from desktop.core.corroborating.known_words import (
    DAYS,
    FREQUENT,
    NUMBERS,
    PEOPLE,
    RATES,
    SILENT,
    TWINS,
)
from desktop.core.corroborating.letter_rows import in_runs, rows, runs
from desktop.core.span import Span
from desktop.core.text.language import commonest_words
from desktop.core.text.quotation_marks import CLOSING, OPENING
from index.asking.query import Group, Node, Phrase, Query, Term
from index.showing.highlights import matches, sentences
from index.words.analysis import (
    STOP_WORDS,
    Forms,
    Word,
    forms,
    is_in_capitals,
    stem,
    words,
)
from index.words.compounds import compounds

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


class WordKind(StrEnum):
    """What a telling word is."""

    NAME = "name"
    NUMBER = "number"
    WORD = "word"
    ROW = "row"


# Letters in a row overlap with the next ones: each tells less by itself than a word.
_USUAL = {WordKind.NAME: 5, WordKind.NUMBER: 8, WordKind.WORD: 10, WordKind.ROW: 150}
_USUAL_PEOPLE = 60
# What an abbreviation in capitals has at most; in a headline all is in capitals.
_LONGEST_ABBREVIATION = 5


class Nearness(Enum):
    """How close to what is asked about a word stands."""

    ASKED = auto()
    CLAUSE = auto()
    SENTENCE = auto()


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word to look for in all its endings, or a ROW of `letters` where nothing parts words.

    `variants` are its folded forms, such as "nine" and "9"; `shown` is how the passage has it;
    `usual` is how many of a thousand passages hold such a word where nothing better is known.
    """

    shown: str
    variants: tuple[str, ...]
    kind: WordKind
    nearness: Nearness
    usual: int
    letters: tuple[str, ...] = ()

    @property
    def node(self) -> Group:
        """What finds the word."""
        found: Iterable[Node] = (
            [Phrase(self.letters, is_quoted=False)]
            if self.letters
            else (Term(each) for variant in self.variants for each in forms(variant))
        )
        return Group(wanted=tuple(found))


class TellingWords(Sequence[TellingWord]):
    """Telling words, ready to be looked for in texts."""

    def __init__(self, found: Sequence[TellingWord]) -> None:
        self._words = tuple(found)
        self._by_stem: dict[str, dict[str, int]] = {}
        self._rows = {word.letters: number for number, word in enumerate(found) if word.letters}

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, index):  # type: ignore[no-untyped-def] # as tuples are read
        return self._words[index]

    @property
    def shown(self) -> tuple[str, ...]:
        """The words as the passage has them, each once; letters in a row as one run."""
        return self.shown_of(range(len(self._words)))

    def shown_of(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The same for the words with these numbers."""
        its = (self._words[number] for number in numbers)
        return in_runs([(word.shown, word.letters) for word in its])

    @cached_property
    def _parted(self) -> Query:
        """What finds any of the words that are no rows."""
        return Query(Group(wanted=tuple(word.node for word in self._words if not word.letters)))

    def shared_with(self, text: str, language: str) -> list[tuple[Span, int]]:
        """Where the words stand in a text, each place with the number of the word."""
        numbers = self._numbers(language)
        found: list[tuple[Span, int]] = []
        for start, end in matches(text, self._parted, language=language):
            part = text[start:end]
            its = [each.stem for each in forms(part, language)]
            its += [each.stem for each in compounds(part, language)]
            if held := [numbers[each] for each in its if each in numbers]:
                found.append((Span(start, end), held[0]))
        if self._rows and (rows := list(self._rows_in(text, language))):
            found = sorted([*found, *rows])
        return found

    def _rows_in(self, text: str, language: str) -> Iterator[tuple[Span, int]]:
        found = list(words(text, language))
        exact = [word.forms.exact for word in found]
        for length in {len(letters) for letters in self._rows}:
            for at in range(len(found) - length + 1):
                number = self._rows.get(tuple(exact[at : at + length]))
                if number is not None:
                    yield Span(found[at].start, found[at + length - 1].end), number

    def _numbers(self, language: str) -> Mapping[str, int]:
        if language not in self._by_stem:
            self._by_stem[language] = {
                stem(variant, language): number
                for number, word in enumerate(self._words)
                if not word.letters
                for variant in word.variants
            }
        return self._by_stem[language]


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
