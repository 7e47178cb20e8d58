"""Scraps that may be nobody's speech are not sure, and speech beside a plain verb is."""

from __future__ import annotations

import pytest

from desktop.core.extraction.extract import extract
from desktop.core.quotation import Certainty


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke of a “special operation” and said nothing of war.",
        "Police said a “chalking” campaign had begun.",
        "Ada Quill said it was late. The council blamed “far-off owners” for the flood.",
    ],
)
def test_a_scrap_that_may_be_no_speech_is_sure_of_nobody(text: str) -> None:
    assert all(each.certainty is not Certainty.SURE for each in extract(text).speech)


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is safe for the winter,” Ada Quill said.",
        "Ada Quill said the bridge was “as safe as it had ever been.”",
    ],
)
def test_speech_beside_a_plain_verb_is_sure(text: str) -> None:
    assert [each.certainty for each in extract(text).speech] == [Certainty.SURE]


def test_a_pronoun_is_not_sure_where_a_word_beside_it_may_be_a_name() -> None:
    start = "Widoro Ruhun visited the shore. Houses were gone. Boats were gone. On that day "
    end = " was at home. “I ran,” she said."

    named, nobody = extract(f"{start}Yunita{end}"), extract(f"{start}nobody{end}")

    assert [each.certainty for each in named.speech] == [Certainty.PROBABLE]
    assert [each.certainty for each in nobody.speech] == [Certainty.SURE]
