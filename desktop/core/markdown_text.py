"""Markdown as safe HTML: no scripts, no pictures, no addresses that a program would open."""

from __future__ import annotations

import html
import re

# Words without any of these need no Markdown, so a window full of plain notes opens without it.
_SPECIAL = re.compile(
    r"[*_`#<>\[\]!&|~\\]|^\s*(?:[-+]|\d+[.)])\s|^(?:    |\t)|^[ \t]*[-=][-= \t]*$|://", re.M
)
# A heading has a blank behind its signs, as CommonMark has it: "#why" is a hashtag.
_HASHTAG = re.compile(r"^([ \t]{0,3})(?=#+[^#\s])", re.M)
_TAGS = {
    "p",
    "em",
    "strong",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}


def to_html(markdown: str) -> str:
    """The words as HTML with headings, lists and emphasis; links are left as their words."""
    if not _SPECIAL.search(markdown):
        return _as_paragraphs(markdown)
    try:
        return _through_library(markdown)
    except RecursionError:
        # Lists within lists beyond all sense: better shown with their signs than not at all.
        return _as_paragraphs(markdown)


def to_plain(markdown: str) -> str:
    """The words alone, one line a paragraph."""
    return html.unescape(
        re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|li|h\d)>", "\n", to_html(markdown)))
    ).strip()


def _as_paragraphs(words: str) -> str:
    paragraphs = re.split(r"\n\s*\n", words.strip())
    return "".join(f"<p>{html.escape(' '.join(p.split()), quote=False)}</p>" for p in paragraphs)


def _through_library(markdown: str) -> str:
    # Both are heavy to import and most windows open without needing them.
    import markdown as markdown_library  # noqa: PLC0415
    import nh3  # noqa: PLC0415

    as_html = markdown_library.markdown(_HASHTAG.sub(r"\1\\", markdown))
    return nh3.clean(as_html, tags=_TAGS, attributes={})
