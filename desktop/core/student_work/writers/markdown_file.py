"""Work as Markdown: quotations as block quotes, notes as they were written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.core.student_work.citations.citation import Citation
from desktop.core.student_work.outline import BlockRole, OutlineBlock


def markdown_file(blocks: Iterable[OutlineBlock]) -> bytes:
    """The blocks as a file of Markdown in UTF-8, footnotes at its end as Pandoc and others do."""
    parts, notes = list[str](), list[str]()
    for block in blocks:
        part = _block(block)
        if block.footnote is not None:
            notes.append(f"[^{len(notes) + 1}]: {_citation(block.footnote)}")
            part += f"[^{len(notes)}]"
        parts.append(part)
    return ("\n\n".join((*parts, *notes)) + "\n").encode("utf-8", "replace")


def _block(block: OutlineBlock) -> str:
    if block.citation is not None:
        return _citation(block.citation)
    if block.role is BlockRole.HEADING:
        return f"{'#' * block.level} {_plain(block.text)}"
    if block.role is BlockRole.QUOTE:
        return "\n>\n".join(f"> {_plain(line)}" for line in block.text.split("\n"))
    if block.role is BlockRole.NOTE:
        # The note of a student is Markdown already, and its headings stand under those here.
        return re.sub(r"(?m)^(?=#{1,3} )", "###", block.text.strip("\n"))
    return _plain(block.text)


def _citation(citation: Citation) -> str:
    return "".join(
        f"*{_plain(run.text)}*" if run.is_italic and run.text.strip() else _plain(run.text)
        for run in citation.runs
    )


def _plain(text: str) -> str:
    """Letters that mean nothing to Markdown."""
    marked = re.sub(r"([\\`*_\[\]<>#~|])", r"\\\1", text)
    return re.sub(r"^(\s*)([-+]|\d{1,9}[.)])(?=\s)", r"\1\\\2", marked)
