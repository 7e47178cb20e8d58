"""The two reports of the practice pack, in which every quotation has its speaker."""

from __future__ import annotations

from pathlib import Path

import pytest

import seeds
from desktop.core.extraction.extract import extract
from desktop.core.text.normalised import normalise

_ARTICLES = Path(seeds.__file__).parent / "packs" / "tanners-bridge" / "articles"
_COURIER = [
    ("Nobody on this council", "Maud Ellery"),
    ("We had the report", "Maud Ellery"),
    ("hard but simple", "Maud Ellery"),
    ("The bridge is not about", "Idris Fenn"),
    ("But I would not let", "Idris Fenn"),
    ("some advice was not", "Maud Ellery"),
    ("I understand that it has", "Rosa Okafor"),
    ("I only wish somebody", "Rosa Okafor"),
    ("a fair answer", "Maud Ellery"),
    ("Nine months is realistic", "Petra Lind"),
]
_VOICE = [
    ("It feels as if", "Rosa Okafor"),
    ("I leave home at ten", "Jonas Pike"),
    ("It used to be", "Jonas Pike"),
    ("The bridge is not about", "Idris Fenn"),
    ("acted within a day", "Maud Ellery"),
    ("comes first, last", "Maud Ellery"),
    ("by Easter", "Maud Ellery"),
    ("in the plan for 2023", "a person"),
    ("Nine months, or a year", "Petra Lind"),
    ("It always depends", "Petra Lind"),
    ("I have to be up", "Rosa Okafor"),
    ("Somebody has to bake", "Rosa Okafor"),
]


@pytest.mark.parametrize(("article", "expected"), [("courier", _COURIER), ("voice", _VOICE)])
def test_everybody_says_what_they_say(article: str, expected: list[tuple[str, str]]) -> None:
    _, _, body = (_ARTICLES / f"{article}.md").read_text("utf-8").split("---\n", 2)
    text = normalise(body)

    extraction = extract(text)

    names = {speaker.id: speaker.name for speaker in extraction.speakers}
    found = [
        (quotation.content.of(text), names[quotation.speaker] if quotation.speaker else None)
        for quotation in extraction.speech
    ]
    assert [name for _, name in found] == [name for _, name in expected]
    assert all(
        words.startswith(start) for (words, _), (start, _) in zip(found, expected, strict=True)
    )
