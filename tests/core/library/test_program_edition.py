"""What was worked out by other rules is told from what these rules would give."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.library import program_edition as module
from desktop.core.library.program_edition import program_edition


@pytest.fixture
def core(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A core of one rule, in the place of the program's."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/turns.py").write_text("LONGEST = 3")
    monkeypatch.setattr(module, "_CORE", tmp_path)
    program_edition.cache_clear()
    yield tmp_path
    program_edition.cache_clear()


def edition() -> str:
    program_edition.cache_clear()
    return program_edition()


def test_the_edition_stays_while_nothing_changes(core: Path) -> None:
    before = edition()
    (core / "__pycache__").mkdir()
    (core / "__pycache__/turns.pyc").write_bytes(b"compiled")

    assert edition() == before


def test_a_rule_that_was_changed_makes_another_edition(core: Path) -> None:
    before = edition()
    (core / "rules/turns.py").write_text("LONGEST = 12")

    assert edition() != before


def test_a_rule_changed_to_one_as_long_makes_another_edition(core: Path) -> None:
    before = edition()
    rule = core / "rules/turns.py"
    rule.write_text("LONGEST = 4")
    os.utime(rule, ns=(1, 1))

    assert edition() != before


def test_a_rule_that_came_or_went_makes_another_edition(core: Path) -> None:
    before = edition()
    (core / "rules/talk.py").write_text("")
    with_another = edition()
    (core / "rules/talk.py").unlink()

    assert with_another != before
    assert edition() == before
