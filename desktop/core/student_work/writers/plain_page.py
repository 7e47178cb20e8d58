"""Work as plain lines: what somebody looks at before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from desktop.core.student_work.citations.citation import quoted
from desktop.core.student_work.outline import BlockRole, OutlineBlock
from desktop.core.text.note_markdown import note_on_paper


def plain_page(blocks: Iterable[OutlineBlock], *, most: int) -> str:
    """The first blocks, at most so many, as they read."""
    lines, notes = [], 0
    for block in islice(blocks, most):
        lines.append(_words(block))
        if block.footnote is not None:
            notes += 1
            lines[-1] += f" [{notes}]"
            lines.append(f"    [{notes}] {block.footnote.plain}")
    return "\n".join(lines)


def _words(block: OutlineBlock) -> str:
    if block.citation is not None:
        return block.citation.plain
    if block.role is BlockRole.HEADING:
        return block.text if block.level == 1 else f"\n{block.text}\n"
    if block.role is BlockRole.QUOTE:
        return f"\n    {quoted(block.text)}"
    if block.role is BlockRole.NOTE:
        return "\n".join(f"    {line}" for line in note_on_paper(block.text).split("\n"))
    return f"    {block.text}"
