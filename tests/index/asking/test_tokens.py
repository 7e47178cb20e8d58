"""What was typed, cut into pieces."""

from __future__ import annotations

import pytest

from index.asking.parsing import parse
from index.asking.tokens import tokens
from index.document import Document
from tests.index.in_memory import in_memory


@pytest.mark.parametrize("typed", ["river -(bridge OR harbour)", "river NOT (bridge OR harbour)"])
def test_a_minus_before_a_bracket_excludes_all_that_is_in_it(typed: str) -> None:
    texts = ("a river", "a river and a bridge", "a river and a harbour", "a bridge")
    index = in_memory(Document(text, "g", "article", text) for text in texts)

    found = index.search(parse(typed), 10).hits

    assert [hit.id for hit in found] == ["a river"]


def test_a_minus_before_a_bracket_belongs_to_the_bracket() -> None:
    assert [(piece.sort, piece.is_negative) for piece in tokens("-(a b)")] == [
        ("(", True),
        ("chunk", False),
        ("chunk", False),
        (")", False),
    ]


def test_a_bracket_inside_a_word_opens_nothing() -> None:
    assert "(" not in [piece.sort for piece in tokens("word(s)")]


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("‘policy climate’", ["policy climate"]),
        ("a ‘policy climate’, b", ["policy climate"]),
        ("‘mayor’", []),
        ("the mayors’ ‘hat", []),
        ("don’t ‘go there’", ["go there"]),
    ],
)
def test_single_quotation_marks_make_a_phrase_of_several_words(
    typed: str, phrases: list[str]
) -> None:
    assert [piece.text for piece in tokens(typed) if piece.sort == "phrase"] == phrases
