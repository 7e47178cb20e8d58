"""Speakers have a name for where there is little room."""

from __future__ import annotations

import pytest

from desktop.core.quotation import Mention, MentionKind, Speaker, SpeakerId
from desktop.core.span import Span


@pytest.mark.parametrize(
    ("name", "called", "short"),
    [
        ("Ada Quill", ["Ada Quill", "Quill"], "Quill"),
        ("Ada Quill", ["Dr Ada Quill", "Dr Quill"], "Quill"),
        ("Ada Quill", ["Dr Ada Quill", "she"], "Ada Quill"),
        ("Petra", ["Petra"], "Petra"),
        ("United Nations", ["The United Nations", "The UN"], "United Nations"),
        ("Halvar Lines", ["The shipping company Halvar Lines"], "Halvar Lines"),
        ("a spokesman for the town", ["A spokesman for the town"], "a spokesman for the town"),
        ("economists at the National Bank", ["the Bank"], "economists at the National Bank"),
        ("the mayor of Ostwick", [], "the mayor of Ostwick"),
        ("", [], ""),
    ],
)
def test_somebody_is_called_by_the_family_name_where_the_article_does_so(
    name: str, called: list[str], short: str
) -> None:
    mentions = tuple(Mention(Span(0, len(text)), text, MentionKind.NAME) for text in called)

    assert Speaker(SpeakerId("a"), name, mentions).short_name == short


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Ada Quill", "Quill"),
        ("Petra", "Petra"),
        ("Oscar van Pell", "Pell"),
        ("a spokesman for the town", "a spokesman for the town"),
        ("the mayor of Ostwick", "the mayor of Ostwick"),
        ("", ""),
    ],
)
def test_a_person_is_called_by_the_family_name_and_a_role_by_all_its_words(
    name: str, family: str
) -> None:
    assert Speaker(SpeakerId("a"), name).family_name == family
