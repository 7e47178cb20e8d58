"""A note as its writer typed it: Markdown where marks stand as marks, all other signs as signs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from desktop.core.text.markdown import words_in_html

# Deeper than that, signs at the start of a line are shown as they were typed.
_DEEPEST = 4
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(\S.*)$")
_RULE = re.compile(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_ITEM = re.compile(r"([ \t]*)[-*][ \t]+(?=\S)(.*)$")
# Who lists what speaks for it and against it means the signs as signs.
_PLUS = re.compile(r"[ \t]*\+[ \t]+\S")
_QUOTED = re.compile(r"[ ]{0,3}> ?(.*)$")
_FENCE = re.compile(r"[ ]{0,3}```[ \t]*$")
# An address has a dot or a colon in it, and something behind that.
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(((?=[^()\s:.]{0,300}[:.][^()\s])[^()\s]{2,600})\)")
_TOKEN = re.compile(
    r"""(?P<literal>\\[!-/:-@\[-`{-~])
      | (?P<code>`[^`\n]{1,500}`)
      | (?P<link>\[)
      | (?P<marks>\*{1,3}(?!\*)|_{1,3}(?!_))""",
    re.X,
)
# A mark before the one kind begins nothing, one behind the other ends nothing: "(*)".
_CLOSING, _OPENING = ")]}.,;:!?", "([{"
_TAGS = {
    1: ("<em>", "</em>"),
    2: ("<strong>", "</strong>"),
    3: ("<strong><em>", "</em></strong>"),
}


def note_html(note: str) -> str:
    """The note as safe HTML in which no letter and no digit of it is missing.

    Lines end where they were ended. Headings, lists with dashes or stars, quotations, code and
    pairs of marks round whole words are set as such; a link is its words, then its address.
    """
    return _blocks(note.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 0)


def note_plain(note: str) -> str:
    """The words of the note alone, each line as it was ended."""
    return words_in_html(note_html(note))


def note_on_paper(note: str) -> str:
    """The words of the note for where there are no lists: each item has a dot before it."""
    # All signs of the note itself are written out by then.
    return words_in_html(note_html(note).replace("<li>", "<li>• ")).strip()


def _blocks(lines: Sequence[str], depth: int) -> str:
    shown: list[str] = []
    for is_code, part in _fenced(lines):
        if is_code:
            shown.append(f"<pre>{_escaped(chr(10).join(part))}</pre>")
            continue
        for is_quoted, some in groupby(part, lambda line: _is_quoted(line, depth)):
            if is_quoted:
                inner = [found[1] for line in some if (found := _QUOTED.match(line))]
                shown.append(f"<blockquote>{_blocks(inner, depth + 1)}</blockquote>")
            else:
                shown += _unquoted(list(some))
    return "\n".join(shown)


def _is_quoted(line: str, depth: int) -> bool:
    return depth < _DEEPEST and _QUOTED.match(line) is not None


def _fenced(lines: Sequence[str]) -> Iterator[tuple[bool, Sequence[str]]]:
    """The lines between fences and the others; a fence without a second is a line like others."""
    fences = [number for number, line in enumerate(lines) if _FENCE.match(line)]
    done = 0
    for opening, closing in zip(fences[::2], fences[1::2], strict=False):
        yield False, lines[done:opening]
        yield True, lines[opening + 1 : closing]
        done = closing + 1
    yield False, lines[done:]


def _unquoted(lines: list[str]) -> Iterator[str]:
    """Headings, rules, lists and paragraphs."""
    has_signs = any(map(_PLUS.match, lines))
    paragraph: list[str] = []
    items: list[tuple[int, list[str]]] = []
    was_blank = True
    for line in lines:
        heading, item = _HEADING.match(line), None if has_signs else _ITEM.match(line)
        is_rule = was_blank and _RULE.match(line) is not None
        goes_on = items and not was_blank and line[:1].isspace()
        is_blank = not line.strip()
        if is_blank:
            yield from _paragraph(paragraph)
        elif item and not is_rule and not _RULE.match(line):
            yield from _paragraph(paragraph)
            items.append((len(item[1].expandtabs(4)), [item[2]]))
        elif goes_on:
            items[-1][1].append(line)
        else:
            yield from _list(items)
            if heading or is_rule:
                yield from _paragraph(paragraph)
                yield _heading(heading) if heading else "<hr>"
            else:
                paragraph.append(line)
        was_blank = is_blank
    yield from _list(items)
    yield from _paragraph(paragraph)


def _heading(found: re.Match[str]) -> str:
    level, words = len(found[1]), found[2].rstrip()
    without = words.rstrip("#")
    # Signs at its end close a heading where a blank is before them: "C#" is a name.
    words = without.rstrip() if without[-1:].isspace() else words
    return f"<h{level}>{_inline(words)}</h{level}>"


def _paragraph(lines: list[str]) -> Iterator[str]:
    """The lines, of which nothing is left, as a paragraph; nothing where there are none."""
    if lines:
        yield f"<p>{_in_lines(lines)}</p>"
        lines.clear()


def _in_lines(lines: Iterable[str]) -> str:
    return _inline("\n".join(line.strip() for line in lines)).replace("\n", "<br>\n")


def _list(items: list[tuple[int, list[str]]]) -> Iterator[str]:
    """The items, of which nothing is left, as lists within lists by how far they stand in."""
    if not items:
        return
    shown: list[str] = []
    indents: list[int] = []
    for indent, lines in items:
        while len(indents) > 1 and indent < indents[-1]:
            indents.pop()
            shown.append("</li></ul>")
        if not indents or (indent >= indents[-1] + 2 and len(indents) < _DEEPEST):
            indents.append(indent)
            shown.append("\n<ul>")
        else:
            shown.append("</li>\n")
        shown.append(f"<li>{_in_lines(lines)}")
    shown.append("</li></ul>" * len(indents))
    items.clear()
    yield "".join(shown)


def _inline(words: str) -> str:
    """Words of one block, with what stands between a pair of marks set apart."""
    line, done = _Line(), 0
    for token in _TOKEN.finditer(words):
        if token.start() < done:
            continue
        sign, link = token[0], None
        if token.lastgroup == "link" and (link := _LINK.match(words, token.start())) is None:
            continue
        if token.lastgroup == "code" and not _stands_alone(words, token.start(), token.end()):
            continue
        line.write(words[done : token.start()])
        done = token.end()
        if link is not None:
            line.write_html(_inline(link[1]))
            line.write(f" ({link[2]})")
            done = link.end()
        elif token.lastgroup == "literal":
            line.write(sign[1])
        elif token.lastgroup == "code":
            line.write_html(f"<code>{_escaped(sign[1:-1])}</code>")
        else:
            line.take_marks(sign, words[token.start() - 1 : token.start()], words[done : done + 1])
    line.write(words[done:])
    return "".join(line.parts)


class _Line:
    """Words as they are read from left to right, with the marks that wait for their second."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        # Which of the parts are the marks that are open.
        self._opened: dict[str, int] = {}
        self._last_word = -1

    def write(self, words: str) -> None:
        if any(map(str.isalnum, words)):
            self._last_word = len(self.parts)
        self.parts.append(_escaped(words))

    def write_html(self, words: str) -> None:
        self._last_word = len(self.parts)
        self.parts.append(words)

    def take_marks(self, sign: str, before: str, after: str) -> None:
        """Closes the pair that these marks belong to, or opens one; else they are signs."""
        # More than three in a row are no marks.
        is_pair = before != sign[0]
        place = self._opened.get(sign, len(self.parts))
        is_second = bool(before.strip().strip(_OPENING)) and not after.isalnum()
        if is_pair and is_second and self._last_word > place:
            self.parts[place], end = _TAGS[len(sign)]
            self.parts.append(end)
            # What was opened within and not closed is no pair.
            self._opened = {other: at for other, at in self._opened.items() if at < place}
            return
        if is_pair and after.strip().strip(_CLOSING) and not before.isalnum():
            self._opened[sign] = len(self.parts)
        self.parts.append(sign)


def _stands_alone(words: str, start: int, end: int) -> bool:
    """Whether no word and no number goes on over either of the marks."""
    return not words[start - 1 : start].isalnum() and not words[end : end + 1].isalnum()


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)
