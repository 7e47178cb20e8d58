"""Short invented cases: each says what is quoted, who says it and what kind of quotation it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from desktop.core.extraction.extract import extract
from tests.each_case import check_each

_CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "quotations.jsonl").read_text("utf-8").splitlines()
]


def test_the_quotations_are_found_with_their_speakers() -> None:
    check_each(_CASES, _are_found, lambda case: str(case["id"]))


def _are_found(case: dict[str, Any]) -> None:
    text = case["text"]

    extraction = extract(text)

    names = {speaker.id: speaker.name for speaker in extraction.speakers}
    found = [
        {
            "quote": quotation.content.of(text),
            "speaker": names[quotation.speaker] if quotation.speaker else None,
            "kind": quotation.kind.value,
        }
        for quotation in extraction.quotations
    ]
    assert found == case["expected"]
