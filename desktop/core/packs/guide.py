"""The guide for teachers: its words, and the files of a lesson that stand in it as examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import resources

_FILE = "guide/lessons.md"
_MESSAGE, _WRONG = "message", "wrong "


class GuideKind(StrEnum):
    """What a piece of the guide is.

    An EXAMPLE goes on from all examples before it; a WRONG one shows what a MESSAGE is told for.
    """

    WORDS = "words"
    EXAMPLE = "example"
    WRONG = "wrong"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class GuideBlock:
    """A piece of the guide: its Markdown, or the lines of a file of a lesson."""

    kind: GuideKind
    text: str
    file: str = ""


@cache
def _fence() -> re.Pattern[str]:
    return re.compile(r"^~~~ (?P<name>[^\n]+)\n(?P<text>.*?)^~~~$\n?", re.M | re.S)


def read_guide() -> tuple[GuideBlock, ...]:
    """The guide from its first word to its last; a task."""
    return tuple(_blocks(resources.path(_FILE).read_text("utf-8")))


def _blocks(guide: str) -> Iterator[GuideBlock]:
    end = 0
    for found in _fence().finditer(guide):
        yield GuideBlock(GuideKind.WORDS, guide[end : found.start()])
        end = found.end()
        name, text = found["name"], found["text"]
        if name == _MESSAGE:
            yield GuideBlock(GuideKind.MESSAGE, text)
        elif name.startswith(_WRONG):
            yield GuideBlock(GuideKind.WRONG, text, name.removeprefix(_WRONG))
        else:
            yield GuideBlock(GuideKind.EXAMPLE, text, name)
    yield GuideBlock(GuideKind.WORDS, guide[end:])
