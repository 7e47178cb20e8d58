"""The lessons that grow in the guide for teachers, example after example."""

from __future__ import annotations

from desktop.core.lesson import PackFile
from desktop.core.packs.guide import GuideBlock, GuideKind

# Each new record is written under those that a lesson has already.
_GROWING = frozenset(
    ("claims.md", "notes.md", "questions.md", "people.md", "quotes.md", "glossary.md")
)


def grown(files: tuple[PackFile, ...], example: GuideBlock) -> tuple[PackFile, ...]:
    """The files of a lesson when what an example shows is written into them."""
    known = {file.path: file.content for file in files}
    before = known.get(example.file, b"") if example.file in _GROWING else b""
    known[example.file] = b"\n".join(filter(None, (before, example.text.encode())))
    return tuple(PackFile(path, content) for path, content in sorted(known.items()))


def lesson_of_guide(blocks: tuple[GuideBlock, ...]) -> tuple[PackFile, ...]:
    """The whole lesson that has grown at the end of the guide."""
    files: tuple[PackFile, ...] = ()
    for block in blocks:
        if block.kind is GuideKind.EXAMPLE:
            files = grown(files, block)
    return files
