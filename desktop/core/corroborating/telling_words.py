"""The words of a passage by which others that speak of the same thing can be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cached_property, lru_cache

from desktop.core.span import Span
from index.asking.query import Group, Query, Term
from index.showing.highlights import matches, sentences
from index.words.analysis import STOP_WORDS, Forms, forms, stem, words
from index.words.compounds import compounds

# So many words are looked for; more of them tell nothing more.
MOST_TELLING_WORDS = 25

# By so many names articles about the same are told from others.
_MOST_NAMES = 16

# Words that every report is made of, beside those that no search looks for.
_SILENT_WORDS = (
    "about according actually add added adds after again against all almost already also although"
    " always another any anyone anything around ask asked asking asks away back because become"
    " been before behind being best better between both bring brought call called calls came"
    " claim claimed claims come comes coming could despite does doing done down during each either"
    " else enough even ever every everyone everything explain explained few find finds first for"
    " former found from gave get gets getting give given gives go goes going gone good got great"
    " however insist insisted just keep kept know known knows last later least less let like"
    " likely little long look looked lot made make makes making many may maybe me mean means might"
    " more most much must near nearly need needs never new next nobody nothing now off often old"
    " once one only onto other others ought out over own part per perhaps put quite rather really"
    " recent recently replied report reported reports right said same saw say saying says see seem"
    " seemed seems seen set several shall should since some somebody someone something soon still"
    " such take taken takes taking tell telling tells thing things think thinks though thought"
    " through thus till today told too took toward towards two under until up upon use used uses"
    " using very want wanted wants way well went were whatever whether while whole whom whose"
    " within without word words yesterday yet him hers himself herself itself ours theirs them"
    " themselves myself yourself yours"
)
# Words that tell something together with others, and little alone.
_FREQUENT_WORDS = (
    "big case change child children city country day days early end family government group high"
    " home hour hours house large leader life low man member members men minute minutes month"
    " months morning national night number office official officials open people percent person"
    " place plan point police president problem public question school side small state states"
    " system team time times town week weeks woman women work works world year years"
)
_DAY_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december"
)
_NUMBER_NAMES = (
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
)
_SILENT = frozenset(_SILENT_WORDS.split())
_FREQUENT = frozenset(_FREQUENT_WORDS.split())
_DAYS = frozenset(_DAY_NAMES.split())
_NUMBERS = {name: str(number) for number, name in enumerate(_NUMBER_NAMES.split(), 3)} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "hundred": "100",
}
_NAMES = {digits: name for name, digits in _NUMBERS.items()}

_CONTRACTED = re.compile(r"['’](?:t|ll|re|ve|d|m)$", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:which|who|whom|whose|where)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:\u2013\u2014]\s|\s[-\u2013\u2014]\s")
# Looked for in so many characters before a word.
_BEFORE = 12
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n][\"'”’»)\]]{0,12}\s{1,12}|\n)[\"'“‘„«(\[]{0,12}$")
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


_USUAL = {WordKind.NAME: 5, WordKind.NUMBER: 8, WordKind.WORD: 10}


class Nearness(Enum):
    """How close to what is asked about a word stands."""

    ASKED = auto()
    CLAUSE = auto()
    SENTENCE = auto()


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word to look for in all its endings.

    `variants` are its folded forms, such as "nine" and "9"; `shown` is how the passage has it;
    `usual` is how many of a thousand passages hold such a word where nothing better is known.
    """

    shown: str
    variants: tuple[str, ...]
    kind: WordKind
    nearness: Nearness
    usual: int

    @property
    def node(self) -> Group:
        """What finds the word."""
        found = (Term(each) for variant in self.variants for each in forms(variant))
        return Group(wanted=tuple(found))


class TellingWords(Sequence[TellingWord]):
    """Telling words, ready to be looked for in texts."""

    def __init__(self, found: Sequence[TellingWord]) -> None:
        self._words = tuple(found)
        self._by_stem: dict[str, dict[str, int]] = {}

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, index):  # type: ignore[no-untyped-def] # as tuples are read
        return self._words[index]

    @cached_property
    def query(self) -> Query:
        """What finds any of the words."""
        return Query(Group(wanted=tuple(word.node for word in self._words)))

    def shared_with(self, text: str, language: str) -> list[tuple[Span, int]]:
        """Where the words stand in a text, each place with the number of the word."""
        numbers = self._numbers(language)
        found: list[tuple[Span, int]] = []
        for start, end in matches(text, self.query, language=language):
            part = text[start:end]
            its = [each.stem for each in forms(part, language)]
            its += [each.stem for each in compounds(part, language)]
            if held := [numbers[each] for each in its if each in numbers]:
                found.append((Span(start, end), held[0]))
        return found

    def _numbers(self, language: str) -> Mapping[str, int]:
        if language not in self._by_stem:
            self._by_stem[language] = {
                stem(variant, language): number
                for number, word in enumerate(self._words)
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
    found = {
        _key(word, language): word
        for word in (
            _as_told(typed[w.start : w.end], w.forms, WordKind.WORD, Nearness.ASKED)
            for w in words(typed, language)
            if w.forms.exact not in STOP_WORDS
        )
    }
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
    for word in words(part, language):
        shown, exact = part[word.start : word.end], word.forms.exact
        if exact in _NUMBERS or exact[:1].isdigit():
            yield _as_told(shown, word.forms, WordKind.NUMBER, nearness)
        elif _is_silent(shown, exact):
            continue
        elif _is_name(text, span.start + word.start, shown, language):
            yield _as_told(shown, word.forms, WordKind.NAME, nearness)
        else:
            yield _as_told(shown, word.forms, WordKind.WORD, nearness)


def _is_silent(shown: str, exact: str) -> bool:
    if exact in STOP_WORDS or exact in _SILENT or len(exact) < 3:
        return True
    # "couldn't", "they'll": an apostrophe before anything but the "s" of whose it is.
    return _CONTRACTED.search(shown) is not None


def _as_told(shown: str, found: Forms, kind: WordKind, nearness: Nearness) -> TellingWord:
    exact = found.exact
    twin = _NUMBERS.get(exact) or _NAMES.get(exact)
    if exact in _DAYS:
        usual = 30
    elif exact in _FREQUENT:
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
