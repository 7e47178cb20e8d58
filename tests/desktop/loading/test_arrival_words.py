"""What becomes of a student's work is told in a few words."""

from __future__ import annotations

import pytest

from desktop.core.packs.editions import WorkSums
from desktop.loading.arrival_words import work_words


@pytest.mark.parametrize(
    ("sums", "words"),
    [
        (WorkSums(38, 2, 1), "38 kept, 2 to check, 1 lost its place"),
        (WorkSums(3, 0, 2), "3 kept, 2 lost their place"),
        (WorkSums(1), "1 kept"),
    ],
)
def test_work_is_counted_by_what_becomes_of_it(sums: WorkSums, words: str) -> None:
    assert work_words(sums) == words
