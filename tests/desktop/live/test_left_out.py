"""What was left out is kept as a setting, and whatever else stands there is nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.live.left_out import left_out, left_out_from_text, left_out_to_text


@given(st.lists(st.text().filter(lambda name: Path(name).name), min_size=1), st.booleans())
def test_what_was_kept_comes_back(names: list[str], is_sudden: bool) -> None:
    files = left_out(map(Path, names), is_sudden=is_sudden)

    assert left_out_from_text(left_out_to_text(files)) == files


def test_of_very_many_the_first_are_kept_and_all_are_counted() -> None:
    files = left_out(Path("/home/ada", "x" * 90, str(number)) for number in range(10_000))

    assert files.count == 10_000
    assert 1_000 < len(files.paths) <= 2_000
    assert left_out_from_text(left_out_to_text(files)) == files


@pytest.mark.parametrize(
    "text",
    [
        *("", "[", "[]", "{}", "null", "[" * 100_000, "1" * 5_000),
        *(json.dumps(kept) for kept in ({"paths": 1}, {"paths": ["a"], "count": "x"})),
        json.dumps({"paths": [], "count": 3}),
    ],
)
def test_what_is_spoilt_is_nothing(text: str) -> None:
    assert left_out_from_text(text) is None
