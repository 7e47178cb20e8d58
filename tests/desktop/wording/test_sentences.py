"""What is said one after the other has one stop between, and never two."""

from __future__ import annotations

import pytest

from desktop.wording.sentences import in_sentences


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("Who is speaking?", "choose one"), "Who is speaking? choose one"),
        (("Lesson", "", "Half the time? ", "done."), "Lesson. Half the time? done."),
        (("One",), "One"),
        (("“He left.”", "“And she”", "so"), "“He left.” “And she”. so"),
        ((), ""),
    ],
)
def test_parts_become_sentences(parts: tuple[str, ...], told: str) -> None:
    assert in_sentences(parts) == told
