"""The weights that ship, and what happens without them."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import resources
from desktop.core.extraction import extract as extracting
from desktop.core.extraction.extract import extract
from desktop.core.extraction.weighing.weights import WeightsDamaged, read_weights, shipped_weights

_HOUSE = Path(__file__).resolve().parents[4]
_TEXT = (
    "Ada Quill met Nils Aker. “We lost the key,” she said, “and the map.” He called it “a shame”. "
    "“We will look again,” a spokesman for the town said."
)


@pytest.fixture
def stored() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        resources.path("models/quotations.json").read_text("utf-8")
    )
    return content


def test_the_weights_that_ship_can_be_read() -> None:
    found = shipped_weights()

    assert found is not None
    assert found.speech
    assert found.speaker
    assert found.certainty


def test_the_weights_are_small_and_whole_numbers(stored: dict[str, Any]) -> None:
    numbers = [
        weight
        for part in ("speech", "speaker", "certainty")
        for family in stored[part].values()
        for weight in family.values()
    ]

    assert all(isinstance(number, int) for number in numbers)
    assert resources.path("models/quotations.json").stat().st_size < 150_000


def test_more_votes_and_clearer_speech_make_a_speaker_more_certain() -> None:
    weights = shipped_weights()
    assert weights is not None

    few, many = ([f"votes {share}", f"votes {share} weighed"] for share in (50, 99))
    doubtful, clear = ([f"speech {score}", f"speech {score} direct"] for score in (60, 600))

    assert weights.certainty_score(many) > weights.certainty_score(few)
    assert weights.certainty_score(clear) > weights.certainty_score(doubtful)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"version": 3}', '{"version": 2}', "\0"])
def test_a_damaged_file_is_named_as_such(tmp_path: Path, content: str) -> None:
    damaged = tmp_path / "quotations.json"
    damaged.write_text(content, "utf-8")

    with pytest.raises(WeightsDamaged):
        read_weights(damaged)


def test_without_the_file_the_rules_decide_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setattr("resources.path", lambda _name: tmp_path / "missing.json")
    monkeypatch.setattr(extracting, "shipped_weights", shipped_weights.__wrapped__)

    with caplog.at_level(logging.WARNING):
        extraction = extract(_TEXT)

    assert [quotation.speaker for quotation in extraction.speech][:2] == ["ada-quill"] * 2
    assert "rules alone" in caplog.text


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_order_of_hashes_changes_nothing(seed: str) -> None:
    program = f"from desktop.core.extraction.extract import extract; print(extract({_TEXT!r}))"

    said = subprocess.run(
        [sys.executable, "-c", program],
        cwd=_HOUSE,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    assert said.stdout.strip() == str(extract(_TEXT))
