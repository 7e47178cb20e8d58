"""Where the words of a query stand in a text, and the sentences worth showing of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, assert_never

from index.asking.query import (
    NEAR,
    Fuzzy,
    Group,
    Near,
    Node,
    OfAttribute,
    OfGroups,
    OfKind,
    Phrase,
    Prefix,
    Query,
    Term,
    Wildcard,
)
from index.showing.sentences import sentence_snippet, sentences
from index.showing.spotting import (
    Beginnings,
    beginnings,
    certain_start,
    hyphenated,
    spotted,
    words_after,
    words_before,
)
from index.words.analysis import Word, remembered, stem, word_pattern, words
from index.words.compounds import compounds_among, joined, parts

__all__ = ["matches", "sentence_snippet", "sentences"]


class _Sought:
    """The words of a query, by how they are compared."""

    def __init__(self, group: Group, kind: str, attribute: str, language: str) -> None:
        self.language = language
        self.stems: set[str] = set()
        self.starts: set[str] = set()
        self.fitting: set[Wildcard | Fuzzy] = set()
        self._fits: dict[str, bool] = {}
        self.phrases: set[tuple[str, ...]] = set()
        self.pairs: set[Near] = set()
        self.add(group, kind=kind, attribute=attribute)

    def add(self, node: Node | None, *, kind: str, attribute: str) -> None:
        match node:
            case Term(forms):
                self.stems.add(stem(forms.exact, self.language))
            case Prefix(start):
                self.starts.add(start)
            case Wildcard() | Fuzzy():
                self.fitting.add(node)
            case Phrase(sought):
                self.phrases.add(sought)
            case Near():
                self.pairs.add(node)
            case OfAttribute(_, inner) | OfKind(_, inner):
                if _is_meant(node, kind, attribute):
                    self.add(inner, kind=kind, attribute="")
            case Group(required, wanted):
                for each in required + wanted:
                    self.add(each, kind=kind, attribute=attribute)
            case OfGroups() | None:
                # They say nothing of words.
                pass
            case _:
                assert_never(node)

    @cached_property
    def beginnings_of_singles(self) -> Beginnings | None:
        """How every plain word begins that is sought by itself; None when that is not known."""
        if self.language != "en" or any(isinstance(each, Fuzzy) for each in self.fitting):
            return None
        patterns = (each.pattern for each in self.fitting if isinstance(each, Wildcard))
        stems = map(certain_start, self.stems)
        return _beginnings({*stems, *self.starts, *(each.partition("*")[0] for each in patterns)})

    def fits(self, exact: str) -> bool:
        """Whether a word is one of those that a pattern, or a word with a slip, stands for."""
        if exact not in self._fits:
            self._fits[exact] = any(each.fits(exact) for each in self.fitting)
        return self._fits[exact]

    @cached_property
    def by_longest_word(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The phrases, by the longest word of each."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self.phrases:
            found.setdefault(max(phrase, key=len), []).append(phrase)
        return found

    @cached_property
    def beginnings_of_longest(self) -> Beginnings | None:
        """How the longest words of phrases begin; None when one of them is not plain."""
        return _beginnings(set(self.by_longest_word))


def _is_meant(scope: OfAttribute | OfKind, kind: str, attribute: str) -> bool:
    """Whether what is wanted there is wanted of a document of this kind, or of this attribute."""
    if isinstance(scope, OfAttribute):
        return scope.name == attribute
    return not attribute and kind in ("", scope.kind)


def _beginnings(starts: set[str]) -> Beginnings | None:
    if "" in starts or not all(start.isascii() for start in starts):
        return None
    return beginnings(starts)


# What was sought last, and where: many texts are looked at for the sake of one query.
_last: tuple[Group, dict[tuple[str, str, str], _Sought]] = (Group(), {})


def _sought(group: Group, kind: str, attribute: str, language: str) -> _Sought:
    global _last  # noqa: PLW0603 - taken up and replaced as a whole
    last, where = _last, (kind, attribute, language)
    # The very same query, not one like it: to compare takes longer than many a text.
    if last[0] is not group:
        last = _last = group, {}
    found = last[1].get(where)
    if found is None:
        found = last[1][where] = _Sought(group, kind, attribute, language)
    return found


def matches(
    text: str, query: Query, *, kind: str = "", attribute: str = "", language: str = "en"
) -> tuple[tuple[int, int], ...]:
    """The stretches of `text` that the query names, in characters, in order and apart.

    A phrase is one stretch. Words that the query wants only in another `kind` of document,
    or in an attribute other than `attribute`, are passed over. `language` is that of the text.
    """
    sought = _sought(query.group, kind, attribute, language)
    found = [*_single(text, sought)]
    found += _phrases(text, sought)
    if sought.pairs:
        found += _pairs(_with_stems(text, language), sought)
    return _merged(found)


def _single(text: str, sought: _Sought) -> Iterator[tuple[int, int]]:
    if not (sought.stems or sought.starts or sought.fitting):
        return
    memory, stems, starts = remembered(sought.language), sought.stems, tuple(sought.starts)
    for start, end in _spots(text, sought.beginnings_of_singles):
        forms = memory[text[start:end]]
        is_sought = forms.stem in stems or forms.exact.startswith(starts)
        is_sought = is_sought or (bool(sought.fitting) and sought.fits(forms.exact))
        if is_sought or not stems.isdisjoint(parts(forms.exact, sought.language)):
            yield start, end
    for run in hyphenated(text) if stems else ():
        exact = tuple(memory[text[start:end]].exact for start, end in run)
        if joined(exact, sought.language) in stems:
            yield run[0][0], run[-1][1]


def _phrases(text: str, sought: _Sought) -> Iterator[tuple[int, int]]:
    if not sought.phrases:
        return
    memory, by_longest_word = remembered(sought.language), sought.by_longest_word

    def exact(span: tuple[int, int]) -> str:
        return memory[text[span[0] : span[1]]].exact

    for span in _spots(text, sought.beginnings_of_longest):
        longest = exact(span)
        # Other words of a phrase are looked at only where its longest one stands.
        for phrase in by_longest_word.get(longest, ()):
            before, after = phrase[: phrase.index(longest)], phrase[phrase.index(longest) + 1 :]
            earlier = words_before(text, span[0], len(before))
            later = words_after(text, span[1], len(after))
            if tuple(map(exact, earlier)) == before and tuple(map(exact, later)) == after:
                yield (*earlier, span)[0][0], (span, *later)[-1][1]


def _spots(text: str, sought: Beginnings | None) -> Iterable[tuple[int, int]]:
    if sought is not None:
        return spotted(text, sought)
    return (word.span() for word in word_pattern().finditer(text))


class _Place(NamedTuple):
    """A word of a text, and what stands at its place: stems, each with its stretch."""

    word: Word
    stems: dict[str, tuple[int, int]]


def _with_stems(text: str, language: str) -> list[_Place]:
    found = [
        _Place(word, {word.forms.stem: (word.start, word.end)}) for word in words(text, language)
    ]
    for each in compounds_among([place.word for place in found], text, language):
        found[each.position].stems.setdefault(each.stem, (each.start, each.end))
    return found


def _pairs(found: Sequence[_Place], sought: _Sought) -> Iterator[tuple[int, int]]:
    for pair in sought.pairs:
        first = stem(pair.first.exact, sought.language)
        second = stem(pair.second.exact, sought.language)
        for index, place in enumerate(found):
            if first not in place.stems:
                continue
            around = (*range(max(0, index - NEAR), index), *range(index + 1, index + NEAR + 1))
            near = [found[at].stems for at in around if at < len(found)]
            partners = [stems[second] for stems in near if second in stems]
            if partners:
                yield place.stems[first]
                yield from partners


def _merged(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
