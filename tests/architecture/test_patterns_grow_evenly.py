"""No regular expression takes more than its share of time, whatever text it is given."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from math import inf
from typing import Any

import pytest

from tests.architecture.hostile_strings import Shape, shapes
from tests.architecture.tree_patterns import TreePattern, tree_patterns
from tests.each_case import check_each
from tests.work import work_of

# Characters; few first, so that what grows with the third power or worse is seen in time.
_SIZES = (19, 300, 3_000)
# A pattern that goes through its text once needs far less than this, in seconds.
_SUSPECT = 0.0025
# No text of these sizes takes a linear pattern so long, on whatever computer.
_BEYOND_DOUBT = 0.05
_LARGER = 8
# Eight times the text takes a linear pattern eight times as long, a quadratic one 64 times.
_MOST = 26
# Into how many tests the patterns go: several processes take their share.
_PARTS = 6


@pytest.mark.parametrize("one_in", range(_PARTS))
def test_a_pattern_takes_no_more_than_its_share(one_in: int) -> None:
    def grows_evenly(each: TreePattern) -> None:
        assert _slow_shape(each.pattern, is_anchored=each.is_anchored) is None

    check_each(tree_patterns()[one_in::_PARTS], grows_evenly, lambda each: each.where)


@pytest.mark.parametrize(
    "pattern",
    [
        r"[a-z]{3,}(?:er|or)s?$",
        r"\s*([^\n]+)\n=+ *\n",
        r"\[?\s*(?:…|\.{3,})\s*\]?",
        r"[.!?…\n](?P<blank>\s+)(?=[A-Z])",
        r"(a+)+$",
        r"<[^>]+>",
        r"(?:[A-Za-z]\.)+[A-Za-z]$",
        r"\d+(?:[.,]\d+)*x",
    ],
)
def test_one_that_does_is_found_out(pattern: str) -> None:
    assert _slow_shape(re.compile(pattern), is_anchored=False) is not None


@pytest.mark.parametrize("pattern", [r"\w+", r"(?<![a-z])[a-z]{3,}$", r"\d+", r"[^\n]+"])
def test_one_that_does_not_is_left_in_peace(pattern: str) -> None:
    assert _slow_shape(re.compile(pattern), is_anchored=False) is None


def _slow_shape(pattern: re.Pattern[Any], *, is_anchored: bool) -> Shape | None:
    """A shape of text on which the pattern's time grows faster than the text."""
    return next((s for s in shapes(pattern) if _is_slow(pattern, s, is_anchored)), None)


def _is_slow(pattern: re.Pattern[Any], shape: Shape, is_anchored: bool) -> bool:
    for size in _SIZES:
        if _seconds(pattern, shape, size, is_anchored) < _SUSPECT:
            continue
        # Once may be chance: the machine had other work.
        again = min(_seconds(pattern, shape, size, is_anchored) for _ in range(3))
        if again < _SUSPECT:
            continue
        if size == _SIZES[0] or again > _BEYOND_DOUBT:
            return True
        smaller = size // _LARGER
        more = inf
        # Another program may have had the machine for a while: only what stays slow is slow.
        for _ in range(4):
            less = max(1e-7, min(_seconds(pattern, shape, smaller, is_anchored) for _ in range(5)))
            more = min(more, *(_seconds(pattern, shape, size, is_anchored) for _ in range(3)))
            if more <= _MOST * less:
                return False
        return True
    return False


def _seconds(pattern: re.Pattern[Any], shape: Shape, size: int, is_anchored: bool) -> float:
    beginning, repeated, ending = shape
    text: Any = beginning + repeated * (size // len(repeated)) + ending
    if isinstance(pattern.pattern, bytes):
        text = text.encode("utf-8", "surrogatepass")
    run: Callable[[Any], object] = pattern.match
    if not is_anchored:
        run = lambda text: deque(pattern.finditer(text), maxlen=0)  # noqa: E731

    def run_it() -> None:
        run(text)
        if is_anchored:
            pattern.fullmatch(text)

    return work_of(run_it)
