"""Kinds of fault that were found in news and stories: each case of a kind is read rightly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.core.extraction.extract import extract
from desktop.core.quotation import QuotationKind
from tests.core.extraction.docstring_examples import Promise, promises
from tests.each_case import check_each

_FEWEST_OF_A_KIND = 2


def _cases() -> Iterator[tuple[str, str, tuple[Promise, ...]]]:
    """Each case with its kind, its text and what is promised."""
    kind = ""
    lines = (Path(__file__).parent / "kinds_of_fault.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith("= "):
            kind = line[2:]
        elif line and not line.startswith("# "):
            text, _, promised = line.rpartition(" → ")
            yield kind, text.replace(" ¶ ", "\n"), promises(promised)


_CASES = list(_cases())


def test_every_case_is_read_rightly() -> None:
    check_each(_CASES, _is_read_rightly, lambda case: f"{case[0]}: {case[1]}")


def _is_read_rightly(case: tuple[str, str, tuple[Promise, ...]]) -> None:
    _, text, promised = case
    extraction = extract(text)

    names = {speaker.id: speaker.name for speaker in extraction.speakers}
    found = [
        (
            names.get(each.speaker, "") if each.speaker else "",
            "" if each.is_speech or each.kind is QuotationKind.TURN else each.kind.value,
            each.content.of(text),
        )
        for each in extraction.quotations
    ]
    assert found == [
        (
            "" if promise.who in ("nobody", "scare", "title") else promise.who,
            promise.who if promise.who in ("scare", "title") else "",
            promise.words or words,
        )
        for promise, (_, _, words) in zip(promised, found, strict=True)
    ]


def test_no_case_stands_alone() -> None:
    kinds = [kind for kind, _, _ in _CASES]

    assert all(kinds.count(kind) >= _FEWEST_OF_A_KIND for kind in kinds)
