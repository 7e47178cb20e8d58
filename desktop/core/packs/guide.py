"""The guide for teachers: its words, and the files of a lesson that stand in it as examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import resources
from desktop.core.lesson import PackFile

_FILE = "guide/lessons.md"
# Each new record is written under those that a lesson has already.
_GROWING = frozenset(
    ("claims.md", "notes.md", "questions.md", "people.md", "quotes.md", "glossary.md")
)
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
class GuidePiece:
    """A piece of the guide: its Markdown, or the lines of a file of a lesson."""

    kind: GuideKind
    text: str
    file: str = ""


@cache
def _fence() -> re.Pattern[str]:
    return re.compile(r"^~~~ (?P<name>[^\n]+)\n(?P<text>.*?)^~~~$\n?", re.M | re.S)


def read_guide() -> tuple[GuidePiece, ...]:
    """The guide from its first word to its last; a task."""
    return tuple(_pieces(resources.path(_FILE).read_text("utf-8")))


def _pieces(guide: str) -> Iterator[GuidePiece]:
    end = 0
    for found in _fence().finditer(guide):
        yield GuidePiece(GuideKind.WORDS, guide[end : found.start()])
        end = found.end()
        name, text = found["name"], found["text"]
        if name == _MESSAGE:
            yield GuidePiece(GuideKind.MESSAGE, text)
        elif name.startswith(_WRONG):
            yield GuidePiece(GuideKind.WRONG, text, name.removeprefix(_WRONG))
        else:
            yield GuidePiece(GuideKind.EXAMPLE, text, name)
    yield GuidePiece(GuideKind.WORDS, guide[end:])


def grown(files: tuple[PackFile, ...], example: GuidePiece) -> tuple[PackFile, ...]:
    """The files of a lesson when what an example shows is written into them."""
    known = {file.path: file.content for file in files}
    before = known.get(example.file, b"") if example.file in _GROWING else b""
    known[example.file] = b"\n".join(filter(None, (before, example.text.encode())))
    return tuple(PackFile(path, content) for path, content in sorted(known.items()))


def lesson_of_guide(pieces: tuple[GuidePiece, ...]) -> tuple[PackFile, ...]:
    """The whole lesson that has grown at the end of the guide."""
    files: tuple[PackFile, ...] = ()
    for piece in pieces:
        if piece.kind is GuideKind.EXAMPLE:
            files = grown(files, piece)
    return files
