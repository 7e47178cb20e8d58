"""Work as Markdown: quotations as block quotes, notes as they were written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.core.student_work.citations.citation import Citation
from desktop.core.student_work.outline import BlockRole, OutlineBlock

# What begins and ends a block of code, with what stands behind it.
_FENCE = re.compile(r" {0,3}(`{3,400}|~{3,400})(.*)")
# Words as code, which show what a backslash before a sign would hide.
_CODE = re.compile(r"(`[^`]{1,400}`)")
_RUN = re.compile(
    r"(?<!\\)(?:<(?=[A-Za-z/!?])(?!https?://)|\](?=\(\s{0,9}(?:javascript|vbscript|data):))", re.I
)


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
        return _note(block.text.strip("\n"))
    return _plain(block.text)


def _note(text: str) -> str:
    """A note, which is Markdown already; its headings stand under those here.

    It may be somebody else's: nothing in it is run, and what it opens it closes.
    """
    lines, fence = list[str](), ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
        elif found and not (found[1][0] == "`" and "`" in found[2]):
            fence = found[1]
        else:
            line = re.sub(r"^(?=#{1,3} )", "###", _still(line))  # noqa: PLW2901
        lines.append(line)
    return "\n".join((*lines, fence) if fence else lines)


def _still(line: str) -> str:
    """A line outside of blocks of code, without tags of HTML and addresses that are programs."""
    parts = _CODE.split(line)
    parts[::2] = [_RUN.sub(r"\\\g<0>", part) for part in parts[::2]]
    return "".join(parts)


def _citation(citation: Citation) -> str:
    return "".join(
        f"*{_plain(run.text)}*" if run.is_italic and run.text.strip() else _plain(run.text)
        for run in citation.runs
    )


def _plain(text: str) -> str:
    """Letters that mean nothing to Markdown."""
    marked = re.sub(r"([\\`*_\[\]<>#~|])", r"\\\1", text)
    return re.sub(r"^(\s*)([-+]|\d{1,9}[.)])(?=\s)", r"\1\\\2", marked)
