"""Words that stand nowhere in the library, and those of its words that are spelt like them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from time import monotonic
from typing import NamedTuple, Protocol

from desktop.core.indexing.documents import OPERATORS
from desktop.core.searching.sought import Sought, sought_words
from desktop.core.searching.understood import Hint, HintSort
from desktop.core.text.quotation_marks import DOUBLE, SINGLE_CURLY, SINGLE_STRAIGHT
from index.asking.query import Group, Node, OfAttribute, Phrase, Prefix, Query, Term
from index.document import Hit, Hits
from index.words.analysis import Word, forms
from index.words.analysis import words as words_in

# So many characters are looked after, so many words and phrases, phrases of so many words, and so
# many words of one phrase; whoever pastes a text has not misspelt it.
_MOST_TYPED = 1000
_MOST_SOUGHT = 6
_LONGEST_PHRASE = 12
_MOST_SLIPS = 3
# What was typed is answered while it is typed: no further word is looked after so many seconds in.
_PATIENCE = 0.02
_SHORTEST = 3
# So many of the best passages tell how a word is written.
_PASSAGES = 5
_AFTER_A_NAME = re.compile(r":\S*$")
# What may stand between the end of a sentence and the first word of the next.
_OPENERS = f" \t\u00a0([{DOUBLE}{SINGLE_STRAIGHT}{SINGLE_CURLY}"


class Search(Protocol):
    """Looks up a query, for at most so many hits."""

    def __call__(self, query: Query, limit: int, /) -> Hits:
        """What the index finds."""


class Suggest(Protocol):
    """Knows words that are spelt almost like one."""

    def __call__(self, word: str, /, *, attribute: str) -> Sequence[str]:
        """Those of an attribute, or of the texts where it is empty; the likeliest first."""


class Texts(Protocol):
    """Knows the words by which a passage was found, as they are written."""

    def __call__(self, hit: Hit, name: str, /) -> Sequence[str]:
        """The passage and what stands over it, or what stands under a name."""


class _Slip(NamedTuple):
    """A word that was typed, and the one that may have been meant."""

    place: Word
    better: str
    name: str
    run: tuple[Word, ...]


def misspelt(
    typed: str, query: Query, search: Search, suggest: Suggest, texts: Texts
) -> tuple[Hint, ...]:
    """One hint for all that finds nothing, where it would with other words spelt like them."""
    if len(typed) > _MOST_TYPED:
        return ()
    names = {each.said.rstrip(":") for each in query.understood.remarks}
    # A name that is none has a hint of its own.
    sought = [each for each in sought_words(query) if each.name or each.words[0] not in names]
    if len(sought) > _MOST_SOUGHT:
        return ()
    sought = [each for each in sought if len(each.words) <= _LONGEST_PHRASE]
    mending = _Mending(search, suggest, texts)
    slips: list[_Slip] = []
    for each, runs in _placed(sought, typed):
        is_growing = runs[0][-1].end == len(typed)
        changes = mending.changes(each, is_growing=is_growing)
        slips += [
            _Slip(run[number], better, each.name, run)
            for run in runs
            for number, better in changes.items()
        ]
    return (_hint(typed, sorted(slips, key=lambda slip: slip.place.start)),) if slips else ()


class _Mending:
    """Looks for what is written almost like words that find nothing, until its time is over."""

    def __init__(self, search: Search, suggest: Suggest, texts: Texts) -> None:
        self._search, self._suggest, self._texts = search, suggest, texts
        self._until = monotonic() + _PATIENCE
        self._has_begun = False

    def changes(self, sought: Sought, *, is_growing: bool) -> dict[int, str]:
        """The words to put in the place of some, by their numbers; nothing where it is found."""
        if self._hits(sought.node).total:
            return {}
        if self._has_begun and self._is_over():
            return {}
        self._has_begun = True
        for numbers in self._doubted(sought, is_growing=is_growing):
            others = [self._others(sought, number) for number in numbers]
            for chosen in product(*others):
                changes = dict(zip(numbers, chosen, strict=True))
                hits = self._hits(_with(sought, changes), _PASSAGES)
                if hits.total:
                    return {n: self._as_written(o, hits, sought.name) for n, o in changes.items()}
                if self._is_over():
                    return {}
        return {}

    def _doubted(self, sought: Sought, *, is_growing: bool) -> Iterator[tuple[int, ...]]:
        """Which of its words may all have to be others, the likeliest first."""
        numbers = range(len(sought.words))
        if len(numbers) == 1:
            unknown: tuple[int, ...] = (0,)
        else:
            unknown = tuple(n for n in numbers if not self._knows(sought, n))
        if is_growing and numbers[-1] in unknown and _is_phrase(sought):
            # The second quotation mark may still come, after the rest of the word.
            longer = Prefix(sought.words[-1], is_typing=True)
            if self._hits(_under(sought.name, longer)).total:
                return
        if unknown:
            if len(unknown) <= _MOST_SLIPS and all(
                _can_be_misspelt(sought.words[n]) for n in unknown
            ):
                yield unknown
        elif sought.name:
            # Each may be of somebody else: who is called so may be written almost like that.
            yield from ((n,) for n in numbers if _can_be_misspelt(sought.words[n]))

    def _knows(self, sought: Sought, number: int) -> bool:
        return self._hits(_under(sought.name, Phrase((sought.words[number],)))).total > 0

    def _others(self, sought: Sought, number: int) -> list[str]:
        word = sought.words[number]
        return [each for each in self._suggest(word, attribute=sought.name) if each != word]

    def _as_written(self, word: str, hits: Hits, name: str) -> str:
        passages, titles = list[str](), list[str]()
        for hit in hits.hits:
            passage, *others = self._texts(hit, name) or ("",)
            passages.append(passage)
            titles += others
            if self._is_over():
                break
        # Many a title is the name of a file.
        return as_written(word, passages) or as_written(word, titles) or word

    def _hits(self, node: Node, limit: int = 1) -> Hits:
        return self._search(Query(Group(required=(node,))), limit)

    def _is_over(self) -> bool:
        return monotonic() > self._until


def as_written(word: str, texts: Iterable[str]) -> str:
    """A folded word as it mostly stands in texts; nothing where it stands in none.

    Inside of sentences, and without an ending after an apostrophe, if it stands so anywhere.
    """
    seen: Counter[tuple[bool, bool, str]] = Counter()
    for text in texts:
        for each in words_in(text):
            if each.forms.exact == word:
                said = text[each.start : each.end]
                seen[not said.isalnum(), _begins_sentence(text, each.start), said] += 1
    if not seen:
        return ""
    return min(seen, key=lambda each: (each[:2], -seen[each], each[2].swapcase()))[2]


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 20) : start].rstrip(_OPENERS)
    return not before or before[-1] in ".!?…:\n"


def _is_phrase(sought: Sought) -> bool:
    node = sought.node.node if isinstance(sought.node, OfAttribute) else sought.node
    return isinstance(node, Phrase)


def _can_be_misspelt(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha()


def _with(sought: Sought, changes: Mapping[int, str]) -> Node:
    """What is asked for with other words in the place of some."""
    words = tuple(changes.get(number, word) for number, word in enumerate(sought.words))
    node: Node = Phrase(words) if len(words) > 1 else Term(forms(words[0])[0])
    return _under(sought.name, node)


def _under(name: str, node: Node) -> Node:
    return OfAttribute(name, node) if name else node


def _placed(
    sought: Sequence[Sought], typed: str
) -> Iterator[tuple[Sought, tuple[tuple[Word, ...], ...]]]:
    """Where each was typed, behind its name if it has one, and no two of them at one place."""
    places = tuple(words_in(typed))
    taken: set[Word] = set()
    # What can stand at fewer places chooses first.
    for each in sorted(sought, key=lambda each: (not each.name, -len(each.words))):
        runs = [run for run in _runs(each.words, places) if taken.isdisjoint(run)]
        if each.name:
            since = _end_of_name(each.name, typed)
            runs = [run for run in runs if run[0].start >= since][:1]
        elif len(each.words) > 1:
            runs = runs[:1]
        else:
            alone = [run for run in runs if not _AFTER_A_NAME.search(typed[: run[0].start])]
            runs = alone or runs[:1]
        if runs:
            taken.update(word for run in runs for word in run)
            yield each, tuple(runs)


def _runs(words: Sequence[str], places: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Wherever these words stand one after the other."""
    for start in range(len(places) - len(words) + 1):
        run = tuple(places[start : start + len(words)])
        if all(place.forms.exact == word for place, word in zip(run, words, strict=True)):
            yield run


def _end_of_name(name: str, typed: str) -> int:
    names = (name, *(alias for alias, meant in OPERATORS.aliases.items() if meant == name))
    found = (typed.lower().find(f"{each}:") for each in names)
    return min((at for at in found if at >= 0), default=0)


def _hint(typed: str, slips: Sequence[_Slip]) -> Hint:
    """A hint that puts all of it right, told as briefly as can be."""
    said = [_named(slip, typed[slip.place.start : slip.place.end]) for slip in slips]
    first, run = slips[0], slips[0].run
    if len(slips) == 1 and (first.name or len(run) == 1):
        better = _named(first, first.better)
    elif all(slip.run == run and not slip.name for slip in slips):
        better = _put_right(typed, slips, run[0].start, run[-1].end)
    else:
        better = " ".join(_put_right(typed, slips, 0, len(typed)).split())
    words = _put_right(typed, slips, 0, len(typed))
    more = tuple(each for each in dict.fromkeys(said) if each != said[0])
    return Hint(HintSort.MISSPELT, said[0], better, words, more)


def _named(slip: _Slip, word: str) -> str:
    return f"{slip.name}:{word}" if slip.name else word


def _put_right(typed: str, slips: Iterable[_Slip], start: int, end: int) -> str:
    """What was typed from a character to another, with the better words in place."""
    kept = ""
    for slip in slips:
        kept += typed[start : slip.place.start] + slip.better
        start = slip.place.end
    return kept + typed[start:end]
