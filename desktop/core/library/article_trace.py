"""By what an article is known again without its text being read."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from desktop.core.article import ArticleId


@dataclass(frozen=True, slots=True)
class ArticleTrace:
    """By what an article is known again without its text: `digest` stands for that."""

    id: ArticleId
    title: str
    url: str
    digest: bytes


def text_digest(words: str) -> bytes:
    """What stands for a text: two have the same only when they are the same."""
    return sha256(words.encode("utf-8", "surrogatepass")).digest()
