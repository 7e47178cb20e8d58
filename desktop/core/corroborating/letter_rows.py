"""Letters in a row, which tell what a passage speaks of where nothing parts its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from index.words.analysis import Word, is_unspaced

# Two letters of Chinese, Japanese and Korean are mostly a word, four of Thai and its neighbours.
_LONG, _OF_THAI = 2, 4
_FIRST_OF_THAI, _LAST_OF_THAI = "\u0e00", "\u17ff"
# What sentences are made of, whatever they speak of; and kana alone are mostly endings.
_SILENT = frozenset("的了是在和与與也都就而及着吗嗎呢吧之我你他她们們这這那不有")
_ENDINGS = "에서 했다 한다 이다 있다 하는 으로 에게 까지 부터 하고 지만 니다 습니 였다 된다 에는"
_SILENT_ROWS = frozenset(_ENDINGS.split())
_KANA = ("\u3041", "\u309f")


def runs(text: Sequence[Word]) -> Iterator[tuple[bool, list[Word]]]:
    """The words of a text in their order: each alone, and letters without a blank as one run."""
    cut = {other.start for one, other in pairwise(text) if one.end != other.start}
    runs_before = 0

    def key(word: Word) -> tuple[bool, int]:
        nonlocal runs_before
        is_letter = is_unspaced(word.forms.exact)
        runs_before += word.start in cut or not is_letter
        return is_letter, runs_before

    for (is_letter, _), run in groupby(text, key):
        yield is_letter, list(run)


def rows(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Each row of letters in a run that may be a word, overlapping; not those that say nothing."""
    length = row_length(run[0].forms.exact)
    for at in range(max(1, len(run) - length + 1)):
        row = run[at : at + length]
        exact = "".join(word.forms.exact for word in row)
        is_of_endings = all(_KANA[0] <= letter <= _KANA[1] for letter in exact)
        if len(row) > 1 and not (is_of_endings or exact in _SILENT_ROWS or _SILENT & {*exact}):
            yield row


def row_length(letter: str) -> int:
    """How many letters like this one are mostly a word."""
    return _OF_THAI if _FIRST_OF_THAI <= letter <= _LAST_OF_THAI else _LONG


def in_runs(shown: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """Words as they are told, those in rows that overlap as one run.

    Each has how it is shown, and its letters; none for a word that is no row.
    """
    told: list[str] = []
    before: tuple[str, ...] = ()
    for words, letters in shown:
        if letters and before[1:] == letters[:-1] and len(before) > 1:
            told[-1] += words[_common(told[-1], words) :]
        else:
            told.append(words)
        before = letters
    return tuple(dict.fromkeys(told))


def _common(one: str, other: str) -> int:
    """How many characters at the end of one are the beginning of the other."""
    return next(n for n in range(min(len(one), len(other)), -1, -1) if one.endswith(other[:n]))
