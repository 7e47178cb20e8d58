"""The weights can be fitted anew: the same articles give the same file, and it can be read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from desktop.core.extraction.extract import extract
from desktop.core.extraction.weighing.weights import read_weights

_HERE = Path(__file__).resolve().parent
_GOLD = _HERE.parent / "gold" / "quotations.jsonl"


def an_annotated(case: dict[str, object], number: int) -> str:
    """A case of our own gold as a line of the form that the training reads."""
    text = str(case["text"])
    quotes = []
    for quotation in extract(text).speech:
        speaker = quotation.mention
        quotes.append(
            {
                "start": quotation.content.start,
                "end": quotation.content.end,
                "speaker_text": speaker.text if speaker else None,
                "speaker_start": speaker.span.start if speaker else None,
                "speaker_end": speaker.span.end if speaker else None,
                "speaker_type": "named",
            }
        )
    return json.dumps({"id": str(number), "text": text, "quotes": quotes})


def test_the_same_articles_give_the_same_weights(tmp_path: Path) -> None:
    cases = [json.loads(line) for line in _GOLD.read_text("utf-8").splitlines()]
    lines = [an_annotated(case, number) for number, case in enumerate(cases)]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(lines), "utf-8")

    made = []
    for name in ("one.json", "two.json"):
        out = tmp_path / name
        command = [sys.executable, str(_HERE / "train_quotations.py"), str(gold), "--out", str(out)]
        subprocess.run(command, check=True, timeout=120, capture_output=True)
        made.append(out.read_bytes())

    assert made[0] == made[1]
    assert read_weights(tmp_path / "one.json").speaker


def test_weights_are_judged_on_articles_that_taught_them_nothing(tmp_path: Path) -> None:
    cases = [json.loads(line) for line in _GOLD.read_text("utf-8").splitlines()]
    lines = [an_annotated(case, number) for number, case in enumerate(cases)]
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    one.write_text("\n".join(lines[::2]), "utf-8")
    other.write_text("\n".join(lines[1::2]), "utf-8")
    command = [sys.executable, str(_HERE / "train_quotations.py"), str(one), str(other)]

    said = subprocess.run(
        [*command, "--out", str(tmp_path / "weights.json"), "--judge", str(other)],
        check=True,
        timeout=240,
        capture_output=True,
        encoding="utf-8",
    )

    rows = [line.split() for line in said.stdout.splitlines()]
    assert [row[:2] for row in rows[1:]] == [
        ["other", "kept"],
        ["one", "taught"],
        ["by", "other"],
        ["other", "taught"],
        ["by", "other"],
    ]
    assert all(0 <= float(figure) <= 100 for row in rows[1:] for figure in row[-7:])
