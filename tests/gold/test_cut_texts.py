"""A text that was cut off anywhere is read all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.core.extraction.extract import extract


def _texts() -> list[str]:
    lines = (Path(__file__).parent / "kinds_of_fault.txt").read_text("utf-8").splitlines()
    cases = [line.rpartition(" → ")[0] for line in lines if " → " in line]
    return [case.replace(" ¶ ", "\n") for case in cases]


def test_a_text_may_end_with_a_verb_of_speech() -> None:
    text = "“It was over in a minute,” a student from Ostwick told"

    found = [each.content.of(text) for each in extract(text).quotations]

    assert found == ["It was over in a minute,"]


def _cut(text: str, number: int) -> Iterator[str]:
    """A text without its end, and both parts of it, cut behind one word and before the last."""
    yield text.rstrip(".!?”’")
    words = text.split(" ")
    for last in (len(words) - 1, 1 + 7 * number % len(words), 1 + 11 * number % len(words)):
        yield " ".join(words[:last])
        yield " ".join(words[last:])


def test_a_text_may_be_cut_behind_any_word() -> None:
    broken: list[str] = []
    for number, text in enumerate(_texts()):
        for part in _cut(text, number):
            try:
                ends = [each.extent.end for each in extract(part).quotations]
            except Exception as error:  # noqa: BLE001 - each is told
                broken.append(f"{part!r}: {error!r}")
                continue
            if any(end > len(part) for end in ends):
                broken.append(f"{part!r}: a quotation behind its end")

    assert broken == []
