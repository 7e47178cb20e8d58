"""The program as it will be when its tables have taken a step that is still to come."""

from __future__ import annotations

import pytest

from desktop.core.library import schema

ANOTHER_STEP = """
    ALTER TABLE article ADD COLUMN level TEXT NOT NULL DEFAULT 'B2';
    CREATE TABLE glossary (word TEXT PRIMARY KEY) STRICT;
    """


def learns(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Lets the program know one more step of its tables."""
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
