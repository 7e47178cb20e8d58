"""A Markdown file as an article: one of a lesson pack, or any other.

Its words are those that the library for Markdown shows, whatever others have written with it: what
stands in HTML, in code or behind references is read as it was meant. `text/article_markdown` is
stricter on purpose, for it says of every line of a teacher's pack what is wrong in it; here it is
asked for headings, lists and tables alone, where its words are the same.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.parser import HTMLParser

from desktop.core.article import Article, Completeness
from desktop.core.fields.choice import read_choice
from desktop.core.fields.day import read_day
from desktop.core.fields.fields import Fields
from desktop.core.fields.head import read_head
from desktop.core.fields.problem import ProblemList, TooManyProblems
from desktop.core.fields.text_file import TextFile
from desktop.core.importing.decoding import LARGEST
from desktop.core.importing.plain_text import article_of, blocks
from desktop.core.packs.pack_head import read_language
from desktop.core.packs.vocabulary import ARTICLE, ARTICLE_REQUIRED
from desktop.core.shape import PLAIN, SHAPELESS, LineKind, LineStyle, Shape, SpanKind
from desktop.core.text.article_markdown import written_article
from desktop.core.text.blocks import Block, TextRun, shaped
from desktop.core.text.markdown import to_html
from desktop.core.text.normalised import normalise, normalise_line

_FENCE = re.compile(r"\s*---+[ \t]*(?:\n|$)")
_BLOCK_END = re.compile(r"</(?:p|li|h\d|blockquote|pre)>|<(?:br|hr) ?/?>")
_RANKS, _LISTS = ("h1", "h2", "h3", "h4", "h5", "h6"), ("ul", "ol")
_MARKS = {"em": SpanKind.EMPHASIS, "strong": SpanKind.STRONG, "code": SpanKind.CODE}
_TAG = re.compile(r"<[^<>]+>")


def article_from_markdown(text: str, *, name: str) -> Article:
    """The words of a Markdown file, called by its field or heading, else by `name`.

    Fields between two lines --- at the top are read as in a lesson pack. The text of a pack's
    article (it has `id`, `title` and `rights`) is taken as the program takes it when the pack
    is installed, so that places in it agree. Raises NoWords.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    fields, body = _parted(text, name)
    shape = SHAPELESS
    if all(fields.words(field) for field in ARTICLE_REQUIRED):
        words = "\n".join(" ".join(block) for block in blocks(body.split("\n")))
    else:
        words = _words(body)
        shape = _shape_of(body, normalise(words))
    title = fields.words("title") or _heading(body) or name
    return replace(_with_origin(article_of(words, title=title), fields), shape=shape)


def _parted(text: str, name: str) -> tuple[Fields, str]:
    if not _FENCE.match(text):
        return Fields(name, 1), text
    # What is wrong with the fields is for `sourcebook`'s pack reader to say.
    try:
        head = read_head(TextFile(name, tuple(text.split("\n"))), ARTICLE, ProblemList())
    except TooManyProblems:
        return Fields(name, 1), text
    return head.fields, "\n".join(head.body)


def _heading(body: str) -> str:
    first, newline, rest = body.lstrip().partition("\n")
    if newline and first.startswith("# "):
        return _words(first[1:].strip(" ").rstrip("#").rstrip(" "))
    under, newline, _ = rest.partition("\n")
    is_underlined = newline and under and not under.rstrip(" ").strip("=")
    return _words(first) if is_underlined and under.startswith("=") else ""


def _words(markdown: str) -> str:
    """The words without the signs of Markdown, one paragraph a line."""
    in_one_line = to_html(markdown, longest=LARGEST).replace("\n", " ")
    return html.unescape(_TAG.sub("", _BLOCK_END.sub("\n", in_one_line)))


def _shape_of(body: str, words: str) -> Shape:
    """How the text is set, where both ways to read Markdown agree on all of its words."""
    made = shaped(
        block
        # Pictures lie beside the file, which is all that there is.
        for block in written_article(body.split("\n")).blocks
        if isinstance(block, Block)
    )
    return made.shape if made.text == words else _shape_of_lines(body, words)


def _shape_of_lines(body: str, words: str) -> Shape:
    """How the lines are set, told by the HTML that the words were taken from."""
    reader = _LineReader()
    reader.feed(to_html(body, longest=LARGEST).replace("\n", " "))
    reader.close()
    made = shaped(reader.blocks())
    return made.shape if made.text == words else SHAPELESS


class _LineReader(HTMLParser):
    """Makes a block of each paragraph, heading and item of cleaned HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._runs: list[TextRun] = []
        self._around: list[str] = []
        self._counts: list[int] = []
        self._kinds: list[SpanKind] = []

    def blocks(self) -> tuple[Block, ...]:
        """All that was read."""
        self._end_block()
        return tuple(self._blocks)

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag in _MARKS:
            self._kinds.append(_MARKS[tag])
            return
        if tag in ("br", "hr"):
            self._end_block()
            return
        if tag in _LISTS:
            self._end_block()
            self._counts.append(0)
        elif tag == "li" and self._counts:
            self._counts[-1] += 1
        self._around.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _MARKS:
            if _MARKS[tag] in self._kinds:
                self._kinds.remove(_MARKS[tag])
            return
        self._end_block()
        if tag in self._around:
            while self._around.pop() != tag:
                pass
        if tag in _LISTS and self._counts:
            self._counts.pop()

    def handle_data(self, data: str) -> None:
        self._runs.append(TextRun(data, frozenset(self._kinds)))

    def _end_block(self) -> None:
        if self._runs:
            self._blocks.append(Block(tuple(self._runs), self._style()))
        self._runs = []

    def _style(self) -> LineStyle:
        for tag in reversed(self._around):
            if tag in _RANKS:
                return LineStyle(LineKind.HEADING, int(tag[1]))
            if tag == "blockquote":
                return LineStyle(LineKind.QUOTATION, self._around.count(tag))
            if tag == "li" and self._counts:
                lists = [each for each in self._around if each in _LISTS]
                number = self._counts[-1] if lists and lists[-1] == "ol" else None
                return LineStyle(LineKind.LIST_ITEM, len(self._counts), number)
        return PLAIN


def _with_origin(article: Article, fields: Fields) -> Article:
    unheard = ProblemList()
    return replace(
        article,
        published=read_day(fields, "published", unheard),
        accessed=read_day(fields, "accessed", unheard),
        completeness=read_choice(Completeness, fields, "text", unheard) or article.completeness,
        language=read_language(fields, unheard) or article.language,
        publisher=normalise_line(fields.words("publisher")),
        byline=normalise_line(fields.words("byline")),
        url=normalise_line(fields.words("url")),
        genre=normalise_line(fields.words("genre")),
        rights=normalise_line(fields.words("rights")),
    )
