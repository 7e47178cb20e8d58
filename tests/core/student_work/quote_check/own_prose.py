"""Three essays in a student's own words, in which nothing is quoted and nothing is taken over."""

from __future__ import annotations

from pathlib import Path

ESSAYS = tuple(
    file.read_text("utf-8") for file in sorted((Path(__file__).parent / "essays").glob("*.txt"))
)
