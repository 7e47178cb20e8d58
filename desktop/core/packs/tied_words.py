"""Selected words, as a record says that it is about them: `on:`, and `near:` where it must."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.core.fields.written_file import written_value
from desktop.core.packs.articles import PackArticle
from desktop.core.packs.copied_words import CopiedWords, TooManyOccurrences
from desktop.core.span import Span

# So many words on either side are tried, to tell a place from others with the same words.
_REACHES = (2, 4, 8, 14, 24)
# Of a longer passage its beginning and its end are copied.
_LONGEST, _KEPT = 400, 60


def tied_words(article: PackArticle, span: Span) -> tuple[tuple[str, str], ...]:
    """The fields `on` and, where the words stand in several places, `near`, as they are written.

    There are none where no words lead to just this place. Takes a walk through the article.
    """
    text, span = article.article.text, _trimmed(article.article.text, span)
    if not len(span):
        return ()
    # The article's own have counted what was asked for the records.
    copied = CopiedWords(text)
    try:
        for words in _ways_to_say(text, span):
            found = copied.spans(words)
            if span not in found:
                continue
            if len(found) == 1:
                return (("on", written_value(words)),)
            for near in _around(text, span):
                if copied.spans(near) and copied.nearest(words, near) == (span,):
                    return (("on", written_value(words)), ("near", written_value(near)))
    except TooManyOccurrences:
        return ()
    return ()


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _ways_to_say(text: str, span: Span) -> Iterator[str]:
    words = span.of(text)
    if len(words) <= _LONGEST:
        yield " ".join(words.split())
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    if len(lines) > 1 and len(words) <= _LONGEST:
        yield " … ".join(lines)
    first, last = words[:_KEPT].rpartition(" ")[0], words[-_KEPT:].partition(" ")[2]
    if first and last and "\n" not in first + last:
        yield f"{first} … {last}"


def _around(text: str, span: Span) -> Iterator[str]:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = end if end >= 0 else len(text)
    before, behind = text[start : span.start].split(), text[span.end : end].split()
    for reach in (1, *_REACHES):
        yield " ".join((*before[-reach:], *span.of(text).split(), *behind[:reach]))
    # Where the same words stand beside them, it must be told which of the two.
    for reach in (1, *_REACHES):
        yield from filter(None, (" ".join(before[-reach:]), " ".join(behind[:reach])))
