"""What a page says of itself in JSON-LD, as plain records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# Pages with more say the same again, or mean harm.
_MOST_RECORDS = 2_000
_ARTICLES = ("Article", "Posting", "Report", "Recipe", "Blog")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The records about the article of a page, those about the page, and all of them."""

    articles: tuple[Mapping[str, Any], ...] = ()
    pages: tuple[Mapping[str, Any], ...] = ()
    every: tuple[Mapping[str, Any], ...] = ()


def linked_data_of(scripts: Iterable[str]) -> LinkedData:
    """The records in these scripts; what cannot be read is left out."""
    every = tuple(_records(scripts))
    articles = tuple(each for each in every if _is_article(each))
    reviews = tuple(each for each in every if "Review" in _kind(each))
    pages = tuple(each for each in every if "WebPage" in _kind(each))
    return LinkedData(articles or reviews, pages, every)


def words_in(value: Any) -> str:
    """The words that a value is, or nothing."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _kind(record: Mapping[str, Any]) -> str:
    return str(record.get("@type"))[:200]


def _is_article(record: Mapping[str, Any]) -> bool:
    kind = _kind(record)
    return any(word in kind for word in _ARTICLES) and "Claim" not in kind


def _records(scripts: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    count = 0
    for script in scripts:
        stack = [_read(script)]
        while stack and count < _MOST_RECORDS:
            value = stack.pop()
            if isinstance(value, list):
                stack.extend(reversed(value))
            elif isinstance(value, dict):
                count += 1
                yield value
                inner = (each for each in value.values() if isinstance(each, (list, dict)))
                stack.extend(reversed([*inner]))


def _read(script: str) -> Any:
    words = script.strip().removeprefix("<![CDATA[").removesuffix("]]>")
    words = words.removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return None
