"""A small lesson pack, written into a folder, in which a test spoils one thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.lesson import LessonPack
from desktop.core.packs.reading import PackReading, read_pack

SMALL_PACK = {
    "pack.md": """\
---
sourcebook: 1
id: small-pack
title: A small pack
edition: 1
date: 2025-09-01
language: en
licence: CC0-1.0
authors: Ada Teacher
---
# For the teacher

Read it aloud.
""",
    "articles/well.md": """\
---
id: well
title: The well
publisher: not given
published: 2025-03
text: shortened
rights: invented, free for any use
---
The old well is deep, said Ann. “Nobody knows how deep,”
she added.

Ben disagreed. The well is dry – he had looked, he said, and the well is dry.
""",
    "people.md": """\
# People

## Ann Smith {#ann}
names: Ann, Mrs Smith
Lives beside the well.

## Ben Brown {#ben}
""",
    "claims.md": """\
# Claims

## The well is deep {#c-deep}
article: well
on: "The old well is deep"
speaker: ann
repeated-by: ben, reporter
type: fact
status: not confirmed in this article
Nobody has measured it.
""",
    "notes.md": """\
# Notes

## How deep? {#n-deep}
article: well
on: "Nobody knows how deep"
kind: evidence against
claim: c-deep
It was measured once.
source: The town, survey of wells, 1990 | primary
""",
    "questions.md": """\
# Questions

## Who knows? {#q-who}
article: well
type: mark-many
answer: "said Ann" | "she added"
accept: "Ann"
Highlight who speaks.
""",
    "glossary.md": "# Glossary\n\n## well {#well}\nplural: wells\nA hole with water in it.\n",
    "timeline.md": "# Timeline\n\n- 1990 | The well is measured\n- 2025-03 | The report | well\n",
}

WritePack = Callable[..., Path]
ReadEdited = Callable[..., PackReading]


def pack_of(reading: PackReading) -> LessonPack:
    """The pack that was read, which no error stopped."""
    assert reading.pack is not None, reading.problems
    return reading.pack


@pytest.fixture
def a_pack(tmp_path: Path) -> WritePack:
    """Writes the small pack; `replaced` gives other contents for some files, None for no file."""

    def write(replaced: dict[str, str | bytes | None] | None = None) -> Path:
        folder = tmp_path / "small-pack"
        for name, content in {**SMALL_PACK, **(replaced or {})}.items():
            if content is None:
                continue
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return write


@pytest.fixture
def edited(a_pack: WritePack) -> ReadEdited:
    """Reads the small pack after replacing words in one of its files, which must be there."""

    def read(file: str, *changes: tuple[str, str]) -> PackReading:
        text = SMALL_PACK[file]
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        return read_pack(a_pack({file: text}))

    return read
