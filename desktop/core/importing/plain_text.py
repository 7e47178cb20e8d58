"""Plain text, from a file or pasted, as an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby, islice

from desktop.core.article import Article, ArticleId
from desktop.core.importing.errors import NoWords
from desktop.core.importing.top_lines import said_in
from desktop.core.text.language import language_of
from desktop.core.text.normalised import normalise, normalise_line
from desktop.core.text.quotation_marks import CLOSING

_LONGEST_TITLE = 140
_SENTENCE_END = re.compile(rf"[.!?…:;][{CLOSING})\]]*$")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Programs that wrap lines break them at 60 to 80 characters.
_WRAPPED_AT_MOST = 120
_WRAPPED_AT_LEAST = 40


def article_from_plain_text(text: str, *, name: str) -> Article:
    """The text as an article, called by its headline or, where it has none, by `name`.

    A headline is a short first line without a full stop and with an empty line under it; it
    stays in the text. Lines that a program wrapped are joined to paragraphs. The same text
    always has the same id. Raises NoWords.
    """
    lines = _LINE_END.split(text)
    paragraphs = [paragraph for block in blocks(lines) for paragraph in _paragraphs(block)]
    return article_of("\n".join(paragraphs), title=_headline(lines) or name)


def article_of(text: str, *, title: str) -> Article:
    """An article of paragraphs that stand one a line, in the language they seem to be in.

    Raises NoWords.
    """
    stored = normalise(text)
    if not stored:
        raise NoWords
    digest = sha256(stored.encode("utf-8")).hexdigest()
    return Article(
        ArticleId(f"text-{digest[:12]}"),
        normalise_line(title),
        stored,
        language=language_of(stored),
    )


def blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines that stand together, without blanks at their ends."""
    for is_text, block in groupby(lines, key=lambda line: bool(line.strip())):
        if is_text:
            yield [line.strip() for line in block]


def _paragraphs(block: list[str]) -> list[str]:
    return [" ".join(block)] if _is_wrapped(block) else block


def _is_wrapped(block: list[str]) -> bool:
    """Whether the lines end where the room ended, and not where sentences do."""
    inner = block[:-1]
    if not inner or max(map(len, block)) > _WRAPPED_AT_MOST:
        return False
    broken = sum(not _SENTENCE_END.search(line) for line in inner)
    return min(map(len, inner)) >= _WRAPPED_AT_LEAST and broken * 2 >= len(inner)


def _headline(lines: Sequence[str]) -> str:
    beginning = list(islice(blocks(lines), 2))
    if len(beginning) < 2:
        return ""
    line, *others = beginning[0]
    # Who wrote it and when may stand right below.
    if any(said_in(other) == ((), "") for other in others):
        return ""
    return "" if len(line) > _LONGEST_TITLE or _SENTENCE_END.search(line) else line
