"""What two texts have in common, and in what they differ, when they are read side by side.

It says where both stand and never which of them is right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.core.corroborating.known_words import NUMBERS, PEOPLE, SILENT
from desktop.core.corroborating.quantities import Quantity, figures_in
from desktop.core.corroborating.repeating import rows_at
from desktop.core.quotation import Extraction, Quotation
from desktop.core.span import Span
from desktop.core.speakers.ledger import Ledger, Voice
from desktop.core.speakers.list_voices import heard_in_both
from index.showing.highlights import sentences
from index.words.analysis import STOP_WORDS, Word, words

# So many figures of a text are compared; so many numbers, and passages of the same words, are told.
_MOST_FIGURES, _MOST_TOLD = 400, 60
# So many telling words, beside what is counted, two sentences share that count the same.
_SHARED = 2
# As units are told: of one.
_PEOPLE = frozenset(PEOPLE) | {word.removesuffix("s") for word in PEOPLE}
# So many words make a quotation that is told where both texts have it.
_SHORTEST_QUOTE = 2


@dataclass(frozen=True, slots=True)
class ReadText:
    """One of two texts, and what was found in it."""

    text: str
    language: str
    extraction: Extraction
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class DifferingNumbers:
    """A number of the first text and another of the second that count the same."""

    here: Quantity
    there: Quantity


@dataclass(frozen=True, slots=True)
class SameWords:
    """Words that stand in both texts, with who says them in each and by which word that is told.

    A voice is None where the text itself speaks, or nobody is known to; a cue may be empty.
    """

    here: Span
    there: Span
    voice_here: Voice | None = None
    voice_there: Voice | None = None
    cue_here: str = ""
    cue_there: str = ""


@dataclass(frozen=True, slots=True)
class HeardOnce:
    """Somebody who speaks in one of the texts only."""

    voice: Voice
    is_in_second: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """All of it, each in the order of the first text."""

    numbers: tuple[DifferingNumbers, ...] = ()
    words: tuple[SameWords, ...] = ()
    heard: tuple[HeardOnce, ...] = ()


def side_by_side(here: ReadText, there: ReadText) -> SideBySide:
    """Compares two texts; takes the longer the longer they are, and no more than that."""
    return SideBySide(
        tuple(sorted(_differing(here, there), key=lambda each: each.here.span))[:_MOST_TOLD],
        tuple(_same(here, there)),
        _heard_once(here.ledger, there.ledger),
    )


# Numbers


def _differing(here: ReadText, there: ReadText) -> Iterator[DifferingNumbers]:
    """The closest pairs first: a number stands in one of them at most."""
    ours, theirs = _Figures(here), _Figures(there)
    pairs = [
        (score, one, two)
        for unit in ours.by_unit.keys() & theirs.by_unit.keys()
        for one in ours.by_unit[unit]
        for two in theirs.by_unit[unit]
        if (score := _score(ours, theirs, one, two)) is not None
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].span, pair[2].span))
    taken_here: set[Span] = set()
    taken_there: set[Span] = set()
    for _, one, two in pairs:
        if one.span not in taken_here and two.span not in taken_there:
            taken_here.add(one.span)
            taken_there.add(two.span)
            if one.value != two.value:
                yield DifferingNumbers(one, two)


class _Figures:
    """The numbers of a text by what they count, each with the telling words around it."""

    def __init__(self, read: ReadText) -> None:
        self.by_unit: dict[str, list[Quantity]] = {}
        self._around: dict[Span, frozenset[str]] = {}
        figures = figures_in(read.text, read.language)[:_MOST_FIGURES]
        if not figures:
            return
        bounds = list(sentences(read.text))
        starts = [start for start, _ in bounds]
        told: dict[int, frozenset[str]] = {}
        for figure in figures:
            number = max(0, bisect_right(starts, figure.span.start) - 1)
            if number not in told:
                start, end = bounds[number]
                told[number] = _telling(read.text[start:end], read.language)
            # “400 pedestrians” may be “500 people”.
            unit = "person" if figure.unit in _PEOPLE else figure.unit
            self.by_unit.setdefault(unit, []).append(
                replace(figure, unit=unit, span=_with_unit(read.text, figure))
            )
            self._around[_with_unit(read.text, figure)] = told[number]

    def around(self, figure: Quantity) -> frozenset[str]:
        """The telling words of its sentence."""
        return self._around[figure.span]

    def values(self, unit: str) -> set[float]:
        """What the text counts of a unit."""
        return {figure.value for figure in self.by_unit[unit]}


def _score(ours: _Figures, theirs: _Figures, one: Quantity, two: Quantity) -> int | None:
    """How many telling words the sentences of two numbers share; None where that is too few.

    Where neither text counts such a thing twice, less is enough: it is hardly another.
    """
    counted = {word.forms.stem for word in words(one.unit)} | {one.unit}
    shared = len((ours.around(one) & theirs.around(two)) - counted)
    is_alone = (
        one.unit.isalpha() and len(ours.values(one.unit)) == len(theirs.values(two.unit)) == 1
    )
    return shared if shared >= (1 if is_alone else _SHARED) else None


def _with_unit(text: str, figure: Quantity) -> Span:
    """Where a number stands with what it counts, as far as it is written as it is shown."""
    whole = Span(figure.span.start, figure.span.start + len(figure.shown))
    return whole if " ".join(whole.of(text).split()) == figure.shown else figure.span


def _telling(sentence: str, language: str) -> frozenset[str]:
    return frozenset(
        word.forms.stem
        for word in words(sentence, language)
        if len(word.forms.exact) > 2
        and not word.forms.exact[0].isdigit()
        and word.forms.exact not in STOP_WORDS
        and word.forms.exact not in SILENT
        and word.forms.exact not in NUMBERS
    )


# Words


def _same(here: ReadText, there: ReadText) -> Iterator[SameWords]:
    ours, theirs = _Sayings(here), _Sayings(there)
    found = [*_common_runs(here.text, there.text)]
    found += _common_quotes(ours, theirs, found)
    for one, two in sorted(found)[:_MOST_TOLD]:
        said, also_said = ours.around(one), theirs.around(two)
        yield SameWords(
            _with_marks(here.text, one, said),
            _with_marks(there.text, two, also_said),
            ours.voice(said),
            theirs.voice(also_said),
            said.cue.text if said is not None and said.cue is not None else "",
            also_said.cue.text if also_said is not None and also_said.cue is not None else "",
        )


def _with_marks(text: str, words_of_both: Span, said: Quotation | None) -> Span:
    """The whole quotation, marks and all, where the words are all that it says."""
    if said is None or said.content.start < words_of_both.start - 1:
        return words_of_both
    rest = text[words_of_both.end : said.content.end]
    return said.extent if not any(map(str.isalnum, rest)) else words_of_both


class _Sayings:
    """The quotations of a text, found by where they stand and by their words."""

    def __init__(self, read: ReadText) -> None:
        self._quotations = read.extraction.spoken
        self._starts = [each.extent.start for each in self._quotations]
        self._voices = {voice.speaker.id: voice for voice in read.ledger.voices}
        self.by_words: dict[tuple[str, ...], Span] = {}
        for each in self._quotations:
            exact = tuple(word.forms.exact for word in words(each.content.of(read.text)))
            if len(exact) >= _SHORTEST_QUOTE:
                self.by_words.setdefault(exact, each.content)

    def around(self, span: Span) -> Quotation | None:
        """The quotation in which a passage begins, if there is one."""
        number = bisect_right(self._starts, span.start) - 1
        each = self._quotations[number] if number >= 0 else None
        return each if each is not None and span.start < each.extent.end else None

    def voice(self, quotation: Quotation | None) -> Voice | None:
        """Who says a quotation."""
        if quotation is None or quotation.speaker is None:
            return None
        return self._voices.get(quotation.speaker)


def _common_runs(here: str, there: str) -> Iterator[tuple[Span, Span]]:
    """The longest rows of the same words, none beyond a paragraph, each place once."""
    ours, theirs = list(words(here)), list(words(there))
    rows = rows_at([word.forms.exact for word in theirs])
    known: dict[tuple[str, ...], int] = {}
    exact = [word.forms.exact for word in theirs]
    for start, end in rows:
        known.setdefault(tuple(exact[start:end]), start)
    mine = [word.forms.exact for word in ours]
    at = 0
    for start, end in rows_at(mine):
        other = known.get(tuple(mine[start:end])) if start >= at else None
        if other is None:
            continue
        length = end - start
        while (
            start + length < len(mine)
            and other + length < len(exact)
            and mine[start + length] == exact[other + length]
        ):
            length += 1
        at = start + length
        for first, last in _by_paragraphs(here, ours, start, at):
            by = other - start
            yield (
                Span(ours[first].start, ours[last - 1].end),
                Span(theirs[first + by].start, theirs[last - 1 + by].end),
            )


def _by_paragraphs(
    text: str, found: Sequence[Word], start: int, end: int
) -> Iterator[tuple[int, int]]:
    first = start
    for number in range(start + 1, end):
        if "\n" in text[found[number - 1].end : found[number].start]:
            yield first, number
            first = number
    yield first, end


def _common_quotes(
    ours: _Sayings, theirs: _Sayings, known: Sequence[tuple[Span, Span]]
) -> list[tuple[Span, Span]]:
    """What both texts quote in the same words, where that is not told already."""
    covered = sorted(span for span, _ in known)
    starts = [span.start for span in covered]

    def is_told(content: Span) -> bool:
        number = bisect_right(starts, content.start) - 1
        return number >= 0 and content.start < covered[number].end

    return [
        (content, theirs.by_words[exact])
        for exact, content in ours.by_words.items()
        if exact in theirs.by_words and not is_told(content)
    ]


# Voices


def _heard_once(here: Ledger, there: Ledger) -> tuple[HeardOnce, ...]:
    both: Mapping[str, Voice] = heard_in_both(here, there)
    others = {voice.speaker.id for voice in both.values()}
    first = [HeardOnce(each, False) for each in here.voices if each.speaker.name not in both]
    second = [HeardOnce(each, True) for each in there.voices if each.speaker.id not in others]
    return (*first, *second)
