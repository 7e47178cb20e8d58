"""Marks and notes."""

from __future__ import annotations

import pytest

from desktop.core.motivation import Motivation
from desktop.core.pen import Pen
from tests.core.builders import an_annotation


@pytest.mark.parametrize(
    ("body", "motivation"),
    [
        ("", Motivation.HIGHLIGHTING),
        (" \n", Motivation.HIGHLIGHTING),
        ("?", Motivation.COMMENTING),
    ],
)
def test_a_mark_is_a_comment_as_soon_as_there_are_words(body: str, motivation: Motivation) -> None:
    assert an_annotation(body=body).motivation is motivation


def test_every_pen_can_be_told_from_the_others_without_its_colour() -> None:
    assert "".join(pen.letter for pen in Pen) == "EC?Q!"
