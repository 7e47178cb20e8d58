"""Work as one page of HTML that a screen reader, a browser and a word processor can take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from desktop.core.pen import Pen
from desktop.core.student_work.citations.citation import Citation
from desktop.core.student_work.outline import BlockRole, OutlineBlock
from desktop.core.student_work.pen_colours import PEN_COLOURS
from desktop.core.text.note_markdown import note_html

_STYLE = (
    "body{max-width:42em;margin:2em auto;padding:0 1em;font:1.05em/1.5 Georgia,serif;color:#1a1a1a;"
    "background:#fff}blockquote{margin:1.4em 0 .3em 1em}mark{color:inherit;padding:.1em 0}"
    ".detail{color:#4a4a4a;font-size:.9em;margin:.2em 0 .4em 1em}.note{margin-left:1em}"
    ".citation{padding-left:2em;text-indent:-2em}"
)


def html_page(blocks: Iterable[OutlineBlock], *, title: str, language: str) -> bytes:
    """The blocks as a whole page in UTF-8; nothing in it is loaded from anywhere."""
    pens = "".join(f".{pen}{{background:{colour}}}" for pen, colour in PEN_COLOURS.items())
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}{pens}</style>\n</head>\n<body>\n<main>\n"
        f"{html_body(blocks)}</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def html_body(blocks: Iterable[OutlineBlock], *, mark: str = "mark") -> str:
    """The blocks alone, footnotes behind them; `mark` is what words under a pen stand in."""
    parts, notes = [], []
    for block in blocks:
        if block.footnote is not None:
            notes.append(block.footnote)
        parts.append(f"{_block(block, mark, len(notes))}\n")
    return "".join((*parts, *_endnotes(notes, leads_back=mark == "mark")))


def _endnotes(notes: Sequence[Citation], *, leads_back: bool) -> Iterable[str]:
    if notes:
        lines = "".join(
            f'<li id="note-{n}" role="doc-endnote"><p>{note.html}'
            f"{_way_back(n) if leads_back else ''}</p></li>\n"
            for n, note in enumerate(notes, 1)
        )
        yield f'<section role="doc-endnotes">\n<hr>\n<ol>\n{lines}</ol>\n</section>\n'


def _way_back(number: int) -> str:
    return f' <a href="#cited-{number}" role="doc-backlink">↑</a>'


def _block(block: OutlineBlock, mark: str, note: int) -> str:
    if block.citation is not None:
        return f'<p class="citation">{block.citation.html}</p>'
    if block.role is BlockRole.HEADING:
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if block.role is BlockRole.QUOTE:
        return _quote(block, mark, note)
    if block.role is BlockRole.NOTE:
        return f'<div class="note">{note_html(block.text)}</div>'
    return f'<p class="detail">{escape(block.text)}</p>'


def _quote(block: OutlineBlock, mark: str, note: int) -> str:
    language = f' lang="{escape(block.language)}"' if block.language else ""
    cited = ""
    if block.footnote is not None:
        cited = f'<sup><a id="cited-{note}" href="#note-{note}" role="doc-noteref">{note}</a></sup>'
    lines = "</p><p>".join(_marked(line, block.pen, mark) for line in block.text.split("\n"))
    return f"<blockquote{language}><p>{lines}{cited}</p></blockquote>"


def _marked(line: str, pen: Pen | None, mark: str) -> str:
    if pen is None:
        return escape(line)
    colour = "" if mark == "mark" else f' style="background-color:{PEN_COLOURS[pen]}"'
    return f'<{mark} class="{pen}"{colour}>{escape(line)}</{mark}>'
