"""Speakers have a name for where there is little room."""

from __future__ import annotations

import pytest

from desktop.core.quotation import Speaker, SpeakerId


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ada Quill", "Quill"),
        ("Petra", "Petra"),
        ("a spokesman for the town", "a spokesman for the town"),
        ("economists at the National Bank", "economists at the National Bank"),
        ("the mayor of Ostwick", "the mayor of Ostwick"),
        ("van den Berg", "van den Berg"),
        ("", ""),
    ],
)
def test_a_role_keeps_all_its_words_where_a_person_has_the_family_name(
    name: str, short: str
) -> None:
    assert Speaker(SpeakerId("a"), name).short_name == short
