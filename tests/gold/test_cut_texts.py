"""A text that was cut off anywhere is read all the same."""

from __future__ import annotations

from pathlib import Path

from desktop.core.extraction.extract import extract
from tests.each_case import check_each

_EVERY_CASE, _EVERY_WORD = 9, 2


def _texts() -> list[str]:
    lines = (Path(__file__).parent / "kinds_of_fault.txt").read_text("utf-8").splitlines()
    cases = [line.rpartition(" → ")[0] for line in lines if " → " in line]
    return [case.replace(" ¶ ", "\n") for case in cases[::_EVERY_CASE]]


def test_a_text_may_end_with_a_verb_of_speech() -> None:
    text = "“It was over in a minute,” a student from Ostwick told"

    found = [each.content.of(text) for each in extract(text).quotations]

    assert found == ["It was over in a minute,"]


def test_a_text_may_be_cut_behind_any_word() -> None:
    check_each(_texts(), _may_be_cut)


def _may_be_cut(text: str) -> None:
    words = text.split(" ")

    for last in range(1, len(words), _EVERY_WORD):
        beginning, rest = " ".join(words[:last]), " ".join(words[last:])
        for part in (beginning, rest):
            assert all(each.extent.end <= len(part) for each in extract(part).quotations)
