"""A Markdown file as an article: one of a lesson pack, or any other."""

from __future__ import annotations

import html
import re
from dataclasses import replace

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
from desktop.core.text.markdown import to_html
from desktop.core.text.normalised import normalise_line

_FENCE = re.compile(r"\s*---+[ \t]*(?:\n|$)")
_BLOCK_END = re.compile(r"</(?:p|li|h\d|blockquote|pre)>|<(?:br|hr) ?/?>")
_TAG = re.compile(r"<[^<>]+>")


def article_from_markdown(text: str, *, name: str) -> Article:
    """The words of a Markdown file, called by its field or heading, else by `name`.

    Fields between two lines --- at the top are read as in a lesson pack. The text of a pack's
    article (it has `id`, `title` and `rights`) is taken as the program takes it when the pack
    is installed, so that places in it agree. Raises NoWords.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    fields, body = _parted(text, name)
    if all(fields.words(field) for field in ARTICLE_REQUIRED):
        words = "\n".join(" ".join(block) for block in blocks(body.split("\n")))
    else:
        words = _words(body)
    title = fields.words("title") or _heading(body) or name
    return _with_origin(article_of(words, title=title), fields)


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
