"""Pages on which there is nothing to read: a consent notice, a login, a list of links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from desktop.core.importing.errors import NoArticle, NoArticleReason
from desktop.core.importing.formats.page_blocks import PageBlock
from desktop.core.importing.formats.page_element import PageElements
from desktop.core.shape import LineKind
from desktop.core.text.word_lists import words_by_kind

_WORD = re.compile(r"\w+")
# So many words even a short report has.
_SHORT, _FEW = 60, 25
_LONGEST_NOTICE = 700
_MANY_TEASERS = 5
_SAID = 3


def refuse_without_article(
    elements: PageElements, blocks: Sequence[PageBlock], taken: Sequence[int]
) -> None:
    """Raises NoArticle, with the reason, where what was taken of a page is no article."""
    text = [blocks[number] for number in taken if blocks[number].kind is not LineKind.CAPTION]
    count = sum(len(block.words) for block in text)
    if count < _LONGEST_NOTICE and _is_about(text, "consent"):
        raise NoArticle(NoArticleReason.CONSENT)
    if _is_list(blocks, taken):
        raise NoArticle(NoArticleReason.LINKS)
    if count >= _SHORT or any(block.is_prose and len(block.words) >= _FEW for block in text):
        return
    if _is_not_found(elements, blocks):
        raise NoArticle(NoArticleReason.NOT_FOUND)
    words = [block for block in blocks if block.line]
    if _has_password(elements) or _is_about(words, "login"):
        raise NoArticle(NoArticleReason.LOGIN)
    if _is_about(words, "consent"):
        raise NoArticle(NoArticleReason.CONSENT)
    if _is_about(words, "scripts"):
        raise NoArticle(NoArticleReason.SCRIPTS)
    linked = sum(block.link_letters for block in words)
    if linked > 0.6 * sum(len(block.line) for block in words) > 0:
        raise NoArticle(NoArticleReason.LINKS)
    if count < 4 or not any(block.is_sentence for block in text):
        raise NoArticle(NoArticleReason.NOTHING)


def _is_about(blocks: Sequence[PageBlock], kind: str) -> bool:
    """Whether most of what stands in blocks speaks of this."""
    signs, all_letters, letters = set(), 0, 0
    for block in blocks:
        line = " ".join(_WORD.findall(block.line[:2000].casefold()))
        spoken = {sign for sign in _signs(kind) if sign in line}
        all_letters += len(block.line)
        letters += len(block.line) if spoken else 0
        signs |= spoken
    return len(signs) >= _SAID and letters > 0.5 * all_letters


def _is_not_found(elements: PageElements, blocks: Sequence[PageBlock]) -> bool:
    """Whether the title or a heading says that there is no such page."""
    titles = [element.text for element in elements.tagged("title")]
    headings = [block.line for block in blocks if block.kind is LineKind.HEADING]
    return any(
        sign in f" {' '.join(_WORD.findall(line[:200].casefold()))} "
        for line in (*titles[:1], *headings)
        for sign in (f" {sign} " for sign in _signs("missing"))
    )


def _is_list(blocks: Sequence[PageBlock], taken: Sequence[int]) -> bool:
    """Whether headlines that lead elsewhere stand over a line or two each."""
    paragraphs = [number for number in taken if blocks[number].kind is LineKind.PARAGRAPH]
    under = sum(number > 0 and _is_teaser(blocks[number - 1]) for number in paragraphs)
    return under >= _MANY_TEASERS and under >= 0.5 * len(paragraphs)


def _is_teaser(block: PageBlock) -> bool:
    is_linked = block.link_letters >= 0.8 * len(block.line)
    return block.kind is LineKind.HEADING and is_linked and len(block.words) >= 3


def _has_password(elements: PageElements) -> bool:
    return any(field.get("type").lower() == "password" for field in elements.tagged("input"))


@cache
def _signs(kind: str) -> frozenset[str]:
    return words_by_kind("page_notices")[kind]
