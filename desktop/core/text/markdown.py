"""Markdown as safe HTML: no scripts, no pictures, no addresses that a program would open."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

# Words without any of these need no Markdown, so a window full of plain notes opens without it.
_SPECIAL = re.compile(
    r"[*_`#<>\[\]!&|~\\]|^[^\S\n]*(?:[-+]|\d+[.)])\s|^(?:    |\t)|^[ \t]*[-=][-= \t]*$|://", re.M
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


# Markdown takes some 5 ms for a thousand characters on a slow computer.
LONGEST = 4_000
# Steps that the signs of a text may cost, each a third of a microsecond or less; no text that
# somebody wrote to be read comes near it.
_MOST_STEPS = 40_000
_EMPTY_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_BRACKET = re.compile(r"[\[\]()]")
_ANGLE = re.compile("[<>]")
_DECLARATION = re.compile(r"<[!?]")


def to_html(markdown: str, *, longest: int = LONGEST) -> str:
    """The words as HTML with headings, lists and emphasis; links are left as their words.

    So many characters of it at most are read as Markdown, and none that would take long to read:
    all others are paragraphs that show their signs. No word is ever left out.
    """
    if not _SPECIAL.search(markdown):
        return _as_paragraphs(markdown)
    if len(markdown) <= longest and _is_bearable(markdown):
        return _formatted(markdown)
    shown: list[str] = []
    for piece in _pieces(markdown):
        longest -= len(piece)
        is_formatted = longest >= 0 and _SPECIAL.search(piece) and _is_bearable(piece)
        shown.append(_formatted(piece) if is_formatted else _as_paragraphs(piece))
    return "\n".join(shown)


def to_plain(markdown: str) -> str:
    """The words alone, one line a paragraph."""
    return words_in_html(to_html(markdown))


def words_in_html(as_html: str) -> str:
    """The words of what `to_html` gives, one line a paragraph; there is no empty line."""
    lines = re.sub(r"</(?:p|li|h\d|pre)>", "\n", as_html)
    words = html.unescape(re.sub(r"<[^<>]+>", "", lines))
    return "\n".join(filter(None, words.split("\n"))).strip()


def _pieces(markdown: str) -> Iterator[str]:
    """The text parted at empty lines, in pieces that are no longer than can be read at once.

    A block that is longer is a piece of its own.
    """
    start = end = 0
    for empty in _EMPTY_LINES.finditer(markdown):
        if end > start and empty.start() - start > LONGEST:
            yield markdown[start:end]
            start = end
        # Blanks at the start of a line have a meaning.
        end = markdown.rfind("\n", empty.start(), empty.end()) + 1
    if end > start and len(markdown) - start > LONGEST:
        yield markdown[start:end]
        start = end
    yield markdown[start:]


def _is_bearable(markdown: str) -> bool:
    """Whether reading the signs takes time in proportion to the text.

    For each bracket all is read once more as far as that which closes it or to the end of its
    block, for each sign of emphasis and each line a little of the block, and for each "<" all
    as far as the ">".
    """
    length = len(markdown)
    declarations = len(_DECLARATION.findall(markdown))
    steps = 2 * length * declarations + _before_tags_end(markdown) // 4
    steps += 30 * markdown.count("\n")
    for block in _EMPTY_LINES.split(markdown):
        signs = sum(map(block.count, "*_`&\\#\n"))
        steps += _within_brackets(block) + len(block) * (signs // 20)
    return steps <= _MOST_STEPS * max(1, length // LONGEST)


def _before_tags_end(markdown: str) -> int:
    """How many characters stand between each "<" and the next ">", or the end."""
    found, opened = 0, [0, 0]
    for sign in _ANGLE.finditer(markdown):
        if sign[0] == "<":
            opened = [opened[0] + 1, opened[1] + sign.start()]
        else:
            found += opened[0] * sign.start() - opened[1]
            opened = [0, 0]
    return found + opened[0] * len(markdown) - opened[1]


def _within_brackets(block: str) -> int:
    """How many characters stand in brackets, once for each of the brackets round them."""
    opened: dict[str, list[int]] = {"]": [], ")": []}
    found = 0
    for bracket in _BRACKET.finditer(block):
        sign, place = bracket[0], bracket.start()
        if sign in opened:
            found += place - opened[sign].pop() if opened[sign] else 0
        else:
            opened["]" if sign == "[" else ")"].append(place)
    return found + sum(len(block) - place for places in opened.values() for place in places)


def _formatted(markdown: str) -> str:
    try:
        return _through_library(markdown)
    except RecursionError:
        # Lists within lists beyond all sense: better shown with their signs than not at all.
        return _as_paragraphs(markdown)


def _as_paragraphs(words: str) -> str:
    paragraphs = re.split(r"\n\s*\n", words.strip())
    return "".join(f"<p>{html.escape(' '.join(p.split()), quote=False)}</p>" for p in paragraphs)


def _through_library(markdown: str) -> str:
    # Both are heavy to import and most windows open without needing them.
    import markdown as markdown_library  # noqa: PLC0415
    import nh3  # noqa: PLC0415

    as_html = markdown_library.markdown(_HASHTAG.sub(r"\1\\", markdown))
    return nh3.clean(as_html, tags=_TAGS, attributes={})
