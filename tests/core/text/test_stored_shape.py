"""The shape of a text in the library: kept whole, and made to fit whatever was kept."""

from __future__ import annotations

import json
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.shape import PLAIN, SHAPELESS, LineKind, LineRun, LineStyle, Picture, Shape
from desktop.core.text.blocks import CELL_END, Block, PictureBlock, TextRun, shaped
from desktop.core.text.normalised import normalise
from desktop.core.text.stored_shape import shape_from_json, shape_to_json
from tests.core.shaped_article import SAMPLE

words = st.text(st.sampled_from("ab é\u0301\t\n🙂אש.’"), max_size=8)
styles = st.just(PLAIN) | st.builds(
    LineStyle,
    st.sampled_from([kind for kind in LineKind if kind is not LineKind.PARAGRAPH]),
    st.integers(0, 6),
    st.none() | st.integers(0, 12),
)
runs = st.builds(
    TextRun,
    words,
    st.frozensets(st.sampled_from(sorted({k for s in SAMPLE.shape.spans for k in [s.kind]}))),
    st.sampled_from(["", "https://example.org/a?ü=1", "javascript:no()"]),
)
blocks = st.builds(Block, st.lists(runs | st.just(CELL_END), max_size=5).map(tuple), styles)
pictures = st.builds(PictureBlock, st.builds(Picture, st.just(0), st.sampled_from("xy"), words))
# What JSON can say, and what numbers and letters of a shape look like.
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 40) | st.floats() | st.sampled_from("hirlsec"),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=12,
)


def is_fitted(shape: Shape, text: str) -> bool:
    """Whether everything of a shape lies in its text, in order and apart."""
    lines = text.split("\n") if text else []
    ends = [0, *accumulate(len(line) + 1 for line in lines)]
    runs, spans = shape.lines, shape.spans
    within = all(
        any(start <= s.span.start < s.span.end < end for start, end in pairwise(ends))
        for s in spans
    )
    return (
        within
        and all(run.count > 0 and 0 <= run.first + run.count <= len(lines) for run in runs)
        and all(a.first + a.count <= b.first for a, b in pairwise(runs))
        and [s.span for s in spans] == sorted(s.span for s in spans)
        and all(0 <= each.before <= len(lines) for each in shape.pictures)
    )


@settings(max_examples=80)
@given(st.lists(blocks | pictures, max_size=8))
def test_what_is_kept_comes_back_as_it_was(made: list[Block | PictureBlock]) -> None:
    text, shape = (whole := shaped(made)).text, whole.shape

    assert normalise(text) == text
    assert shape_from_json(shape_to_json(shape), text) == shape
    assert is_fitted(shape, text)


@settings(max_examples=150)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys("lsp", anything)) | anything, words)
def test_whatever_was_kept_fits_the_text(said: object, text: str) -> None:
    stored = normalise(text)

    assert is_fitted(shape_from_json(json.dumps(said), stored), stored)


@given(st.integers(0, 400), st.text(max_size=3))
def test_a_shape_that_was_cut_off_or_damaged_gives_what_can_be_understood(
    at: int, other: str
) -> None:
    stored = shape_to_json(SAMPLE.shape)

    damaged = stored[: at % len(stored)] + other + stored[at % len(stored) + len(other) :]

    assert is_fitted(shape_from_json(damaged, SAMPLE.text), SAMPLE.text)


@pytest.mark.parametrize(
    "stored",
    [
        "[" * 100_000,
        '{"l":' * 50_000,
        '{"l":[[0,1,"h",' + "9" * 5_000 + "]]}",
        '{"l":[[0,99999999999999999999,"h",1]]}',
        "null",
        "NaN",
        "\ud800",
        '{"s":[[0,5,"l","file:///etc/passwd"],[0,5,"l","data:text/html,x"]]}',
    ],
)
def test_hostile_shapes_are_no_errors(stored: str) -> None:
    assert is_fitted(shape_from_json(stored, "One line.\nAnd two."), "One line.\nAnd two.")


def test_an_empty_shape_is_nothing_and_an_article_takes_a_few_letters() -> None:
    assert shape_to_json(SHAPELESS) == ""
    assert shape_from_json("", "A text.") == SHAPELESS

    usual = Shape((LineRun(3, 1, LineStyle(LineKind.HEADING, 2)),))
    assert shape_to_json(usual) == '{"l":[[3,1,"h",2]]}'


def test_kinds_of_a_later_version_are_left_out() -> None:
    stored = '{"l":[[0,1,"z",2],[1,1,"q",1]],"s":[[0,3,"z"],[4,4,"s"]],"x":[1]}'

    shape = shape_from_json(stored, "One line.\nAnd two.")

    assert [run.style.kind for run in shape.lines] == [LineKind.QUOTATION]
    assert [styled.span.start for styled in shape.spans] == [4]
